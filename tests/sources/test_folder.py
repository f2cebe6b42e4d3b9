"""Newspapers as files in a folder."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bulletin.catalog import Folder
from bulletin.errors import (
    CatalogError,
    NotPublished,
    SourceBlocked,
    SourceChanged,
    SourceUnavailable,
    TooMuch,
)
from bulletin.model import IssueId, PageRef
from bulletin.sources import folder
from bulletin.sources.folder import FolderPlatform
from bulletin.sources.platform import Answer

ISSUE = IssueId("hexi-2026-03-15-a")


@pytest.fixture
def papers(tmp_path):
    """A folder `press` beside the newspaper's file, with the pages a test names."""

    def put(*names: str) -> Path:
        root = tmp_path / "press"
        root.mkdir(exist_ok=True)
        for name in names:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(name.encode())
        return tmp_path

    return put


def platform(at: Path, pattern: str) -> FolderPlatform:
    return FolderPlatform(Folder("press", pattern), str(at / "hexi.yaml"))


def found(at: Path, pattern: str, issue: IssueId = ISSUE) -> list[tuple[str, str, str]]:
    """Page id, label and file name of each page listed."""
    listing = platform(at, pattern).listing(issue)
    return [(page.id, page.label, page.url.rpartition("/")[2]) for page in listing.pages]


def test_pages_of_a_date_in_the_order_of_their_numbers(papers):
    at = papers("hexi-2026-03-15-p10.pdf", "hexi-2026-03-15-p2.pdf", "hexi-2026-03-14-p1.pdf")

    assert found(at, "hexi-{date}-p{page}.pdf") == [
        ("hexi-2026-03-15-a-p02", "2", "hexi-2026-03-15-p2.pdf"),
        ("hexi-2026-03-15-a-p10", "10", "hexi-2026-03-15-p10.pdf"),
    ]


def test_lettered_pages_are_numbered_in_their_order(papers):
    at = papers("20260315_B01.pdf", "20260315_A02.pdf", "20260315_A01.pdf")

    assert found(at, "{date:%Y%m%d}_{page}.pdf") == [
        ("hexi-2026-03-15-a-p01", "A01", "20260315_A01.pdf"),
        ("hexi-2026-03-15-a-p02", "A02", "20260315_A02.pdf"),
        ("hexi-2026-03-15-a-p03", "B01", "20260315_B01.pdf"),
    ]


def test_folders_by_date_and_chinese_names(papers):
    at = papers("2026年/03-15/第01版.pdf", "2026年/03-15/第02版.pdf", "2026年/03-16/第01版.pdf")

    assert [page for page, _, _ in found(at, "{date:%Y年}/{date:%m-%d}/第{page}版.pdf")] == [
        "hexi-2026-03-15-a-p01",
        "hexi-2026-03-15-a-p02",
    ]


def test_pages_as_folders(papers):
    at = papers("2026-03-15/02/page.pdf", "2026-03-15/01/page.pdf", "2026-03-15/01/page.txt")

    assert [page for page, _, _ in found(at, "{date}/{page}/page.pdf")] == [
        "hexi-2026-03-15-a-p01",
        "hexi-2026-03-15-a-p02",
    ]


def test_odd_names_are_no_pages(papers):
    at = papers(
        "2026-03-15-1.pdf",
        "2026-03-15-1.pdf.part",
        "2026-03-15-1 (1).pdf",
        "._2026-03-15-1.pdf",
        "2026-03-15-.pdf",
        "2026-03-15-cover.pdf",
        "2026-03-15-12345.pdf",
        "x2026-03-15-3.pdf",
        "2026-03-15-4.pdf/inside.pdf",
    )

    assert found(at, "{date}-{page}.pdf") == [("hexi-2026-03-15-a-p01", "1", "2026-03-15-1.pdf")]


def test_signs_of_regular_expressions_are_plain_in_a_pattern(papers):
    at = papers("a.b+(2026-03-15)[1].pdf", "aXb+(2026-03-15)[2].pdf")

    assert [label for _, label, _ in found(at, "a.b+({date})[{page}].pdf")] == ["1"]


def test_a_whole_issue_in_one_file(papers):
    at = papers("2026-03-15.pdf")

    listing = platform(at, "{date}.pdf").listing(ISSUE)

    assert listing.is_whole
    assert listing.pages == (PageRef(ISSUE.page(1), "", (at / "press/2026-03-15.pdf").as_uri()),)


