"""The recipes of docs/dataset.md work as they stand."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin.archive import FolderStore
from bulletin.dataset import publish_release
from dataset.builders import AT, DAY, entry

DOCS = Path(__file__).parents[2] / "docs" / "dataset.md"


def test_the_recipes_read_what_was_published(tmp_path, monkeypatch):
    store = FolderStore(tmp_path / "store")
    publish_release(store, [entry(store)], day=DAY, at=AT)
    monkeypatch.chdir(tmp_path)
    found = {}

    for recipe in re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL):
        exec(recipe, found)

    assert len(found["articles"]) == len(found["march"]) == 3
    assert len(found["topics"]) == 6
    assert [*found["spot"]["block"]] == ["b001"]
