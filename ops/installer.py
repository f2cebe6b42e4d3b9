"""Find the uv that installs everything, and tell it what pip would know about this machine."""

from __future__ import annotations

import importlib.util
import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prerequisites import BootstrapError
from uv_wheel import fetch_uv, pin_of, pip_index

if TYPE_CHECKING:
    from collections.abc import Mapping

FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")  # meant for another Python


def tool_environment(environment: Mapping[str, str], scratch: Path) -> dict[str, str]:
    """
    The variables for uv and pip: the user's own, with what uv would overlook.

    uv reads neither pip's settings nor the machine's certificates, by which a company's mirror
    or proxy is known; and it needs a cache, even where the home folder cannot be written to.
    """
    tools = {name: value for name, value in environment.items() if name not in FOREIGN}
    index = pip_index(environment, Path.home(), Path("/etc"))
    if index and not environment.keys() & {"UV_DEFAULT_INDEX", "UV_INDEX_URL"}:
        tools["UV_DEFAULT_INDEX"] = index
    known = ssl.get_default_verify_paths()
    if known.cafile or (known.capath and any(Path(known.capath).iterdir())):
        tools.setdefault("UV_SYSTEM_CERTS", "true")
    cache = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if not os.access(cache if cache.exists() else cache.parent, os.W_OK | os.X_OK):
        tools.setdefault("UV_CACHE_DIR", str(scratch / "cache"))
    return tools


def starts(program: Path) -> bool:
    """Whether the program runs at all; a shim without its program does not."""
    try:
        run = subprocess.run([program, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return run.returncode == 0


def find_uv(root: Path, venv: Path, scratch: Path, tools: Mapping[str, str]) -> Path:
    """
    A uv that starts: from the PATH, from `.venv`, by pip, or straight from the package index.

    Raises:
        BootstrapError: There is none, and none can be fetched.
    """
    for found in (shutil.which("uv"), venv / "bin" / "uv"):
        if found and starts(Path(found)):
            return Path(found)
    requirements = (root / "requirements.txt").read_text("utf-8")
    python = python_with_pip(scratch)
    if python and install_uv_by_pip(python, requirements, scratch, tools):
        return scratch / "bin" / "uv"
    index = tools.get("UV_DEFAULT_INDEX") or tools.get("UV_INDEX_URL")
    if index is None:
        message = (
            "there is no uv, no pip that works and no package index set; install python3-venv, "
            "or set PIP_INDEX_URL"
        )
        raise BootstrapError(message)
    return fetch_uv(requirements, index, scratch)


def python_with_pip(scratch: Path) -> Path | None:
    """This Python, where it has pip; else one in `scratch` that brings its own; None without."""
    if importlib.util.find_spec("pip"):
        return Path(sys.executable)
    if not importlib.util.find_spec("ensurepip"):
        return None
    command = [sys.executable, "-m", "venv", scratch / "with-pip"]
    made = subprocess.run(command, capture_output=True, check=False)
    return scratch / "with-pip" / "bin" / "python" if made.returncode == 0 else None


def install_uv_by_pip(
    python: Path, requirements: str, scratch: Path, tools: Mapping[str, str]
) -> bool:
    """Put the pinned uv into `scratch` by a Python's pip; False where pip does not manage."""
    pins = scratch / "uv.txt"
    pins.write_text(pin_of("uv", requirements).lines, "utf-8")
    command = (python, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes")
    options = ("--only-binary", ":all:", "--target", scratch, "--requirement", pins)
    run = subprocess.run([*command, *options], env=tools, capture_output=True, check=False)
    return run.returncode == 0 and starts(scratch / "bin" / "uv")
