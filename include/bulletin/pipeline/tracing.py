"""From words of a published article to their place on the page, its PDF, its receipt, its runs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bulletin.archive import Store, records
from bulletin.codec import from_json
from bulletin.errors import BadSetting, NotInStore, StoreError
from bulletin.model import ArticleId, Attempt, Attempts, Issue, PageId, Receipt
from bulletin.pipeline.desk import Desk
from bulletin.pipeline.pointing import Layouts, Spot, spots_in_body, spots_of_headline
from bulletin.pipeline.standing import standing_article
from bulletin.sources.archiving import attempts_of

AROUND = 12  # characters told on either side of the words: a clause, enough to know the place
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]*[”’」』）]*")


@dataclass(frozen=True, slots=True)
class StoredPdf:
    """
    A page's PDF as its bytes are now.

    Attributes:
        sha256: Computed from the bytes; empty where they are gone.
        is_as_fetched: Whether that and the size are the receipt's.
    """

    key: str
    size: int
    sha256: str
    is_as_fetched: bool


@dataclass(frozen=True, slots=True)
class PageSource:
    """
    Where a page came from.

    Attributes:
        receipt_key: Of the record beside the PDF; None where it is kept in the issue's alone.
        visit_key: The record of the requests in which these bytes came; None where none was
            made, as for a page from a folder.
        attempts: Of that visit, the requests for this page.
    """

    page: PageId
    receipt: Receipt
    receipt_key: str | None
    pdf: StoredPdf
    visit_key: str | None
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """
    The chain from words of a published article to the pages that they were printed on.

    Attributes:
        field: body or headline; `at` and `end` count its characters.
        found: How often the words stand in the field, where they were looked for; else 1.
        before, after: The text on either side of the words.
        revision, content_sha256: As published.
        release, released_at, manifest: The newest release.
        issue_key: The record of the pages that were read.
        articles_key: The reading that was published.
        newest_articles_key: The newest reading.
        is_in_newest: Whether that has the article.
        spots: Where the words stand, in their order; none for a headline that is on no block.
        pages: Of these spots; the article's first page where there are none.
    """

    article: ArticleId
    field: str
    at: int
    end: int
    found: int
    words: str
    before: str
    after: str
    revision: int
    content_sha256: str
    release: str
    released_at: datetime
    manifest: str
    pipeline_version: str
    issue_key: str
    articles_key: str
    newest_articles_key: str
    is_in_newest: bool
    spots: tuple[Spot, ...]
    pages: tuple[PageSource, ...]


def trace(desk: Desk, article: str, at: int | None = None) -> Trace:
    """
    Trace a character of a published body; without `at` the headline, or the first sentence.

    Raises:
        BadSetting: That is no article's id, or the body has no such character.
        NotPublished: The dataset has no such article; the message says what is known of it.
        NotAsPublished: The archive's reading is not what was published.
        StoreError: A record cannot be read.
    """
    tracer = Tracer(desk, article)
    return tracer.opening() if at is None else tracer.at(at)


class Tracer:
    """A published article with what its words are traced by, each record read once."""

    def __init__(self, desk: Desk, article: str) -> None:
        """Raise what `trace` does, where there is no such article to trace."""
        self._store = desk.store
        self._standing = standing_article(desk.store, ArticleId(article))
        self._article = self._standing.article
        self._layouts = Layouts(desk.store)
        self._sources: dict[PageId, PageSource] = {}

    @property
    def body(self) -> str:
        """The published body, in whose characters offsets count."""
        return self._article.body

    def at(self, offset: int) -> Trace:
        """One character of the body; BadSetting where it has none at this offset."""
        body = self._article.body
        if not body:
            message = f"{self._article.id}: it has no body; leave the offset out"
            raise BadSetting(message)
        if not 0 <= offset < len(body):
            message = (
                f"{self._article.id}: offset {offset} is outside of the body; "
                f"give one of 0 to {len(body) - 1}"
            )
            raise BadSetting(message)
        if body[offset] == "\n":
            message = (
                f"{self._article.id}: offset {offset} is the line end between two paragraphs, "
                f"which is not printed; give {offset - 1} or {offset + 1}, of 0 to {len(body) - 1}"
            )
            raise BadSetting(message)
        return self._in_body(offset, offset + 1)

    def find(self, words: str) -> Trace:
        """The first place of these words in the body, or else in the headline."""
        body, headline = self._article.body, self._article.heads.headline
        if not words.strip():
            message = "which words? give some that stand in the article"
            raise BadSetting(message)
        if words in body:
            at = body.index(words)
            return self._in_body(at, at + len(words), found=body.count(words))
        if words in headline:
            at = headline.index(words)
            return self._in_headline(at, at + len(words), found=headline.count(words))
        message = f"{self._article.id}: {words!r} is neither in its body nor in its headline"
        raise BadSetting(message)

    def opening(self) -> Trace:
        """The headline where it is printed on a block, else the first sentence of the body."""
        headline, body = self._article.heads.headline, self._article.body
        if headline and (not body or spots_of_headline(self._article, self._layouts)):
            return self._in_headline(0, len(headline))
        sentence = _SENTENCE.search(body)
        if sentence is None:
            message = f"{self._article.id}: it has neither a headline nor a body to be traced"
            raise BadSetting(message)
        return self._in_body(*sentence.span())

    def _in_body(self, at: int, end: int, found: int = 1) -> Trace:
        spots = spots_in_body(self._article, at, end, self._layouts)
        return self._traced("body", self._article.body, (at, end, found), spots)

    def _in_headline(self, at: int, end: int, found: int = 1) -> Trace:
        spots = spots_of_headline(self._article, self._layouts)
        asked = tuple(it for it in spots if it.start < end and at < it.end)
        return self._traced("headline", self._article.heads.headline, (at, end, found), asked)

    def _traced(
        self, field: str, text: str, asked: tuple[int, int, int], spots: tuple[Spot, ...]
    ) -> Trace:
        at, end, found = asked
        it = self._standing
        pages = dict.fromkeys(spot.page for spot in spots) or self._article.pages[:1]
        return Trace(
            it.article.id, field, at, end, found,
            text[at:end], text[max(at - AROUND, 0) : at], text[end : end + AROUND],
            it.revision, it.content_sha256, it.release, it.released_at, it.manifest,
            it.read.pipeline_version, it.read.source, it.articles_key, it.newest_key,
            it.is_in_newest, spots, tuple(map(self._source, pages)),
        )  # fmt: skip

    def _source(self, page: PageId) -> PageSource:
        if page not in self._sources:
            self._sources[page] = _source_of(self._store, self._standing.issue, page)
        return self._sources[page]


def _source_of(store: Store, issue: Issue, page: PageId) -> PageSource:
    receipt = next((it for it in issue.receipts if it.page == page), None)
    if receipt is None:
        message = f"{page}: the record of {issue.id} has no receipt of this page; was it edited?"
        raise StoreError(message)
    beside = f"{receipt.key.removesuffix('.pdf')}.json"
    key, attempts = _visit(store, receipt)
    return PageSource(
        page, receipt, beside if store.stat(beside) else None, _stored(store, receipt), key,
        attempts,
    )  # fmt: skip


def _stored(store: Store, receipt: Receipt) -> StoredPdf:
    try:
        data = store.get(receipt.key)
    except NotInStore:
        return StoredPdf(receipt.key, 0, "", is_as_fetched=False)
    digest = hashlib.sha256(data).hexdigest()
    is_same = (digest, len(data)) == (receipt.sha256, receipt.size)
    return StoredPdf(receipt.key, len(data), digest, is_same)


def _visit(store: Store, receipt: Receipt) -> tuple[str | None, tuple[Attempt, ...]]:
    """
    The requests in which a page's bytes came: of the visit that began when its receipt says.

    A page that was cut from a file of the whole issue has that file's address before a #.
    """
    url = receipt.url.partition("#")[0]
    for key in reversed(records(store, attempts_of(receipt.page.issue))):
        visit = from_json(store.get(key), Attempts, key)
        if visit.begun_at == receipt.fetched_at:
            return key, tuple(_of_url(visit.attempts, url))
    return None, ()


def _of_url(attempts: Iterable[Attempt], url: str) -> Iterable[Attempt]:
    return (attempt for attempt in attempts if attempt.url == url)
