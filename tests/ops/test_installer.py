"""The uv that installs, and what it is told about the machine."""

import subprocess
from pathlib import Path

import pytest

import installer
from installer import find_uv, starts, tool_environment
from prerequisites import BootstrapError


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch) -> Path:
    """A user with a home folder of their own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def program(path: Path, status: int = 0) -> Path:
    """A program that ends with `status`, whatever it is asked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_variables_for_another_python_are_left_out(tmp_path):
    given = {
        "PYTHONPATH": "/else",
        "PYTHONHOME": "/else",
        "PYTHONDONTWRITEBYTECODE": "1",
        "A": "b",
    }

    tools = tool_environment(given, tmp_path)

    assert tools["A"] == "b"
    assert not tools.keys() & {"PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}


def test_uv_is_told_of_the_index_that_pip_uses(tmp_path, home):
    (home / ".pip").mkdir()
    (home / ".pip" / "pip.conf").write_text(
        "[global]\nindex-url = https://mirror/simple\n", "utf-8"
    )

    given = {"PIP_CONFIG_FILE": str(home / "none.conf")}

    assert tool_environment(given, tmp_path)["UV_DEFAULT_INDEX"] == "https://mirror/simple"


def test_uvs_own_setting_stands(tmp_path):
    given = {"UV_INDEX_URL": "https://own/simple", "PIP_INDEX_URL": "https://mirror/simple"}

    assert "UV_DEFAULT_INDEX" not in tool_environment(given, tmp_path)


def test_uv_trusts_what_the_machine_trusts(tmp_path, monkeypatch):
    certificates = tmp_path / "ca.pem"
    certificates.write_text("", encoding="utf-8")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates))

    assert tool_environment({}, tmp_path)["UV_SYSTEM_CERTS"] == "true"


def test_uv_keeps_its_own_certificates_where_the_machine_has_none(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))

    assert "UV_SYSTEM_CERTS" not in tool_environment({}, tmp_path)


def test_without_a_home_the_cache_is_made_in_the_scratch_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/nonexistent")

    assert tool_environment({}, tmp_path)["UV_CACHE_DIR"] == str(tmp_path / "cache")


def test_with_a_home_the_cache_is_left_to_uv(tmp_path):
    assert "UV_CACHE_DIR" not in tool_environment({}, tmp_path)


def test_a_program_starts_or_does_not(tmp_path):
    assert starts(program(tmp_path / "uv"))
    assert not starts(program(tmp_path / "shim", status=127))
    assert not starts(tmp_path / "none")


def test_the_uv_on_the_path_is_taken_first(tmp_path, monkeypatch):
    uv = program(tmp_path / "path" / "uv")
    program(tmp_path / ".venv" / "bin" / "uv")
    monkeypatch.setenv("PATH", str(uv.parent))

    assert find_uv(tmp_path, tmp_path / ".venv", tmp_path, {}) == uv


def test_a_shim_on_the_path_gives_way_to_the_uv_of_the_venv(tmp_path, monkeypatch):
    shim = program(tmp_path / "path" / "uv", status=127)
    uv = program(tmp_path / ".venv" / "bin" / "uv")
    monkeypatch.setenv("PATH", str(shim.parent))

    assert find_uv(tmp_path, tmp_path / ".venv", tmp_path, {}) == uv


@pytest.fixture
def no_uv(tmp_path, monkeypatch) -> Path:
    """A project whose lock pins uv, on a machine that has none."""
    text = f"uv==1.2.3 \\\n    --hash=sha256:{'a' * 64}\n"
    (tmp_path / "requirements.txt").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    return tmp_path


def test_pip_is_asked_for_exactly_the_pinned_uv(no_uv, monkeypatch):
    scratch = no_uv / "scratch"
    scratch.mkdir()
    asked = []

    def pip(command, **_) -> subprocess.CompletedProcess[bytes]:
        if "pip" in command:
            asked.append(command[1:])
            program(scratch / "bin" / "uv")
        return subprocess.CompletedProcess(command, 0 if Path(command[0]).exists() else 127)

    monkeypatch.setattr(installer.subprocess, "run", pip)
    monkeypatch.setattr(installer.importlib.util, "find_spec", lambda _: "there")

    assert find_uv(no_uv, no_uv / ".venv", scratch, {}) == scratch / "bin" / "uv"
    options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    where = ["--target", scratch, "--requirement", scratch / "uv.txt"]
    assert asked == [["-m", "pip", "install", *options, *where]]
    assert (scratch / "uv.txt").read_text("utf-8") == (no_uv / "requirements.txt").read_text(
        "utf-8"
    )


def test_where_pip_does_not_manage_the_index_itself_is_asked(no_uv, monkeypatch):
    asked = []
    monkeypatch.setattr(installer, "install_uv_by_pip", lambda *_: False)
    monkeypatch.setattr(installer, "fetch_uv", lambda *given: asked.append(given) or no_uv / "uv")

    tools = {"UV_DEFAULT_INDEX": "https://mirror/simple"}

    assert find_uv(no_uv, no_uv / ".venv", no_uv, tools) == no_uv / "uv"
    assert asked == [
        ((no_uv / "requirements.txt").read_text("utf-8"), "https://mirror/simple", no_uv)
    ]


def test_without_uv_pip_and_index_it_is_said_what_to_install(no_uv, monkeypatch):
    monkeypatch.setattr(installer, "python_with_pip", lambda _: None)

    with pytest.raises(BootstrapError, match="install python3-venv, or set PIP_INDEX_URL"):
        find_uv(no_uv, no_uv / ".venv", no_uv, {})


def test_a_python_without_pip_makes_itself_one(tmp_path, monkeypatch):
    there = {"pip": None, "ensurepip": "there"}
    monkeypatch.setattr(installer.importlib.util, "find_spec", there.get)
    made = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(installer.subprocess, "run", lambda *_, **__: made)

    assert installer.python_with_pip(tmp_path) == tmp_path / "with-pip" / "bin" / "python"


def test_a_python_without_both_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(installer.importlib.util, "find_spec", lambda _: None)

    assert installer.python_with_pip(tmp_path) is None
