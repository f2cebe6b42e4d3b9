"""Sites of their own kind, read by rules, over a real socket."""

from __future__ import annotations

import json

import pytest

from bulletin.catalog import Calendar, Declared, Story
from bulletin.errors import AnotherDate, NotPublished, SourceChanged, SourceUnavailable
from bulletin.model import IssueId, SiteArticle
from bulletin.sources.declarative import DeclaredPlatform
from bulletin.sources.site import site_issue_of
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
NEXT = IssueId("hexi-2026-03-16-a")

# ---------------------------------------------------------------- all in one JSON file

WHOLE = {
    "paperInfo": [
        {
            "paperNumber": "02",
            "paperBk": "社区",
            "paperImg": "p02.jpg",
            "paperPDF": "p02.pdf",
            "xyList": [],
        },
        {
            "paperNumber": "01",
            "paperBk": "要闻",
            "paperImg": "p01.jpg",
            "paperPDF": "p01.pdf",
            "xyList": [
                {
                    "id": 1,
                    "title": "河埠头&nbsp;开市<br>鱼虾满舱",
                    "title2": "凌晨四点",
                    "content": "<p>　　船靠岸了。</p><p>秤砣响了。</p>",
                    "point": ["10,10", "50,10", "50,40", "10,40"],
                }
            ],
        },
    ]
}
IN_JSON = {
    "issue": "{base}/{date:%Y/%m/%d}/index.json",
    "form": "json",
    "pages": "paperInfo",
    "label": ("paperNumber", "paperBk"),
    "page_pdf": "paperPDF",
    "image": "paperImg",
    "story": Story(
        each="xyList", title="title", subtitle="title2", body="content", points="point"
    ),
}


@pytest.fixture
def shelf():
    with Shelf({"/2026/03/15/index.json": json.dumps(WHOLE)}) as shelf:
        yield shelf


@pytest.fixture
def listed(shelf):
    def listing(issue: IssueId = ISSUE, /, **changes: object):
        with shelf.fetcher() as fetcher:
            site = Declared(shelf.base, **{**IN_JSON, **changes})
            return DeclaredPlatform(site, fetcher).listing(issue)

    return listing


@pytest.fixture
def told(shelf):
    def site_issue(**changes: object):
        with shelf.fetcher() as fetcher:
            site = Declared(shelf.base, **{**IN_JSON, **changes})
            platform = DeclaredPlatform(site, fetcher)
            return site_issue_of(platform, ISSUE, platform.listing(ISSUE))

    return site_issue


def test_pages_by_number(shelf, listed):
    listing = listed()

    assert [(page.id.number, page.label, page.url) for page in listing.pages] == [
        (1, "01 要闻", f"{shelf.base}/2026/03/15/p01.pdf"),
        (2, "02 社区", f"{shelf.base}/2026/03/15/p02.pdf"),
    ]
    assert [page.section for page in listing.site] == ["要闻", "社区"]


def test_articles_with_html_in_their_json(shelf, told):
    first, second = told().pages

    assert first.image == f"{shelf.base}/2026/03/15/p01.jpg"
    assert first.articles == (
        SiteArticle(
            address="",
            title="河埠头 开市\n鱼虾满舱",
            kicker="",
            subtitle="凌晨四点",
            authors=(),
            body=("船靠岸了。", "秤砣响了。"),
            shapes=(((0.1, 0.1), (0.5, 0.1), (0.5, 0.4), (0.1, 0.4)),),
            is_listed=True,
        ),
    )
    assert second.articles == ()


@pytest.mark.parametrize("wrapped", ["callback({});", "var issue={}", "\ufeff{}"])
def test_json_in_other_clothes(shelf, listed, wrapped):
    usual = listed()
    shelf.files["/2026/03/15/index.json"] = wrapped.replace("{}", json.dumps(WHOLE))

    assert listed() == usual


def test_json_in_a_string(shelf, listed):
    usual = listed()
    shelf.files["/2026/03/15/index.json"] = json.dumps(json.dumps(WHOLE))

    assert listed() == usual


@pytest.mark.parametrize(
    "body",
    ["<html>sorry</html>", "", "[" * 100_000, '{"paperInfo": '],
    ids=["html", "nothing", "without end", "cut short"],
)
def test_what_is_no_json(shelf, listed, body):
    shelf.files["/2026/03/15/index.json"] = body

    with pytest.raises(SourceChanged, match="no JSON"):
        listed()


@pytest.mark.parametrize("body", ['{"success": false}', '{"paperInfo": []}', "[]", "null"])
def test_a_date_without_an_issue_is_told_with_status_200(shelf, listed, body):
    shelf.files["/2026/03/15/index.json"] = body

    with pytest.raises(NotPublished, match="lists no pages"):
        listed()


def test_a_date_that_is_not_there(listed):
    with pytest.raises(NotPublished, match=r"2026/03/16/index\.json is not there"):
        listed(NEXT)


@pytest.mark.parametrize(("date", "is_right"), [("20260315", True), ("2026年3月14日", False)])
def test_the_date_that_the_answer_tells(shelf, listed, date, is_right):
    shelf.files["/2026/03/15/index.json"] = json.dumps({**WHOLE, "paperDate": date})

    if is_right:
        assert len(listed(date="paperDate").pages) == 2
    else:
        with pytest.raises(AnotherDate, match="is of 2026-03-14"):
            listed(date="paperDate")


