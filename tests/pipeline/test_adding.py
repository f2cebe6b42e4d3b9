"""Files that somebody brings, all of them or none."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfWriter

from bulletin.archive import FolderStore, latest_record
from bulletin.codec import from_json
from bulletin.document import MAX_PAGES
from bulletin.errors import BadSetting, DocumentError, Locked, NotAPdf, UnknownPaper
from bulletin.model import IssueArticles, IssueId
from bulletin.pipeline import Desk, desk_from, fetch, make_articles
from bulletin.pipeline.adding import Refused, add
from bulletin.settings import Settings
from newsstand import page_pdf
from smallpaper import newspaper, page, print_issue

DAY = date(2026, 3, 12)
ISSUE = IssueId.of("hexi", DAY)
AT = datetime(2026, 3, 12, 7, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    """A small newspaper whose folder has no issue yet."""
    return newspaper(tmp_path)


@pytest.fixture
def write(tmp_path):
    def write(name, data):
        path = tmp_path / "brought" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return write


def articles(desk):
    key = latest_record(desk.store, f"articles/{ISSUE}")
    return from_json(desk.store.get(key), IssueArticles, key)


def test_pages_brought_become_articles(desk, write):
    done = add(desk, ISSUE, [write(f"{n}.pdf", page(DAY, n)) for n in (1, 2)], at=AT)

    assert (done.pages, done.added, done.new_pages, done.findings) == (2, 2, 2, 0)
    assert make_articles(desk, done.key).articles == 4
    assert articles(desk).is_held is False


def test_a_printed_date_of_another_day_is_found_when_it_is_read(desk, write):
    other = page(DAY, 1, printed=date(2026, 2, 1))
    done = add(desk, ISSUE, [write("1.pdf", other)], at=AT)

    made = make_articles(desk, done.key)

    assert made.held.startswith("the page prints 2026-02-01, 39 d from the issue's date")
    assert "printed-date-far-off" in {finding.code for finding in articles(desk).findings}


def test_what_was_added_stays_when_the_source_comes_back(desk, write, tmp_path):
    done = add(desk, ISSUE, [write("2.pdf", page(DAY, 2))], at=AT)
    print_issue(tmp_path, DAY, [page(DAY, 1)])

    fetched = fetch(desk, ISSUE, at=AT)

    assert (done.pages, fetched.pages, fetched.new_pages) == (1, 2, 1)


def test_one_bad_file_keeps_all_out_and_each_bad_one_is_named(desk, write, tmp_path):
    good, html = write("1.pdf", page(DAY, 1)), write("2.pdf", b"<html>gone</html>")
    gone = tmp_path / "brought" / "3.pdf"

    refused = add(desk, ISSUE, [good, html, gone, tmp_path], at=AT)

    assert isinstance(refused, Refused)
    first, second, third = map(str, refused.errors)
    assert first == "2.pdf: an HTML page, not a PDF; give the page as a PDF"
    assert second == f"{gone}: No such file or directory; give the path of a PDF"
    assert third == f"{tmp_path}: not a file; give the PDFs themselves"
    assert list(desk.store.keys("")) == []


def test_a_locked_file(desk, write):
    writer = PdfWriter(clone_from=BytesIO(page_pdf("one")))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)

    (error,) = add(desk, ISSUE, [write("1.pdf", file.getvalue())], at=AT).errors

    assert isinstance(error, Locked)


@pytest.mark.parametrize("data", [b"", page_pdf("one")[:400], b"%PDF-1.7\n%%EOF"])
def test_half_a_file_or_none(desk, write, data):
    (error,) = add(desk, ISSUE, [write("1.pdf", data)], at=AT).errors

    assert isinstance(error, NotAPdf)


def test_a_thick_file_among_others(desk, write):
    thick, thin = write("1.pdf", page_pdf("1", "2", "3")), write("4.pdf", page_pdf("4"))

    (error,) = add(desk, ISSUE, [thick, thin], at=AT).errors

    assert type(error) is DocumentError
    assert str(error) == "1.pdf: 3 pages; give one file a page, or one with all of them"


def test_two_files_of_one_name(desk, write, tmp_path):
    other = tmp_path / "1.pdf"
    other.write_bytes(page_pdf("one"))

    with pytest.raises(BadSetting, match=r"1\.pdf: two files have this name"):
        add(desk, ISSUE, [write("1.pdf", page_pdf("1")), other], at=AT)


def test_more_files_than_an_issue_has_pages(desk, tmp_path):
    files = [tmp_path / f"{n}.pdf" for n in range(MAX_PAGES + 1)]

    with pytest.raises(BadSetting, match="257 files, and 256 pages are taken"):
        add(desk, ISSUE, files, at=AT)


def test_a_newspaper_that_nobody_has_described(tmp_path, write):
    desk = Desk(FolderStore(tmp_path / "store"))

    with pytest.raises(UnknownPaper):
        add(desk, IssueId.of("nobody", DAY), [write("1.pdf", page_pdf("1"))], at=AT)


def test_the_inbox_that_the_settings_name_is_looked_into(tmp_path, write):
    drop = write("drop.pdf", page(DAY, 1)).parent / "hexi" / "2026-03-12"
    drop.mkdir(parents=True)
    (drop / "1.pdf").write_bytes(page(DAY, 1))
    newspaper(tmp_path)
    (tmp_path / "papers" / "pages").mkdir()
    desk = desk_from(
        Settings(
            str(tmp_path / "store"), (tmp_path / "papers",), (), None, str(tmp_path / "brought")
        )
    )

    done = fetch(desk, ISSUE, at=AT)

    assert (done.pages, done.new_pages) == (1, 1)
