"""A whole issue as one PDF."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from bulletin.dataset import assemble_issue
from bulletin.dataset.issue_pdf import in_pdf_space
from bulletin.errors import NotAPdf
from bulletin.model import Heads
from dataset.builders import HEIGHT, entry, page_pdf, with_articles


def pages_of(store, given):
    return [store.get(receipt.key) for receipt in given.issue.receipts]


def joined(store, given):
    return PdfReader(BytesIO(assemble_issue(given, pages_of(store, given))))


def test_pages_come_in_order_with_their_labels(store):
    found = joined(store, entry(store, pages=3, articles=3))

    assert found.page_labels == ["第A01版：要闻", "第A02版：要闻", "第A03版：要闻"]
    assert [page.extract_text().strip()[-6:] for page in found.pages] == [
        "page 1",
        "page 2",
        "page 3",
    ]


def test_the_outline_has_pages_and_under_each_the_articles_that_begin_there(store):
    given = entry(store, pages=4, articles=5)
    over_two = replace(given.articles[1], pages=(given.read.pages[1], given.read.pages[2]))
    articles = (given.articles[0], over_two, *given.articles[2:])

    outline = joined(store, with_articles(given, *articles)).outline

    assert [
        it.title if not isinstance(it, list) else [sub.title for sub in it] for it in outline
    ] == [
        "第A01版：要闻",
        ["兰湾今日第1事", "兰湾今日第5事"],
        "第A02版：要闻",
        ["兰湾今日第2事"],
        "第A03版：要闻",
        ["兰湾今日第3事"],
        "第A04版：要闻",
        ["兰湾今日第4事"],
    ]


def test_an_entry_leads_to_its_article_from_below(store):
    """The box's top is 110 points below the page's top; PDF counts from the bottom."""
    entry_of_first = joined(store, entry(store, articles=1)).outline[1][0]

    assert entry_of_first["/Type"] == "/XYZ"
    assert float(entry_of_first["/Left"]) == pytest.approx(50)
    assert float(entry_of_first["/Top"]) == pytest.approx(HEIGHT - 110, abs=0.01)


def test_the_document_says_what_it_is(store):
    found = joined(store, entry(store))

    assert dict(found.metadata) == {
        "/Title": "兰湾报 2026-03-15 128",
        "/Author": "兰湾报",
        "/Subject": "lanwan-2026-03-15-a",
        "/Producer": "bulletin",
    }
    assert found.xmp_metadata.dc_title["x-default"] == "兰湾报 2026-03-15 128"
    assert [it.date().isoformat() for it in found.xmp_metadata.dc_date] == ["2026-03-15"]
    assert found.xmp_metadata.dc_publisher == ["兰湾报"]
    assert found.xmp_metadata.dc_language == ["zh"]
    assert found.xmp_metadata.dc_identifier == "lanwan-2026-03-15-a"


def test_the_same_issue_makes_the_same_bytes(store):
    given = entry(store)

    assert assemble_issue(given, pages_of(store, given)) == assemble_issue(
        given, pages_of(store, given)
    )


def test_scripts_and_links_of_the_pages_are_left_out(store):
    given = entry(store, pages=1, articles=1)
    writer = PdfWriter(clone_from=BytesIO(page_pdf()))
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x()")}
    )
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    writer.pages[0][NameObject("/Annots")] = ArrayObject(
        [DictionaryObject({NameObject("/A"): script})]
    )
    writer.root_object[NameObject("/OpenAction")] = script
    hostile = BytesIO()
    writer.write(hostile)

    data = assemble_issue(given, [hostile.getvalue()])

    assert b"JavaScript" in hostile.getvalue()
    assert b"JavaScript" not in data


def test_a_resource_may_be_called_as_a_page_entry_that_is_left_out(store):
    """`/B` names article threads on a page and anything in its resources: here an ExtGState."""
    given = entry(store, pages=1, articles=1)
    writer = PdfWriter(clone_from=BytesIO(page_pdf()))
    state = DictionaryObject({NameObject("/CA"): NumberObject(1)})
    writer.pages[0]["/Resources"][NameObject("/ExtGState")] = DictionaryObject(
        {NameObject("/B"): state}
    )
    page = BytesIO()
    writer.write(page)

    found = PdfReader(BytesIO(assemble_issue(given, [page.getvalue()])))

    assert found.pages[0]["/Resources"]["/ExtGState"]["/B"]["/CA"] == 1


@pytest.mark.parametrize("broken", [b"", b"<html>", page_pdf()[:300], page_pdf()[:-40][100:]])
def test_a_page_that_cannot_be_joined_is_named(store, broken):
    given = entry(store, pages=2, articles=1)

    with pytest.raises(NotAPdf, match="lanwan-2026-03-15-a-p02"):
        assemble_issue(given, [page_pdf(), broken])


def test_a_headline_cannot_steer_the_panel_it_is_shown_in(store):
    given = entry(store, articles=1)
    hostile = replace(given.articles[0], heads=Heads("兰湾\n\u202e今日\x00\x1b[31m" + "长" * 500))

    title = joined(store, with_articles(given, hostile)).outline[1][0].title

    assert title.startswith("兰湾 今日 [31m长长")
    assert len(title) == 120


@drawn(
    turn=st.sampled_from([0, 90, 180, 270, -90, 450]),
    x=st.integers(0, 90),
    y=st.integers(0, 90),
    corner=st.tuples(st.integers(-50, 50), st.integers(-50, 50)),
)
def test_a_place_on_a_turned_and_cropped_page_is_where_pdfium_shows_it(turn, x, y, corner):
    """Pdfium's own way from a shown page's points to the page's space is the judge."""
    data = _turned(turn, corner)
    shown = pypdfium2.PdfDocument(data)[0]
    place = shown.render(scale=1).get_posconv(shown).to_page(x, y)

    found = in_pdf_space(PdfReader(BytesIO(data)).pages[0], x, y)

    assert shown.get_size() == ((100, 200) if turn % 180 == 0 else (200, 100))
    assert found == pytest.approx(place, abs=0.01)


def _turned(turn, corner):
    """A page of 100 × 200 points cut from a larger one, turned clockwise."""
    left, bottom = corner
    writer = PdfWriter(clone_from=BytesIO(page_pdf(width=400, height=400)))
    page = writer.pages[0]
    page.mediabox = RectangleObject((-100, -100, 400, 400))
    page.cropbox = RectangleObject((left, bottom, left + 100, bottom + 200))
    page[NameObject("/Rotate")] = NumberObject(turn)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
