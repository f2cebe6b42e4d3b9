"""Where the parts of the dataset are; a path counts from the dataset's root, as users see it."""

from __future__ import annotations

import re
from datetime import date

from bulletin.errors import NotAsPublished

FOLDER = "datasets/bulletins"  # the root, in the store that the pages are kept in too
LATEST = "latest.json"
COPIED = "exports/version.json"  # of which release the convenience copies are

_VERSION = re.compile(r"r(\d{6,})")
_EXPORT = re.compile(r"releases/(?P<version>[^/]+)/(?P<copy>exports/.+)")


def is_version(version: str) -> bool:
    """Whether it is written as a version is."""
    return _VERSION.fullmatch(version) is not None


def number_of(version: str, where: str = LATEST) -> int:
    """
    12 for r000012.

    Raises:
        NotAsPublished: It is not written so; `where` is named.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        message = f"{where}: {version!r} is no version such as r000012; was it edited by hand?"
        raise NotAsPublished(message)
    return int(found[1])


def version_after(version: str | None) -> str:
    """The version that follows; the first, where there is none yet."""
    return f"r{(number_of(version) if version else 0) + 1:06d}"


def table_path(name: str) -> str:
    """Where a Delta table is."""
    return f"tables/{name}"


def release_path(version: str, name: str) -> str:
    """Where one of a release's own files is."""
    return f"releases/{version}/{name}"


def manifest_path(version: str) -> str:
    """Where a release's manifest is."""
    return release_path(version, "manifest.json")


def delta_path(version: str) -> str:
    """Where the rows are that a release changed."""
    return release_path(version, "delta.jsonl.gz")


def month_of(day: date) -> str:
    """The month as tables are parted by it: 2026-03."""
    return f"{day:%Y-%m}"


def export_name(kind: str, paper: str, day: date, file: str) -> str:
    """Where a month's export is, both in its release and among the copies."""
    return f"exports/{kind}/paper={paper}/year={day:%Y}/month={day:%m}/{file}"


def copy_path(path: str) -> str | None:
    """Where the convenience copy of a release's export is; None for other files."""
    found = _EXPORT.fullmatch(path)
    return found["copy"] if found else None


def exported_by(path: str) -> str | None:
    """The release that wrote an export; None for other files."""
    found = _EXPORT.fullmatch(path)
    return found["version"] if found else None


def issue_pdf_path(paper: str, issue: str, sha256: str) -> str:
    """Where a whole issue is as one PDF."""
    return f"issues/{paper}/{issue}-{sha256[:12]}.pdf"