def test_an_absolute_root(papers):
    at = papers("2026-03-15-1.pdf")
    elsewhere = FolderPlatform(
        Folder(str(at / "press"), "{date}-{page}.pdf"), "/nowhere/hexi.yaml"
    )

    assert len(elsewhere.listing(ISSUE).pages) == 1


def test_links_are_followed(papers):
    at = papers("real/1.pdf")
    (at / "press/2026-03-15").symlink_to(at / "press/real")
    (at / "press/2026-03-15/2.pdf").symlink_to(at / "press/gone.pdf")

    assert [label for _, label, _ in found(at, "{date}/{page}.pdf")] == ["1"]


# ---------------------------------------------------------------- what is not there


@pytest.mark.parametrize("pattern", ["{date}-{page}.pdf", "{date}/{page}.pdf", "{date}.pdf"])
def test_no_file_of_the_date(papers, pattern):
    at = papers("2026-03-14-1.pdf", "2026-03-14/1.pdf", "2026-03-14.pdf")

    with pytest.raises(NotPublished, match=r"hexi-2026-03-15-a: no file 2026-03-15.*press"):
        found(at, pattern)


def test_no_folder(tmp_path):
    with pytest.raises(SourceUnavailable, match=r"there is no folder .*press; mount it"):
        found(tmp_path, "{date}.pdf")


def test_two_files_for_one_page(papers):
    at = papers("2026-03-15-1.pdf", "2026-03-15-01.pdf")

    with pytest.raises(SourceChanged, match=r"page 1 \(2026-03-15-01.pdf, 2026-03-15-1.pdf\)"):
        found(at, "{date}-{page}.pdf")


@pytest.mark.parametrize(
    "pattern",
    [
        "../{date}.pdf",
        "a/../../{date}.pdf",
        "/{date}.pdf",
        "{date}//{page}.pdf",
        "{date:..}/x.pdf",
        "{date}/{page}/{page}.pdf",
        "{date}-{seite}.pdf",
        "{date}-{page:02d}.pdf",
    ],
)
def test_patterns_that_are_refused(papers, pattern):
    with pytest.raises(CatalogError, match=r"hexi\.yaml: pattern"):
        found(papers(), pattern)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read(papers):
    at = papers("2026-03-15-1.pdf")
    (at / "press").chmod(0)
    try:
        with pytest.raises(SourceBlocked, match="may not read"):
            found(at, "{date}-{page}.pdf")
    finally:
        (at / "press").chmod(0o755)


# ---------------------------------------------------------------- the bytes


@pytest.mark.parametrize("name", ["2026-03-15-1.pdf", "2026-03-15-1 %20#版?.pdf"])
def test_the_bytes_of_a_page(papers, name):
    """Names with blanks, percent signs and number signs survive the way through a URL."""
    at = papers(name)
    source = platform(at, name.replace("2026-03-15-1", "{date}-{page}"))

    (page,) = source.listing(ISSUE).pages

    assert source.get(page) == Answer(page.url, page.url, 200, name.encode())


def test_a_name_that_is_no_unicode(papers):
    at = papers()
    raw = os.fsencode(at / "press") + b"/2026-03-15-\xc4\xe3-1.pdf"
    Path(os.fsdecode(raw)).write_bytes(b"words")
    source = platform(at, "{date}-" + os.fsdecode(b"\xc4\xe3") + "-{page}.pdf")

    (page,) = source.listing(ISSUE).pages

    assert source.get(page).data == b"words"


def test_a_file_that_went_away(papers):
    at = papers("2026-03-15-1.pdf")
    source = platform(at, "{date}-{page}.pdf")
    (page,) = source.listing(ISSUE).pages
    (at / "press/2026-03-15-1.pdf").unlink()

    assert source.get(page) is None


def test_a_file_past_the_limit_is_not_read(papers, monkeypatch):
    at = papers("2026-03-15-1.pdf")
    source = platform(at, "{date}-{page}.pdf")
    (page,) = source.listing(ISSUE).pages
    monkeypatch.setattr(folder, "MAX_BYTES", 5)

    with pytest.raises(TooMuch, match="16 bytes, and 5 are read"):
        source.get(page)


def test_old_dates(papers):
    assert found(
        papers("1957-10-01-1.pdf"), "{date}-{page}.pdf", IssueId.of("hexi", date(1957, 10, 1))
    )
