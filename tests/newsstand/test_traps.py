"""
The traps of e-paper sites, each met by the real fetcher over a real socket.

The numbers keep together what is one trap in several shapes.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec
import pytest

from bulletin.catalog import Era, Resfile, Template
from bulletin.errors import (
    Locked,
    NotAPdf,
    NotPublished,
    SourceBlocked,
    SourceChanged,
    SourceUnavailable,
    WebPage,
)
from bulletin.model import IssueId, Severity, Verdict
from newsstand.certificates import made_papers
from newsstand.conftest import AT, DAY
from newsstand.stories import press_issue

ISSUE = IssueId.of("xjrb", DAY)
ALL = [f"xjrb/2026-03-15-a/p{place:02d}" for place in (1, 2, 3, 4)]
ELSEWHEN = date(2026, 3, 16)
# Pages of markup read for an issue of four pages: the younger Founder sites have their PDFs there
MARKUP = {"resfile": 1, "founder": 1, "xy": 4}
EACH = pytest.mark.parametrize("scheme", ["resfile", "founder", "xy"])


def codes(fetched):
    return [(finding.code, finding.at) for finding in fetched.findings]


def verdicts(attempts):
    return {attempt.asked.rpartition("/")[2]: attempt.verdict for attempt in attempts.attempts}


@EACH
def test_no_trap_at_all(reader, scheme):
    reader.meets(scheme=scheme)

    fetched = reader.fetches()

    assert (fetched.new_pages, fetched.findings) == (4, ())
    assert reader.kept() == ALL
    assert len(reader.asked()) == 1 + MARKUP[scheme] + 4  # robots.txt first


@EACH
def test_01_no_issue_that_day(reader, scheme):
    reader.meets(scheme=scheme)

    with pytest.raises(NotPublished):
        reader.fetches(ELSEWHEN)

    assert reader.kept() == []
    assert reader.attempts(ELSEWHEN).outcome == "NotPublished"


@EACH
@pytest.mark.parametrize("answer", ["redirect", "refresh"])
def test_02_another_issue_instead(reader, scheme, answer):
    reader.meets(scheme=scheme, unknown_date=answer)

    with pytest.raises(NotPublished):
        reader.fetches(ELSEWHEN)

    assert reader.kept() == []


@EACH
def test_03_an_empty_shell(reader, scheme):
    """The calendar decides: it has other dates, and not this one."""
    reader.meets(scheme=scheme, unknown_date="shell")

    with pytest.raises(NotPublished):
        reader.fetches(ELSEWHEN)

    assert reader.kept() == []


@EACH
def test_04_not_published_yet(reader, scheme):
    hour = datetime(2026, 3, 15, 9, 0)  # noqa: DTZ001  the site's clock
    reader.meets(scheme=scheme, publish_at=hour)
    with pytest.raises(NotPublished):
        reader.fetches()

    reader.meets(scheme=scheme, publish_at=hour, now=hour)

    assert reader.fetches(at=AT + timedelta(hours=1)).new_pages == 4


@EACH
def test_05_pages_go_up_one_by_one(reader, scheme):
    reader.meets(scheme=scheme, up=2)
    first = reader.fetches()
    reader.meets(scheme=scheme)

    second = reader.fetches(at=AT + timedelta(hours=1))

    assert (len(first.issue.receipts), len(second.issue.receipts)) == (2, 4)
    assert second.findings == ()
    assert [receipt.label[1:4] for receipt in second.issue.receipts] == [
        "A01",
        "A02",
        "A03",
        "A04",
    ]


@EACH
def test_06_a_pdf_that_is_late(reader, scheme):
    reader.meets(scheme=scheme, late=frozenset({2}), unlinked=frozenset({3}))
    first = reader.fetches()
    reader.meets(scheme=scheme)

    second = reader.fetches(at=AT + timedelta(hours=1))

    assert codes(first) == [("page-without-pdf", ISSUE.page(3)), ("page-not-there", ISSUE.page(2))]
    assert (second.new_pages, second.findings) == (2, ())
    assert reader.kept() == ALL


@EACH
@pytest.mark.parametrize("words", ["etag", "modified", "none"])
def test_07_a_page_that_is_replaced(reader, scheme, words):
    reader.meets(scheme=scheme, validators=words)
    first = reader.fetches()
    reader.meets(scheme=scheme, validators=words, replaced=frozenset({2}))

    second = reader.fetches(at=AT + timedelta(days=1))

    assert (second.new_pages, second.key[-9:]) == (1, "0002.json")
    assert reader.kept() == sorted([*ALL, ALL[1]])  # the old page stays beside the new one
    assert second.issue.receipts[0] == first.issue.receipts[0]


@EACH
@pytest.mark.parametrize("cover", ["blank", "html"])
def test_08_a_page_that_is_withdrawn(reader, scheme, cover):
    first = reader.meets(scheme=scheme) or reader.fetches()
    reader.meets(scheme=scheme, withdrawn={2: cover})

    second = reader.fetches(at=AT + timedelta(days=1))

    assert codes(second) == [("page-withdrawn", ISSUE.page(2))]
    assert second.issue.receipts == first.issue.receipts
    assert reader.kept() == ALL
    told = {"blank": Verdict.EMPTY, "html": Verdict.WEB_PAGE}
    assert told[cover] in verdicts(reader.attempts()).values()


@EACH
def test_09_a_challenge_instead_of_pages(reader, scheme):
    reader.meets(scheme=scheme, challenge=True)

    with pytest.raises(WebPage):
        reader.fetches()

    assert reader.kept() == []
    assert list(verdicts(reader.attempts()).values())[-4:] == [Verdict.WEB_PAGE] * 4


@EACH
@pytest.mark.parametrize("is_sized", [True, False])
def test_10_a_page_cut_short(reader, scheme, is_sized):
    reader.meets(scheme=scheme, cut={2: 0.6}, is_sized=is_sized)

    fetched = reader.fetches()

    code = "page-not-there" if is_sized else "page-not-a-pdf"
    assert codes(fetched) == [(code, ISSUE.page(2))]
    assert reader.kept() == [ALL[0], ALL[2], ALL[3]]
    cut = [each for each in reader.attempts().attempts if each.verdict is Verdict.CUT_SHORT]
    assert [each.status for each in cut] == [200] * (4 if is_sized else 1)
    assert min(each.size for each in cut) > 0


@EACH
def test_10_a_page_cut_short_that_was_whole_before(reader, scheme):
    """Nothing was taken back: the issue stands as it was, and the attempt is on record."""
    reader.meets(scheme=scheme)
    first = reader.fetches()
    reader.meets(scheme=scheme, cut={2: 0.6})

    second = reader.fetches(at=AT + timedelta(days=1))

    assert (second.key, second.issue, second.findings) == (first.key, first.issue, ())
    assert Verdict.CUT_SHORT in verdicts(reader.attempts()).values()


@EACH
def test_11_a_lock(reader, scheme):
    reader.meets(scheme=scheme, locked={1: "owner", 2: "user"})

    fetched = reader.fetches()

    assert codes(fetched) == [("page-locked", ISSUE.page(2))]
    assert reader.kept() == [ALL[0], ALL[2], ALL[3]]
    assert Verdict.LOCKED in verdicts(reader.attempts()).values()


@EACH
def test_11_locks_on_all_pages(reader, scheme):
    reader.meets(scheme=scheme, locked=dict.fromkeys((1, 2, 3, 4), "user"))

    with pytest.raises(Locked):
        reader.fetches()


@EACH
def test_a_page_that_is_far_too_long_or_broken(reader, scheme):
    reader.meets(scheme=scheme, long=frozenset({1}), broken=frozenset({2}))

    fetched = reader.fetches()

    assert codes(fetched) == [
        ("page-too-much", ISSUE.page(1)),
        ("page-not-a-pdf", ISSUE.page(2)),
    ]
    assert {Verdict.TOO_LONG, Verdict.NOT_A_PDF} <= {*verdicts(reader.attempts()).values()}


@pytest.mark.parametrize("words", ["etag", "none"])
def test_12_one_file_for_the_whole_issue(reader, words):
    """It is kept as it came, and cut into its pages; nothing is written for it twice."""
    reader.meets(is_whole=True, validators=words)
    site = Template(
        base=reader.paper().platform.base,
        pattern="{base}/resfile/{date:%Y-%m-%d}/A01/xjrb-{date:%Y%m%d}-A01.pdf",
        allow_private=True,
    )
    paper = msgspec.structs.replace(reader.paper(), platform=site)

    first = reader.fetches(of=paper)
    before = [*reader.store.keys("")]
    second = reader.fetches(of=paper, at=AT + timedelta(hours=6))

    assert [receipt.page for receipt in first.issue.receipts] == [
        ISSUE.page(number) for number in (1, 2, 3, 4)
    ]
    assert reader.kept() == [*ALL, "xjrb/2026-03-15-a/whole"]
    assert (second.new_pages, [*reader.store.keys("")]) == (0, before)


@EACH
@pytest.mark.parametrize("status", [403, 412])
def test_13_a_site_for_browsers_only(reader, scheme, status):
    """We go by our own name; who refuses it is not got round."""
    reader.meets(scheme=scheme, needs=("user-agent", "Mozilla", status))

    with pytest.raises(SourceBlocked):
        reader.fetches()

    assert len(reader.asked()) == 2
    assert reader.attempts().outcome == "SourceBlocked"


@EACH
def test_13_a_refusal_in_the_shape_of_a_page(reader, scheme):
    reader.meets(scheme=scheme, needs=("user-agent", "Mozilla", 200))

    with pytest.raises((SourceChanged, NotPublished, SourceUnavailable)):
        reader.fetches()

    assert reader.kept() == []


@EACH
def test_13_a_header_that_the_newspaper_s_file_names(reader, scheme):
    reader.meets(scheme=scheme, needs=("referer", "epaper", 403))

    fetched = reader.fetches(headers={"Referer": "http://epaper.example.cn/"})

    assert fetched.new_pages == 4
    assert reader.requests()[-1].headers["User-Agent"].endswith("(+desk@example.cn)")


@EACH
def test_14_a_cookie_of_the_load_balancer(reader, scheme):
    reader.meets(scheme=scheme, needs_cookie=True)

    fetched = reader.fetches()

    assert fetched.new_pages == 4
    assert len(reader.asked()) == 1 + MARKUP[scheme] + 4 + 1  # the cookie is given once
    told = [name for attempt in reader.attempts().attempts for name, _ in attempt.headers]
    assert "Set-Cookie" not in told


@EACH
def test_15_too_many_requests(reader, scheme):
    reader.meets(scheme=scheme, limit=3, rest=20)

    assert reader.fetches().new_pages == 4

    assert max(reader.clock.pauses) == 20.0
    assert min(reader.clock.pauses) >= 1.5
    assert list(verdicts(reader.attempts()).values()).count(Verdict.LATER) == 0  # the last try


@EACH
def test_15_a_wait_of_hours_is_the_next_run_s(reader, scheme):
    reader.meets(scheme=scheme, limit=1, rest=7200)

    with pytest.raises(SourceUnavailable, match="7200"):
        reader.fetches()

    assert 7200 not in reader.clock.pauses


@EACH
def test_15_connections_that_are_cut(reader, scheme):
    reader.meets(scheme=scheme, resets=frozenset({2, 4, 5}))

    assert reader.fetches().new_pages == 4

    told = [attempt.verdict for attempt in reader.attempts().attempts]
    assert told.count(Verdict.NO_ANSWER) == 3


def test_16_a_certificate_that_nobody_vouches_for(reader, tmp_path):
    base = reader.secured(made_papers(tmp_path, 2048).site)

    with pytest.raises(SourceChanged, match="nobody vouches for this site"):
        reader.fetches(base=base)

    assert reader.asked() == []


def test_16_tls_of_twenty_years_ago(reader, tmp_path, monkeypatch):
    """It is spoken where the newspaper's file says so, and certificates count all the same."""
    papers = made_papers(tmp_path, 1024)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(papers.authority))
    monkeypatch.setattr("certifi.where", lambda: str(papers.authority))
    base = reader.secured(papers.site)

    with pytest.raises(SourceChanged, match=r"key too weak.*is_old: true"):
        reader.fetches(base=base)

    assert reader.fetches(base=base, is_old=True).new_pages == 4


