"""Plain files of the dataset: what each holds and in which form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.catalogue.snapshot import Written
from bulletin.published.manifest import File
from bulletin.published.places import copy_path

_MONTH = re.compile(
    r"exports/(?P<kind>\w+)/paper=(?P<paper>\w+)/year=(?P<year>\d{4})/month=(?P<month>\d\d)/.+"
)
_OF_ARTICLES = {"articles", "csv", "jsonl"}  # kinds whose rows are those of the table `articles`
_UNFIT = re.compile(r"[^a-z0-9._-]+")  # in the name of a resource


def file_of(written: Written) -> File:
    """A file of the catalogue with its size and SHA-256; a large one is read piece by piece."""
    if isinstance(written.data, bytes):
        digest = hashlib.sha256(written.data).hexdigest()
        return File(written.path, len(written.data), digest)
    with written.data.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return File(written.path, written.data.stat().st_size, digest)


@dataclass(frozen=True, slots=True)
class Form:
    """
    How a file is written.

    Attributes:
        format: As a Data Package has it. Parquet goes by another name than its suffix there:
            frictionless 5 takes all that is called `parquet` for a table of its own, and fails at
            columns that are lists, so that no package with it would ever validate.
        mediatype: Of what is inside, where it is compressed.
        is_text: Whether it is text, in UTF-8.
    """

    suffix: str
    format: str
    mediatype: str
    is_text: bool
    compression: str | None = None


# The longest suffix first: the first that fits decides.
FORMS = (
    Form(".ninjs.jsonl.gz", "ninjs", "application/jsonl", is_text=True, compression="gz"),
    Form(".jsonl.gz", "jsonl", "application/jsonl", is_text=True, compression="gz"),
    Form(".csv.gz", "csv", "text/csv", is_text=True, compression="gz"),
    Form(".sqlite.gz", "sqlite", "application/vnd.sqlite3", is_text=False, compression="gz"),
    Form(".csv", "csv", "text/csv", is_text=True),
    Form(".json", "json", "application/json", is_text=True),
    Form(".parquet", "apache-parquet", "application/vnd.apache.parquet", is_text=False),
    Form("", "binary", "application/octet-stream", is_text=False),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """
    One exported file.

    Attributes:
        path: The release's own file, which is never written over.
        copy: The convenience copy of it.
        kind: The folder below `exports`, or the file's name where it is in none.
        paper, month: Of which newspaper and month (2026-03); None where it is of all.
    """

    path: str
    copy: str
    kind: str
    paper: str | None
    month: str | None
    form: Form
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """Its name among the resources of a package."""
        if self.paper and self.month:
            return f"{self.kind}-{self.paper}-{self.month}"
        return _UNFIT.sub("-", self.copy.removeprefix("exports/").lower()).strip("-")

    @property
    def holds_articles(self) -> bool:
        """Whether its rows are those of the table `articles`."""
        return self.kind in _OF_ARTICLES and self.month is not None


def exported(file: File) -> Exported:
    """What a file that a release names is."""
    copy = copy_path(file.path) or file.path
    month = _MONTH.fullmatch(copy)
    return Exported(
        path=file.path,
        copy=copy,
        kind=month["kind"] if month else copy.removeprefix("exports/").split("/", 1)[0],
        paper=month["paper"] if month else None,
        month=f"{month['year']}-{month['month']}" if month else None,
        form=next(form for form in FORMS if copy.endswith(form.suffix)),
        bytes=file.bytes,
        sha256=file.sha256,
    )


def folder_of(exports: Sequence[Exported]) -> str:
    """The folder that the copies of files of one kind are in, ending in a slash."""
    return exports[0].copy.split("/paper=", 1)[0].rstrip("/") + "/"
