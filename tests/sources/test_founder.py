"""A site of Founder's older kind, over a real socket."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from bulletin.catalog import Founder
from bulletin.errors import AnotherDate, NotPublished, SourceChanged, SourceUnavailable
from bulletin.model import Finding, IssueId, SiteArticle, SiteFrame
from bulletin.sources.founder import FounderPlatform
from bulletin.sources.site import site_issue_of
from epapers import Shelf

ISSUE = IssueId("hexi-2026-03-15-a")
DAY = "/hexi/html/2026-03/15/"
ROWS = """\
<table id=bmdhTable>
<tr><td><a id=pageLink href=node_2.htm>第01版：要闻</a></td>
<td><a href=../../../page/2/2026-03-15/01/5128170001.pdf><img src=../../../pdf.gif></a></td></tr>
<tr><td><a id=pageLink href=node_5.htm>第02版：社区</a></td>
<td><a href=../../../page/5/2026-03-15/02/5128170002.pdf><img src=../../../pdf.gif></a></td></tr>
</table>"""
PERIODS = """\
<?xml version="1.0" encoding="UTF-8"?><periodlist>
<period id="13"><period_name>2026-03-13</period_name><paper_id>7</paper_id>
<period_date>2026-03-13</period_date><rmp_exe_path/><front_page>node_2.htm</front_page></period>
<period id="15"><paper_id>7</paper_id><period_date>2026-03-15</period_date><rmp_xml_path/>
<front_page>node_9.htm</front_page></period>
<period id="16"><paper_id>8</paper_id><period_date>2026-03-16</period_date></period>
</periodlist>"""
SITE = {
    f"{DAY}node_2.htm": f"""\
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>河西报</TITLE>
</HEAD><BODY><table><tr><td id=pgn>第01版：要闻</td>
<td><a class=preart href=node_5.htm>下一版</a></td></tr></table>
<img src=../../../page/2/2026-03-15/01/5128170001_b.jpg width=350 height=550 USEMAP=#PagePicMap>
<MAP NAME="PagePicMap">
<Area coords="35,55,210,55,210,220,35,220,35,220" shape="polygon" href="content_101.htm">
<Area coords="245,55,315,55,315,220,245,220" shape="polygon" href="content_102.htm">
<Area coords="35,275,105,275,105,330,35,330" shape="polygon" href="content_101.htm"></MAP>
{ROWS}{ROWS}
<div id=btdh><table><tr><td><a href=content_101.htm><div id=mp101>河边添步道</div></a></td></tr>
<tr><td><a href=content_102.htm><div id=mp102>早市搬新家</div></a></td></tr></table></div>
</BODY></HTML>""",
    f"{DAY}node_5.htm": f"""\
<HTML><BODY><img src=../../../page/5/2026-03-15/02/5128170002_b.jpg USEMAP=#PagePicMap>
<MAP NAME="pagepicmap"><Area coords="12,40,330,40,330,500" href="content_103.htm"></MAP>{ROWS}
<div id=btdh><a href=content_103.htm>书屋迎客</a></div></BODY></HTML>""",
    f"{DAY}content_101.htm": """\
<HTML><BODY><!--enpproperty <articleid>101</articleid><date>2026-03-15 00:00:00.0</date>
<author>本报记者 林舟、江禾</author><title><p>河边添步道<br>晨练不绕路</p></title>
<subtitle>两公里，七个入口</subtitle><introtitle>城建十件实事</introtitle>/enpproperty-->
<founder-title>河边添步道</founder-title><table><tr><td><img src=a.jpg><br>图注</td></tr></table>
<div id=articleContent style="display:none"><!--enpcontent--><P>　　河堤修好了。</P>
<P>　　老人说，<b>路平</b>了。</P><!--/enpcontent--></div>
<div id=ozoom><founder-content><P>　　河堤修好了。</P></founder-content></div></BODY></HTML>""",
    f"{DAY}content_102.htm": """\
