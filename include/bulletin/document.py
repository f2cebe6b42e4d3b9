"""
The PDF as a file: whether it is one, whether it opens, how many pages it has, page by page.

What is on a page is not asked here. Whatever a hostile file makes pypdf raise leaves as one of our
three errors, so that nobody above needs to know pypdf.
"""

from __future__ import annotations

import mmap
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, cast

from pypdf import PageObject, PasswordType, PdfReader, PdfWriter
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import NullObject

from bulletin.errors import CutShort, EmptyFile, Locked, NotAPdf, TooMuch, WebPage
from bulletin.file_kinds import is_web_page, kind_of
from bulletin.pdf_names import names_kept

MAX_BYTES = 128 * 1024 * 1024  # bytes; room for print quality, and a worker can hold a few of them
MAX_PAGES = 256  # pages; the thickest issue known, a finance daily's, has 128
MAX_SPLIT_BYTES = 512 * 1024 * 1024  # bytes of all parts; each part repeats what the pages share
MAX_JUNK = 1024  # bytes before %PDF-; PDF Reference 1.7, appendix H, note 13: readers forgive them
MAX_TAIL = 2048  # bytes at the end that have %%EOF; note 18 there says 1024, gateways add some

_HEADER = re.compile(rb"%PDF-(?P<version>\d\.\d)?")
# pypdf says itself that broken files "might cause other exceptions". Attribute, key, type and
# value errors were seen over twelve thousand damaged files (6.19), the others stand in its code.
_BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_SHARED = ("/Annots", "/B")  # links and article threads: they would take other pages along

Data = bytes | mmap.mmap  # a file's bytes, in memory or where they lie on the disk


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a file says of itself; `version` is the header's, as `1.6`, empty where it has none."""

    pages: int
    is_encrypted: bool
    version: str


def check_pdf(data: bytes, name: str) -> PdfFacts:
    """
    See that `data` is a PDF that opens and has pages; `name` says in messages what it is.

    With an address in its name it is what a site gave, else a file that somebody has.

    Raises:
        NotAPdf: Nothing, something else, half a PDF, or one without pages.
        Locked: The empty password does not open it.
        TooMuch: Past MAX_BYTES or MAX_PAGES, or nested without end.
    """
    with _explained(data, name):
        reader = _opened(data, name)
        return PdfFacts(len(_pages(reader)), reader.is_encrypted, _version(data))


