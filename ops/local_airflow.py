"""
Airflow's components as processes of our own, on loopback only.

`airflow standalone` opens log servers on every interface and leaves its api-server behind when it
is ended by SIGTERM (Airflow 3.3), so the components are started one by one. Each is the leader of
a session, so that Ctrl-C reaches this program alone, which then ends them in order.
"""

from __future__ import annotations

import contextlib
import json
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import psutil

from processes import family, kill, whole_step
from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

SECONDS_TO_START = 120  # a cold start on two busy cores takes 30
SECONDS_TO_STOP = 15  # for a scheduler, which waits for its running tasks
SECONDS_TO_LEAVE = 5  # for the others, which have nothing to lose; a triggerer may dawdle for 10
GOOD_BYE = b"Finished server process"
STARTS_AGAIN = 3  # of one component; what has not passed by then does not pass by itself
RAISED = re.compile(r"(?:\w+\.)*\w*(?:Error|Exception)\b")
LAST_LINES = 20  # in which an error is what ended a component; one further up was survived
LETTERS = 300  # of what a component said last; the rest is in its log

# The scheduler ends first, as its tasks report to the api-server; then the others together.
COMPONENTS = {
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "triggerer": ("triggerer", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "api-server": ("api-server",),
}

# What every task would import for itself, 0.3 s each time; the scheduler's workers and their tasks
# are forks of it. Nothing of ours is here, so that a change in our code counts at once.
SHARED = (
    "airflow.sdk.execution_time.supervisor",
    "airflow.sdk.execution_time.task_runner",
    "airflow.providers.standard.decorators.python",
    "boto3",
    "msgspec",
    "numpy",
    "pandas",
    "pyarrow.parquet",
    "yaml",
)


@dataclass(slots=True)
class Component:
    """One component of Airflow; its process is another when it was started again."""

    name: str
    home: Path
    env: Mapping[str, str]
    process: subprocess.Popen[bytes]
    started_again: int = 0

    @property
    def log(self) -> Path:
        return self.home / "logs" / f"{self.name}.log"

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None

    @property
    def end(self) -> str:
        """How it ended, in a line."""
        return (
            f"Airflow's {self.name} ended ({self.process.returncode}): "
            f"{_last_words(self.log)}; all of it is in {self.log}"
        )


@contextmanager
def running(
    home: Path, env: Mapping[str, str], names: Iterable[str]
) -> Iterator[tuple[Component, ...]]:
    """Start components, and end all of them whatever happens inside."""
    started: list[Component] = []
    try:
        for name in names:
            with whole_step():
                started.append(Component(name, home, env, _start(home, env, name, "wb")))
                _remember(home, started)
        yield tuple(started)
    finally:
        with whole_step():
            _end(started)
            (home / "processes.json").unlink(missing_ok=True)


def wait_until(is_ready: Callable[[], bool], components: Sequence[Component]) -> None:
    """
    Wait until Airflow says that all is well.

    Raises:
        NewsroomError: A component ended, or time is up.
    """
    give_up = time.monotonic() + SECONDS_TO_START
    while not is_ready():
        check_alive(components)
        if time.monotonic() > give_up:
            logs = components[0].log.parent
            message = f"Airflow was not healthy after {SECONDS_TO_START} s; its logs are in {logs}"
            raise NewsroomError(message)
        time.sleep(0.1)


def check_alive(components: Sequence[Component]) -> None:
    """
    Raises:
        NewsroomError: A component has ended by itself.
    """
    for component in components:
        if component.has_ended:
            raise NewsroomError(component.end)


def revive(components: Sequence[Component], say: Callable[[str], None]) -> bool:
    """
    Start again what has ended by itself, as a service manager would.

    Airflow's own way out of a moment's trouble with its database is to end.

    Returns:
        Whether anything was.

    Raises:
        NewsroomError: It has ended too often.
    """
    ended = [component for component in components if component.has_ended]
    for component in ended:
        if component.started_again == STARTS_AGAIN:
            raise NewsroomError(component.end)
        say(f"{component.end}; it is started again")
        with whole_step():
            kill(family(component.process.pid))
            component.process = _start(component.home, component.env, component.name, "ab")
            component.started_again += 1
            _remember(component.home, components)
    return bool(ended)


def end_leftovers(home: Path) -> None:
    """End what a newsroom that was killed has left running in this folder."""
    path = home / "processes.json"
    if not path.is_file():
        return
    for pid, created in json.loads(path.read_text(encoding="utf-8")):
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if abs(process.create_time() - created) < 1:
                kill([process, *process.children(recursive=True)])
    path.unlink()


def command_of(name: str) -> list[str]:
    """What starts a component: `airflow <component>`, in this Python."""
    shared = f"import {', '.join(SHARED)}; " if name == "scheduler" else ""
    program = f"{shared}from airflow.__main__ import main; main()"
    return [sys.executable, "-c", program, *COMPONENTS[name]]


def _start(
    home: Path, env: Mapping[str, str], name: str, mode: Literal["wb", "ab"]
) -> subprocess.Popen[bytes]:
    with (home / "logs" / f"{name}.log").open(mode) as output:
        return subprocess.Popen(
            command_of(name),
            env=env,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _remember(home: Path, started: Sequence[Component]) -> None:
    """Note who runs, for a newsroom that comes after one that was killed."""
    known = [
        (component.process.pid, psutil.Process(component.process.pid).create_time())
        for component in started
        if not component.has_ended
    ]
    (home / "processes.json").write_text(json.dumps(known), encoding="utf-8")


def _end(started: list[Component]) -> None:
    """Ask the scheduler to end, then the others; then end what is left of their sessions."""
    schedulers = [component for component in started if component.name == "scheduler"]
    others = [component for component in started if component.name != "scheduler"]
    for group, patience in ((schedulers, SECONDS_TO_STOP), (others, SECONDS_TO_LEAVE)):
        families = [process for component in group for process in family(component.process.pid)]
        for component in group:
            component.process.send_signal(signal.SIGINT)
        give_up = time.monotonic() + patience
        while not all(map(_is_done, group)) and time.monotonic() < give_up:
            time.sleep(0.05)
        kill(families)
        for component in group:
            component.process.wait()


def _is_done(component: Component) -> bool:
    """
    Whether a component has ended, or has nothing left to do.

    An api-server that has said good-bye takes apart its memory for 3 s; nobody needs to wait.
    """
    if component.has_ended:
        return True
    return component.name == "api-server" and GOOD_BYE in component.log.read_bytes()[-4096:]


def _last_words(log: Path) -> str:
    """The error that ends a log, or its last line."""
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in text.split("\n") if line.strip()][-LAST_LINES:]
    errors = [line for line in lines if RAISED.match(line)]
    return next(reversed(errors or lines), "it said nothing").strip()[:LETTERS]
