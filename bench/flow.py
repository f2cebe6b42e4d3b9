"""
Flow: how unbroken a text is.

The share of short windows of what was written that stand in what was read. It falls where lines
are read in the wrong order, columns run into each other, or a folio stands amid a sentence. It is
the pressroom's measure, so that the same figure can be had where there is no pressroom.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

WINDOW = 20  # characters: longer than a line of a narrow column, so that most cross a line's end
STEP = 5  # characters from one window to the next

_BLANK = re.compile(r"[\s■□▲▼◆●]+")  # white space, and marks that stand for nothing


@dataclass(frozen=True)
class Flow:
    """How many windows there were, and how many were found."""

    found: int
    windows: int

    @property
    def share(self) -> float:
        """0 to 1; 0 where there is nothing to find."""
        return self.found / max(self.windows, 1)


def plain(text: str) -> str:
    """A text as it is compared: compatibility forms folded, white space and marks taken out."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def flow(written: Iterable[str], read: str) -> Flow:
    """How much of each written text runs unbroken in what was read; both are plain."""
    windows = [window for text in written for window in windows_of(text)]
    return Flow(sum(window in read for window in windows), len(windows))


def windows_of(text: str) -> list[str]:
    """The windows of a text; none where it is shorter than one."""
    return [text[at : at + WINDOW] for at in range(0, len(text) - WINDOW + 1, STEP)]
