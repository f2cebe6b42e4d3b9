"""The command `bulletin topics check`: phrases that do not earn their place in the lists."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bulletin.archive import latest_record
from bulletin.cli.files import LINES, load
from bulletin.cli.screen import say
from bulletin.cli.steps import days_of, desk_of
from bulletin.codec import from_json
from bulletin.errors import NotPublished
from bulletin.model import Article, IssueArticles
from bulletin.pipeline import Desk
from bulletin.topics import PhraseFault, PhraseReport, check_phrases, read_lines

WIDTH = 80  # columns
_SHOWN = 40  # phrases of a fault; --json has them all

_SAYS = {
    "everywhere": "fire in so many articles that they tell none from another; lower their weight",
    "hidden": "mostly stand inside a longer phrase of another topic; write out what you mean",
    "never": "were in no article; more articles may have them, or nobody writes so",
}


def check(options: argparse.Namespace) -> int:
    """Check the phrases over a file's articles, or over those of the archive."""
    texts = _in_file(options.file) if options.file else _in_archive(options)
    report = check_phrases(texts)
    if report.articles == 0:
        message = f"no articles in {options.file or 'the archive'} to check the phrases over"
        raise NotPublished(message)
    if options.json:
        for fault in report.faults:
            say("", fault, as_json=True)
    else:
        print_report(Console(highlight=False), report)
    return 0


def _in_file(name: str) -> Iterator[tuple[str, ...]]:
    if name == "-":
        lines, name = iter(sys.stdin.buffer), "standard input"
    else:
        lines = iter(load(Path(name), LINES).splitlines(keepends=True))
    for article in read_lines(lines, name):
        yield article.headline, article.body


def _in_archive(options: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    desk = desk_of(options)
    paper = desk.newspaper(options.paper).code if options.paper else None
    is_asked = options.date or options.first or options.last
    days = {str(day) for day in days_of(options)} if is_asked else None
    for issue in _issues(desk):
        code, day = issue.split("-", 1)[0], issue[-12:-2]
        if paper in {None, code} and (days is None or day in days):
            yield from map(_texts, _articles(desk, issue))


def _issues(desk: Desk) -> Iterable[str]:
    return sorted({key.split("/")[1] for key in desk.store.keys("articles/")})


def _articles(desk: Desk, issue: str) -> tuple[Article, ...]:
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), IssueArticles, key).articles if key else ()


def _texts(article: Article) -> tuple[str, ...]:
    heads = article.heads
    return (
        heads.headline, heads.kicker or "", heads.subheadline or "",
        article.standing_head or "", article.body,
    )  # fmt: skip


def print_report(console: Console, report: PhraseReport) -> None:
    """A table a fault, the most frequent phrases first."""
    over = f"lexicon {report.lexicon} over {report.articles:,} articles"
    console.print(f"{report.phrases:,} phrases of {over}", soft_wrap=True)
    for fault, group in groupby(report.faults, key=lambda each: each.fault):
        found = sorted(group, key=lambda each: (-each.articles, -each.places, each.topic))
        console.print()
        console.print(f"{len(found):,} {fault}: {_SAYS[fault]}", soft_wrap=True)
        console.print(_table(found[:_SHOWN]), width=min(WIDTH, console.width))
        if len(found) > _SHOWN:
            console.print(f"and {len(found) - _SHOWN:,} more; --json lists all", soft_wrap=True)


def _table(faults: Iterable[PhraseFault]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("topic", "phrase"):
        table.add_column(name, no_wrap=True)
    for name in ("weight", "articles", "places", "hidden"):
        table.add_column(name, justify="right")
    table.add_column("by", no_wrap=True)
    for it in faults:
        figures = (it.weight, it.articles, it.places, it.hidden)
        table.add_row(it.topic, Text(it.words), *map(str, figures), Text(it.by))
    return table