def check_file(path: Path, name: str) -> PdfFacts:
    """The same for a file, of which only what is looked at comes into memory."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size == 0 or size > MAX_BYTES:  # an empty file cannot be mapped
            _check_size(size, name)
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data, _explained(data, name):
            reader = _opened(data, name)
            return PdfFacts(len(_pages(reader)), reader.is_encrypted, _version(data))


def page_count(data: bytes, name: str) -> int:
    """Count its pages; it raises what `check_pdf` raises."""
    return check_pdf(data, name).pages


def split_pages(data: bytes, name: str) -> tuple[bytes, ...]:
    """
    One PDF a page, without a lock, the same bytes each time.

    A file of one page that is not encrypted is given back as it is. It raises what `check_pdf`
    raises, and TooMuch where the parts together are past MAX_SPLIT_BYTES.
    """
    with names_kept(), _explained(data, name):
        reader = _opened(data, name)
        pages = _pages(reader)
        if len(pages) == 1 and not reader.is_encrypted:
            return (data,)
        parts: list[bytes] = []
        for page in pages:
            parts.append(_alone(page, reader.pdf_header))
            _check_parts(parts, name)
        return tuple(parts)


def _opened(data: Data, name: str) -> PdfReader:
    _check_kind(data, name)
    # a map reads and seeks as a file does, which the types do not know
    reader = PdfReader(BytesIO(data) if isinstance(data, bytes) else cast("IO[bytes]", data))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        message = f"{name}: locked with a password; ask the newspaper for an open file"
        raise Locked(message)
    count = len(_pages(reader))
    if count > MAX_PAGES:
        message = f"{name}: {count} pages, and {MAX_PAGES} are read; cut it into issues"
        raise TooMuch(message)
    if not _has_end(data):
        _check_whole(reader, name)
    if count == 0:
        message = f"{name}: a PDF without pages; ask the newspaper for it again"
        raise NotAPdf(message)
    return reader


def _pages(reader: PdfReader) -> list[PageObject]:
    # get_page lays the page tree flat; len(reader.pages) would believe an encrypted file's /Count
    with suppress(IndexError):
        reader.get_page(0)
    return reader.flattened_pages or []


def _check_kind(data: Data, name: str) -> None:
    _check_size(len(data), name)
    if _header(data) is not None:
        return
    looked = (
        "look at it, the newspaper may have withdrawn it"
        if "://" in name  # else it is a file that somebody has
        else "give the page as a PDF"
    )
    if not data[: MAX_JUNK * 2].strip():
        message = f"{name}: nothing but blanks; {looked}"
        raise EmptyFile(message)
    if is_web_page(data[:MAX_JUNK]):
        message = f"{name}: an HTML page, not a PDF; {looked}"
        raise WebPage(message)
    message = f"{name}: {kind_of(data[:MAX_JUNK])}, not a PDF; {looked}"
    raise NotAPdf(message)


def _check_size(size: int, name: str) -> None:
    if size == 0:
        message = f"{name}: an empty file; fetch it again"
        raise EmptyFile(message)
    if size > MAX_BYTES:
        most = MAX_BYTES // 2**20
        message = f"{name}: {size // 2**20} MiB, and {most} are read; ask for a smaller file"
        raise TooMuch(message)


def _header(data: Data) -> re.Match[bytes] | None:
    found = _HEADER.search(data, 0, MAX_JUNK + len(b"%PDF-1.7"))
    return found if found and found.start() <= MAX_JUNK else None


def _version(data: Data) -> str:
    header = _header(data)
    return (header["version"] or b"").decode("ascii") if header else ""


def _has_end(data: Data) -> bool:
    return b"%%EOF" in data[-MAX_TAIL:]


def _check_whole(reader: PdfReader, name: str) -> None:
    """See that a file without an end has all the pages it promises, each with its content."""
    pages = _pages(reader)
    promised = reader.root_object["/Pages"]["/Count"]  # type: ignore[index]
    whole = sum(
        "/Contents" not in page or not isinstance(page["/Contents"].get_object(), NullObject)
        for page in pages
    )
    if whole != promised:
        message = f"{name}: cut short, only {whole} of its pages are whole; fetch it again"
        raise CutShort(message)


def _alone(page: PageObject, header: str) -> bytes:
    """One page as a PDF of its own."""
    writer = PdfWriter()
    writer.pdf_header = header
    for key in _SHARED:
        page.pop(key, None)
    writer.add_page(page)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _check_parts(parts: list[bytes], name: str) -> None:
    if sum(map(len, parts)) > MAX_SPLIT_BYTES:
        most = MAX_SPLIT_BYTES // 2**20
        message = f"{name}: its pages come to over {most} MiB one by one; ask for page files"
        raise TooMuch(message)


@contextmanager
def _explained(data: Data, name: str) -> Iterator[None]:
    """Turn what pypdf raises into ours."""
    try:
        yield
    except (LimitReachedError, RecursionError, MemoryError) as error:
        message = f"{name}: past a limit of the PDF reader ({_words(error)}); it may be an attack"
        raise TooMuch(message) from error
    except (FileNotDecryptedError, DependencyError, NotImplementedError) as error:
        # NotImplementedError is also said of filters that nobody uses; /Encrypt tells which it is
        if data.find(b"/Encrypt") >= 0:
            message = f"{name}: locked ({_words(error)}); ask the newspaper for an open file"
            raise Locked(message) from error
        message = (
            f"{name}: written in a way that cannot be read ({_words(error)}); ask for another"
        )
        raise NotAPdf(message) from error
    except _BROKEN as error:
        if _has_end(data):
            message = f"{name}: broken ({_words(error)}); fetch it again"
            raise NotAPdf(message) from error
        message = (
            f"{name}: cut short, it has no %%EOF at its end ({_words(error)}); fetch it again"
        )
        raise CutShort(message) from error


def _words(error: Exception) -> str:
    """What an error says, as one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
