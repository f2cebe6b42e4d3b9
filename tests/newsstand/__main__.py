"""
Serve the invented newspaper by hand: `make newsstand`.

Writes the newspaper's file into a folder and says how to fetch from it. Stops with Ctrl-C. Pages
are the invented ones, or the PDFs of a folder. Switches may be given as `name=value`, the value as
Python writes it: `late='{2}'`, `unknown_date='"redirect"'`; newsstand/habits.py has them all.
"""

from __future__ import annotations

import argparse
import ast
import errno
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from newsstand import Newsstand, StandIssue, StandPage
from newsstand.habits import Habits
from newsstand.papers import SCHEMES, paper_file, platform_of
from newsstand.press import Press

PORT = 8480
HELP = """\
{base} has issues of {days}
try, in another window:
    export BULLETIN_PAPERS={folder} BULLETIN_STORE={folder}/store
    .venv/bin/bulletin fetch xjrb --date {day}
    .venv/bin/bulletin segment xjrb --date {day}
    .venv/bin/bulletin compare xjrb {day}
    .venv/bin/bulletin ledger --paper xjrb --date {day}
"""


def main(words: Sequence[str] | None = None) -> None:
    asked = _asked(words)
    try:
        newsstand = _newsstand(asked)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"newsstand: port {asked.port} is taken; use --port")
    _serve(newsstand, asked)


def _newsstand(asked: argparse.Namespace) -> Newsstand:
    days = asked.date
    if asked.folder is None:
        habits = Habits(asked.kind, issues=tuple(days), **dict(asked.switches))
        press = Press()
        press.set(habits)
        return Newsstand(port=asked.port, site=press)
    issues = [StandIssue(day, _pages(asked.folder)) for day in days]
    return Newsstand(issues, asked.port)


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="newsstand", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--kind", choices=tuple(SCHEMES), default="resfile")
    parser.add_argument("--folder", type=Path, help="page PDFs of a resfile site")
    parser.add_argument("--papers", type=Path, default=Path("store/newsstand"))
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        nargs="+",
        default=[date(2026, 3, 14), date(2026, 3, 15)],
    )
    parser.add_argument("switches", type=_switch, nargs="*", metavar="name=value")
    return parser.parse_args(words)


def _switch(text: str) -> tuple[str, Any]:
    name, _, value = text.partition("=")
    if name not in {field.name for field in fields(Habits)}:
        message = f"there is no switch {name!r}"
        raise argparse.ArgumentTypeError(message)
    try:
        return name, ast.literal_eval(value)
    except (SyntaxError, ValueError) as error:
        message = f"{text!r}: write the value as Python does, as late='{{2}}'"
        raise argparse.ArgumentTypeError(message) from error


def _pages(folder: Path) -> tuple[StandPage, ...]:
    """The folder's PDFs in the order of their names."""
    files = [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]
    return tuple(StandPage(f"第{place:02d}版：样例", file) for place, file in enumerate(files, 1))


def _serve(newsstand: Newsstand, asked: argparse.Namespace) -> None:
    with newsstand as stand:
        asked.papers.mkdir(parents=True, exist_ok=True)
        paper = asked.papers / "xjrb.yaml"
        site = platform_of(asked.kind, stand.base, min_interval_s=0.2, allow_private=True)
        paper.write_text(paper_file("xjrb", site), encoding="utf-8")
        days, folder = ", ".join(map(str, asked.date)), shlex.quote(str(asked.papers))
        told = HELP.format(base=stand.base, days=days, day=asked.date[-1], folder=folder)
        sys.stdout.write(told)
        sys.stdout.flush()
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
