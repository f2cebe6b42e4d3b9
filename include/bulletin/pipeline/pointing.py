"""Where the words of an article stand on its pages: from offsets to boxes and lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.archive import Store, records
from bulletin.codec import from_json
from bulletin.geometry import Box, contains
from bulletin.model import Article, Block, Page, PageId, Piece, Role
from bulletin.text.clean import clean_text

SLACK = 0.5  # points that a piece may stand out of its block: boxes are sums of rounded edges


@dataclass(frozen=True, slots=True)
class Spot:
    """
    Where a stretch of an article stands on a page.

    Attributes:
        start, end: Its offsets in the field, `end` after its last character.
        box: In points, origin top left.
        text: The stretch as published.
        printed: The characters as the PDF gives them, where they differ from `text`.
        lines: Boxes of the printed lines that have the words asked for, of the block's lines;
            empty where these cannot be told.
        role, decided_by: What the block is on its page, and the rule that said so.
        layout_key: The record of the layout; None, with the role, where no layout has the block.
    """

    page: PageId
    block: str
    start: int
    end: int
    box: Box
    text: str
    printed: str | None
    lines: tuple[Box, ...]
    role: Role | None
    decided_by: str | None
    layout_key: str | None


class Layouts:
    """The layouts of pages, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[PageId, list[tuple[str, Page]]] = {}

    def of(self, page: PageId) -> Sequence[tuple[str, Page]]:
        """Keys and layouts of a page, the newest first."""
        if page not in self._kept:
            keys = records(self._store, f"layout/{page.issue}/{page}")
            self._kept[page] = [
                (key, from_json(self._store.get(key), Page, key)) for key in reversed(keys)
            ]
        return self._kept[page]

    def block_of(self, piece: Piece) -> tuple[str, Block] | None:
        """The block that a piece was taken from, in the newest layout that has it there."""
        for key, page in self.of(piece.page):
            for block in page.blocks:
                if block.id == piece.block and contains(block.box, piece.box, SLACK):
                    return key, block
        return None


def spots_in_body(article: Article, start: int, end: int, layouts: Layouts) -> tuple[Spot, ...]:
    """Where the characters of the body from `start` to before `end` stand, in their order."""
    return tuple(
        _spot(piece, first, start, end, layouts.block_of(piece))
        for first, piece in _placed(article)
        if first < end and start < first + len(piece.text)
    )


def _placed(article: Article) -> Iterator[tuple[int, Piece]]:
    """The pieces of the body, each with the place of its first character."""
    at = 0
    for paragraph in article.paragraphs:
        for piece in paragraph.pieces:
            yield at, piece
            at += len(piece.text)
        at += len("\n")


def _spot(piece: Piece, first: int, start: int, end: int, laid: tuple[str, Block] | None) -> Spot:
    key, block = laid or (None, None)
    lines = [line for line in block.lines if contains(piece.box, line.box)] if block else []
    return Spot(
        piece.page, piece.block, first, first + len(piece.text), piece.box, piece.text,
        piece.printed,
        _lines_with(
            piece.text, max(start - first, 0), end - first,
            [(line.text, line.box) for line in lines],
        ),
        block.role if block else None, block.decided_by if block else None, key,
    )  # fmt: skip


def _lines_with(
    text: str, start: int, end: int, lines: Sequence[tuple[str, Box]]
) -> tuple[Box, ...]:
    """
    Boxes of the lines that hold some of `text[start:end]`.

    Cleaning changes characters one for one and takes away spaces; where more has gone, as the
    hyphen of a word over two lines, there is no telling.
    """
    counts = [_visible(line) for line, _ in lines]
    if sum(counts) != _visible(text):
        return ()
    first, last = _visible(text[:start]), _visible(text[:end])
    found, at = [], 0
    for count, (_, box) in zip(counts, lines, strict=True):
        if at < last and first < at + count:
            found.append(box)
        at += count
    return tuple(found)


def _visible(text: str) -> int:
    return sum(not character.isspace() for character in text)


def spots_of_headline(article: Article, layouts: Layouts) -> tuple[Spot, ...]:
    """
    Where the headline stands, a spot a block.

    Empty where no layout of its page has it, as when it is drawn in shapes and its words are the
    site's.
    """
    page = article.pages[0]
    for key, layout in layouts.of(page):
        heads = [
            block
            for block in layout.blocks
            if block.role is Role.HEADLINE and f"{page}-{block.id}" in article.blocks
        ]
        heads.sort(key=lambda block: article.blocks.index(f"{page}-{block.id}"))
        spots = tuple(_heads(article.heads.headline, page, heads, key))
        if spots and spots[-1].end == len(article.heads.headline):
            return spots
    return ()


def _heads(headline: str, page: PageId, blocks: Sequence[Block], key: str) -> Iterator[Spot]:
    """The blocks that make up a headline, as far as they do."""
    at = 0
    for block in blocks:
        end = _after(headline, at, _visible(clean_text(block.text)))
        text = headline[at:end]
        if not text or not _is_same(text, clean_text(block.text)):
            return
        printed = "".join(line.printed or line.text for line in block.lines)
        yield Spot(
            page, block.id, at, end, block.box, text,
            None if _is_same(text, printed) else printed,
            tuple(line.box for line in block.lines), block.role, block.decided_by, key,
        )  # fmt: skip
        at = end


def _after(text: str, start: int, count: int) -> int:
    """The offset after so many visible characters from `start`, and after spaces behind them."""
    seen, at = 0, start
    while at < len(text) and (seen < count or text[at].isspace()):
        seen += not text[at].isspace()
        at += 1
    return at


def _is_same(text: str, printed: str) -> bool:
    return "".join(text.split()) == "".join(printed.split())