@EACH
@pytest.mark.parametrize(
    ("written", "told"), [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8-sig", "gbk")]
)
def test_17_an_encoding_that_is_not_the_one_told(reader, scheme, written, told):
    reader.meets(scheme=scheme, encoding=written, declared=told)

    labels = [receipt.label for receipt in reader.fetches().issue.receipts]

    assert labels == ["第A01版：要闻", "第A02版：幸福河西", "第A03版：综合", "第A04版：广告"]


@EACH
def test_18_labels_of_many_kinds(reader, scheme):
    reader.meets(scheme=scheme, pages=5, marks=("01", "02", "0304", "05", "08"))

    fetched = reader.fetches()

    assert [receipt.label.partition("版")[0] for receipt in fetched.issue.receipts] == [
        "第01",
        "第02",
        "第0304",
        "第05",
        "第08",
    ]
    assert fetched.findings == ()


@EACH
def test_19_pages_linked_twice_and_in_a_circle(reader, scheme):
    reader.meets(scheme=scheme, lists=2, is_looped=True)

    assert reader.fetches().new_pages == 4
    assert len(reader.asked()) == 1 + MARKUP[scheme] + 4


@EACH
def test_20_a_page_of_advertisements(reader, scheme):
    """The last page of every issue here: no articles, and no fault."""
    reader.meets(scheme=scheme)

    fetched = reader.fetches(articles=True)

    assert (fetched.new_pages, fetched.findings) == (4, ())
    assert [len(page.articles) for page in reader.site().pages] == [2, 2, 2, 0]
    assert reader.site().findings == ()


@EACH
def test_21_an_article_that_goes_on_on_another_page(reader, scheme):
    """The site has the whole text under both addresses; both are kept as it has them."""
    reader.meets(scheme=scheme, is_continued=True)
    reader.fetches(articles=True)

    begun, onward = (page.articles[1] for page in reader.site().pages[:2])

    assert begun.address != onward.address
    assert begun.body == onward.body
    assert begun.body[0].endswith("（下转A02版）")
    assert begun.body[1].startswith("（上接A01版）")


@EACH
@pytest.mark.parametrize("target", ["http://169.254.169.254/x", "http://elsewhere.example/x"])
def test_22_a_site_that_has_moved(reader, scheme, target):
    reader.meets(scheme=scheme, moved=target)

    with pytest.raises(SourceChanged, match="off its host"):
        reader.fetches()

    assert reader.attempts().outcome == "SourceChanged"


@EACH
def test_22_a_host_that_is_named_is_not_each_of_its_ports(reader, scheme):
    """Naming a host lets redirects go to its web server, and to nothing else that runs there."""
    port = reader.host.rpartition(":")[2]
    reader.meets(scheme=scheme, moved=f"http://localhost:{port}/x")

    with pytest.raises(SourceChanged, match="off its host"):
        reader.fetches(hosts=("localhost",))


def test_22_eras_say_where_an_issue_was(reader):
    """Before the move the paper was on another kind of site, at another address."""
    reader.meets(scheme="founder")
    later = Resfile("http://127.0.0.1:9/moved", allow_private=True)
    paper = msgspec.structs.replace(
        reader.paper(),
        platform=None,
        eras=(
            Era(reader.paper().platform, until=DAY),
            Era(later, first=DAY + timedelta(days=1)),
        ),
    )

    assert reader.fetches(of=paper).new_pages == 4
    with pytest.raises(SourceUnavailable):
        reader.fetches(ELSEWHEN, of=paper)


def test_22_a_date_outside_of_every_era(reader):
    reader.meets(scheme="founder")
    eras = (Era(reader.paper().platform, until=DAY),)
    paper = msgspec.structs.replace(reader.paper(), platform=None, eras=eras)

    with pytest.raises(NotPublished, match="no era"):
        reader.fetches(ELSEWHEN, of=paper)


@EACH
def test_23_folders_are_never_listed(reader, scheme):
    """The site refuses every folder, and nobody asks for one."""
    reader.meets(scheme=scheme)
    reader.fetches()

    assert [path for path in reader.asked() if path.endswith("/")] == []


@EACH
def test_24_markup_without_rules(reader, scheme):
    reader.meets(scheme=scheme, is_sloppy=True)

    fetched = reader.fetches(articles=True)

    assert (fetched.new_pages, fetched.findings) == (4, ())
    assert [article.title for article in reader.site().pages[0].articles] == [
        story.title for story in press_issue(DAY).pages[0].stories
    ]


@EACH
def test_25_a_list_out_of_order(reader, scheme):
    reader.meets(scheme=scheme, is_shuffled=True)

    labels = [receipt.label[1:4] for receipt in reader.fetches().issue.receipts]

    assert labels == ["A01", "A02", "A03", "A04"]


@pytest.mark.parametrize("scheme", ["founder", "xy"])
def test_26_a_calendar_of_several_papers(reader, scheme):
    """The other paper has an issue on each of these dates; only our own dates count."""
    reader.meets(scheme=scheme, is_shared=True)

    assert reader.fetches(paper_id="7").new_pages == 4
    with pytest.raises(NotPublished):
        reader.fetches(ELSEWHEN, paper_id="7")


@EACH
@pytest.mark.parametrize("coords", ["pixels", "floats"])
def test_27_areas_in_any_unit(reader, scheme, coords):
    """An area is kept as fractions of the page, whatever the frame it was drawn in."""
    reader.meets(scheme=scheme, coords=coords)
    reader.fetches(articles=True)

    (shape,) = reader.site().pages[0].articles[0].shapes

    corners = [(40 / 600, 60 / 800), (560 / 600, 60 / 800), (560 / 600, 0.5), (40 / 600, 0.5)]
    assert [pytest.approx(corner, abs=1e-3) for corner in corners] == list(shape)


@EACH
def test_27_areas_that_say_null(reader, scheme):
    reader.meets(scheme=scheme, coords="null")
    reader.fetches(articles=True)

    assert [article.shapes for article in reader.site().pages[0].articles] == [(), ()]


def test_a_site_that_robots_may_not_read(reader):
    reader.meets(robots="User-agent: *\nDisallow: /xjrb/\n")

    with pytest.raises(SourceBlocked, match=r"robots\.txt"):
        reader.fetches()

    assert reader.asked() == ["/robots.txt"]


def test_findings_of_withdrawal_do_not_hold_the_issue(reader):
    reader.fetches()
    reader.meets(withdrawn={2: "blank"})

    assert {finding.severity for finding in reader.fetches().findings} == {Severity.WARNING}


def test_no_page_is_a_pdf(reader):
    reader.meets(broken=frozenset({1, 2, 3, 4}))

    with pytest.raises(NotAPdf):
        reader.fetches()
