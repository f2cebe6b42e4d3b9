"""The recipes of docs/descriptors.md work as they stand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from catalogue.descriptors.published import HOSTILE_STATEMENT

DOCS = Path(__file__).parents[3] / "docs" / "descriptors.md"
RECIPES = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def found(root, tmp_path, monkeypatch, json_lines):
    """What the recipes make, one after another."""
    shutil.copytree(root, tmp_path / "store" / "datasets" / "bulletins")
    monkeypatch.chdir(tmp_path)
    names = {}
    for recipe in RECIPES:
        exec(recipe, names)
    return names


def test_every_recipe_gives_what_it_says(found):
    assert found["report"].valid, found["wrong"]
    assert (found["wrong"], found["broken"]) == ([], [])
    assert next(iter(found["validator"].iter_errors({})), None) is not None
    assert found["headlines"].count("兰湾今日第1事".encode()) == 3
    rights = {(str(paper), str(statement)) for paper, _, statement in found["rights"]}
    assert {("hexi", HOSTILE_STATEMENT), ("lanwan", "样报，可自由使用")} <= rights


def test_lines_of_every_month_were_looked_at(found):
    assert list(found["lines"]) == []
    assert len(list(found["root"].glob("exports/jsonl/**/*.jsonl.gz"))) == 3
