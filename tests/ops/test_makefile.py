"""The words of the Makefile do what they say, from a folder of any name."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORDS = (
    "run",
    "up",
    "newsstand",
    "test",
    "lint",
    "format",
    "score",
    "bench",
    "samples",
    "lock",
    "clean",
)

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(folder: Path, *words: str) -> str:
    command = ["make", "--no-print-directory", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "我的 报纸"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    return folder


def test_make_alone_lists_every_word(folder):
    listed = re.findall(r"^  make (\w+) +\S", make(folder), re.MULTILINE)

    assert listed == ["help", *WORDS]


@pytest.mark.parametrize("word", WORDS)
def test_no_recipe_names_a_place_of_its_own(folder, word):
    """Absolute paths would break in a folder whose name has a space."""
    recipe = make(folder, "--dry-run", word)

    assert str(folder) not in recipe
    assert not re.search(r"(?<![\w.])/\w", recipe)


def test_clean_takes_what_can_be_made_again_and_no_data(folder):
    made = (".venv", ".mypy_cache", "include/__pycache__", "store", ".airflow", "samples")
    for name in made:
        (folder / name).mkdir(parents=True)

    make(folder, "clean")

    assert [name for name in made if (folder / name).exists()] == ["store", ".airflow", "samples"]


def test_the_makefile_locks_as_of_the_release_of_airflow():
    """`--exclude-newer` and the version in requirements.in are moved together."""
    as_of = re.search(r"^AS_OF := (\S+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[1]
    wanted = (ROOT / "requirements.in").read_text("utf-8")

    assert as_of == "2026-09-18T00:00:00Z"
    assert "apache-airflow[amazon,postgres,standard]==3.3.2 " in wanted
