"""Pages that somebody brings under a prefix."""

from __future__ import annotations

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Prefix
from bulletin.errors import NotPublished, SourceChanged, SourceUnavailable, StoreUnavailable
from bulletin.model import IssueId, PageRef
from bulletin.sources.prefix import PrefixPlatform

ISSUE = IssueId("hexi-2026-03-15-a")


@pytest.fixture
def brought(tmp_path):
    """What was brought, and the platform that looks there."""

    def bring(*keys: str, pattern: str = "{date}/{page}.pdf"):
        store = FolderStore(tmp_path / "inbox")
        for key in keys:
            store.put(key, key.encode())
        return PrefixPlatform(Prefix(store.url, pattern), "hexi.yaml")

    return bring


def test_pages_by_number_and_nothing_else(brought, tmp_path):
    platform = brought("2026-03-15/2.pdf", "2026-03-15/01.pdf", "2026-03-15/notes.txt", "x.pdf")
    listing = platform.listing(ISSUE)

    assert listing.pages == (
        PageRef(ISSUE.page(1), "1", f"{tmp_path}/inbox/2026-03-15/01.pdf"),
        PageRef(ISSUE.page(2), "2", f"{tmp_path}/inbox/2026-03-15/2.pdf"),
    )
    assert platform.get(listing.pages[1]).data == b"2026-03-15/2.pdf"


def test_a_page_taken_away_since_it_was_listed(brought, tmp_path):
    platform = brought("2026-03-15/1.pdf")
    (page,) = platform.listing(ISSUE).pages
    (tmp_path / "inbox/2026-03-15/1.pdf").unlink()

    assert platform.get(page) is None


def test_a_whole_issue(brought):
    listing = brought("hexi20260315.pdf", pattern="hexi{date:%Y%m%d}.pdf").listing(ISSUE)

    assert listing.is_whole


def test_nothing_brought_yet(brought):
    with pytest.raises(NotPublished, match=r"nothing like 2026-03-15/\{page\}\.pdf is under"):
        brought("2026-03-14/1.pdf").listing(ISSUE)


def test_two_files_for_one_page(brought):
    with pytest.raises(SourceChanged, match=r"several files for page 1 \(01\.pdf, 1\.pdf\)"):
        brought("2026-03-15/01.pdf", "2026-03-15/1.pdf").listing(ISSUE)


class SilentStore(FolderStore):
    """A store that does not answer."""

    def keys(self, prefix):
        message = f"no answer for {prefix}; try again later"
        raise StoreUnavailable(message)


def test_a_store_that_does_not_answer(tmp_path):
    prefix = Prefix(str(tmp_path), "{date}/{page}.pdf")

    with pytest.raises(SourceUnavailable, match="no answer"):
        PrefixPlatform(prefix, "hexi.yaml", SilentStore(tmp_path)).listing(ISSUE)
