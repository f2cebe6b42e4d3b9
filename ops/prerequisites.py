"""What has to be there before anything is installed: a Python, a folder, space, and no rival."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLDEST = (3, 11)  # the language the package is written in
NEWEST = (3, 14)  # the last one for which every locked package has a wheel
CANDIDATES = ("python3.13", "python3.12", "python3.11", "python3.14")  # best tried first


class BootstrapError(Exception):
    """What is missing and what to do about it, in one line."""


def spelt(version: tuple[int, ...]) -> str:
    """A version as people write it: 3.11."""
    return ".".join(map(str, version))


def python_version(python: Path | str) -> tuple[int, ...]:
    """(3, 11), as the interpreter itself says; () where it does not start, as an empty shim."""
    say = "import sys; print(*sys.version_info[:2])"
    try:
        run = subprocess.run([python, "-I", "-c", say], capture_output=True, text=True, check=True)
        return tuple(map(int, run.stdout.split()))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ()


def fitting_python(running: tuple[int, ...]) -> str | None:
    """
    The interpreter to use in place of the running one; None where that one fits.

    Raises:
        BootstrapError: No interpreter on the PATH fits.
    """
    if OLDEST <= running <= NEWEST:
        return None
    for name in CANDIDATES:
        found = shutil.which(name)
        if found and OLDEST <= python_version(found) <= NEWEST:
            return found
    needed = f"{spelt(OLDEST)} or newer" if running < OLDEST else f"{spelt(NEWEST)} or older"
    message = f"Python {needed} is needed; found {spelt(running)}"
    raise BootstrapError(message)


def check_writable(root: Path, venv: Path) -> None:
    """
    See that this user may write wherever the installation writes.

    Raises:
        BootstrapError: A folder is read-only, or belongs to another user.
    """
    for place in (root, venv):
        if place.exists() and not os.access(place, os.W_OK | os.X_OK):
            remedy = "clone into a folder of your own, or have this one given to you with chown"
            message = f"{place} cannot be written to; {remedy}"
            raise BootstrapError(message)


def check_space(root: Path, needed: int) -> None:
    """
    See that `needed` bytes are free.

    Raises:
        BootstrapError: They are not.
    """
    free = shutil.disk_usage(root).free
    if free < needed:
        told = f"{needed / 1e9:.1f} GB needed, {free / 1e9:.1f} GB free"
        message = f"{root}: not enough disk space for .venv; {told}"
        raise BootstrapError(message)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep a second bootstrap of the same checkout waiting; the folder itself is the lock."""
    folder = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("another bootstrap is at work here; waiting for it", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
