"""The committed pages: what they print, where, and that they can be set again."""

import json
import unicodedata
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from bulletin.catalog import OWN_PAPERS, newspaper
from composing.colophon import colophon
from composing.issue import set_issue

SAMPLES = Path(__file__).parents[2] / "samples"
DATES = ("2026-03-12", "2026-03-15")
PAGES = tuple((day, number) for day in DATES for number in (1, 2, 3, 4))


def pdf_of(day, number):
    return SAMPLES / "pages" / day / f"{number:02d}.pdf"


def gold_of(day):
    return json.loads((SAMPLES / "gold" / f"lanwan-{day}.gold.json").read_text("utf-8"))


def plain(text):
    """Characters as they are compared: NFKC, without white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


@cache
def read(day, number):
    """A page's text, its glyphs' boxes (left, bottom, right, top) and its size."""
    page = pypdfium2.PdfDocument(pdf_of(day, number))[0]
    text = page.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    return text.get_text_range(), np.array(boxes), page.get_size()


@pytest.mark.parametrize("day", DATES)
def test_setting_the_pages_again_gives_the_committed_bytes(day, fonts):
    committed = json.loads((SAMPLES / "colophon.json").read_text("utf-8"))
    here = colophon()
    differing = [name for name in committed if committed[name] != here[name]]
    if differing:
        pytest.skip(f"the pages were set with another {', '.join(differing)}")

    made = set_issue(SAMPLES / "stories" / day)

    assert made.pages == {number: pdf_of(day, number).read_bytes() for number in (1, 2, 3, 4)}
    assert made.gold == (SAMPLES / "gold" / f"lanwan-{day}.gold.json").read_text("utf-8")


@pytest.mark.parametrize("day", DATES)
def test_every_character_of_an_article_is_on_its_pages(day):
    for article in gold_of(day)["articles"]:
        printed = Counter("".join(plain(read(day, number)[0]) for number in article["pages"]))
        heads = ("standing_head", "kicker", "headline", "subheadline", "byline")
        body = [part["text"] for part in article["body"]]
        texts = [*(article[head] for head in heads), *body, *article["captions"]]

        missing = Counter("".join(map(plain, texts))) - printed

        assert not missing, article["headline"]


@pytest.mark.parametrize(("day", "number"), PAGES)
def test_no_glyph_is_outside_the_margins(day, number):
    text, boxes, size = read(day, number)
    inked = boxes[[not glyph.isspace() for glyph in text][: len(boxes)]]

    assert size == (1020, 1530)
    assert inked[:, 0].min() > 36
    assert inked[:, 2].max() < 1020 - 36
    assert inked[:, 1].min() > 24
    assert inked[:, 3].max() < 1530 - 36


@pytest.mark.parametrize(("day", "number"), PAGES)
def test_no_glyph_lies_on_another(day, number):
    """Over 35 of 100 of the smaller glyph's box would be type printed on type."""
    text, boxes, _ = read(day, number)
    inked = boxes[[not glyph.isspace() for glyph in text][: len(boxes)]]
    order = inked[inked[:, 1].argsort()]
    area = (order[:, 2] - order[:, 0]) * (order[:, 3] - order[:, 1])

    for at, box in enumerate(order):
        near = order[at + 1 : at + 400]
        wide = np.minimum(near[:, 2], box[2]) - np.maximum(near[:, 0], box[0])
        deep = np.minimum(near[:, 3], box[3]) - np.maximum(near[:, 1], box[1])
        shared = np.clip(wide, 0, None) * np.clip(deep, 0, None)
        smaller = np.minimum(area[at + 1 : at + 400], area[at])
        assert (shared <= 0.35 * smaller).all()


@pytest.mark.parametrize(
    ("day", "printed", "weekday", "number"),
    [
        ("2026-03-12", "2026年3月12日", "星期四", "总第217期"),
        ("2026-03-15", "2026年3月15日", "星期日", "总第218期"),
    ],
)
def test_each_page_says_its_date_and_weekday(day, printed, weekday, number):
    for page in (1, 2, 3, 4):
        text = plain(read(day, page)[0])
        assert printed in text
        assert weekday in text
    assert number in plain(read(day, 1)[0])
    assert date.fromisoformat(day).weekday() == "一二三四五六日".index(weekday[-1])


def test_an_issue_has_four_pages_and_is_small():
    for day in DATES:
        sizes = [path.stat().st_size for path in sorted((SAMPLES / "pages" / day).iterdir())]
        assert len(sizes) == 4
        assert max(sizes) < 360_000


def test_the_issues_hold_what_newspapers_hold():
    articles = [article for day in DATES for article in gold_of(day)["articles"]]
    kinds = Counter(article["item_type"] for article in articles)

    assert kinds == {"article": 42, "photo": 3, "notice": 3, "brief": 5}
    assert [article["pages"] for article in articles if article["continued_to"]] == [[1, 3]] * 2
    assert len([note for day in DATES for note in gold_of(day)["advertisements"]]) == 5


def test_the_paper_is_in_the_catalog_and_its_pages_are_where_it_says():
    paper = newspaper("lanwan")
    root = (OWN_PAPERS / paper.platform.root).resolve()

    assert paper.is_sample
    assert [day for day in range(1, 32) if paper.appears_on(date(2026, 3, day))] == [12, 15]
    for day, number in PAGES:
        assert (root / paper.platform.pattern.format(date=day, page=f"{number:02d}")).is_file()
