"""Taking pages that somebody brings into an issue."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bulletin.archive import open_store
from bulletin.codec import from_json
from bulletin.document import MAX_BYTES
from bulletin.errors import NotAPdf, TooMuch
from bulletin.model import Issue, IssueId
from bulletin.sources import adding
from bulletin.sources.adding import add_issue, copied
from newsstand import page_pdf
from servers.fixtures import ceph_server, moto_server, store_url  # noqa: F401

DAY = date(2026, 3, 15)
ISSUE = IssueId.of("hexi", DAY)
AT = datetime(2026, 3, 15, 7, tzinfo=UTC)


@pytest.fixture
def bring(store, tmp_path):
    """Add files to the issue."""

    def bring(at=AT, issue=ISSUE, **files):
        brought = [
            copied(f"{name}.pdf", BytesIO(data), tmp_path / f"{number}-{at:%H}")
            for number, (name, data) in enumerate(files.items())
        ]
        return add_issue(store, issue, brought, at=at)

    return bring


def everything(store):
    return {key: store.get(key) for key in store.keys("")}


def test_a_file_a_page(bring, store):
    done = bring(p2=page_pdf("two"), p1=page_pdf("one"))

    assert (done.key, done.added, done.new_pages) == (
        "raw/hexi/2026-03-15-a/issue/0001.json", 2, 2
    )  # fmt: skip
    assert done.issue == from_json(store.get(done.key), Issue, done.key)
    first, second = done.issue.receipts
    assert (first.page, first.label, first.url, first.status) == (
        ISSUE.page(1), "1", "added:p1.pdf", 200
    )  # fmt: skip
    assert (first.fetched_at, first.etag) == (AT, "")
    assert store.get(second.key) == page_pdf("two")
    assert second.sha256 == hashlib.sha256(page_pdf("two")).hexdigest()


def test_one_file_with_all_pages(bring, store):
    done = bring(issue15=page_pdf("one", "two", "three"))

    assert [it.url for it in done.issue.receipts] == [
        f"added:issue15.pdf#page={number}" for number in (1, 2, 3)
    ]
    words = [
        PdfReader(BytesIO(store.get(it.key))).pages[0].extract_text().strip()
        for it in done.issue.receipts
    ]
    assert words == ["one", "two", "three"]
    whole = [key for key in store.keys("raw/") if "/whole-" in key]
    assert [store.get(key) for key in whole] == [page_pdf("one", "two", "three")]


def test_the_same_again_changes_nothing(bring, store):
    first = bring(p1=page_pdf("one"), p2=page_pdf("two"))
    before = everything(store)

    again = bring(at=AT + timedelta(hours=5), p1=page_pdf("one"), p2=page_pdf("two"))

    assert (again.key, again.issue, again.new_pages) == (first.key, first.issue, 0)
    assert everything(store) == before


def test_a_better_page_stands_beside_the_old_and_in_the_issue(bring, store):
    first = bring(p1=page_pdf("one"), p2=page_pdf("two"))

    done = bring(at=AT + timedelta(hours=5), p2=page_pdf("two, mended"))

    assert done.key.endswith("/issue/0002.json")
    assert [store.get(it.key) for it in done.issue.receipts] == [
        page_pdf("one"), page_pdf("two, mended")
    ]  # fmt: skip
    assert store.get(first.issue.receipts[1].key) == page_pdf("two")


def test_not_one_is_a_page(bring, store):
    with pytest.raises(NotAPdf):
        bring(p1=b"<html>no</html>", p2=b"GIF89a")

    assert everything(store) == {}


def test_what_belongs_to_another_date_is_told_and_taken(bring):
    bring(issue=IssueId.of("hexi", DAY - timedelta(days=1)), p1=page_pdf("one"))

    done = bring(p1=page_pdf("one"))

    assert [finding.code for finding in done.findings] == ["same-bytes-as"]
    assert (done.added, done.issue.findings) == (1, ())


def test_a_page_brought_twice_is_told(bring):
    done = bring(p1=page_pdf("one"), p2=page_pdf("one"))

    assert [(it.code, it.at) for it in done.issue.findings] == [("page-twice", ISSUE.page(2))]
    assert bring(at=AT + timedelta(hours=1), p2=page_pdf("two")).issue.findings == ()


def test_a_file_without_end_is_not_read_to_its_end(monkeypatch, tmp_path):
    monkeypatch.setattr(adding, "MAX_BYTES", 2**20)
    endless = BytesIO(b"%PDF-1.4" + b"0" * 2**22)

    with pytest.raises(TooMuch, match=r"^big\.pdf: over 1 MiB"):
        copied("big.pdf", endless, tmp_path / "copy")

    assert endless.tell() <= 2**21 < MAX_BYTES


def test_each_kind_of_store(store_url, tmp_path):  # noqa: F811
    place = open_store(store_url)
    files = [
        copied(f"{name}.pdf", BytesIO(page_pdf(name)), tmp_path / name) for name in ("p1", "p2")
    ]

    first = add_issue(place, ISSUE, files, at=AT)
    again = add_issue(place, ISSUE, files, at=AT + timedelta(hours=5))

    assert [place.get(it.key) for it in first.issue.receipts] == [page_pdf("p1"), page_pdf("p2")]
    assert (again.key, again.issue, again.new_pages) == (first.key, first.issue, 0)
