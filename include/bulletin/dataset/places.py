"""
Where the parts of the dataset are.

A path counts from the dataset's own root, as users see it and manifests name it; a key is the same
place in the store.
"""

from __future__ import annotations

import re
from datetime import date

from bulletin.errors import NotAsPublished

ROOT = "datasets/bulletins"
LATEST = f"{ROOT}/latest.json"
COPIES = f"{ROOT}/exports/version.json"  # of which release the convenience copies are

_VERSION = re.compile(r"r(\d{6,})")
_EXPORT = re.compile(r"releases/(?P<version>[^/]+)/(?P<copy>exports/.+)")


def key_of(path: str) -> str:
    """The store's key of a path."""
    return f"{ROOT}/{path}"


def table_key(name: str) -> str:
    """The key of a Delta table."""
    return key_of(f"tables/{name}")


def release_path(version: str, name: str) -> str:
    """The path of one of a release's own files."""
    return f"releases/{version}/{name}"


def month_of(day: date) -> str:
    """The month as tables are parted by it: 2026-03."""
    return f"{day:%Y-%m}"


def export_name(kind: str, paper: str, day: date, file: str) -> str:
    """Where a month's export is, both in its release and among the copies."""
    return f"exports/{kind}/paper={paper}/year={day:%Y}/month={day:%m}/{file}"


def copy_path(path: str) -> str | None:
    """The path of the convenience copy of a release's file; None where it has none."""
    found = _EXPORT.fullmatch(path)
    return found["copy"] if found else None


def version_of(path: str) -> str | None:
    """The release that an export was written by; None for other files."""
    found = _EXPORT.fullmatch(path)
    return found["version"] if found else None


def issue_pdf_path(paper: str, issue: str, sha256: str) -> str:
    """The path of a whole issue as one PDF."""
    return f"issues/{paper}/{issue}-{sha256[:12]}.pdf"


def number_of(version: str) -> int:
    """
    12 for r000012.

    Raises:
        NotAsPublished: It is not written so.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        message = f"{LATEST}: {version!r} is no version such as r000012; was it edited by hand?"
        raise NotAsPublished(message)
    return int(found[1])


def version_after(version: str | None) -> str:
    """The version that follows; the first, where there is none yet."""
    return f"r{(number_of(version) if version else 0) + 1:06d}"
