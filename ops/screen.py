"""What is printed: columns in colour on a terminal, plain lines elsewhere."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOURS = {"fetched": "cyan", "read": "blue", "published": "green", "trouble": "red"}


class Screen:
    """A line a thing; nothing is wrapped or cut, so that paths can be copied."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, soft_wrap=True, emoji=False, markup=False)

    def say(self, text: str = "") -> None:
        """A line of its own."""
        self._console.print(text)

    def line(self, day: str, verb: str, text: str) -> None:
        """A line of a table: when, what, how it was."""
        colour = COLOURS.get(verb, "default")
        self._console.print(Text.assemble((f"{day:10}  ", "dim"), (f"{verb:9}  ", colour), text))

    @contextmanager
    def waiting(self, text: str) -> Iterator[None]:
        """Show on a terminal that something takes its time."""
        with self._console.status(text):
            yield
