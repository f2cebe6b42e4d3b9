"""Lists of words, one file each: editing a list is editing one file."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_COMMENT = re.compile("#.*")


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words of vocabulary/NAME.txt, in its order; what follows a # is a comment."""
    text = files("bulletin.entities").joinpath("vocabulary", f"{name}.txt").read_text("utf-8")
    return tuple(_COMMENT.sub("", text).split())


def any_of(name: str) -> str:
    """A pattern for any word of a list, the first that fits; words may be patterns themselves."""
    return "|".join(listed(name))
