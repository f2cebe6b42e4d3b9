"""A site with layout-catalogue lists, over a real socket."""

from __future__ import annotations

import pytest

from bulletin.catalog import Catalogue
from bulletin.errors import NotPublished
from bulletin.model import IssueId
from bulletin.sources.catalogue import CataloguePlatform
from bulletin.sources.site import site_issue_of
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
SITE = {
    "/hexi/2026-03/15/node_01.html": """<!DOCTYPE html><html><body>
<ul class="layout-catalogue-list">
<li class="layout-catalogue-item"><a href="node_01.html">第01版：要闻</a>
<a class="pdf" href="../../images/2026-03/15/01/p01.pdf">PDF</a></li></ul>
<img src="../../images/2026-03/15/01/p01_b.jpg" width="400" height="600" usemap="#pagepicmap">
<map name="pagepicmap"><area class="paperarea" shape="polygon" coords="40,60,360,60,360,540,40,540"
href="content_7.html" title="船坞开放"></map>
<ul class="news-list"><li class="news-item"><a href="content_7.html">船坞开放</a></li></ul>
</body></html>""",
    "/hexi/2026-03/15/content_7.html": """<!DOCTYPE html><html><body><div class="main-content">
<h3>周末去处</h3><h1>船坞开放</h1><h3>每日限三百人</h3><div id="news_content"><cms-content>
<p>木船都修好了。</p></cms-content></div></div></body></html>""",
}


@pytest.fixture
def shelf():
    with Shelf(SITE) as shelf:
        yield shelf


def test_an_issue_with_its_article(shelf):
    with shelf.fetcher() as fetcher:
        platform = CataloguePlatform(Catalogue(f"{shelf.base}/hexi"), fetcher)
        issue = site_issue_of(platform, ISSUE, platform.listing(ISSUE))
    (page,) = issue.pages
    (article,) = page.articles

    assert (page.label, page.pdf) == (
        "第01版：要闻",
        f"{shelf.base}/hexi/images/2026-03/15/01/p01.pdf",
    )
    assert (article.kicker, article.title, article.subtitle, article.body) == (
        "周末去处",
        "船坞开放",
        "每日限三百人",
        ("木船都修好了。",),
    )
    assert article.shapes == (((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),)


def test_a_date_without_an_issue(shelf):
    with shelf.fetcher() as fetcher, pytest.raises(NotPublished, match="is not there"):
        CataloguePlatform(Catalogue(f"{shelf.base}/hexi"), fetcher).listing(
            IssueId("hexi-2026-03-16-a")
        )
