"""What the commands print: a line a thing, or JSON for machines; progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bulletin.codec import to_json_line
from bulletin.errors import BulletinError, NotPublished

T = TypeVar("T")

_LONG = 3  # things; a bar for fewer would be gone before it is seen


def say(sentence: str, fact: object, *, as_json: bool) -> None:
    """Print a sentence for a person, or the fact behind it for a machine."""
    if as_json:
        sys.stdout.write(to_json_line(fact).decode())
    else:
        print(sentence)
    sys.stdout.flush()


def complain(error: BulletinError) -> None:
    """One line on standard error, whatever is in the name of a file or the answer of a site."""
    line = " ".join(str(error).splitlines())
    shown = (
        it if it.isprintable() or it.isspace() else "\N{REPLACEMENT CHARACTER}" for it in line
    )
    print(f"bulletin: {''.join(shown)}", file=sys.stderr)


def counted(number: int, thing: str) -> str:
    """A number of things: `1 page`, `1,200 pages`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def with_progress(things: Sequence[T], verb: str) -> Iterator[T]:
    """Go through things with a bar on standard error, where that is a terminal."""
    console = Console(stderr=True)
    if len(things) < _LONG or not console.is_terminal:
        yield from things
        return
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(verb, total=len(things))
        for thing in things:
            yield thing
            progress.advance(task)


def each(things: Sequence[T], verb: str, one: Callable[[T], None]) -> int:
    """
    Do them all; one that fails does not hold back the others.

    Returns:
        The exit code of the command: the first failure's. Things that are not there are a failure
        only where none is.
    """
    codes, absences = [], []
    for thing in with_progress(things, verb):
        try:
            one(thing)
        except NotPublished as absence:
            complain(absence)
            absences.append(absence.exit_code)
        except BulletinError as error:
            complain(error)
            codes.append(error.exit_code)
    if not codes and len(absences) == len(things):
        codes = absences
    return next(iter(codes), 0)
