"""A whole issue as one PDF: its pages joined, with an outline of its headlines."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import Fit
from pypdf.xmp import XmpInformation

from bulletin.dataset.entries import IssueEntry
from bulletin.document import split_pages
from bulletin.errors import NotAPdf
from bulletin.geometry import Box
from bulletin.model import Article, PageId, Receipt
from bulletin.pdf_names import names_kept

# Links, scripts and private data of whoever made the page; none is needed to show it.
_LEFT_OUT = ("/AA", "/Annots", "/B", "/Metadata", "/PieceInfo", "/StructParents", "/Thumb")

# What pypdf raises besides its own where something that a page leads to is broken.
_BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_LONGEST_TITLE = 120  # characters of an outline entry; more does not fit any viewer's panel

# pypdf warns of each flaw it reads over; the reader has judged these pages already.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def assemble_issue(entry: IssueEntry, pages: Sequence[bytes]) -> bytes:
    """
    Join an issue's pages into one PDF.

    - The outline names each page, and under it the articles that begin there.
    - An entry leads to the place of its article; y is turned over, as PDF counts from below.
    - Links, scripts and private data of the pages are left out.
    - The same pages and articles give the same bytes.

    Args:
        entry: The issue; its receipts give the pages their names, its articles the outline.
        pages: The PDF of each receipt, in their order; the first page of each counts.

    Raises:
        DocumentError: pypdf cannot take one of them apart; the message names the page.
    """
    with names_kept(), _explained(str(entry.issue.id)):
        writer = PdfWriter()
        writer.pdf_header = "%PDF-1.7"
        for index, (receipt, data) in enumerate(zip(entry.issue.receipts, pages, strict=True)):
            with _explained(receipt.page):
                page = _added(writer, split_pages(data, receipt.page)[0])
                _outline(writer, entry, receipt, page)
            writer.set_page_label(index, index, prefix=_one_line(receipt.label))
        _describe(writer, entry)
        joined = io.BytesIO()
        writer.write(joined)
    return joined.getvalue()


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn what pypdf raises into ours."""
    try:
        yield
    except _BROKEN as error:
        message = f"{name}: cannot be joined ({type(error).__name__}: {error}); look at its PDF"
        raise NotAPdf(message) from error


def _added(writer: PdfWriter, alone: bytes) -> PageObject:
    page = PdfReader(io.BytesIO(alone)).pages[0]
    # Not by add_page's excluded_keys: that would take resources of these names away too.
    for name in _LEFT_OUT:
        page.pop(name, None)
    return writer.add_page(page)


def _outline(writer: PdfWriter, entry: IssueEntry, receipt: Receipt, page: PageObject) -> None:
    """One entry for the page and one below it for each article that begins there."""
    head = writer.add_outline_item(_one_line(receipt.label), page, fit=Fit.fit())
    for article in entry.articles:
        if article.pages[0] == receipt.page:
            fit = _place(article, receipt.page, page)
            writer.add_outline_item(_title(article), page, parent=head, fit=fit)


def _title(article: Article) -> str:
    return _one_line(article.heads.headline or article.body or article.id)


def _one_line(text: str) -> str:
    """Text for one line of a viewer's panel, without characters that would steer it."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:_LONGEST_TITLE] or "?"


def _place(article: Article, page_id: PageId, page: PageObject) -> Fit:
    """Where an article's first printed piece begins; the whole page, where it has none."""
    box = next(_boxes(article, page_id), None)
    if box is None:
        return Fit.fit()
    left, top = in_pdf_space(page, box.left, box.top)
    return Fit.xyz(left=left, top=top, zoom=None)


def _boxes(article: Article, page_id: PageId) -> Iterator[Box]:
    for paragraph in article.paragraphs:
        yield from (piece.box for piece in paragraph.pieces if piece.page == page_id)
    for picture in article.illustrations:
        if picture.page == page_id and picture.box is not None:
            yield picture.box


def in_pdf_space(page: PageObject, x: float, y: float) -> tuple[float, float]:
    """
    A point of the page as it is shown, in the page's own space.

    Args:
        page: The page, cropped and turned as it says.
        x: In points from the left of the shown page.
        y: In points from its top, downward.

    Returns:
        The point from the PDF's origin, y upward, before the page is turned.
    """
    box = page.cropbox
    left, bottom, right, top = (float(edge) for edge in (*box.lower_left, *box.upper_right))
    turned = {
        0: (left + x, top - y),
        90: (left + y, bottom + x),
        180: (right - x, bottom + y),
        270: (right - y, top - x),
    }
    return turned[page.rotation % 360]


def _describe(writer: PdfWriter, entry: IssueEntry) -> None:
    """Document information and XMP, of the issue and of no clock."""
    paper, day = entry.newspaper, entry.issue.id.date.isoformat()
    number = f" {entry.read.number}" if entry.read.number else ""
    title = _one_line(f"{paper.name} {day}{number}")
    writer.metadata = {
        "/Title": title,
        "/Author": _one_line(paper.name),
        "/Subject": str(entry.issue.id),
        "/Producer": "bulletin",
    }
    facts = XmpInformation.create()
    facts.dc_title = {"x-default": title, paper.language: title}
    facts.dc_date = [day]
    facts.dc_publisher = [_one_line(paper.name)]
    facts.dc_language = [paper.language]
    facts.dc_identifier = str(entry.issue.id)
    facts.dc_format = "application/pdf"
    facts.dc_rights = {"x-default": _one_line(paper.rights.statement)}
    writer.xmp_metadata = facts
