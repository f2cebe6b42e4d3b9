"""The recipes of docs/recipes.md: the code under each heading, by engine and question."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "recipes.md"
OPENING = "Opening"  # the code of an engine that the others of it go on from
ON_S3 = "On S3"  # what comes before it there
ENGINES = ("pandas", "DuckDB", "Polars", "Spark")  # R cannot be run here


def recipes(engine: str) -> dict[str, str]:
    """The code of an engine under each of its headings."""
    chapters = dict(_parts(DOCS.read_text("utf-8"), "## "))
    return {
        question: "\n".join(re.findall(r"^```\w+\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
        for question, text in _parts(chapters[engine], "### ")
    }


def _parts(text: str, mark: str) -> list[tuple[str, str]]:
    parts = re.split(rf"^{mark}(.+)\n", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))
