"""From a newspaper and a date to an issue in the archive."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfWriter

from bulletin import document
from bulletin.catalog import Folder, Newspaper, Prefix, Rights
from bulletin.codec import from_json
from bulletin.errors import (
    BadSetting,
    Locked,
    NotAPdf,
    NotPublished,
    SourceBlocked,
    SourceChanged,
    SourceUnavailable,
)
from bulletin.model import Issue, IssueId, Severity
from bulletin.sources import fetch_issue, issues_due, rechecks_due
from newsstand import Reply, StandIssue, StandPage, page_pdf

DAY = date(2026, 3, 15)
AT = datetime(2026, 3, 15, 7, 30, tzinfo=UTC)
ISSUE = IssueId.of("xjrb", DAY)
KEY = "raw/xjrb/2026-03-15-a/issue/0001.json"
NOTES = ("attempts/", "calendars/", "index/robots/")


@pytest.fixture
def fetch(paper, store):
    def fetch(issue=ISSUE, at=AT, of=None):
        return fetch_issue(of or paper, issue, store, at=at, contact="desk@example.cn")

    return fetch


@pytest.fixture
def folder_paper(tmp_path):
    def folder_paper(pattern, **files):
        for name, data in files.items():
            path = tmp_path / "press" / f"{name}.pdf"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return Newspaper(
            code="xjrb",
            name="杏江日报",
            city="杏江",
            district="河西",
            platform=Folder("press", pattern),
            rights=Rights("Invented."),
            file=str(tmp_path / "xjrb.yaml"),
        )

    return folder_paper


def contents(store):
    """Every key of what was fetched with the digest of its bytes; notes are not of it."""
    keys = [key for key in store.keys("") if not key.startswith(NOTES)]
    return {key: hashlib.sha256(store.get(key)).hexdigest() for key in keys}


def locked(data):
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt("secret")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


# ---------------------------------------------------------------- which are due


def test_issues_due_by_rhythm(paper):
    weekly = Newspaper(
        code="hexi",
        name="河西报",
        city="杏江",
        district="河西",
        platform=paper.platform,
        rights=paper.rights,
        weekdays=("mon", "thu"),
        no_issue=(date(2026, 3, 19),),
    )

    assert issues_due([paper, weekly], date(2026, 3, 15)) == ("xjrb-2026-03-15-a",)
    assert issues_due([paper, weekly], date(2026, 3, 16)) == (
        "xjrb-2026-03-16-a",
        "hexi-2026-03-16-a",
    )
    assert issues_due([weekly], date(2026, 3, 19)) == ()


def test_earlier_issues_are_looked_at_again(paper):
    weekly = msgspec.structs.replace(paper, code="hexi", weekdays=("mon",))

    assert rechecks_due([paper, weekly], date(2026, 3, 17)) == (
        "xjrb-2026-03-10-a",
        "xjrb-2026-03-14-a",
        "xjrb-2026-03-16-a",
        "hexi-2026-03-16-a",
    )


def test_an_issue_of_another_paper_or_edition_is_not_asked_for(fetch):
    for issue in ("hexi-2026-03-15-a", "xjrb-2026-03-15-b"):
        with pytest.raises(BadSetting, match=f"{issue} is no issue of xjrb"):
            fetch(IssueId(issue))


# ---------------------------------------------------------------- a site


def test_an_issue_from_a_site(fetch, store):
    fetched = fetch()

    assert (fetched.key, fetched.new_pages, fetched.findings) == (KEY, 4, ())
    assert [receipt.page for receipt in fetched.issue.receipts] == [
        ISSUE.page(number) for number in (1, 2, 3, 4)
    ]
    assert [receipt.label for receipt in fetched.issue.receipts][1] == "第A02版：幸福河西"
    assert from_json(store.get(KEY), Issue, KEY) == fetched.issue
    for receipt in fetched.issue.receipts:
        assert hashlib.sha256(store.get(receipt.key)).hexdigest() == receipt.sha256


def test_a_second_run_writes_nothing(fetch, store):
    first, before = fetch(), contents(store)

    second = fetch(at=AT + timedelta(hours=5))

    assert contents(store) == before
    assert (second.key, second.issue, second.new_pages) == (first.key, first.issue, 0)


def test_a_page_that_was_printed_again_goes_beside_the_old(stand, fetch, store):
    first, before = fetch(), contents(store)
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(body=page_pdf("corrected")))

    second = fetch(at=AT + timedelta(hours=5))

    assert second.key == "raw/xjrb/2026-03-15-a/issue/0002.json"
    assert second.new_pages == 1
    assert before.items() <= contents(store).items()
    assert second.issue.receipts[0] == first.issue.receipts[0]
    assert second.issue.receipts[1].fetched_at == AT + timedelta(hours=5)


def test_a_page_that_is_put_back_is_a_third_record_of_old_bytes(stand, fetch):
    first = fetch()
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(body=page_pdf("corrected")))
    fetch()
    stand.site.replies.clear()

    third = fetch()

    assert (third.key[-9:], third.new_pages, third.issue) == ("0003.json", 0, first.issue)


PDF = page_pdf("a page")
BAD = {
    "page-not-a-pdf": (b"<html>withdrawn</html>", "an HTML page"),
    "page-not-a-pdf ": (PDF[: len(PDF) // 2], "cut short"),
    "page-locked": (locked(PDF), "locked with a password"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_page_does_not_hold_up_the_others(stand, fetch, case):
    data, what = BAD[case]
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(body=data))

    fetched = fetch()

    (finding,) = fetched.findings
    assert (finding.code, finding.at) == (case.strip(), ISSUE.page(2))
    assert (finding.severity, what in finding.message) == (Severity.WARNING, True)
    assert [receipt.page.number for receipt in fetched.issue.receipts] == [1, 3, 4]


def test_a_page_past_the_limit_does_not_hold_up_the_others(stand, fetch, monkeypatch):
    monkeypatch.setattr(document, "MAX_PAGES", 2)
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(body=page_pdf(*"abc")))

    assert [finding.code for finding in fetch().findings] == ["page-too-much"]


def test_a_page_that_is_not_up_yet_comes_with_the_next_run(stand, fetch):
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(404))
    first = fetch()
    stand.site.replies.clear()

    second = fetch()

    assert [finding.code for finding in first.findings] == ["page-not-there"]
    assert len(first.issue.receipts) == 3
    assert (len(second.issue.receipts), second.new_pages, second.findings) == (4, 1, ())


@pytest.mark.parametrize("reply", [Reply(body=b"<html>withdrawn</html>"), Reply(404)], ids=repr)
def test_a_page_that_is_withdrawn_stays(stand, fetch, reply):
    first = fetch()
    stand.reply(stand.site.pdf_path(DAY, 2), reply)

    second = fetch()

    assert second.issue.receipts == first.issue.receipts
    assert second.issue.findings == second.findings
    assert [(finding.code, finding.severity) for finding in second.findings] == [
        ("page-withdrawn", Severity.WARNING)
    ]


def test_a_page_that_lost_its_link_stays(stand, fetch):
    first = fetch()
    issue = stand.site.issues[1]
    pages = (issue.pages[0], StandPage(issue.pages[1].label, None), *issue.pages[2:])
    stand.site.issues = [StandIssue(DAY, pages)]

    second = fetch()

    assert second.issue.receipts == first.issue.receipts
    assert second.issue.findings == second.findings
    assert [finding.code for finding in second.findings] == ["page-without-pdf"]


def test_a_page_that_is_listed_no_more_asks_for_a_person(stand, fetch):
    fetch()
    stand.site.issues = [StandIssue(DAY, stand.site.issues[1].pages[:3])]

    second = fetch()

    assert second.key == "raw/xjrb/2026-03-15-a/issue/0002.json"
    assert [(finding.code, finding.at, finding.severity) for finding in second.findings] == [
        ("fewer-pages", ISSUE, Severity.HOLD)
    ]


@pytest.mark.parametrize(
    ("data", "error"), [(b"<html></html>", NotAPdf), (b"", NotAPdf), (locked(PDF), Locked)]
)
def test_no_good_page_is_no_issue(stand, fetch, store, data, error):
    for place in (1, 2, 3, 4):
        stand.reply(stand.site.pdf_path(DAY, place), Reply(body=data))

    with pytest.raises(error):
        fetch()
    assert contents(store) == {}


def test_the_same_bytes_under_another_date(stand, fetch):
    """A site without an issue may give yesterday's pages under today's address."""
    yesterday = stand.site.issues[0]
    stand.site.issues = [yesterday, StandIssue(DAY, yesterday.pages)]
    fetch(IssueId.of("xjrb", yesterday.day))

    for fetched in (fetch(), fetch()):
        assert [finding.code for finding in fetched.findings] == ["same-bytes-as"] * 4
        assert {finding.severity for finding in fetched.findings} == {Severity.HOLD}
        assert "archived before as xjrb-2026-03-14-a-p01" in fetched.findings[0].message


def test_one_page_under_two_labels(stand, fetch):
    pages = (StandPage("第01版", PDF), StandPage("第02版", PDF))
    stand.site.issues = [StandIssue(DAY, pages)]

    assert [(finding.code, finding.at) for finding in fetch().findings] == [
        ("page-twice", ISSUE.page(2))
    ]


def test_not_published_yet(fetch, store):
    with pytest.raises(NotPublished):
        fetch(IssueId("xjrb-2026-03-16-a"))
    assert contents(store) == {}


def test_a_site_that_refuses_us(stand, fetch):
    stand.site.refused = True

    with pytest.raises(SourceBlocked):
        fetch()
    assert len(stand.requests) == 1


def test_a_site_that_robots_may_not_read(stand, fetch):
    stand.site.robots = "User-agent: *\nDisallow: /xjrb/\n"

    with pytest.raises(SourceBlocked, match=r"robots\.txt"):
        fetch()
    assert stand.asked() == ["/robots.txt"]


def test_a_site_whose_markup_changed(stand, fetch):
    stand.reply(stand.site.page_path(DAY), Reply(body=b"<html>app</html>"))

    with pytest.raises(SourceChanged):
        fetch()


def test_a_site_that_went_to_another_host(stand, fetch):
    elsewhere = (("Location", "http://news.example/xjrb/"),)
    stand.reply(stand.site.page_path(DAY), Reply(301, headers=elsewhere))

    with pytest.raises(SourceChanged, match=r"leads to http://news\.example/xjrb/, off its host"):
        fetch()


def test_a_page_that_breaks_off_does_not_hold_up_the_others(stand, fetch):
    stand.reply(stand.site.pdf_path(DAY, 3), Reply(body=PDF[:99], promised=len(PDF)))
    first = fetch()
    stand.site.replies.clear()

    second = fetch()

    assert [(finding.code, finding.at) for finding in first.findings] == [
        ("page-not-there", ISSUE.page(3))
    ]
    assert (len(first.issue.receipts), first.new_pages) == (3, 3)
    assert (len(second.issue.receipts), second.new_pages, second.findings) == (4, 1, ())


def test_a_site_that_goes_down_in_the_middle(stand, fetch, store):
    """What came before stays; the next run begins where this one ended."""
    for place in (2, 3):
        stand.reply(stand.site.pdf_path(DAY, place), Reply(503))

    with pytest.raises(SourceUnavailable):
        fetch()
    assert [key for key in contents(store) if "/issue/" in key] == []
    assert stand.site.pdf_path(DAY, 4) not in stand.asked()
    stand.site.replies.clear()

    assert fetch().new_pages == 3


def test_a_site_that_stumbles(stand, fetch):
    path = stand.site.pdf_path(DAY, 1)
    stand.reply(path, Reply(503), stand.site.usual(path))

    assert fetch().findings == ()


# ---------------------------------------------------------------- a folder


def test_an_issue_from_a_folder(folder_paper, fetch, store):
    paper = folder_paper(
        "{date}-{page}.pdf", **{"2026-03-15-2": page_pdf("two"), "2026-03-15-1": page_pdf("one")}
    )

    fetched = fetch(of=paper)
    before = contents(store)

    assert [(receipt.page.number, receipt.label) for receipt in fetched.issue.receipts] == [
        (1, "1"),
        (2, "2"),
    ]
    assert fetched.issue.receipts[0].url.startswith("file:///")
    assert fetch(of=paper, at=AT + timedelta(days=1)) == replace(fetched, new_pages=0)
    assert contents(store) == before


def test_a_whole_issue_from_a_folder(folder_paper, fetch, store):
    whole = page_pdf("one", "two", "three")
    paper = folder_paper("{date}.pdf", **{"2026-03-15": whole})

    fetched = fetch(of=paper)
    before = contents(store)

    assert [receipt.page.number for receipt in fetched.issue.receipts] == [1, 2, 3]
    assert fetched.issue.receipts[2].url.endswith("/press/2026-03-15.pdf#page=3")
    digest = hashlib.sha256(whole).hexdigest()
    assert store.get(f"raw/xjrb/2026-03-15-a/whole-{digest[:12]}.pdf") == whole
    assert fetch(of=paper, at=AT + timedelta(days=1)).key == fetched.key
    assert contents(store) == before


def test_a_whole_issue_that_is_a_locked_file(folder_paper, fetch, store):
    paper = folder_paper("{date}.pdf", **{"2026-03-15": locked(PDF)})

    with pytest.raises(Locked, match="xjrb-2026-03-15-a from file:///"):
        fetch(of=paper)
    assert contents(store) == {}


def test_the_same_whole_issue_under_another_date(folder_paper, fetch):
    whole = page_pdf("one", "two")
    paper = folder_paper("{date}.pdf", **{"2026-03-15": whole, "2026-03-16": whole})
    fetch(of=paper)

    fetched = fetch(IssueId("xjrb-2026-03-16-a"), of=paper)

    assert [(finding.code, finding.at) for finding in fetched.findings] == [
        ("same-bytes-as", "xjrb-2026-03-16-a"),
        ("same-bytes-as", "xjrb-2026-03-16-a-p01"),
        ("same-bytes-as", "xjrb-2026-03-16-a-p02"),
    ]


def test_a_date_that_is_missing_in_a_folder(folder_paper, fetch):
    paper = folder_paper("{date}-{page}.pdf", **{"2026-03-14-1": PDF})

    with pytest.raises(NotPublished):
        fetch(of=paper)


# ---------------------------------------------------------------- a prefix


def test_an_issue_that_somebody_brought_under_a_prefix(tmp_path, paper, fetch, store):
    brought = tmp_path / "brought"
    brought.mkdir()
    (brought / "2026-03-15-1.pdf").write_bytes(PDF)
    prefix = Prefix(str(brought), "{date}-{page}.pdf")

    fetched = fetch(of=msgspec.structs.replace(paper, platform=prefix))

    assert [(receipt.page.number, receipt.size) for receipt in fetched.issue.receipts] == [
        (1, len(PDF))
    ]
    assert list(store.keys("attempts/")) == []
