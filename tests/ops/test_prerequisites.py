"""What must be there before anything is installed."""

import fcntl
import os
import re
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

import prerequisites
from prerequisites import (
    BootstrapError,
    alone,
    check_space,
    check_writable,
    fitting_python,
    python_version,
)


def interpreter(folder: Path, name: str, says: str, status: int = 0) -> Path:
    """A program that answers like a Python of some version."""
    program = folder / name
    program.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """A PATH with nothing on it but what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)])
def test_a_fitting_python_goes_on_itself(version):
    assert fitting_python(version) is None


def test_an_old_python_is_refused_in_one_line(path):
    with pytest.raises(BootstrapError) as refused:
        fitting_python((3, 9))

    assert str(refused.value) == "Python 3.11 or newer is needed; found 3.9"


def test_a_python_without_wheels_is_refused_in_one_line(path):
    with pytest.raises(BootstrapError) as refused:
        fitting_python((3, 15))

    assert str(refused.value) == "Python 3.14 or older is needed; found 3.15"


def test_an_old_python_hands_over_to_a_fitting_one(path):
    python = interpreter(path, "python3.12", "3 12")

    assert fitting_python((3, 9)) == str(python)


def test_a_shim_without_its_python_is_passed_over(path):
    """A version manager leaves `python3.13` on the PATH that says only that it is not there."""
    interpreter(path, "python3.13", "not installed", status=127)
    python = interpreter(path, "python3.11", "3 11")

    assert fitting_python((3, 9)) == str(python)


def test_a_program_that_lies_about_its_name_is_passed_over(path):
    interpreter(path, "python3.12", "3 9")

    with pytest.raises(BootstrapError, match=r"found 3\.9$"):
        fitting_python((3, 9))


def test_a_missing_interpreter_has_no_version(tmp_path):
    assert python_version(tmp_path / "bin" / "python") == ()


def test_space_that_suffices_is_not_spoken_of(tmp_path):
    check_space(tmp_path, 1)


def test_too_little_space_is_told_with_both_figures(tmp_path, monkeypatch):
    monkeypatch.setattr(
        prerequisites.shutil, "disk_usage", lambda _: SimpleNamespace(free=300_000_000)
    )

    with pytest.raises(BootstrapError) as refused:
        check_space(tmp_path, 1_400_000_000)

    told = "not enough disk space for .venv; 1.4 GB needed, 0.3 GB free"
    assert str(refused.value) == f"{tmp_path}: {told}"


def test_a_folder_of_another_user_is_refused_by_name(tmp_path, monkeypatch):
    """Root may write anywhere, so the answer of the system is what is faked."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    monkeypatch.setattr(prerequisites.os, "access", lambda place, _: place != venv)

    with pytest.raises(BootstrapError, match=rf"^{re.escape(str(venv))} cannot be written to; "):
        check_writable(tmp_path, venv)


def test_a_folder_that_is_not_there_yet_hinders_nobody(tmp_path):
    check_writable(tmp_path, tmp_path / ".venv")


def test_the_second_bootstrap_waits_for_the_first(tmp_path, capfd):
    order = []
    folder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)

    def second() -> None:
        with alone(tmp_path):
            order.append("second")

    waiting = threading.Thread(target=second)
    waiting.start()
    told = ""
    while "waiting" not in told:
        time.sleep(0.01)
        told += capfd.readouterr().out
    order.append("first")
    os.close(folder)
    waiting.join(timeout=10)

    assert told == "another bootstrap is at work here; waiting for it\n"
    assert order == ["first", "second"]
