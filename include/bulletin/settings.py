"""
Settings from the environment, read once at the edge.

| variable | what it is | where left out |
|---|---|---|
| `BULLETIN_STORE` | a folder, or `s3://bucket/prefix` | `store` in the current folder |
| `BULLETIN_PAPERS` | folders with newspaper files, parted as PATH is | the package's |
| `BULLETIN_ONLY` | codes of newspapers that run, parted by commas | all but samples |
| `BULLETIN_CONTACT` | address in the User-Agent, for webmasters | none |
| `BULLETIN_INBOX` | where pages are put by hand: a folder, or `s3://…` | `inbox` in the store |
| `AWS_ENDPOINT_URL`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, … | as boto3 reads them | |
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BadSetting


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept, which newspaper files count, and who we say we are."""

    store: str
    papers: tuple[Path, ...]
    only: tuple[str, ...]
    contact: str | None
    inbox: str | None = None


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """
    Read the settings.

    Raises:
        BadSetting: A folder in `BULLETIN_PAPERS` does not exist.
    """
    folders = tuple(
        Path(part) for part in environment.get("BULLETIN_PAPERS", "").split(os.pathsep) if part
    )
    for folder in folders:
        if not folder.is_dir():
            message = f"BULLETIN_PAPERS: {folder} is not a folder; make it or take it out"
            raise BadSetting(message)
    return Settings(
        store=environment.get("BULLETIN_STORE") or "store",
        papers=folders,
        only=tuple(filter(None, re.split(r"[,\s]+", environment.get("BULLETIN_ONLY", "")))),
        contact=environment.get("BULLETIN_CONTACT") or None,
        inbox=environment.get("BULLETIN_INBOX") or None,
    )