def test_a_date_in_milliseconds_begins_in_china(shelf, listed):
    """Midnight of the 15th there is four in the afternoon of the 14th in Greenwich."""
    shelf.files["/2026/03/15/index.json"] = json.dumps({**WHOLE, "paperDate": 1773504000000})

    assert len(listed(date="paperDate").pages) == 2


def test_areas_in_pixels_as_objects_in_a_string_and_a_list_from_behind(shelf, told):
    page = {
        "paperNumber": "01",
        "paperPDF": "p01.pdf",
        "xyList": [
            {"title": "末条", "point": "[]"},
            {"title": "头条", "point": '[{"x":200,"y":0},{"x":800,"y":0},{"x":800,"y":500}]'},
        ],
    }
    shelf.files["/2026/03/15/index.json"] = json.dumps({"paperInfo": [page]})
    story = Story(
        each="xyList", title="title", points="point", frame=(1000, 1000), is_reversed=True
    )

    articles = told(story=story).pages[0].articles

    assert [(article.title, article.shapes) for article in articles] == [
        ("头条", (((0.2, 0.0), (0.8, 0.0), (0.8, 0.5)),)),
        ("末条", ()),
    ]


def test_an_entry_without_a_title_has_none_and_corners_may_be_objects(shelf, told):
    corners = [{"x": 10, "y": 10}, {"x": 50, "y": 10}, {"x": 50, "y": 40}]
    page = {"paperNumber": "01", "paperPDF": "p01.pdf", "xyList": [{"point": corners}]}
    shelf.files["/2026/03/15/index.json"] = json.dumps({"paperInfo": [page]})

    (article,) = told().pages[0].articles

    assert (article.title, article.shapes) == ("", (((0.1, 0.1), (0.5, 0.1), (0.5, 0.4)),))


# ---------------------------------------------------------------- HTML, with a calendar in JS

LIST = """<html><head><meta charset="gbk"></head><body><div class="nav-items">
<div class="nav-panel-heading" pdf_href="pdf/p01.pdf">第01版：要闻</div>
<ul><li><a data-newid="1" data-href="content/20260315_001.html">茶市开秤</a></li></ul></div>
</body></html>"""
ARTICLE = """<html><body><div id=guide>春茶</div><h1 id=main-title>茶市开秤</h1>
<h2 id=sub-title>首日三百担</h2><span id=author>江禾 林舟</span><span id=date>2026-03-15</span>
<div id=content><p>雾还没散。</p></div></body></html>"""
IN_HTML = {
    "issue": "{base}/mobile/{date:%Y/%Y%m%d/%Y%m%d}_m.html",
    "form": "html",
    "pages": "div.nav-panel-heading",
    "label": ("",),
    "page_pdf": "@pdf_href",
    "image": None,
    "calendar": Calendar(address="{base}/period/{date:%Y%m}/period.js"),
    "story": Story(
        each="x:following-sibling::ul[1]//a",
        address="@data-href",
        kicker="#guide",
        title="#main-title",
        subtitle="#sub-title",
        authors="#author",
        body="#content p",
    ),
}


@pytest.fixture
def pages(shelf):
    """The same shelf with a site in HTML."""
    shelf.files = {
        "/mobile/2026/20260315/20260315_m.html": b"\xef\xbb\xbf" + LIST.encode(),
        "/mobile/2026/20260315/content/20260315_001.html": ARTICLE,
        "/period/202603/period.js": 'var datelist=["20260313","20260315"];',
    }
    return shelf


def test_an_issue_in_html_that_says_gbk_and_is_utf_8(pages, told):
    (page,) = told(**IN_HTML).pages
    folder = f"{pages.base}/mobile/2026/20260315"

    assert (page.label, page.pdf) == ("第01版：要闻", f"{folder}/pdf/p01.pdf")
    assert page.articles == (
        SiteArticle(
            address=f"{folder}/content/20260315_001.html",
            title="茶市开秤",
            kicker="春茶",
            subtitle="首日三百担",
            authors=("江禾", "林舟"),
            body=("雾还没散。",),
            shapes=(),
            is_listed=True,
        ),
    )


def test_a_date_that_the_calendar_in_js_does_not_have(pages, listed):
    with pytest.raises(NotPublished, match="calendar has no 2026-03-16"):
        listed(NEXT, **IN_HTML)


def test_a_date_of_the_calendar_whose_page_is_not_up_yet(pages, listed):
    del pages.files["/mobile/2026/20260315/20260315_m.html"]

    with pytest.raises(SourceUnavailable, match="calendar has the date"):
        listed(**IN_HTML)


def test_a_page_that_lists_nothing_on_a_date_of_the_calendar(pages, listed):
    pages.files["/mobile/2026/20260315/20260315_m.html"] = "<html></html>"

    with pytest.raises(SourceChanged, match="lists 0 pages"):
        listed(**IN_HTML)


def test_a_date_that_leads_to_the_newest_issue(pages, listed):
    target = "/mobile/2026/20260315/20260315_m.html"
    pages.files["/mobile/2026/20260316/20260316_m.html"] = f">{target}"

    with pytest.raises(AnotherDate, match="is of 2026-03-15"):
        listed(NEXT, **IN_HTML)
