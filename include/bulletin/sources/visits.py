"""Coming to a newspaper's source for one issue, and writing down what was asked of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletin.archive import Store
from bulletin.catalog import Folder, Newspaper, Prefix, Site
from bulletin.codec import in_utc
from bulletin.errors import NotPublished
from bulletin.model import Attempts, IssueId, Receipt
from bulletin.sources.archiving import keep_attempts, keep_calendar, last_calendar, last_visit
from bulletin.sources.clock import Clock
from bulletin.sources.downloads import Downloads
from bulletin.sources.fetch import Fetcher
from bulletin.sources.folder import FolderPlatform
from bulletin.sources.logbook import Logbook
from bulletin.sources.pages import Source
from bulletin.sources.platform import Platform, TellsDates
from bulletin.sources.prefix import PrefixPlatform
from bulletin.sources.robots import StoreShelf
from bulletin.sources.sites import site_platform

GIVEN = "given"  # the outcome of a fetch that ended in no error


@dataclass(frozen=True, slots=True)
class Visit:
    """Which issue is fetched, where to, when, in whose name, by which clock."""

    issue: IssueId
    store: Store
    at: datetime
    contact: str | None
    clock: Clock
    logbook: Logbook

    def write_down(self, outcome: str, message: str = "") -> None:
        """
        Keep how this visit ended, and every attempt.

        Of a folder there are none, and what was found there once more is not written again.
        """
        attempts, last = self.logbook.attempts, last_visit(self.store, self.issue)
        said = (last.outcome, last.message) if last else (GIVEN, "")
        if attempts or said != (outcome, message):
            at = in_utc(self.at)
            keep_attempts(self.store, Attempts(self.issue, at, attempts, outcome, message))

    @property
    def is_in_doubt(self) -> bool:
        """Whether the last word on record is another than that the source has the issue."""
        last = last_visit(self.store, self.issue)
        calendar = last_calendar(self.store, self.issue.paper, self.issue.date)
        is_denied = calendar is not None and self.issue.date not in calendar.days
        if calendar is not None and is_denied and (last is None or last.begun_at < calendar.at):
            return True
        return last is not None and last.outcome != GIVEN


@contextmanager
def opened(
    paper: Newspaper, visit: Visit, earlier: Sequence[Receipt]
) -> Iterator[tuple[Platform, Source]]:
    """
    The newspaper's source, open: what lists the issue's pages, and what gives their bytes.

    Args:
        earlier: Receipts of the issue's pages as they are in the archive.
    """
    match paper.platform_on(visit.issue.date):
        case None:
            message = f"{visit.issue}: {paper.file} has no era with this date; add one, or since"
            raise NotPublished(message)
        case Folder() as folder:
            platform = FolderPlatform(folder, paper.file)
            yield platform, platform
        case Prefix() as prefix:
            brought = PrefixPlatform(prefix, paper.file)
            yield brought, brought
        case Site() as site:
            with _fetcher(site, visit) as fetcher, tempfile.TemporaryDirectory() as folder_name:
                path = Path(folder_name) / "page"
                reader = site_platform(site, fetcher)
                try:
                    yield reader, Downloads(fetcher, path, visit.store, earlier)
                finally:
                    _keep_dates(site, reader, visit)


def _keep_dates(site: Site, reader: Platform, visit: Visit) -> None:
    """
    Keep the site's calendar, where it was read on the way.

    It speaks of the whole newspaper: where only some pages belong, a date that it names need not
    have any of them.
    """
    if site.sections is None and isinstance(reader, TellsDates):
        keep_calendar(visit.store, visit.issue.paper, reader.dates, visit.at)


def _fetcher(site: Site, visit: Visit) -> Fetcher:
    return Fetcher(
        site.base,
        contact=visit.contact,
        min_interval_s=site.min_interval_s,
        allow_private=site.allow_private,
        hosts=site.hosts,
        headers=site.headers.items(),
        is_old=site.is_old,
        clock=visit.clock,
        logbook=visit.logbook,
        robots=StoreShelf(visit.store, visit.at),
    )
