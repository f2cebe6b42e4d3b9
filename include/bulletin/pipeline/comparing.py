"""An issue's articles beside those of its own site, both from the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin.archive import Store, latest_record
from bulletin.codec import from_json
from bulletin.comparing import Comparison, PageSize, compare, disagreements, mend
from bulletin.errors import NotPublished
from bulletin.model import IssueArticles, IssueId, Page, PageId, SiteIssue
from bulletin.pipeline.desk import Desk
from bulletin.sources.site import kept_site
from bulletin.text import clean_site


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a comparison needs of a page's layout; its blocks stay unread."""

    width: float
    height: float


def compare_issue(desk: Desk, issue: IssueId) -> Comparison:
    """
    Compare an issue's newest articles with those that its site listed when it was fetched.

    Raises:
        NotPublished: One of the two is not in the archive; the message says which.
        StoreError: A record cannot be read.
    """
    key = latest_record(desk.store, f"articles/{issue}")
    if key is None:
        message = f"{issue}: no articles in {desk.store.url}; segment it first"
        raise NotPublished(message)
    site = _site(desk.store, issue)
    if site is None:
        message = (
            f"{issue}: its source gave no articles to compare with; only some sites list them"
        )
        raise NotPublished(message)
    read = from_json(desk.store.get(key), IssueArticles, key)
    return compare(read, site, dict(_sizes(desk.store, read)))


class Beside:
    """
    What an issue's site lists of its articles, to mend and check those that are read.

    Where the archive has no such list, both leave the articles as they are.
    """

    def __init__(self, store: Store, issue: IssueId, pages: Sequence[Page]) -> None:
        self._site = _site(store, issue)
        self._sizes = {page.id: PageSize(page.width, page.height) for page in pages}

    def mended(self, read: IssueArticles) -> IssueArticles:
        """The articles with headlines from the site where ours cannot be read."""
        return mend(read, self._site, self._sizes) if self._site else read

    def checked(self, read: IssueArticles) -> IssueArticles:
        """The articles, once they have their ids, with findings where the site has others."""
        if self._site is None:
            return read
        told = disagreements(read, self._site, self._sizes)
        return replace(read, findings=(*read.findings, *told))


def _site(store: Store, issue: IssueId) -> SiteIssue | None:
    """The issue as its site has it, cleaned; None where it lists no articles."""
    site = kept_site(store, issue)
    if site is None or not any(it.is_listed for page in site.pages for it in page.articles):
        return None
    return clean_site(site)


def _sizes(store: Store, read: IssueArticles) -> Iterator[tuple[PageId, PageSize]]:
    for page in read.pages:
        key = latest_record(store, f"layout/{read.issue}/{page}")
        if key is not None:
            layout = from_json(store.get(key), _Layout, key)
            yield page, PageSize(layout.width, layout.height)
