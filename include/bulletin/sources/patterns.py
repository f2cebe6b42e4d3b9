"""Patterns of a newspaper's file with a date and a page written in."""

from __future__ import annotations

import re
from datetime import date

_TOKEN = re.compile(r"\{(?P<name>base|date|page)(?::(?P<format>[^{}]*))?\}")


def filled(pattern: str, day: date, *, base: str = "", page: str = "{page}") -> str:
    """A pattern with {base}, {date}, {date:FORMAT} and {page} written in; see the catalog."""

    def written(token: re.Match[str]) -> str:
        if token["name"] == "date":
            return day.strftime(token["format"] or "%Y-%m-%d")
        return base if token["name"] == "base" else page

    return _TOKEN.sub(written, pattern)
