"""A stall in a process of its own, and the whole way from its site to the archive."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Newspaper, Rights
from bulletin.codec import from_json
from bulletin.errors import BulletinError
from bulletin.ledger import ledger
from bulletin.model import Attempts, IssueId, LedgerDay, SiteIssue, Verdict
from bulletin.sources import fetch_issue
from bulletin.sources.site import kept_site
from newsstand.fakeclock import FakeClock
from newsstand.habits import Habits
from newsstand.papers import platform_of
from newsstand.stall import Stall
from pressdays import at

DAY = date(2026, 3, 15)
AT = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)  # half past eight in Shanghai
NEXT = date(2026, 3, 16)
NOON, NIGHT = at(DAY, 12), at(DAY, 23, 30)


class Reader:
    """
    Somebody who fetches the paper from a stall.

    Attributes:
        store: Where it goes.
        clock: By which pauses are kept.
        stood: The states in which the ledger was found, in order.
        has_looked: Whether anybody looked at what is in the archive.
    """

    def __init__(self, stall, store):
        self._stall = stall
        self._habits = Habits()
        self.store = store
        self.clock = FakeClock()
        self.stood: list[str] = []
        self.has_looked = False

    def meets(self, habits: Habits | None = None, /, **switches) -> None:
        """Let the site have habits."""
        self._habits = habits or Habits(**switches)
        self._stall.set(self._habits)

    def secured(self, papers, exchange=None) -> str:
        """The site's address by TLS, with a certificate of these papers."""
        return self._stall.secured(papers, exchange)

    def paper(self, base=None, of=None, **wishes) -> Newspaper:
        """The newspaper's file: `wishes` are the site's, `of` is what else it says."""
        site = {"articles": False, "allow_private": True, **wishes}
        platform = platform_of(self._habits.scheme, base or self._stall.base, **site)
        told = {"platform": platform, **(of or {})}
        return Newspaper(
            code="xjrb",
            name="杏江日报",
            city="杏江",
            district="河西",
            rights=Rights("Invented."),
            **told,
        )

    def fetches(self, day=DAY, at=AT, of=None, **wishes):
        """Fetch an issue, as the pipeline does."""
        return fetch_issue(
            of or self.paper(**wishes),
            IssueId.of("xjrb", day),
            self.store,
            at=at,
            contact="desk@example.cn",
            clock=self.clock,
        )

    def tries(self, day=DAY, at=AT, of=None, **wishes) -> str:
        """Fetch an issue, whatever comes of it; the name of the error, or `given`."""
        try:
            self.fetches(day, at, of, **wishes)
        except BulletinError as error:
            return type(error).__name__
        return "given"

    def stands(self, when=NIGHT, day=DAY, of=None) -> LedgerDay:
        """How a date stands at a time."""
        (entry,) = ledger(self.store, of or self.paper(), day, day, asked_at=when).days
        self.stood.append(str(entry.state))
        return entry

    @property
    def host(self) -> str:
        return self._stall.host

    def asked(self) -> list[str]:
        return [request.path for request in self._stall.asked()]

    def requests(self):
        return self._stall.asked()

    def kept(self) -> list[str]:
        """Names of the page files in the archive, without their digests."""
        self.has_looked = True
        return [
            key[4:].rpartition("-")[0] for key in self.store.keys("raw/") if key[-4:] == ".pdf"
        ]

    def records(self) -> list[str]:
        return [key for key in self.store.keys("raw/") if "/issue/" in key]

    def site(self, day=DAY) -> SiteIssue:
        """The issue as its site had it."""
        return kept_site(self.store, IssueId.of("xjrb", day))

    def attempts(self, day=DAY) -> Attempts:
        """What was written down of the last visit for a date."""
        key = list(self.store.keys(f"attempts/xjrb/{day}-a/"))[-1]
        return from_json(self.store.get(key), Attempts, key)

    def verdicts(self) -> list[Verdict]:
        """What each answer of the last visit was worth."""
        return [attempt.verdict for attempt in self.attempts().attempts]


@pytest.fixture(scope="session")
def stall():
    with Stall() as stall:
        yield stall


@pytest.fixture
def reader(stall, tmp_path, request):
    """A reader; a test of a trap has to find the ledger as it says, and to look at the archive."""
    reader = Reader(stall, FolderStore(tmp_path / "store"))
    reader.meets()
    yield reader
    met = getattr(request.function, "trap", None)
    if met is not None:
        assert tuple(reader.stood) == met.states
        assert reader.has_looked
