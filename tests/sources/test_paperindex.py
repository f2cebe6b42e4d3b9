"""A site of the PaperIndex kind, over a real socket."""

from __future__ import annotations

import pytest

from bulletin.catalog import PaperIndex
from bulletin.errors import AnotherDate, NotPublished
from bulletin.model import IssueId
from bulletin.sources.paperindex import PaperIndexPlatform
from bulletin.sources.site import site_issue_of
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
DAY = "/content/20260315/"
LIST = """<div class="listdaohang">
<h4><a class="pdf" href="PDF/01.pdf">PDF</a><a href="Page01BC.htm">01版：要闻</a></h4>
<ul><li><a class="x" field="001" daoxiang="Articel01002BC.htm">渡口复航</a></li></ul>
<h4><a class="pdf" href="PDF/02.pdf">PDF</a><a href="Page02BC.htm">02版：综合</a></h4>
<ul><li><a field="001" daoxiang="Articel02002BC.htm">茶馆说书</a></li></ul></div>
<a href="Page02BC.htm">下一版</a>"""


def page(number: int) -> str:
    return f"""<html><head><meta charset="utf-8"></head><body>{LIST if number == 1 else ""}
<img src="../../IMAGE/20260315/0{number}/Page.jpg" usemap="#PageMap" width="500" height="750">
<map name="PageMap">
<area shape="rect" coords="50,75,450,675" href="Articel0{number}002BC.htm"></map>
</body></html>"""


SITE = {
    f"{DAY}IssueIndex.htm": '<meta http-equiv="refresh" content="0;url=Page01BC.htm">',
    f"{DAY}Page01BC.htm": page(1),
    f"{DAY}Page02BC.htm": page(2),
    f"{DAY}Articel01002BC.htm": """<div class="bggray"><div class="margin15"><h2> 水上 </h2>
<h3> 渡口复航 </h3><h4> 早班六点 </h4><h5></h5></div></div>
<div class="shijian">   河西报     2026年03月15日  </div>
<div class="contenttext"><p>汽笛响了。</p></div>""",
    f"{DAY}Articel02002BC.htm": '<h3></h3><div class="contenttext">一回书。<br>一壶茶。</div>',
}


@pytest.fixture
def shelf():
    with Shelf(SITE) as shelf:
        yield shelf


def platform(shelf, fetcher):
    return PaperIndexPlatform(PaperIndex(f"{shelf.base}/content/"), fetcher)


def test_the_first_page_lists_the_whole_issue(shelf):
    with shelf.fetcher() as fetcher:
        paper = platform(shelf, fetcher)
        issue = site_issue_of(paper, ISSUE, paper.listing(ISSUE))

    assert [(page.label, page.pdf) for page in issue.pages] == [
        ("01版：要闻", f"{shelf.base}{DAY}PDF/01.pdf"),
        ("02版：综合", f"{shelf.base}{DAY}PDF/02.pdf"),
    ]
    first, second = (page.articles[0] for page in issue.pages)
    assert (first.kicker, first.title, first.subtitle, first.authors, first.body) == (
        "水上",
        "渡口复航",
        "早班六点",
        ("河西报",),
        ("汽笛响了。",),
    )
    assert first.shapes == (((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),)
    assert (second.title, second.body) == ("茶馆说书", ("一回书。", "一壶茶。"))


def test_a_date_that_is_not_there(shelf):
    with shelf.fetcher() as fetcher, pytest.raises(NotPublished, match=r"IssueIndex\.htm is not"):
        platform(shelf, fetcher).listing(IssueId("hexi-2026-03-16-a"))


def test_a_date_whose_index_leads_to_another(shelf):
    shelf.files["/content/20260316/IssueIndex.htm"] = f">{DAY}IssueIndex.htm"

    with shelf.fetcher() as fetcher, pytest.raises(AnotherDate):
        platform(shelf, fetcher).listing(IssueId("hexi-2026-03-16-a"))
