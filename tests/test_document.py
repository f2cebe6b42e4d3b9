"""The PDF as a file: what is one, what is not, and how each is told from the others."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NumberObject,
)

from bulletin import document
from bulletin.document import PdfFacts, check_pdf, page_count, split_pages
from bulletin.errors import DocumentError, Locked, NotAPdf, TooMuch
from newsstand import page_pdf

ONE = page_pdf("one")
FOUR = page_pdf("one", "two", "three", "four")
ALGORITHMS = ("RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256")


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def locked(data: bytes, user: str, algorithm: str = "AES-128") -> bytes:
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(user, "owner", algorithm=algorithm)
    return written(writer)


def texts(pages: tuple[bytes, ...]) -> list[str]:
    return [PdfReader(BytesIO(page)).pages[0].extract_text().strip() for page in pages]


# ---------------------------------------------------------------- what is a PDF


def test_facts_of_a_plain_file():
    assert check_pdf(FOUR, "p01") == PdfFacts(pages=4, is_encrypted=False, version="1.3")
    assert page_count(ONE, "p01") == 1


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_an_owner_password_alone_locks_nothing(algorithm):
    data = locked(FOUR, user="", algorithm=algorithm)

    assert check_pdf(data, "p01") == PdfFacts(pages=4, is_encrypted=True, version="1.3")


def test_the_count_an_encrypted_file_claims_is_not_believed():
    """/Count is only what the file says; the pages are counted."""
    writer = PdfWriter(clone_from=BytesIO(FOUR))
    writer.root_object["/Pages"][NameObject("/Count")] = NumberObject(1)
    writer.encrypt("", "owner", algorithm="RC4-128")

    assert page_count(written(writer), "p01") == 4


def test_junk_before_the_header_is_forgiven():
    """Readers forgive 1024 bytes, as mail gateways and old CMSs put them there."""
    assert page_count(b"\r\n" * 512 + FOUR, "p01") == 4


def test_junk_without_end_is_not():
    with pytest.raises(NotAPdf, match="something that begins with"):
        check_pdf(b"x" * 1025 + FOUR, "p01")


def test_a_broken_startxref_is_mended():
    assert page_count(FOUR.replace(b"startxref\n", b"startxref\n9"), "p01") == 4


def test_a_missing_end_alone_is_forgiven():
    """A file cut within its last line has all its pages."""
    assert page_count(FOUR.replace(b"%%EOF", b"%%"), "p01") == 4


# ---------------------------------------------------------------- what is not


def test_what_a_site_gave_may_be_withdrawn_and_what_somebody_has_is_not():
    with pytest.raises(NotAPdf, match=r"the newspaper may have withdrawn it$"):
        check_pdf(b"GIF89a", "p02 from https://epaper.example.cn/2.pdf")
    with pytest.raises(NotAPdf, match=r"give the page as a PDF$"):
        check_pdf(b"GIF89a", "pages/2.pdf")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "an HTML page"),
        (b"\xef\xbb\xbf\r\n  <HTML><HEAD></HEAD></HTML>", "an HTML page"),
        (b"<script>location='/challenge'</script>", "an HTML page"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"GIF89a", "a GIF picture"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x1f\x8b\x08\x00", "a gzip file"),
        (b'\r\n{"code": 500}', 'something that begins with “{"code": 500}”'),
        (b"\x00\x01", "something that begins with the bytes 00 01"),
    ],
)
def test_other_files_are_named(data, what):
    with pytest.raises(NotAPdf) as caught:
        check_pdf(data, "xjrb-2026-03-15-a-p02")

    assert str(caught.value).startswith("xjrb-2026-03-15-a-p02: ")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_half_a_file_is_cut_short(share):
    with pytest.raises(NotAPdf, match="cut short"):
        check_pdf(FOUR[: int(len(FOUR) * share)], "p01")


def test_a_file_that_lost_a_page_is_cut_short():
    """One made for slow lines opens with its first page, whatever became of the last."""
    tree = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    tree += b"2 0 obj<</Type/Pages/Count 2/Kids[3 0 R 5 0 R]/MediaBox[0 0 9 9]>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
    content = b"4 0 obj<</Length 3>>stream\nq Q\nendstream endobj\n"
    trailer = b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    rest = b"% and then nothing more of it came\n" * 100

    with pytest.raises(NotAPdf, match="cut short, only 1 of its pages are whole"):
        check_pdf(b"%PDF-1.4\n" + trailer + tree + page + content + rest, "p01")


def test_a_file_whose_end_is_there_and_whose_middle_is_not_is_broken():
    with pytest.raises(NotAPdf, match="broken"):
        check_pdf(b"%PDF-1.4\nnothing\nstartxref\n0\n%%EOF", "p01")


def test_no_pages():
    with pytest.raises(NotAPdf, match="without pages"):
        check_pdf(written(PdfWriter()), "p01")


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_password_locks(algorithm):
    with pytest.raises(Locked, match="p01: locked with a password; ask the newspaper"):
        check_pdf(locked(ONE, user="secret", algorithm=algorithm), "p01")


def test_a_lock_by_certificate_is_a_lock():
    data = locked(ONE, user="", algorithm="RC4-128").replace(b"/Standard", b"/PubSecXX")

    with pytest.raises(Locked):
        check_pdf(data, "p01")


# ---------------------------------------------------------------- what is too much


def test_too_many_bytes(monkeypatch):
    monkeypatch.setattr(document, "MAX_BYTES", 1000)

    with pytest.raises(TooMuch, match="p01: "):
        check_pdf(ONE, "p01")


def test_too_many_pages(monkeypatch):
    monkeypatch.setattr(document, "MAX_PAGES", 3)

    with pytest.raises(TooMuch, match="4 pages, and 3 are read"):
        check_pdf(FOUR, "p01")


def test_too_many_bytes_of_parts(monkeypatch):
    monkeypatch.setattr(document, "MAX_SPLIT_BYTES", 2000)

    with pytest.raises(TooMuch, match="page files"):
        split_pages(FOUR, "issue")


def test_nesting_without_end():
    nest = b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\n"

    with pytest.raises(TooMuch, match="may be an attack"):
        check_pdf(nest + b"startxref\n0\n%%EOF", "p01")


def test_a_page_tree_that_bites_its_tail():
    tree = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    tree += b"2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\n"

    with pytest.raises(DocumentError, match="cyclic"):
        check_pdf(b"%PDF-1.4\n" + tree + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF", "p01")


def test_each_byte_of_damage_is_one_of_our_errors():
    """Zero every byte of the file's skeleton in turn: nothing of pypdf's comes through."""
    for at in range(0, len(ONE), 3):
        damaged = ONE[:at] + b"\x00" + ONE[at + 1 :]
        try:
            split_pages(damaged, "p01")
        except DocumentError as error:
            assert str(error).startswith("p01: ")  # noqa: PT017  # most of the damage is forgiven


# ---------------------------------------------------------------- page by page


def test_a_single_page_is_given_back_as_it_is():
    assert split_pages(ONE, "p01") == (ONE,)


def test_pages_apart():
    pages = split_pages(FOUR, "issue")

    assert texts(pages) == ["one", "two", "three", "four"]
    assert [page_count(page, "p") for page in pages] == [1, 1, 1, 1]


def test_parts_of_a_locked_file_are_open():
    pages = split_pages(locked(FOUR, user=""), "issue")

    assert texts(pages) == ["one", "two", "three", "four"]
    assert [check_pdf(page, "p").is_encrypted for page in pages] == [False] * 4


def test_a_single_locked_page_is_opened():
    (page,) = split_pages(locked(ONE, user=""), "p01")

    assert check_pdf(page, "p01") == PdfFacts(pages=1, is_encrypted=False, version="1.3")


def test_what_a_page_inherits_stays_with_it():
    """Size and rotation may stand in the page tree, for all pages at once."""
    writer = PdfWriter(clone_from=BytesIO(FOUR))
    tree = writer.root_object["/Pages"]
    for page in writer.pages:
        del page["/MediaBox"]
        page.pop("/Rotate", None)
    tree[NameObject("/MediaBox")] = ArrayObject(FloatObject(side) for side in (0, 0, 300, 500))
    tree[NameObject("/Rotate")] = NumberObject(90)

    part = PdfReader(BytesIO(split_pages(written(writer), "issue")[2])).pages[0]

    assert (part.mediabox.width, part.mediabox.height, part.rotation) == (300, 500, 90)


def test_a_link_to_another_page_does_not_bring_it_along():
    writer = PdfWriter(clone_from=BytesIO(FOUR))
    link = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Dest"): ArrayObject(
                [writer.pages[3].indirect_reference, NameObject(Fit.fit().fit_type)]
            ),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([link])

    assert split_pages(written(writer), "issue")[0] == split_pages(FOUR, "issue")[0]


def test_the_same_bytes_in_another_process(tmp_path):
    """No clock, no random id, no order of a set goes into a part."""
    file = tmp_path / "issue.pdf"
    file.write_bytes(locked(FOUR, user=""))
    code = (
        "import sys, hashlib; from pathlib import Path\n"
        "from bulletin.document import split_pages\n"
        "parts = split_pages(Path(sys.argv[1]).read_bytes(), 'issue')\n"
        "print(hashlib.sha256(b''.join(parts)).hexdigest())"
    )
    include = Path(document.__file__).parents[1]

    def digest(seed: str) -> str:
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(include)}
        command = [sys.executable, "-c", code, str(file)]
        return subprocess.check_output(command, env=environment, text=True)

    assert digest("1") == digest("2")


def test_a_font_named_in_gbk_keeps_its_name():
    """Renamed in UTF-8, viewers no longer know which characters the font has."""
    data = FOUR.replace(b"/Helvetica", b"/#CB#CE#CC#E5")

    for page in split_pages(data, "issue"):
        assert b"/#CB#CE#CC#E5" in page


def test_a_resource_may_be_called_as_an_article_thread_is():
    writer = PdfWriter(clone_from=BytesIO(FOUR))
    for page in writer.pages:
        page["/Resources"][NameObject("/B")] = DictionaryObject(
            {NameObject("/Own"): NumberObject(1)}
        )

    for part in split_pages(written(writer), "issue"):
        assert "/B" in PdfReader(BytesIO(part)).pages[0]["/Resources"]
