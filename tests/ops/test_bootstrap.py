"""A `.venv` is made once, found again, and made anew where it cannot be used."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from loopback_index import Index

import bootstrap
from bootstrap import (
    Stamp,
    digest,
    is_complete,
    is_sound,
    link_project,
    locked_files,
    main,
    make_venv,
    read_stamp,
)
from prerequisites import BootstrapError

OPS = Path(bootstrap.__file__).parent
THIS_PYTHON = "{}.{}".format(*sys.version_info)
WHEEL = "greeting-1.0-py3-none-any.whl"


@pytest.fixture
def root(tmp_path) -> Path:
    """A checkout under a name with a space and Chinese characters."""
    root = tmp_path / "我的 报纸" / "bulletin"
    (root / "include" / "bulletin").mkdir(parents=True)
    (root / "requirements.txt").write_text("", encoding="utf-8")
    (root / "requirements-dev.txt").write_text("", encoding="utf-8")
    text = "import sys\nprint(sys.argv[1:], __file__)\n"
    (root / "include" / "bulletin" / "__main__.py").write_text(text, encoding="utf-8")
    return root


def unheard(_: str) -> None:
    """Where it does not matter what is said."""


def stamped(root: Path, text: str) -> Path:
    venv = root / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / "bulletin.stamp").write_bytes(os.fsencode(text))
    return venv


def test_a_stamp_is_read_as_it_was_written(root):
    stamp = Stamp(str(root / ".venv"), "3.11", "ab" * 32)

    assert read_stamp(stamped(root, stamp.text())) == stamp


@pytest.mark.parametrize("text", ["", "/a/.venv\n3.11\n", "one\ntwo\nthree\nfour\n"])
def test_half_a_stamp_is_none(root, text):
    assert read_stamp(stamped(root, text)) is None


def test_no_venv_has_no_stamp(root):
    assert read_stamp(root / ".venv") is None


def test_a_venv_is_sound_where_it_was_made(root):
    stamp = Stamp(str(root / ".venv"), THIS_PYTHON, "")

    assert is_sound(stamp, stamped(root, stamp.text()))


def test_a_moved_venv_is_not_sound(root):
    """Its programs name the Python of the place where it was made."""
    stamp = Stamp("/elsewhere/.venv", THIS_PYTHON, "")

    assert not is_sound(stamp, stamped(root, stamp.text()))


def test_a_venv_whose_python_went_away_is_not_sound(root):
    venv = stamped(root, "")
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nonexistent/python3.11")

    assert not is_sound(Stamp(str(venv), THIS_PYTHON, ""), venv)


def test_a_venv_whose_python_became_another_is_not_sound(root):
    venv = stamped(root, "")

    assert not is_sound(Stamp(str(venv), "3.1", ""), venv)


def test_a_venv_for_development_serves_the_newsroom_too(root):
    run, dev = (Stamp("", "", digest(root, dev=dev)) for dev in (False, True))

    assert is_complete(run, root, dev=False)
    assert is_complete(dev, root, dev=False)
    assert is_complete(dev, root, dev=True)
    assert not is_complete(run, root, dev=True)


def test_another_lock_makes_a_venv_incomplete(root):
    stamp = Stamp("", "", digest(root, dev=False))
    (root / "requirements.txt").write_text("numpy==2.5.3\n", encoding="utf-8")

    assert not is_complete(stamp, root, dev=False)


def test_a_venv_without_space_is_not_begun(root, monkeypatch):
    monkeypatch.setattr(bootstrap, "RUN_BYTES", 2**80)
    said = []

    with pytest.raises(BootstrapError, match="not enough disk space"):
        make_venv(root, root / ".venv", dev=False, say=said.append)

    assert not (root / ".venv").exists()
    assert said == []


def test_a_half_made_venv_is_taken_away_and_that_is_said(root):
    venv = stamped(root, "")
    said = []

    make_venv(root, venv, dev=False, say=said.append)

    assert said[0] == "taking away a .venv that is half made, or was made elsewhere"
    assert not (venv / "bulletin.stamp").exists()


def test_a_venv_kept_elsewhere_is_not_emptied(root, tmp_path):
    elsewhere = tmp_path / "big disk"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (root / ".venv").symlink_to(elsewhere)

    make_venv(root, root / ".venv", dev=False, say=unheard)

    assert (elsewhere / "kept").exists()
    assert not (root / ".venv").is_symlink()


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_the_command_starts_in_every_locale(root, locale):
    """With a full path in the .pth file Python 3.11 would not even start, but in UTF-8."""
    venv = root / ".venv"
    make_venv(root, venv, dev=False, say=unheard)
    link_project(root, venv)

    command = [venv / "bin" / "bulletin", "read", "头版 p01.pdf"]
    environment = {"LC_ALL": locale, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(command, capture_output=True, env=environment, check=True)

    main_file = root / "include" / "bulletin" / "__main__.py"
    assert run.stdout.decode() == f"['read', '头版 p01.pdf'] {main_file}\n"


def test_a_missing_thing_ends_with_two_and_one_line(monkeypatch, capsys):
    def refuse(*_) -> None:
        message = "Python 3.11 or newer is needed; found 3.9"
        raise BootstrapError(message)

    monkeypatch.setattr(bootstrap, "fitting_python", refuse)

    assert main([]) == 2
    told = "bootstrap: Python 3.11 or newer is needed; found 3.9\n"
    assert capsys.readouterr().err == told


def test_a_refusal_of_the_system_names_its_place(monkeypatch, capsys):
    def full(*_, **__) -> None:
        raise OSError(28, "No space left on device", "/a/.venv/bulletin.stamp")

    monkeypatch.setattr(bootstrap, "bootstrap", full)

    assert main([]) == 2
    told = "bootstrap: /a/.venv/bulletin.stamp: No space left on device\n"
    assert capsys.readouterr().err == told


def greeting() -> bytes:
    """A package that prints its greeting by a command of its own."""
    wheel = io.BytesIO()
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("greeting.py", "def main():\n    print('早上好')\n")
        facts = "greeting-1.0.dist-info"
        archive.writestr(
            f"{facts}/METADATA", "Metadata-Version: 2.1\nName: greeting\nVersion: 1.0\n"
        )
        archive.writestr(
            f"{facts}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{facts}/entry_points.txt", "[console_scripts]\ngreet = greeting:main\n")
        archive.writestr(f"{facts}/RECORD", "")
    return wheel.getvalue()


def test_a_checkout_with_a_chinese_name_is_made_ready_found_again_and_repaired(root):
    """All of it, from a lock with one package, by the uv that stands on the PATH."""
    wheel, uv = greeting(), shutil.which("uv") or str(Path(sys.executable).parent / "uv")
    pin = f"greeting==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel).hexdigest()}\n"
    (root / "requirements.txt").write_text(pin, encoding="utf-8")
    shutil.copytree(OPS, root / "ops", ignore=shutil.ignore_patterns("__pycache__"))

    def run(place: Path) -> list[str]:
        command = [sys.executable, place / "ops" / "bootstrap.py"]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        assert done.stderr == b""
        return [line.split(" s  ")[1] for line in done.stdout.decode().splitlines()]

    with Index({"greeting": {WHEEL: wheel}}) as index:
        environment = {
            "PATH": f"{Path(uv).parent}:/usr/bin:/bin",
            "HOME": str(root.parent),
            "UV_DEFAULT_INDEX": index.address,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        first = run(root)
        second = run(root)
        moved = root.rename(root.with_name("搬家 后"))
        third = run(moved)

    python = "{}.{}.{}".format(*sys.version_info)
    made = [
        f"making .venv with Python {python}",
        f"installing what requirements.txt lock, with {uv}",
        ".venv is ready",
    ]
    assert first == made
    assert second == [".venv is up to date"]
    assert third == ["taking away a .venv that is half made, or was made elsewhere", *made]
    greet = subprocess.run([moved / ".venv" / "bin" / "greet"], capture_output=True, check=True)
    assert greet.stdout.decode() == "早上好\n"
    assert list((moved / ".venv" / "lib").rglob("greeting.cpython-*.pyc"))


def test_the_locked_files_are_those_of_this_project():
    root = Path(__file__).parents[2]

    assert locked_files(root, dev=True) == (
        root / "requirements.txt",
        root / "requirements-dev.txt",
    )
    assert all(file.is_file() for file in locked_files(root, dev=True))
