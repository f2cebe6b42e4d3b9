"""Options that several commands share, and how their words are read."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def add_dates(verb: argparse.ArgumentParser, *, required: bool) -> None:
    """Options for one date, or a first and a last."""
    which = verb.add_argument_group("dates")
    which.add_argument("--date", type=day, help="one date, YYYY-MM-DD")
    which.add_argument("--from", dest="first", type=day, help="first date")
    which.add_argument("--to", dest="last", type=day, help="last date, included")
    verb.set_defaults(dates_required=required)


def add_common(verb: argparse.ArgumentParser) -> None:
    """Options of every command that works on the archive."""
    verb.add_argument("--store", help="folder or s3://bucket/prefix; else BULLETIN_STORE")
    verb.add_argument(
        "--papers", action="append", type=Path, default=[], metavar="DIR",
        help="a folder with newspaper files, besides BULLETIN_PAPERS",
    )  # fmt: skip
    add_output(verb)


def add_output(verb: argparse.ArgumentParser) -> None:
    """The option for how answers are printed."""
    verb.add_argument("--json", action="store_true", help="one JSON object a line, for machines")


def count(text: str) -> int:
    """Read a number of things, one at least."""
    if not text.isdecimal() or int(text) == 0:
        message = f"{text!r} is no number from 1 on"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def stray(text: str) -> str:
    """Refuse a word that stands alone; a date may, in `bulletin add`, and here has an option."""
    try:
        message = f"give --date {date.fromisoformat(text)}"
    except ValueError:
        message = f"{text!r} is nothing that is taken; dates are --date YYYY-MM-DD"
    raise argparse.ArgumentTypeError(message)


def day(text: str) -> date:
    """Read a date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not a date; write YYYY-MM-DD"
        raise argparse.ArgumentTypeError(message) from error
