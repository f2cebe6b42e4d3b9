"""A stall in a process of its own, and the whole way from its site to the archive."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Founder, Newspaper, Resfile, Rights, Xy
from bulletin.codec import from_json
from bulletin.model import Attempts, IssueId, SiteIssue
from bulletin.sources import fetch_issue
from bulletin.sources.site import kept_site
from newsstand.fakeclock import FakeClock
from newsstand.habits import Habits
from newsstand.markups import TREES
from newsstand.stall import Stall

DAY = date(2026, 3, 15)
AT = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)
KINDS = {"resfile": Resfile, "founder": Founder, "xy": Xy}


class Reader:
    """
    Somebody who fetches the paper from a stall.

    Attributes:
        store: Where it goes.
        clock: By which pauses are kept.
    """

    def __init__(self, stall, store):
        self._stall = stall
        self._habits = Habits()
        self.store = store
        self.clock = FakeClock()

    def meets(self, habits: Habits | None = None, /, **switches) -> None:
        """Let the site have habits."""
        self._habits = habits or Habits(**switches)
        self._stall.set(self._habits)

    def secured(self, papers) -> str:
        """The site's address by TLS, with a certificate of these papers."""
        return self._stall.secured(papers)

    def paper(self, base=None, **wishes) -> Newspaper:
        site = {"articles": False, "allow_private": True, **wishes}
        return Newspaper(
            code="xjrb",
            name="杏江日报",
            city="杏江",
            district="河西",
            platform=KINDS[self._habits.scheme](
                f"{base or self._stall.base}{TREES.get(self._habits.scheme, '')}", **site
            ),
            rights=Rights("Invented."),
        )

    def fetches(self, day=DAY, at=AT, of=None, **wishes):
        """Fetch an issue, as the pipeline does."""
        issue = IssueId.of("xjrb", day)
        return fetch_issue(
            of or self.paper(**wishes),
            issue,
            self.store,
            at=at,
            contact="desk@example.cn",
            clock=self.clock,
        )

    @property
    def host(self) -> str:
        return self._stall.host

    def asked(self) -> list[str]:
        return [request.path for request in self._stall.asked()]

    def requests(self):
        return self._stall.asked()

    def kept(self) -> list[str]:
        """Names of the page files in the archive, without their digests."""
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


@pytest.fixture(scope="module")
def stall():
    with Stall() as stall:
        yield stall


@pytest.fixture
def reader(stall, tmp_path):
    reader = Reader(stall, FolderStore(tmp_path / "store"))
    reader.meets()
    return reader
