"""
What can go wrong, drawn as a tree.

    BulletinError
    ├── CatalogError              a newspaper's file, or a setting
    │   ├── UnknownPaper            nobody has described that newspaper
    │   └── BadSetting              an environment variable that cannot be used
    ├── SourceError               the newspaper's site or folder
    │   ├── SourceUnavailable       try again later
    │   ├── NotPublished            no paper that day: skip
    │   │   └── AnotherDate           the site gives another date's issue instead
    │   ├── SourceBlocked           the site refuses us: a person must look
    │   └── SourceChanged           the site is not as described: a person must look
    ├── DocumentError             the PDF
    │   ├── NotAPdf                 a picture, an archive, anything else
    │   │   ├── EmptyFile             nothing, or only blanks
    │   │   ├── WebPage               HTML under a PDF's name
    │   │   └── CutShort              half a PDF
    │   ├── Locked                  encrypted, and the empty password does not open it
    │   └── TooMuch                 past a limit (bytes, pages, glyphs, seconds)
    ├── LayoutError               the page contradicts our picture of a newspaper
    ├── StoreError                where things are kept
    │   ├── NotInStore              there is nothing under that key
    │   ├── StoreUnavailable        no answer: try again later
    │   ├── StoreRefused            it says no: credentials, bucket, permissions
    │   └── StoreFull               no space left
    └── ReleaseError              the published dataset
        ├── ExpectationFailed       a gate is shut: counts, texts, what stands already
        ├── PublishingElsewhere     another run is publishing: try again later
        └── NotAsPublished          a published file is missing or altered

Each message names the place, the value found and what to do. `exit_code` is what the command line
ends with; `is_passing` says whether the same call may succeed later without anybody's help.
"""

from collections.abc import Mapping
from typing import ClassVar


class BulletinError(Exception):
    """Base of everything this package raises on purpose."""

    exit_code: ClassVar[int] = 1
    is_passing: ClassVar[bool] = False


class CatalogError(BulletinError):
    """A newspaper's file or a setting cannot be used as it is written."""

    exit_code = 2


class UnknownPaper(CatalogError):
    """No newspaper file carries this code."""


class BadSetting(CatalogError):
    """An environment variable or option holds something that cannot be used."""


class SourceError(BulletinError):
    """The newspaper's site or folder did not give what was asked of it."""

    exit_code = 3


class SourceUnavailable(SourceError):
    """No answer, or one that says to come back later."""

    is_passing = True


class NotPublished(SourceError):
    """The newspaper has no issue on that date."""


class AnotherDate(NotPublished):
    """The site gives the issue of another date than the one asked for: not yet, or never."""


class SourceBlocked(SourceError):
    """The site refuses us, by robots.txt or by its answer; it is never got round."""


class SourceChanged(SourceError):
    """The site answers, and not as the newspaper's file describes it."""


class DocumentError(BulletinError):
    """A file cannot be read as page PDFs."""

    exit_code = 4


class NotAPdf(DocumentError):
    """The bytes are something else: HTML, a picture, nothing, or half a PDF."""


class EmptyFile(NotAPdf):
    """Nothing, or only blanks: a site may write that over a page it withdraws."""


class WebPage(NotAPdf):
    """HTML under a PDF's name: a notice, a sign-in, or a page that was withdrawn."""


class CutShort(NotAPdf):
    """The beginning of a PDF, without its end."""


class Locked(DocumentError):
    """The PDF is encrypted, and the empty password does not open it."""


class TooMuch(DocumentError):
    """The PDF is past one of the limits that keep a machine alive."""


class LayoutError(BulletinError):
    """A page contradicts the picture of a newspaper that the reader works with."""

    exit_code = 4


class StoreError(BulletinError):
    """The place where things are kept did not do what was asked."""

    exit_code = 5


class NotInStore(StoreError):
    """There is nothing under this key."""


class StoreUnavailable(StoreError):
    """The store does not answer."""

    is_passing = True


class StoreRefused(StoreError):
    """The store answers with a refusal: credentials, bucket or permissions."""


class StoreFull(StoreError):
    """There is no space left; what was half written has been taken away again."""


class ReleaseError(BulletinError):
    """The dataset was not published, or is not what was published."""

    exit_code = 6


class ExpectationFailed(ReleaseError):
    """
    A gate before a release is shut; the last release stays.

    Attributes:
        refused: Why, by the newspaper's code; empty where there was nothing to judge.
    """

    def __init__(self, message: str, *, refused: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.refused = dict(refused or {})


class PublishingElsewhere(ReleaseError):
    """Another run is publishing at this moment."""

    is_passing = True


class NotAsPublished(ReleaseError):
    """A published file is missing or altered."""
