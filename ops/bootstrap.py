"""
Make `.venv`, with which everything else here runs, from the locked requirements.

    python3 ops/bootstrap.py          what the newsroom needs
    python3 ops/bootstrap.py --dev    and what tests, linters and benchmarks need

It needs no more than Python 3.11. Every package is checked against its hash, and compiled. A
second run finds the stamp that the first one left and ends at once; a `.venv` that was moved or
left half made is made anew. Where something is missing it says so in one line and ends with 2.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from installer import find_uv, tool_environment
from prerequisites import (
    BootstrapError,
    alone,
    check_space,
    check_writable,
    fitting_python,
    python_version,
    spelt,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
RUN_BYTES = 1_000_000_000  # of requirements.txt, installed and compiled
DEV_BYTES = 900_000_000  # of requirements-dev.txt, on top
STAMP = "bulletin.stamp"  # in .venv, written last
# Nothing is built here but what is given out as source alone: mlcroissant asks for this one.
BUILT = ("jsonpath-rw",)


@dataclass(frozen=True)
class Stamp:
    """What a finished `.venv` was made of: where it stands, its Python, its packages."""

    place: str
    python: str
    packages: str

    def text(self) -> str:
        """One fact a line, as the stamp's file has it."""
        return f"{self.place}\n{self.python}\n{self.packages}\n"


def read_stamp(venv: Path) -> Stamp | None:
    """The stamp of a finished `.venv`; None where there is none."""
    try:
        place, python, packages = os.fsdecode((venv / STAMP).read_bytes()).splitlines()
    except (OSError, ValueError):
        return None
    return Stamp(place, python, packages)


def locked_files(root: Path, *, dev: bool) -> tuple[Path, ...]:
    """The requirement files that make up a `.venv`."""
    names = ("requirements.txt", "requirements-dev.txt") if dev else ("requirements.txt",)
    return tuple(root / name for name in names)


def digest(root: Path, *, dev: bool) -> str:
    """SHA-256 of all that decides which packages a `.venv` has."""
    total = hashlib.sha256()
    for path in locked_files(root, dev=dev):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def is_sound(stamp: Stamp | None, venv: Path) -> bool:
    """Whether the stamp speaks of this very place, and the Python in it still starts."""
    if stamp is None or stamp.place != str(venv):
        return False
    return stamp.python == spelt(python_version(venv / "bin" / "python"))


def is_complete(stamp: Stamp, root: Path, *, dev: bool) -> bool:
    """Whether all is installed; a `.venv` for development serves the newsroom as well."""
    wanted = {digest(root, dev=True)} if dev else {digest(root, dev=True), digest(root, dev=False)}
    return stamp.packages in wanted


def bootstrap(root: Path, *, dev: bool) -> None:
    """
    Bring `.venv` up to date, or say that it is.

    Raises:
        BootstrapError: Something is missing.
    """
    say = told_with_seconds(time.monotonic())
    venv = root / ".venv"
    stamp = read_stamp(venv)
    sound = is_sound(stamp, venv)
    if stamp and sound and is_complete(stamp, root, dev=dev):
        say(".venv is up to date")
        return
    check_writable(root, venv)
    (venv / STAMP).unlink(missing_ok=True)
    if not sound:
        make_venv(root, venv, dev=dev, say=say)
    install(root, venv, dev=dev, say=say)
    link_project(root, venv)
    version = spelt(python_version(venv / "bin" / "python"))
    made = Stamp(str(venv), version, digest(root, dev=dev))
    (venv / STAMP).write_bytes(os.fsencode(made.text()))
    say(".venv is ready")


def told_with_seconds(started: float) -> Callable[[str], None]:
    """What prints a line after the seconds passed since `started`."""

    def say(line: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {line}", flush=True)

    return say


def make_venv(root: Path, venv: Path, *, dev: bool, say: Callable[[str], None]) -> None:
    """
    Make an empty `.venv`, in place of one that cannot be used.

    Raises:
        BootstrapError: There is no space for it, or Python comes without its venv module.
    """
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        say("taking away a .venv that is half made, or was made elsewhere")
        shutil.rmtree(venv)
    check_space(root, RUN_BYTES + (DEV_BYTES if dev else 0))
    say(f"making .venv with Python {spelt(sys.version_info[:3])}")
    command = (sys.executable, "-I", "-m", "venv", "--without-pip", venv)
    run(command, os.environ, "Python's venv module does not work; on Debian install python3-venv")


def install(root: Path, venv: Path, *, dev: bool, say: Callable[[str], None]) -> None:
    """
    Install the locked packages and nothing else.

    Raises:
        BootstrapError: uv or a package cannot be had.
    """
    files = locked_files(root, dev=dev)
    options: tuple[str, ...] = ("--require-hashes", "--only-binary", ":all:", "--compile-bytecode")
    if dev:
        options += tuple(part for name in BUILT for part in ("--no-binary", name))
    if not sys.stderr.isatty():
        options += ("--quiet",)
    with tempfile.TemporaryDirectory(prefix=".tools-", dir=venv) as scratch:
        tools = tool_environment(os.environ, Path(scratch))
        uv = find_uv(root, venv, Path(scratch), tools)
        say(f"installing what {' and '.join(file.name for file in files)} lock, with {uv}")
        python = str(venv / "bin" / "python")
        command = (str(uv), "pip", "sync", "--python", python, *options, *map(str, files))
        run(command, tools, "some packages could not be installed")


def link_project(root: Path, venv: Path) -> None:
    """
    Put `include/` on the path of `.venv`, and the `bulletin` command beside its Python.

    An editable installation would write the folder's name into a .pth file, and Python up to 3.12
    reads those in the locale's encoding: in a folder with a Chinese name it would not even start
    from cron, which sets no locale. A relative path is plain ASCII.
    """
    packages = next((venv / "lib").glob("python3*/site-packages"))
    path = os.path.relpath(root / "include", packages)
    (packages / "bulletin.pth").write_text(f"{path}\n", "ascii")
    command = venv / "bin" / "bulletin"
    # -P: a folder called `bulletin` where the command is typed must not be taken for the package.
    script = f'#!/bin/sh\nexec {shlex.quote(str(venv / "bin" / "python"))} -P -m bulletin "$@"\n'
    command.write_bytes(os.fsencode(script))
    command.chmod(0o755)


def run(command: Sequence[str | Path], environment: Mapping[str, str], otherwise: str) -> None:
    """
    Run a command to its end.

    Raises:
        BootstrapError: It failed; what it says itself stands above `otherwise`.
    """
    if subprocess.run(command, env=environment, check=False).returncode != 0:
        message = f"{otherwise}; the reason stands above"
        raise BootstrapError(message)


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; 0, or 2 where something is missing."""
    parser = argparse.ArgumentParser(description="Make .venv from the locked requirements.")
    parser.add_argument("--dev", action="store_true", help="also what tests and linters need")
    options = parser.parse_args(arguments)
    try:
        other = fitting_python(sys.version_info[:2])
        if other:
            os.execv(other, [other, __file__, *arguments])  # noqa: S606  a Python that just started
        with alone(ROOT):
            bootstrap(ROOT, dev=options.dev)
    except BootstrapError as error:
        print(f"bootstrap: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"bootstrap: {error.filename or ROOT}: {error.strerror or error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("bootstrap: stopped; the next run begins again", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
