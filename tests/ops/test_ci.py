"""What CI runs, with everything it calls replaced by a script that takes no time."""

import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PASSED = "============ 812 passed, 3 skipped in 61.20s (0:01:01) ============"
SLOW = "============ 4 passed, 811 deselected in 95.00s (0:01:35) ============"
FAILED = "============ 1 failed, 811 passed in 60.00s ============"

pytestmark = pytest.mark.skipif(
    None in {shutil.which("bash"), shutil.which("ps")}, reason="bash or ps is not installed"
)


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def is_running(number: int) -> bool:
    """Whether the process lives; one that ended and that nobody has asked after does not."""
    ps = ["ps", "-o", "stat=", "-p", str(number)]
    state = subprocess.run(ps, capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")


@dataclass(frozen=True)
class Clone:
    """A clone in which `make` and the rest do what the test says."""

    folder: Path

    def tools(
        self, *, test: str, run: str = "mkdir -p store; echo 1 > store/a", slow: str = "exit 5"
    ):
        tools = self.folder / "tools"
        script(tools / "make", f'case "$1" in\ntest) {test} ;;\nrun) {run} ;;\nesac')
        script(tools / "dpkg-query", "echo install ok installed")
        script(self.folder / ".venv" / "bin" / "pytest", slow)

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.folder / ".ci" / "run"],
            env={"PATH": f"{self.folder / 'tools'}:/usr/bin:/bin", "CI": "true"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def lines(self, status: int) -> list[str]:
        """What it printed, having ended with `status`."""
        process = self.start()
        printed, _ = process.communicate(timeout=60)
        assert process.returncode == status, printed
        return printed.splitlines()


@pytest.fixture
def clone(tmp_path) -> Clone:
    folder = tmp_path / "我的 报纸"
    (folder / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    return Clone(folder)


def test_the_closing_line_of_the_tests_comes_last(clone):
    clone.tools(test=f"echo '{PASSED}'", slow=f"echo '{SLOW}'")

    assert clone.lines(0) == [
        PASSED,
        SLOW,
        "the second run of the sample changed nothing: 1 files",
        PASSED,
    ]


def test_no_slow_test_is_no_failure(clone):
    clone.tools(test=f"echo '{PASSED}'", slow="exit 5")

    assert clone.lines(0)[-1] == PASSED


def test_a_failed_test_ends_it(clone):
    clone.tools(test=f"echo '{FAILED}'; exit 2")

    assert clone.lines(2) == [FAILED, FAILED]


def test_a_failed_slow_test_ends_it(clone):
    clone.tools(test=f"echo '{PASSED}'", slow=f"echo '{FAILED}'; exit 1")

    assert clone.lines(1) == [PASSED, FAILED, FAILED]


def test_a_sample_that_fails_ends_it(clone):
    clone.tools(test=f"echo '{PASSED}'", run="exit 6")

    assert clone.lines(6) == [PASSED, PASSED]


def test_a_second_run_that_changes_the_store_is_a_failure(clone):
    clone.tools(test=f"echo '{PASSED}'", run="mkdir -p store; date +%N >> store/a")

    printed = clone.lines(1)

    assert "the second run of the sample changed the store, as listed above" in printed


def test_what_it_started_ends_with_it(clone):
    """The process of a task, two levels down, that would sleep on for a minute."""
    started = clone.folder / "started"
    clone.tools(test=f"sleep 60 & echo $! > '{started}'; wait")
    process = clone.start()
    while not started.exists() or not started.read_text("utf-8").strip():
        time.sleep(0.01)
    sleeper = int(started.read_text("utf-8"))

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=30) == 143
    assert not is_running(sleeper)
