"""The inbox: what lies there fills what a source does not give."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from bulletin.archive import FolderStore, open_store
from bulletin.catalog import Folder
from bulletin.errors import NotAPdf, NotPublished, SourceUnavailable, StoreUnavailable
from bulletin.ledger import ledger
from bulletin.model import IssueId
from bulletin.sources import fetch_issue
from bulletin.sources.labels import printed_number
from newsstand import Reply, page_pdf
from servers.fixtures import ceph_server, moto_server, store_url  # noqa: F401

DAY = date(2026, 3, 15)
ISSUE = IssueId.of("xjrb", DAY)
AT = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)
ALL = ("A01", "A02", "A03", "A04")


@pytest.fixture
def fetch(paper, store):
    def fetch(hours=0, inbox=None, day=DAY, of=None, into=None):
        return fetch_issue(
            of or paper, IssueId.of("xjrb", day), into or store,
            at=AT + timedelta(hours=hours), contact=None, inbox=inbox,
        )  # fmt: skip

    return fetch


@pytest.fixture
def put(store):
    """Put files into the inbox."""

    def put(place=store, root="inbox/", day=DAY, **files):
        for name, data in files.items():
            place.put(f"{root}xjrb/{day}/{name}.pdf", data)

    return put


@pytest.fixture
def nowhere(paper, tmp_path):
    """The newspaper with a folder that has no issues."""
    (tmp_path / "press").mkdir()
    platform = Folder("press", "{date}-{page}.pdf")
    return msgspec.structs.replace(paper, platform=platform, file=str(tmp_path / "xjrb.yaml"))


def urls(fetched):
    return [receipt.url for receipt in fetched.issue.receipts]


def records(store):
    return [key for key in store.keys("raw/") if "/issue/" in key]


def test_an_issue_that_its_source_has_not_comes_from_the_inbox(fetch, put, nowhere, store):
    put(A02=page_pdf("two"), A01=page_pdf("one"))

    fetched = fetch(of=nowhere)

    assert urls(fetched) == [f"inbox:xjrb/2026-03-15/A0{n}.pdf" for n in (1, 2)]
    assert [store.get(it.key) for it in fetched.issue.receipts] == [
        page_pdf("one"), page_pdf("two")
    ]  # fmt: skip
    assert (fetched.new_pages, records(store)) == (2, ["raw/xjrb/2026-03-15-a/issue/0001.json"])


def test_fetched_again_it_changes_nothing_and_is_no_error(fetch, put, nowhere, store):
    put(A01=page_pdf("one"))
    first = fetch(of=nowhere)

    again = fetch(24, of=nowhere)
    store.delete("inbox/xjrb/2026-03-15/A01.pdf")
    later = fetch(48, of=nowhere)

    assert (again.key, again.issue, again.new_pages) == (first.key, first.issue, 0)
    assert (later.key, later.issue, later.new_pages) == (first.key, first.issue, 0)
    (entry,) = ledger(store, nowhere, DAY, DAY, asked_at=AT + timedelta(hours=72)).days
    assert (entry.state, entry.calls) == ("complete", False)


def test_a_site_that_denies_the_date_takes_nothing_back(fetch, put, paper, store):
    day = date(2026, 3, 13)  # the stand's calendar names the 14th and the 15th
    put(day=day, A01=page_pdf("one"))
    fetch(day=day)
    fetch(48, day=day)

    (entry,) = ledger(store, paper, day, day, asked_at=AT + timedelta(hours=72)).days

    assert (entry.state, entry.calls) == ("complete", False)


def test_nothing_there_is_the_source_s_own_error(fetch, nowhere):
    with pytest.raises(NotPublished):
        fetch(of=nowhere)


def test_a_site_that_is_down_does_not_keep_pages_out(fetch, put, stand, paper):
    stand.reply(stand.site.page_path(DAY), Reply(404))
    stand.site.has_calendar = False
    put(whole=page_pdf("one", "two"))

    fetched = fetch()

    assert urls(fetched) == [f"inbox:xjrb/2026-03-15/whole.pdf#page={n}" for n in (1, 2)]


def test_what_the_site_gives_comes_from_the_site(fetch, put, stand, store):
    put(**{label: page_pdf(f"other {label}") for label in ALL})

    fetched = fetch()

    assert all(url.startswith("http://") for url in urls(fetched))
    assert (len(urls(fetched)), fetched.findings) == (4, ())
    assert not any(b"other" in store.get(key) for key in store.keys("raw/"))


def test_a_whole_file_that_nobody_needs_is_not_archived(fetch, put, store):
    put(whole=page_pdf("1", "2", "3", "4"))

    fetched = fetch()

    assert all(url.startswith("http://") for url in urls(fetched))
    assert [key for key in store.keys("raw/") if "/whole-" in key] == []


def test_a_page_that_the_site_lists_and_has_not_comes_from_the_inbox(fetch, put, stand, store):
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(404))
    put(A02=page_pdf("two"))

    fetched = fetch()
    again = fetch(24)

    assert urls(fetched)[1] == "inbox:xjrb/2026-03-15/A02.pdf"
    assert [printed_number(it.label) for it in fetched.issue.receipts] == list(ALL)
    assert (fetched.new_pages, fetched.issue.findings) == (4, ())
    assert (again.key, again.new_pages) == (fetched.key, 0)


def test_of_a_whole_file_only_the_page_that_is_lacking(fetch, put, stand, store):
    stand.reply(stand.site.pdf_path(DAY, 2), Reply(404))
    put(whole=page_pdf("1", "2", "3", "4"))

    first, second, *rest = urls(fetch())

    assert second == "inbox:xjrb/2026-03-15/whole.pdf#page=2"
    assert all(url.startswith("http://") for url in (first, *rest))


def test_a_page_that_its_source_gives_is_not_there_twice(fetch, put, nowhere, tmp_path):
    """The folder has A02 alone, as page 1; with A01 before it, it would be page 2 as well."""
    (tmp_path / "press" / "2026-03-15-A02.pdf").write_bytes(page_pdf("two"))
    put(A01=page_pdf("one"), A02=page_pdf("two, too"))

    fetched = fetch(of=nowhere)

    assert [it.label for it in fetched.issue.receipts] == ["A02"]
    assert [it.code for it in fetched.findings] == ["inbox-not-taken"]
    assert "without room for A0" in fetched.findings[0].message


def test_once_the_site_has_other_bytes_they_count(fetch, put, stand, store):
    path = stand.site.pdf_path(DAY, 2)
    stand.reply(path, Reply(404))
    put(A02=page_pdf("two"))
    fetch()
    stand.site.replies.clear()

    fetched = fetch(24)
    again = fetch(48)

    assert urls(fetched)[1].startswith("http://")
    assert (again.key, len(records(store))) == (
        fetched.key,
        3,
    )  # the site's, with the page, its own


def test_a_page_that_the_site_does_not_list_comes_from_the_inbox(fetch, put, store):
    put(A05=page_pdf("five"))

    fetched = fetch()
    again = fetch(24)

    assert urls(fetched)[4] == "inbox:xjrb/2026-03-15/A05.pdf"
    assert (again.key, again.new_pages) == (fetched.key, 0)


def test_a_better_file_in_the_inbox_takes_the_place_of_the_first(fetch, put, nowhere, store):
    put(A01=page_pdf("one"))
    first = fetch(of=nowhere)
    put(A01=page_pdf("one, mended"))

    fetched = fetch(24, of=nowhere)

    (receipt,) = fetched.issue.receipts
    assert store.get(receipt.key) == page_pdf("one, mended")
    assert store.get(first.issue.receipts[0].key) == page_pdf("one")


def test_a_bad_file_beside_good_ones_is_told_at_each_fetch_and_recorded_never(
    fetch, put, nowhere, store
):
    put(A01=page_pdf("one"), A02=b"<html>gone</html>", A03=page_pdf("3", "4"))

    fetched = fetch(of=nowhere)
    again = fetch(24, of=nowhere)

    told = [("page-not-a-pdf", ISSUE.page(2)), ("page-too-much", ISSUE.page(3))]
    assert [(it.code, it.at) for it in fetched.findings] == told
    assert [(it.code, it.at) for it in again.findings] == told
    assert (again.key, again.issue.findings) == (fetched.key, ())


def test_nothing_but_bad_files_beside_a_good_site(fetch, put, store):
    put(A05=b"<html>gone</html>")

    fetched = fetch()

    assert [it.code for it in fetched.findings] == ["inbox-not-taken"]
    assert len(fetched.issue.receipts) == 4


def test_nothing_but_bad_files_and_no_issue_call_a_person(fetch, put, nowhere):
    put(A01=b"<html>gone</html>")

    with pytest.raises(
        NotAPdf, match=r"no file 2026-03-15-.* in the inbox, xjrb-2026-03-15-a-p01"
    ):
        fetch(of=nowhere)


def test_two_files_for_one_page_are_told(fetch, put):
    put(A05=page_pdf("five"), xA5=page_pdf("5"))

    (finding,) = fetch().findings

    assert finding.code == "inbox-not-taken"
    assert "are the same page by their names" in finding.message


def test_other_files_and_other_dates_are_left_alone(fetch, put, store):
    store.put("inbox/xjrb/2026-03-15/A06.txt", b"words")
    store.put("inbox/xjrb/2026-03-150/A06.pdf", page_pdf("six"))
    put(day=date(2026, 3, 14), A05=page_pdf("five"))

    fetched = fetch()

    assert (len(fetched.issue.receipts), fetched.findings) == (4, ())


def test_an_inbox_has_a_place_of_its_own(fetch, put, nowhere, tmp_path, store):
    place = FolderStore(tmp_path / "drop")
    put(place=place, root="", A01=page_pdf("one"))
    put(A02=page_pdf("two"))

    fetched = fetch(of=nowhere, inbox=place)

    assert urls(fetched) == ["inbox:xjrb/2026-03-15/A01.pdf"]


def test_an_inbox_that_does_not_answer_is_no_trouble_of_the_site_s(fetch, tmp_path, monkeypatch):
    place = FolderStore(tmp_path)

    def silent(prefix):
        message = "no answer"
        raise StoreUnavailable(message)

    monkeypatch.setattr(place, "keys", silent)

    fetched = fetch(inbox=place)

    assert [(it.code, it.message) for it in fetched.findings] == [
        ("inbox-not-taken", "xjrb/2026-03-15/: no answer")
    ]
    assert len(fetched.issue.receipts) == 4


def test_an_inbox_that_does_not_answer_is_asked_again_where_the_source_has_nothing(
    fetch, nowhere, tmp_path, monkeypatch
):
    place = FolderStore(tmp_path)

    def silent(prefix):
        message = "no answer"
        raise StoreUnavailable(message)

    monkeypatch.setattr(place, "keys", silent)

    with pytest.raises(SourceUnavailable, match="no answer"):
        fetch(of=nowhere, inbox=place)


def test_store_and_inbox_of_each_kind(fetch, put, nowhere, store_url):  # noqa: F811
    place = open_store(store_url)
    put(place=place, A01=page_pdf("one"), A02=page_pdf("two"))

    first = fetch(of=nowhere, into=place)
    again = fetch(24, of=nowhere, into=place)

    assert [place.get(it.key) for it in first.issue.receipts] == [page_pdf("one"), page_pdf("two")]
    assert (again.key, again.new_pages) == (first.key, 0)
