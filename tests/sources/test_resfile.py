"""What a resfile site lists, over a real socket."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.catalog import Resfile
from bulletin.errors import NotPublished, SourceChanged, SourceUnavailable
from bulletin.model import Finding, IssueId
from bulletin.sources.fetch import Fetcher
from bulletin.sources.resfile import ResfilePlatform
from newsstand import Reply, StandIssue, StandPage, page_pdf

DAY = date(2026, 3, 15)
ISSUE = IssueId.of("xjrb", DAY)
NAVI = "/xjrb/html/2026-03/navi.xml"
CITY = ["第A01版：要闻", "第A02版：幸福河西", "第A03版：幸福河西", "第A04版：广告"]


@pytest.fixture
def listed(stand):
    """List an issue of the newsstand as a newspaper with these `sections` would."""

    def listing(issue: IssueId = ISSUE, sections: str | None = None):
        site = Resfile(f"{stand.base}/", sections)
        with Fetcher(stand.base, contact=None, min_interval_s=0.0, allow_private=True) as fetcher:
            return ResfilePlatform(site, fetcher).listing(issue)

    return listing


def labels(listing):
    return [page.label for page in listing.pages]


# ---------------------------------------------------------------- the list of pages


def test_pages_with_their_labels_and_addresses(stand, listed):
    listing = listed()

    assert labels(listing) == CITY
    assert [page.id for page in listing.pages] == [ISSUE.page(number) for number in (1, 2, 3, 4)]
    assert listing.pages[1].url == f"{stand.host}{stand.site.pdf_path(DAY, 2)}?v=1"
    assert listing.findings == ()


@pytest.mark.parametrize(
    "habit",
    [
        {"markup": "dl"},
        {"lists": 2},
        {"lists": 2, "markup": "dl"},
        {"is_shuffled": True},
        {"encoding": "gb18030", "declared": "gb2312"},
        {"encoding": "gb18030", "declared": "utf-8"},
        {"encoding": "gb18030", "declared": None},
        {"encoding": "utf-8-sig", "declared": "gbk"},
        {"has_calendar": False},
    ],
    ids=str,
)
def test_habits_of_a_site_change_nothing(stand, listed, habit):
    usual = listed()
    for name, value in habit.items():
        setattr(stand.site, name, value)

    assert listed() == usual


def test_the_pages_of_a_section(listed):
    listing = listed(sections="幸福河西|河西")

    assert labels(listing) == ["第A02版：幸福河西", "第A03版：幸福河西"]
    assert [page.id.number for page in listing.pages] == [1, 2]


def test_plain_numbers_are_kept(stand, listed):
    pages = tuple(StandPage(f"第{number:02d}版：城事", b"x") for number in (5, 8))
    stand.site.issues = [StandIssue(DAY, pages)]

    assert [page.id.number for page in listed().pages] == [5, 8]


def test_a_page_without_a_pdf_keeps_its_number(stand, listed):
    pages = [
        StandPage("第A01版", b"x"),
        StandPage("第A02版：城事", None),
        StandPage("第A03版", b"x"),
    ]
    stand.site.issues = [StandIssue(DAY, tuple(pages))]

    listing = listed()

    assert [page.id.number for page in listing.pages] == [1, 3]
    assert listing.findings == (
        Finding(
            "page-without-pdf",
            ISSUE.page(2),
            "第A02版：城事 is listed without a PDF; fetch again later, or look at the site",
        ),
    )


# ---------------------------------------------------------------- days without an issue


def test_a_date_that_neither_the_site_nor_its_calendar_has(stand, listed):
    with pytest.raises(NotPublished, match="calendar of the month has no 2026-03-16"):
        listed(IssueId("xjrb-2026-03-16-a"))

    assert stand.asked()[-2:] == [stand.site.page_path(date(2026, 3, 16)), NAVI]


@pytest.mark.parametrize("answer", ["404", "redirect", "refresh"])
def test_a_date_that_the_site_does_not_have(stand, listed, answer):
    """Without a calendar the page is asked for, and the newest issue is not taken for it."""
    stand.site.has_calendar = False
    stand.site.unknown_date = answer

    with pytest.raises(NotPublished, match="xjrb-2026-03-16-a"):
        listed(IssueId("xjrb-2026-03-16-a"))


def test_a_calendar_that_is_a_page_of_words_says_nothing(stand, listed):
    stand.reply(NAVI, Reply(body=b"<html>welcome</html>"))

    assert labels(listed()) == CITY


def test_a_redirect_to_the_front_page_is_no_issue(stand, listed):
    stand.reply(stand.site.page_path(DAY), Reply(302, headers=(("Location", "/xjrb/"),)))
    stand.reply("/xjrb/", Reply(body=b"<a id=pageLink>01</a>"))

    with pytest.raises(NotPublished, match="leads to"):
        listed()


def test_no_page_of_the_section_that_day(listed):
    with pytest.raises(NotPublished, match="none of 4 pages fits sections"):
        listed(sections="副刊")


# ---------------------------------------------------------------- sites that changed


@pytest.mark.parametrize(
    "body", [b"", b"<html></html>", b"\x00\xff" * 99, b"<a id=pageList>01</a>"]
)
def test_a_page_that_lists_nothing(stand, listed, body):
    stand.reply(stand.site.page_path(DAY), Reply(body=body))

    with pytest.raises(SourceChanged, match="lists 0 pages"):
        listed()


def test_a_page_that_lists_too_much(stand, listed):
    body = b"".join(b"<a id=pageLink>%d</a>" % number for number in range(600))
    stand.reply(stand.site.page_path(DAY), Reply(body=body))

    with pytest.raises(SourceChanged, match="lists 600 pages"):
        listed()


def test_pages_that_send_a_browser_round(stand, listed):
    path = stand.site.page_path(DAY)
    other = path.replace("node_1", "node_2")
    stand.reply(path, Reply(body=f'<script>location="{other}"</script>'.encode()))
    stand.reply(other, Reply(body=f'<script>location="{path}"</script>'.encode()))

    with pytest.raises(SourceChanged, match="on and on"):
        listed()


def test_a_frame_page_leads_to_the_front_page(stand, listed):
    path = stand.site.page_path(DAY)
    other = path.replace("node_1", "node_2")
    usual = stand.site.usual(path)
    stand.reply(path, Reply(body=b'<meta http-equiv=refresh content="0;url=node_2.htm">'))
    stand.reply(other, usual)

    assert labels(listed()) == CITY


def test_pages_listed_and_no_pdf_yet(stand, listed):
    stand.site.issues = [StandIssue(DAY, (StandPage("第A01版", None),))]

    with pytest.raises(SourceUnavailable, match="none with a PDF yet"):
        listed()


def test_a_page_that_appears_later_moves_the_numbers_behind_it(stand, listed):
    """Lettered labels are counted, so an id can come to mean another page; the label does not."""
    late = tuple(StandPage(label, page_pdf(label[1:4])) for label in CITY[1:])
    stand.site.issues = [StandIssue(DAY, late)]
    before = {page.label: page.id.number for page in listed().pages}
    stand.site.issues = [StandIssue(DAY, (StandPage(CITY[0], b"x"), *late))]

    assert (before[CITY[1]], listed().pages[1].id.number) == (1, 2)
