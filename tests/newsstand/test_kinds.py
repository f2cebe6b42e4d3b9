"""Every kind of site, read whole over a socket: its pages, labels, articles and calendar."""

from __future__ import annotations

import hashlib
import json

from bulletin.catalog.reading import read_newspaper
from newsstand.conftest import DAY, NEXT
from newsstand.habits import ISSUES
from newsstand.papers import paper_file, platform_of
from newsstand.stories import HEIGHT, WIDTH, page_file, press_issue
from newsstand.traps import EACH, WITH_CALENDAR

PRESS = press_issue(DAY)


@EACH
def test_pages_and_labels(reader, scheme):
    reader.meets(scheme=scheme)

    receipts = reader.fetches().issue.receipts

    assert [(receipt.label, receipt.sha256) for receipt in receipts] == [
        (page.label, hashlib.sha256(page_file(DAY, page)).hexdigest()) for page in PRESS.pages
    ]
    assert {receipt.page.issue.date for receipt in receipts} == {DAY}


@EACH
def test_articles(reader, scheme):
    """As they were printed, each with its corners on the page."""
    reader.meets(scheme=scheme)
    reader.fetches(articles=True)

    told = [
        (page.label, page.section, [written(article) for article in page.articles])
        for page in reader.site().pages
    ]

    is_signed = scheme != "catalogue"  # that kind has no place for authors
    assert told == [
        (page.label, page.section, [printed(story, is_signed) for story in page.stories])
        for page in PRESS.pages
    ]


def written(article):
    corners = [(round(x * WIDTH), round(y * HEIGHT)) for shape in article.shapes for x, y in shape]
    return (article.kicker, article.title, article.authors, article.body, {*corners})


def printed(story, is_signed):
    left, top, right, bottom = story.box
    corners = {(left, top), (right, top), (right, bottom), (left, bottom)}
    authors = tuple(story.author.split()) if is_signed else ()
    return (story.kicker, story.title, authors, story.paragraphs, corners)


@EACH
def test_calendars(reader, scheme):
    """Read where a date is not there, and kept where the kind has one."""
    reader.meets(scheme=scheme)
    reader.fetches()
    assert [*reader.store.keys("calendars/")] == []

    assert reader.tries(NEXT) == "NotPublished"

    kept = [json.loads(reader.store.get(key)) for key in reader.store.keys("calendars/")]
    days = [str(day) for day in ISSUES]
    expected = {"at": "2026-03-15T00:30:00Z", "first": "2026-03-01", "last": "2026-03-31"}
    assert kept == ([{**expected, "days": days}] if scheme in WITH_CALENDAR else [])


@EACH
def test_the_newspaper_s_file_that_goes_with_it(scheme, tmp_path):
    """What `make newsstand` writes can be read again, and says the same."""
    site = platform_of(scheme, "http://127.0.0.1:8480/xjrb", allow_private=True)
    path = tmp_path / "xjrb.yaml"
    path.write_text(paper_file("xjrb", site), encoding="utf-8")

    assert read_newspaper(path).platform == site