<HTML><BODY><div class="article"><h3>便民</h3><h1>早市搬新家</h1><h2></h2>
<p class="sec">林舟<span class="date">（2026年03月15日 第 01 版）</span></p>
<div id=ozoom>棚子高了。<br>　　摊位宽了。</div></div></BODY></HTML>""",
    f"{DAY}content_103.htm": 404,
    "/hexi/html/2026-03/period.xml": PERIODS,
}


@pytest.fixture
def shelf():
    with Shelf(SITE) as shelf:
        yield shelf


@pytest.fixture
def listed(shelf):
    """List an issue as a newspaper with these settings would."""

    def listing(issue: IssueId = ISSUE, **settings: object):
        with shelf.fetcher() as fetcher:
            site = Founder(f"{shelf.base}/hexi", **settings)
            return FounderPlatform(site, fetcher).listing(issue)

    return listing


@pytest.fixture
def told(shelf):
    """The issue as the site has it."""

    def site_issue(**settings: object):
        with shelf.fetcher() as fetcher:
            platform = FounderPlatform(Founder(f"{shelf.base}/hexi", **settings), fetcher)
            return site_issue_of(platform, ISSUE, platform.listing(ISSUE))

    return site_issue


# ---------------------------------------------------------------- its pages


def test_each_page_once_though_the_list_is_printed_twice(shelf, listed):
    listing = listed()

    assert [(page.id.number, page.label, page.url) for page in listing.pages] == [
        (1, "第01版：要闻", f"{shelf.base}/hexi/page/2/2026-03-15/01/5128170001.pdf"),
        (2, "第02版：社区", f"{shelf.base}/hexi/page/5/2026-03-15/02/5128170002.pdf"),
    ]
    assert [page.section for page in listing.site] == ["要闻", "社区"]


def test_an_issue_whose_pages_are_listed_in_one_place_costs_one_request(shelf, listed):
    listed()

    assert shelf.asked == [f"{DAY}node_2.htm"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_pages_written_otherwise_than_they_say(shelf, listed, encoding):
    usual = listed()
    path = f"{DAY}node_2.htm"
    shelf.files[path] = SITE[path].encode(encoding)

    assert listed() == usual


@pytest.mark.parametrize(
    "way",
    [
        '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=node_2.htm">',
        '<script>window.location.href="node_2.htm"</script>',
        f">{DAY}node_2.htm",
    ],
)
def test_the_entry_may_lead_on(shelf, listed, way):
    usual = listed()
    shelf.files[f"{DAY}index.htm"] = way

    assert listed(entry="index.htm") == usual


def test_the_calendar_names_another_entry(shelf, listed):
    usual = listed()
    shelf.files[f"{DAY}node_9.htm"] = shelf.files.pop(f"{DAY}node_2.htm")

    assert listed() == usual


def test_a_pdf_beside_the_number_on_the_pages_own_markup(shelf, listed):
    shelf.files[f"{DAY}node_2.htm"] = "<a id=pageLink href=node_5.htm>第02版</a>"
    shelf.files[f"{DAY}node_5.htm"] = "<table><tr><td id=pgn>02<td><a href=p/02.pdf></table>"

    assert [page.url for page in listed().pages] == [f"{shelf.base}{DAY}p/02.pdf"]


def test_a_pdf_that_only_the_newspapers_file_knows(shelf, listed):
    shelf.files[f"{DAY}node_2.htm"] = "<a id=pageLink href=node_5.htm>第A02版：社区</a>"
    pattern = "{base}/page/{date:%Y-%m/%d}/{page}/hexi{date:%Y%m%d}{page}.pdf"

    assert [page.url for page in listed(pdf=pattern).pages] == [
        f"{shelf.base}/hexi/page/2026-03/15/A02/hexi20260315A02.pdf"
    ]


def test_a_double_page(shelf, listed):
    path = f"{DAY}node_2.htm"
    shelf.files[path] = SITE[path].replace("第02版", "第02-03版")

    listing = listed()

    assert [(page.page.number, page.section) for page in listing.site] == [
        (1, "要闻"),
        (2, "社区"),
    ]


# ---------------------------------------------------------------- days without an issue


def test_a_month_without_a_calendar_and_a_date_without_a_page(listed):
    with pytest.raises(NotPublished, match=r"html/2026-04/01/node_2\.htm is not there"):
        listed(IssueId("hexi-2026-04-01-a"))


def test_a_date_that_the_calendar_does_not_have(listed):
    with pytest.raises(NotPublished, match="calendar of the month has no 2026-03-14"):
        listed(IssueId("hexi-2026-03-14-a"))


def test_a_date_of_another_paper_in_a_shared_calendar(listed):
    with pytest.raises(NotPublished, match="calendar of the month has no 2026-03-16"):
        listed(IssueId("hexi-2026-03-16-a"), paper_id="7")


def test_a_date_in_the_calendar_whose_pages_are_not_up_yet(listed):
    with pytest.raises(SourceUnavailable, match="calendar has the date"):
        listed(IssueId("hexi-2026-03-13-a"))


@pytest.mark.parametrize(
    "lead", [f">{DAY}node_2.htm", f'<script>location="{DAY}node_2.htm"</script>']
)
def test_a_date_that_leads_to_the_newest_issue(shelf, listed, lead):
    shelf.files["/hexi/html/2026-03/16/node_2.htm"] = lead

    with pytest.raises(AnotherDate, match="that date has no issue"):
        listed(IssueId("hexi-2026-03-16-a"))


def test_a_date_under_which_the_newest_issue_stands(shelf, listed):
    """Nothing leads away: only the PDFs say which date it is."""
    shelf.files["/hexi/html/2026-03/16/node_2.htm"] = SITE[f"{DAY}node_2.htm"]

    with pytest.raises(AnotherDate, match="is of 2026-03-15, so 2026-03-16 has no issue"):
        listed(IssueId("hexi-2026-03-16-a"))


def test_a_date_printed_on_the_page(shelf, listed):
    body = "<span class=date>2026年3月14日</span><a id=pageLink>01</a>"
    shelf.files[f"{DAY}node_2.htm"] = body

    with pytest.raises(AnotherDate, match="is of 2026-03-14"):
        listed()


def test_an_empty_shell_on_a_date_of_the_calendar(shelf, listed):
    shelf.files[f"{DAY}node_2.htm"] = shelf.files[f"{DAY}node_9.htm"] = (
        "<html><body></body></html>"
    )

    with pytest.raises(SourceChanged, match="lists 0 pages"):
        listed()


def test_an_empty_shell_on_a_date_that_the_calendar_does_not_have(shelf, listed):
    shelf.files["/hexi/html/2026-03/14/node_2.htm"] = "<html><body></body></html>"

    with pytest.raises(NotPublished, match="calendar of the month"):
        listed(IssueId("hexi-2026-03-14-a"))


# ---------------------------------------------------------------- its articles


def test_the_articles_of_a_page(shelf, told):
    page = told().pages[0]

    assert page.image == f"{shelf.base}/hexi/page/2/2026-03-15/01/5128170001_b.jpg"
    assert page.frame == SiteFrame(350, 550, is_sure=True)
    assert page.articles == (
        SiteArticle(
            address=f"{shelf.base}{DAY}content_101.htm",
            title="河边添步道\n晨练不绕路",
            kicker="城建十件实事",
            subtitle="两公里，七个入口",
            authors=("本报记者", "林舟", "江禾"),
            body=("河堤修好了。", "老人说，路平了。"),
            shapes=(
                ((0.1, 0.1), (0.6, 0.1), (0.6, 0.4), (0.1, 0.4)),
                ((0.1, 0.5), (0.3, 0.5), (0.3, 0.6), (0.1, 0.6)),
            ),
            is_listed=True,
        ),
        SiteArticle(
            address=f"{shelf.base}{DAY}content_102.htm",
            title="早市搬新家",
            kicker="便民",
            subtitle="",
            authors=("林舟",),
            body=("棚子高了。", "摊位宽了。"),
            shapes=(((0.7, 0.1), (0.9, 0.1), (0.9, 0.4), (0.7, 0.4)),),
            is_listed=True,
        ),
    )


def test_an_article_whose_page_is_not_there_has_its_title_and_a_page_without_size_no_shapes(told):
    issue = told()
    page = issue.pages[1]

    assert [(article.title, article.body, article.shapes) for article in page.articles] == [
        ("书屋迎客", (), ())
    ]
    assert [(finding.code, finding.at) for finding in issue.findings] == [
        ("site-frame-unknown", ISSUE.page(2))
    ]


def test_a_picture_without_a_size_is_asked_for_its_own(shelf, told):
    file = io.BytesIO()
    Image.new("RGB", (350, 550)).save(file, "JPEG")
    shelf.files["/hexi/page/5/2026-03-15/02/5128170002_b.jpg"] = file.getvalue()

    page = told().pages[1]

    assert page.frame == SiteFrame(350, 550, is_sure=False)
    assert page.articles[0].shapes == (((0.0343, 0.0727), (0.9429, 0.0727), (0.9429, 0.9091)),)


def test_a_site_that_stops_answering_ends_the_articles_and_not_the_issue(shelf, told):
    shelf.files[f"{DAY}content_102.htm"] = 403

    issue = told()

    assert [page.articles for page in issue.pages] == [(), ()]
    assert issue.findings[0].code == "site-articles-incomplete"
    assert issue.findings[0].message.startswith("the site's articles end before those of 第01版")


def test_articles_that_the_newspapers_file_does_not_want(shelf, told):
    issue = told(articles=False)

    assert [page.label for page in issue.pages] == ["第01版：要闻", "第02版：社区"]
    assert shelf.asked == [f"{DAY}node_2.htm"]


def test_no_page_of_markup_is_asked_for_twice(shelf, told):
    told()

    assert sorted(shelf.asked) == sorted(set(shelf.asked))


def test_a_page_without_a_pdf_is_told_of(shelf, listed):
    path = f"{DAY}node_2.htm"
    shelf.files[path] = SITE[path].replace("02/5128170002.pdf", "02/wait.gif")

    assert listed().findings == (
        Finding(
            "page-without-pdf",
            ISSUE.page(2),
            "第02版：社区 is listed without a PDF; fetch again later, or look at the site",
        ),
    )
