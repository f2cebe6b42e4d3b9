"""The recipes for Spark, run with PySpark as PyPI has it and the Java of this machine."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from bulletin.catalogue.recipes import recipe
from recipes.answers import ANSWERS
from recipes.documents import OPENING, recipes

ROOT = Path(__file__).parents[2]
VERSION = "4.2.0"  # of PySpark: 450 MB of jars as source alone, so no requirement of every machine
NO_INDEX = ("Failed to fetch", "error sending request", "dns error", "Could not connect")
SPARK = recipes("Spark")
SMALL = {  # no page of its own, nothing heard but on loopback, no two hundred parts of six rows
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false "
    "--conf spark.sql.shuffle.partitions=1 pyspark-shell",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17"),
]


@pytest.fixture(scope="module")
def pyspark():
    """The folder that PySpark is installed in, kept for other runs of this user."""
    sys.path.append(str(ROOT / "ops"))
    from installer import find_uv, tool_environment  # noqa: PLC0415  programs of a folder

    folder = Path(tempfile.gettempdir()) / f"bulletin-pyspark-{VERSION}-{os.getuid()}"
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return folder
        with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
            tools = tool_environment(os.environ, Path(scratch))
            uv = find_uv(ROOT, ROOT / ".venv", Path(scratch), tools)
            made = Path(scratch) / "made"
            _install(uv, made, tools)
            made.rename(folder)
    return folder


def _install(uv: Path, folder: Path, tools: dict[str, str]) -> None:
    command = [uv, "pip", "install", "--python", sys.executable, "--target", folder]
    options = ["--no-binary", "pyspark", f"pyspark=={VERSION}"]
    run = subprocess.run(
        [*command, *options], env=tools, capture_output=True, text=True, check=False
    )
    if run.returncode and any(sign in run.stderr for sign in NO_INDEX):
        pytest.skip(f"no package index is reached: {run.stderr.splitlines()[-1]}")
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def answers(pyspark, folder):
    """What Spark says to every recipe; one Spark for all, as it takes seconds to start."""
    asked = {it: text for it, text in SPARK.items() if it != OPENING}
    asked["copied"] = recipe("spark").text("bulletins").replace(".show()", "")
    given = json.dumps({"opening": SPARK[OPENING], "recipes": asked})
    path = [str(pyspark), str(ROOT / "include"), str(ROOT / "tests"), *sys.path]
    run = subprocess.run(
        [sys.executable, "-m", "recipes.in_spark"], input=given, text=True, cwd=folder.parent,
        env={**os.environ, **SMALL, "PYTHONPATH": os.pathsep.join(filter(None, path))},
        capture_output=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("question", [it for it in SPARK if it != OPENING])
def test_a_recipe_gives_the_known_answer(question, answers):
    known = [[str(value) for value in row] for row in ANSWERS[question]]

    assert sorted(answers[question]) == known


def test_the_lines_to_copy_show_every_article(answers):
    assert len(answers["copied"]) == 6
