"""What the command line asks of the newsroom, checked before anything starts."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from airflow_home import PROJECT, environment
from bulletin.catalog import Site, newspaper
from bulletin.errors import BadSetting
from bulletin.settings import settings
from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAMPLE = "lanwan"
MAX_DAYS = 400  # a year and a bit; for more, `airflow backfill create` shares the work out

EPILOG = """Running again changes nothing that is published already. The exit status is 0 where
every date is in a release, 1 where one is not, 2 where the command makes no sense, and 130 after
Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Errand:
    """
    What is to be done.

    Attributes:
        first, last: Dates of publication; where None, as the newspaper's file has them.
        papers: A folder with newspaper files besides the package's own.
        store: An absolute folder, or s3://bucket/prefix.
        port: Of Airflow's pages; any that is free, where None.
        stays: Whether Airflow goes on when the dates are published.
    """

    paper: str
    first: date | None
    last: date | None
    papers: Path | None
    store: str
    home: Path
    port: int | None
    stays: bool


def errand_of(words: Sequence[str] | None = None) -> Errand:
    """Read the command line; a wrong one ends the program with 2."""
    parser = argparse.ArgumentParser(
        prog="newsroom",
        description="Publish a newspaper's dates with an Airflow of one's own.",
        epilog=EPILOG,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="run|up")
    for verb, about in (
        ("run", "publish the dates, and stop"),
        ("up", "publish the dates, and keep Airflow's pages open until Ctrl-C"),
    ):
        _add_options(verbs.add_parser(verb, help=about, description=about, epilog=EPILOG))
    given = parser.parse_args(words)
    return Errand(
        paper=given.paper,
        first=given.first,
        last=given.last,
        papers=given.papers and given.papers.absolute(),
        store=given.store,
        home=given.home.absolute(),
        port=given.port,
        stays=given.verb == "up",
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    store = os.environ.get("BULLETIN_STORE") or str(PROJECT / "store")
    add = parser.add_argument
    add("--paper", default=SAMPLE, metavar="CODE", help=f"the newspaper (default: {SAMPLE})")
    add("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="first date")
    add("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="last date, included")
    add("--papers", type=Path, metavar="DIR", help="a folder with more newspaper files")
    add(
        "--store",
        type=_store,
        default=store,
        help="a folder, or s3://bucket/prefix (default: store)",
    )
    add("--port", type=int, help="of Airflow's pages (default: any that is free)")
    add("--home", type=Path, default=PROJECT / ".airflow", help="Airflow's folder (.airflow)")


def _store(text: str) -> str:
    """A folder made absolute, or a bucket's address as it is."""
    if "://" in text:
        return text
    if not text.strip() or text.lower().startswith("s3:"):
        message = f"{text!r} is no store; give a folder, or write s3://bucket/prefix"
        raise argparse.ArgumentTypeError(message)
    return str(Path(text).absolute())


def environment_of(errand: Errand, given: Mapping[str, str]) -> dict[str, str]:
    """What Airflow's processes, and so our tasks, find in their environment."""
    folders = [str(errand.papers)] if errand.papers else []
    folders += filter(None, [given.get("BULLETIN_PAPERS")])
    return environment(errand.home, given) | {
        "BULLETIN_STORE": errand.store,
        "BULLETIN_PAPERS": os.pathsep.join(folders),
        "BULLETIN_ONLY": errand.paper,
    }


def days_of(errand: Errand, env: Mapping[str, str]) -> tuple[date, ...]:
    """
    The dates on which the newspaper appeared.

    Raises:
        NewsroomError: There is none, or neither the command nor the newspaper's file has two ends.
        BulletinError: There is no such newspaper, its file is wrong, or the dates make no sense.
    """
    paper = newspaper(errand.paper, settings(env).papers)
    first, last = errand.first or paper.since, errand.last or paper.until
    if first is not None and last is not None and first > last:
        message = f"--from {first} --to {last}: the first date is after the last; mend one of them"
        raise BadSetting(message)
    if first is None or last is None:
        message = f"{paper.file} does not say since when and until when; give --from and --to"
        raise NewsroomError(message)
    count = (last - first).days + 1
    days = tuple(
        day
        for day in (first + timedelta(days=number) for number in range(count))
        if paper.appears_on(day)
    )
    if not 0 < len(days) <= MAX_DAYS:
        message = (
            f"{paper.code} appears on {len(days):,} dates from {first} to {last}; "
            f"choose from 1 to {MAX_DAYS} with --from and --to"
        )
        raise NewsroomError(message)
    return days


def comes_from_site(errand: Errand, env: Mapping[str, str]) -> bool:
    """Whether any of the newspaper's issues is fetched from a site."""
    paper = newspaper(errand.paper, settings(env).papers)
    platforms = (paper.platform, *(era.platform for era in paper.eras))
    return any(isinstance(platform, Site) for platform in platforms)
