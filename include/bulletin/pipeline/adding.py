"""From files that somebody brings to an issue in the archive."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bulletin.catalog import Newspaper
from bulletin.document import MAX_PAGES
from bulletin.errors import BadSetting, BulletinError, DocumentError
from bulletin.ledger.habits import PLACE
from bulletin.model import IssueId
from bulletin.pipeline.desk import Desk
from bulletin.sources.adding import Brought, add_issue, copied, page_counts


@dataclass(frozen=True, slots=True)
class Added:
    """
    What `add` did.

    Attributes:
        key: Of the issue's record.
        pages, added, new_pages: All that it has, those brought, those whose bytes are new.
        told: What there is to say of them, a sentence a finding, and of a date that is odd.
    """

    issue: IssueId
    key: str
    pages: int
    added: int
    new_pages: int
    findings: int
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why files were not taken, one error each; then none of them was."""

    errors: tuple[BulletinError, ...]


def add(desk: Desk, issue: IssueId, files: Sequence[Path], *, at: datetime) -> Added | Refused:
    """
    Take PDFs into an issue in the archive: one a page, or one with all its pages.

    All are looked at before the first is written: either all are taken, or none.

    Raises:
        UnknownPaper: Nobody has described the newspaper.
        BadSetting: The names do not say which pages they are.
    """
    newspaper = desk.newspaper(issue.paper)
    _check_names(files)
    with _copies(files) as looked_at:
        errors = tuple(it for it in looked_at if isinstance(it, BulletinError))
        brought = [it for it in looked_at if isinstance(it, Brought)]
        errors = errors or tuple(_too_thick(brought))
        if errors:
            return Refused(errors)
        done = add_issue(desk.store, issue, brought, at=at)
    return Added(
        issue, done.key, len(done.issue.receipts), done.added, done.new_pages,
        len(done.findings),
        (*(finding.message for finding in done.findings), *_odd(newspaper, issue.date, at)),
    )  # fmt: skip


def _odd(newspaper: Newspaper, day: date, at: datetime) -> Iterator[str]:
    """What is odd about a date: a slip of the pen, or something that the file does not know."""
    if day > at.astimezone(PLACE).date():
        yield f"{day} is still to come; the pages are taken all the same"
    elif not newspaper.appears_on(day):
        yield (
            f"{newspaper.code} does not appear on {day} by its file, {newspaper.file}; "
            "the pages are taken all the same"
        )


@contextmanager
def _copies(files: Sequence[Path]) -> Iterator[Sequence[Brought | BulletinError]]:
    """The files, copied and looked at; somebody may still be writing the originals."""
    with tempfile.TemporaryDirectory() as folder:
        yield [_looked_at(path, Path(folder) / str(n)) for n, path in enumerate(files)]


def _check_names(files: Sequence[Path]) -> None:
    if len(files) > MAX_PAGES:
        message = f"{len(files)} files, and {MAX_PAGES} pages are taken at once; give one issue's"
        raise BadSetting(message)
    names = [path.name for path in files]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        message = f"{twice}: two files have this name; rename one after its page, as A02.pdf"
        raise BadSetting(message)


def _looked_at(path: Path, into: Path) -> Brought | BulletinError:
    try:
        if path.exists() and not path.is_file():
            message = f"{path}: not a file; give the PDFs themselves"
            return DocumentError(message)
        with path.open("rb") as file:
            brought = copied(path.name, file, into)
        (count,) = page_counts([brought])
    except OSError as error:
        message = f"{path}: {error.strerror}; give the path of a PDF"
        return DocumentError(message)
    except DocumentError as error:
        return error
    return brought if isinstance(count, int) else count


def _too_thick(files: Sequence[Brought]) -> Iterator[DocumentError]:
    for brought, count in zip(files, page_counts(files), strict=True):
        if len(files) > 1 and isinstance(count, int) and count > 1:
            message = (
                f"{brought.name}: {count} pages; give one file a page, or one with all of them"
            )
            yield DocumentError(message)
