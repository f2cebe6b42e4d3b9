"""A site's pages of markup, each asked for once, and followed where they send a browser on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from parsel import Selector

from bulletin.errors import SourceChanged, TooMuch
from bulletin.sources.markup import decoded, parsed, sent_on
from bulletin.sources.platform import Getter

MAX_HTML = 4 * 1024 * 1024  # bytes; pages of the known kinds have some tens of KiB
MAX_PICTURE = 16 * 1024 * 1024  # bytes; previews of a page have some hundreds of KiB
MAX_HOPS = 3  # a frame page leads to a front page, an index to another; more is no site we know


@dataclass(frozen=True, slots=True)
class Document:
    """A page of markup: what stands there, as text and as a tree, and its address."""

    url: str
    text: str
    tree: Selector


class Reader:
    """Asks a site for its markup; what was asked for once is remembered."""

    def __init__(self, getter: Getter) -> None:
        self._getter = getter
        self._read: dict[str, Document | None] = {}

    def document(self, url: str) -> Document | None:
        """The page at an address; None where there is none. Raises what the getter raises."""
        if url not in self._read:
            answer = self._getter.get(url, MAX_HTML)
            text = decoded(answer.data)
            tree = parsed(text)
            document = Document(answer.final_url, text, tree) if answer.is_there else None
            self._read[url] = document
            if document is not None:
                self._read.setdefault(bare(document.url), document)
        return self._read[url]

    def article(self, url: str) -> Document | None:
        """The same for an article's page; None also where megabytes of markup are there."""
        try:
            return self.document(url)
        except TooMuch:
            return None

    def picture(self, url: str) -> bytes | None:
        """A picture; None where there is none, or one too large to be a page's."""
        try:
            answer = self._getter.get(url, MAX_PICTURE)
        except TooMuch:
            return None
        return answer.data if answer.is_there else None

    def followed(
        self, url: str, check: Callable[[str], None], is_end: Callable[[Document], bool]
    ) -> Document | None:
        """
        The page to which an address leads by redirects, meta refresh and script.

        Args:
            check: Is given each address on the way, and may object.
            is_end: Whether a page is what is looked for, wherever it would send a browser on.

        Raises:
            SourceChanged: It leads on and on.
        """
        for _ in range(MAX_HOPS):
            document = self.document(url)
            if document is None:
                return None
            check(document.url)
            onward = sent_on(document.tree, document.url)
            if is_end(document) or onward is None or onward == url:
                return document
            check(onward)
            url = onward
        message = f"{url} sends a browser on and on; open it in one"
        raise SourceChanged(message)


def bare(url: str) -> str:
    """An address without query and fragment: links to one page differ in `?v=1` and `?div=-1`."""
    return urlunsplit(urlsplit(url)._replace(query="", fragment=""))
