"""A site of Founder's younger kind, over a real socket."""

from __future__ import annotations

import pytest

from bulletin.catalog import Xy
from bulletin.errors import AnotherDate, NotPublished
from bulletin.model import IssueId, SiteFrame
from bulletin.sources.site import site_issue_of
from bulletin.sources.xy import XyPlatform
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
DAY = "/pc/layout/202603/15/"
ARTICLES = "/pc/content/202603/15/"
MERGED = (
    "<!--enpcontent--><p>　　上游开闸。(转02版)</p><p>(接01版)　　下游蓄水。</p>"
    "<!--/enpcontent--><!--enpproperty <date>2026-03-15 06:00:00:0</date><author>{author}</author>"
    "<subtitle>null</subtitle><introtitle>水务</introtitle><title>清淤完工</title>/enpproperty-->"
)


def slides(*numbers: int) -> str:
    names = {1: "要闻", 2: "社区", 3: "广告"}
    return "".join(
        '<div class="swiper-slide">'
        f'<a id="pageLink" href="node_0{n}.html">0{n}版：{names[n]}</a></div>'
        for n in numbers
    )


def layout(number: int, areas: str, articles: str, size: str = 'width="400" height="575"') -> str:
    uuid = f"9f8e7d6c-0000-4000-8000-00000000000{number}"
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"></head><body>{slides(1, 3, 2)}
<img {size} src="../../../pic/202603/15/{uuid}.jpg.2" USEMAP="#PagePicMap">
<MAP NAME="PagePicMap">{areas}</MAP>
<div class="paper-bot"><p class="left ban">第0{number}版</p><p class="right btn">
<a href="../../../attachement/202603/15/{uuid}.pdf" download="x">PDF下载</a></p></div>
<ul class="news-list">{articles}</ul></body></html>"""


def area(coords: str, number: int) -> str:
    href = f"../../../content/202603/15/content_{number}.html"
    return f'<Area coords="{coords}" shape="polygon" href="{href}">'


def item(number: int, title: str) -> str:
    return f'<li><a href="../../../content/202603/15/content_{number}.html">{title}</a></li>'


SITE = {
    f"{DAY}node_01.html": layout(
        1,
        area("40.0,57.5,200.0,57.5,200.0,287.5,40.0,287.5", 3001) + area("null", 3002),
        item(3001, "清淤完工") + item(3002, "图片报道"),
    ),
    f"{DAY}node_02.html": layout(
        2, area("40,57.5,360,57.5,360,517.5", 3003), item(3003, "清淤完工"), size=""
    ),
    f"{DAY}node_03.html": layout(3, "", ""),
    f"{ARTICLES}content_3001.html": MERGED.format(author="江禾"),
    f"{ARTICLES}content_3002.html": "<html><body>该稿件已删除</body></html>",
    f"{ARTICLES}content_3003.html": MERGED.format(author=""),
    "/pc/layout/202603/period.xml": """<?xml version="1.0" encoding="UTF-8"?>
<periodlist><period id="15"><paper_id>1</paper_id><period_date>2026-03-15</period_date>
<front_page>node_01.html</front_page></period>
<period id="16"><paper_id>2</paper_id><period_date>2026-03-16</period_date>
<front_page>node_K01.html</front_page></period></periodlist>""",
}


@pytest.fixture
def shelf():
    with Shelf(SITE) as shelf:
        yield shelf


def platform(shelf, fetcher, **settings):
    return XyPlatform(Xy(f"{shelf.base}/pc/layout", **settings), fetcher)


def test_pages_come_by_label_with_the_pdf_of_their_own_markup(shelf):
    with shelf.fetcher() as fetcher:
        listing = platform(shelf, fetcher).listing(ISSUE)

    assert [(page.label, page.url.rpartition("/")[2]) for page in listing.pages] == [
        (f"0{number}版：{name}", f"9f8e7d6c-0000-4000-8000-00000000000{number}.pdf")
        for number, name in ((1, "要闻"), (2, "社区"), (3, "广告"))
    ]
    assert sorted(shelf.asked) == [f"{DAY}node_0{number}.html" for number in (1, 2, 3)]


def test_a_date_under_which_pages_of_another_stand(shelf):
    """The list says nothing of its date; the PDFs on the pages' own markup do."""
    for number in (1, 2, 3):
        path = f"{DAY}node_0{number}.html"
        shelf.files[path] = SITE[path].replace("202603/15", "202603/14")

    with shelf.fetcher() as fetcher, pytest.raises(AnotherDate, match="is of 2026-03-14"):
        platform(shelf, fetcher).listing(ISSUE)


@pytest.mark.parametrize(("paper_id", "is_there"), [("1", False), ("2", True)])
def test_a_calendar_that_several_papers_share(shelf, paper_id, is_there):
    shelf.files["/pc/layout/202603/16/node_K01.html"] = (
        '<a id="pageLink" href="node_K01.html">K01版</a>'
        '<div class="paper-bot"><a href="../../../att/202603/16/k.pdf">PDF</a></div>'
    )
    issue = IssueId("hexi-2026-03-16-a")
    with shelf.fetcher() as fetcher:
        paper = platform(shelf, fetcher, paper_id=paper_id)
        if is_there:
            assert len(paper.listing(issue).pages) == 1
        else:
            with pytest.raises(NotPublished, match="calendar of the month has no 2026-03-16"):
                paper.listing(issue)


def told(shelf, **settings):
    with shelf.fetcher() as fetcher:
        paper = platform(shelf, fetcher, **settings)
        return site_issue_of(paper, ISSUE, paper.listing(ISSUE))


def test_articles_withdrawn_continued_and_without_an_area(shelf):
    first, second, third = told(shelf).pages

    assert [(a.title, a.kicker, a.subtitle, a.authors, a.body) for a in first.articles] == [
        ("清淤完工", "水务", "", ("江禾",), ("上游开闸。(转02版)", "(接01版) 下游蓄水。")),
        ("图片报道", "", "", (), ()),
    ]
    assert [a.shapes for a in first.articles] == [
        (((0.1, 0.1), (0.5, 0.1), (0.5, 0.5), (0.1, 0.5)),),
        (),
    ]
    assert second.articles[0].body == first.articles[0].body
    assert third.articles == ()


def test_the_frame_is_the_sites_own_where_the_picture_has_no_size(shelf):
    second = told(shelf, frame=(400, 575)).pages[1]

    assert second.frame == SiteFrame(400, 575, is_sure=False)
    assert second.articles[0].shapes == (((0.1, 0.1), (0.9, 0.1), (0.9, 0.9)),)
