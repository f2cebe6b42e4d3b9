"""The app's JSON of Founder's younger kind, over a real socket."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bulletin.catalog import XyJson
from bulletin.errors import AnotherDate, NotPublished, SourceChanged
from bulletin.model import IssueId
from bulletin.sources.site import site_issue_of
from bulletin.sources.xy_json import XyJsonPlatform
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
CORNERS = ["10.0%,20.0%", "50.0%,20.0%", "50.0%,60.0%", "10.0%,60.0%"]
LAYOUT = {
    "id": 11,
    "name": "01 要闻",
    "picUrl": "/pad/pic/x.jpg",
    "pdfUrl": "/pad/att/x.pdf",
    "mapping": json.dumps([{"mapping": CORNERS, "articleID": 3001}]),
}
CALLS = "/getPaperLayouts?siteID=1&id=2&date=20260315"
SITE = {
    CALLS: json.dumps({"version": 1, "date": "20260315", "layouts": [LAYOUT]}),
    "/getPaperArticles?siteID=1&id=11": json.dumps(
        [{"fileId": 3001, "title": "石桥修好"}, {"fileId": 3002, "title": "简讯"}]
    ),
    "/getPaperArticle?siteID=1&id=3001": json.dumps(
        {
            "title": "石桥修好",
            "introTitle": "便民",
            "subtitle": "汛期前通行",
            "author": "林舟",
            "content": "<p>石头还是老石头。</p><!--IMAGES#1-->",
        }
    ),
}


@pytest.fixture
def shelf():
    with Shelf(SITE) as shelf:
        yield shelf


def platform(shelf, fetcher):
    return XyJsonPlatform(XyJson(shelf.base, site_id="1", paper_id="2"), fetcher)


@pytest.mark.parametrize("mapping", [LAYOUT["mapping"], json.loads(LAYOUT["mapping"])])
def test_an_issue_with_its_articles(shelf, mapping):
    layout = {**LAYOUT, "mapping": mapping}
    shelf.files[CALLS] = json.dumps({"date": "20260315", "layouts": [layout]})
    with shelf.fetcher() as fetcher:
        paper = platform(shelf, fetcher)
        (page,) = site_issue_of(paper, ISSUE, paper.listing(ISSUE)).pages

    assert (page.label, page.section, page.pdf) == (
        "01 要闻",
        "要闻",
        f"{shelf.base}/pad/att/x.pdf",
    )
    first, second = page.articles
    assert (first.kicker, first.title, first.subtitle, first.authors, first.body) == (
        "便民",
        "石桥修好",
        "汛期前通行",
        ("林舟",),
        ("石头还是老石头。",),
    )
    assert first.shapes == (((0.1, 0.2), (0.5, 0.2), (0.5, 0.6), (0.1, 0.6)),)
    assert (second.title, second.body, second.shapes) == ("简讯", (), ())


def test_an_empty_date_gives_the_newest_issue(shelf):
    shelf.files["/getPaperLayouts?siteID=1&id=2&date=20260316"] = SITE[CALLS]

    with shelf.fetcher() as fetcher, pytest.raises(AnotherDate, match="is of 2026-03-15"):
        platform(shelf, fetcher).listing(IssueId("hexi-2026-03-16-a"))


def test_no_layouts_are_no_issue(shelf):
    shelf.files[CALLS] = json.dumps({"version": 1, "date": "", "layouts": []})

    with shelf.fetcher() as fetcher, pytest.raises(NotPublished, match="lists no pages"):
        platform(shelf, fetcher).listing(ISSUE)


@pytest.fixture
def dates():
    """Sixty-two dates, the newest first, from the 15th of March back; the 13th is not of them."""
    days = (date(2026, 3, 15) - timedelta(days=back) for back in range(63) if back != 2)
    return json.dumps(
        {"version": 1741881600000, "dates": [{"date": f"{day:%Y%m%d}"} for day in days]}
    )


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("2026-03-13", NotPublished),  # not in the calendar
        ("2026-03-14", SourceChanged),  # in it, and no layouts
        ("2026-01-11", NotPublished),  # of a month that is not told whole
    ],
)
def test_a_calendar_of_the_newest_dates(shelf, dates, day, error):
    shelf.files["/getPaperDates?siteID=1&id=2&start=0&count=62"] = dates
    empty = json.dumps({"date": "", "layouts": []})
    shelf.files[f"/getPaperLayouts?siteID=1&id=2&date={day.replace('-', '')}"] = empty
    with shelf.fetcher() as fetcher:
        paper = platform(shelf, fetcher)
        with pytest.raises(error):
            paper.listing(IssueId(f"hexi-{day}-a"))

    march = {date(2026, 3, number) for number in range(1, 16)} - {date(2026, 3, 13)}
    assert paper.dates == (march if "-03-" in day else set())
