"""The lines of docs/reading.md run as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from bulletin.archive import FolderStore
from bulletin.cli import main
from reader.conftest import first, second

DOCS = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")


def test_the_lines_run(tmp_path, monkeypatch, capsys):
    store = FolderStore(tmp_path / "store")
    first(store)
    second(store)
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^bulletin (pull .*?)(?:  #.*)?$", DOCS, re.MULTILINE)
    found = {}

    codes = [main(shlex.split(command)) for command in commands]
    for recipe in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL):
        exec(recipe, found)

    assert codes == [0] * 5
    assert (len(found["known"]), len(found["first"]), len(found["topics"])) == (6, 3, 11)
    assert (len(found["articles"]), len(found["table"])) == (3, 6)
    assert found["dataset"].version == "r000001"
