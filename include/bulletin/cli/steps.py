"""Commands that work in the archive: fetch, segment, publish, verify, papers."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bulletin.catalog import Newspaper, newspapers
from bulletin.cli.screen import counted, each, say
from bulletin.errors import BadSetting, NotPublished
from bulletin.model import IssueId
from bulletin.pipeline import Desk, desk_from, fetched_on, make_articles
from bulletin.settings import settings

MOST_DAYS = 20_000  # some fifty years; more is a slip of the pen


def desk_of(options: argparse.Namespace) -> Desk:
    """
    The desk that environment and options describe; options win.

    Raises:
        BadSetting: The store has no name, or a folder of newspaper files is not there.
    """
    environment = dict(os.environ)
    if options.store is not None:
        if not options.store.strip():
            message = (
                f"--store {options.store!r} names nothing; give a folder, or s3://bucket/prefix"
            )
            raise BadSetting(message)
        environment["BULLETIN_STORE"] = options.store
    for folder in options.papers:
        if not folder.is_dir():
            message = f"--papers: {folder} is not a folder; make it or take it out"
            raise BadSetting(message)
    found = settings(environment)
    return desk_from(replace(found, papers=(*options.papers, *found.papers)))


def days_of(options: argparse.Namespace) -> list[date]:
    """
    The dates that were asked for, first to last.

    Raises:
        BadSetting: None, or both ways, or one end, or last before first, or more than MOST_DAYS.
    """
    first, last = options.first, options.last
    check_one_way(options)
    if options.date:
        return [options.date]
    if first is None and last is None:
        message = "which dates? give --date YYYY-MM-DD, or --from and --to"
        raise BadSetting(message)
    if first is None:
        message = f"--to {last} without --from; give both, or --date for one date"
        raise BadSetting(message)
    if last is None:
        message = f"--from {first} without --to; give both, or --date for one date"
        raise BadSetting(message)
    return _stretch(first, last)


def check_one_way(options: argparse.Namespace) -> None:
    """
    See that dates are asked for in one way.

    Raises:
        BadSetting: As one date, and as a stretch too.
    """
    if options.date and (options.first or options.last):
        message = "dates are asked for twice; give --date, or --from and --to"
        raise BadSetting(message)


def _stretch(first: date, last: date) -> list[date]:
    if first > last:
        message = f"--from {first} --to {last}: the first date is after the last; mend one of them"
        raise BadSetting(message)
    count = (last - first).days + 1
    if count > MOST_DAYS:
        message = (
            f"--from {first} --to {last} gives {count:,} dates, and {MOST_DAYS:,} are taken; "
            "mend one of them"
        )
        raise BadSetting(message)
    return [first + timedelta(days=n) for n in range(count)]


def fetch(options: argparse.Namespace) -> int:
    """Fetch issues."""
    from bulletin.pipeline import fetch as fetch_issue

    desk, paper, days = _asked(options)

    def one(day: date) -> None:
        got = fetch_issue(desk, IssueId.of(paper.code, day), at=datetime.now(UTC))
        news = f"{got.new_pages} new" if got.new_pages else "all there already"
        told = f"{got.issue}: {counted(got.pages, 'page')}, {news}{_findings(got.findings)}"
        say(told, got, as_json=options.json)

    due = [day for day in days if paper.appears_on(day)]
    if not due:
        message = f"{paper.code} has no issue on {_span(days)}; {paper.file} says when it appears"
        raise NotPublished(message)
    return each(due, "fetching", one)


def segment(options: argparse.Namespace) -> int:
    """Make articles of issues in the archive."""
    desk, paper, days = _asked(options)
    keys = [key for day in days for key in fetched_on(desk, day, only=[paper.code])]
    if not keys:
        message = f"no issue of {paper.code} on {_span(days)} in {desk.store.url}; fetch it first"
        raise NotPublished(message)

    def one(key: str) -> None:
        made = make_articles(desk, key)
        held = f"; HELD: {made.held}" if made.held else ""
        told = (
            f"{made.issue}: {counted(made.articles, 'article')}, {counted(made.tags, 'topic')} "
            f"on {counted(made.pages, 'page')}"
            f"{_findings(made.findings)}{held}"
        )
        say(told, made, as_json=options.json)

    return each(keys, "segmenting", one)


def publish(options: argparse.Namespace) -> int:
    """Publish dates."""
    from bulletin.pipeline import publish as publish_day

    desk, paper, days = _asked(options)
    desk = replace(desk, only=(paper.code,))

    def one(day: date) -> None:
        done = publish_day(desk, day, at=datetime.now(UTC))
        state = "released" if done.is_new else "nothing differs from"
        told = (
            f"{day}: {state} {done.version}, {counted(done.articles, 'article')} of "
            f"{counted(done.issues, 'issue')} "
            f"(+{done.added} ~{done.modified} -{done.removed}), {done.manifest}"
        )
        say("\n  ".join((told, *done.warnings)), done, as_json=options.json)

    made = [day for day in days if _has_articles(desk, paper, day)]
    if not made:
        message = (
            f"no articles of {paper.code} on {_span(days)} in {desk.store.url}; segment first"
        )
        raise NotPublished(message)
    return each(made, "publishing", one)


def _has_articles(desk: Desk, paper: Newspaper, day: date) -> bool:
    return any(True for _ in desk.store.keys(f"articles/{paper.code}-{day.isoformat()}-"))


def verify(options: argparse.Namespace) -> int:
    """Compare the newest release with what is in the store."""
    from bulletin.pipeline import verify as verify_store

    desk = desk_of(options)
    if options.fitness:
        return _ask(desk, as_json=options.json)
    found = verify_store(desk)
    told = (
        f"{found.version} is as it was published: {counted(found.files, 'file')} with "
        f"{counted(found.bytes, 'byte')}, {counted(found.tables, 'table')} with "
        f"{counted(found.rows, 'row')}"
    )
    say(told, found, as_json=options.json)
    return 0


def _ask(desk: Desk, *, as_json: bool) -> int:
    """See that the store is fit to publish into."""
    from bulletin.archive import ask_everything

    place, kept = desk.store.place, ask_everything(desk.store)
    told = f"{place} is fit to publish into: it kept {counted(kept, 'promise')}"
    say(told, {"place": place, "promises": kept}, as_json=as_json)
    return 0


def papers(options: argparse.Namespace) -> int:
    """List the newspapers."""
    folders = desk_of(options).papers
    for paper in newspapers(folders):
        told = f"{paper.code:12} {paper.name}  {paper.city}{paper.district}  {paper.file}"
        say(told, paper, as_json=options.json)
    return 0


def _asked(options: argparse.Namespace) -> tuple[Desk, Newspaper, list[date]]:
    desk = desk_of(options)
    return desk, desk.newspaper(options.paper), days_of(options)


def _span(days: Sequence[date]) -> str:
    return f"{days[0]}" if len(days) == 1 else f"{days[0]} to {days[-1]}"


def _findings(count: int) -> str:
    return f", {counted(count, 'finding')}" if count else ""
