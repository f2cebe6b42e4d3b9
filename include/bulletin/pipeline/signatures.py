"""The signatures of an issue's articles, by which copies of them are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bulletin.archive import Store, add_record, latest_record
from bulletin.codec import from_json, to_json
from bulletin.duplicates import Signed, signed
from bulletin.model import Article, IssueId


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures of the articles of an issue that was published."""

    issue: IssueId
    articles: tuple[Signed, ...]


def keep_signatures(store: Store, issue: IssueId, articles: Sequence[Article]) -> Signatures:
    """Sign articles and keep that: `signatures/2026-03-15/<issue>/0001.json`."""
    made = Signatures(issue, tuple(map(signed, articles)))
    add_record(store, f"{_folder(issue.date)}/{issue}", to_json(made))
    return made


def signatures_on(store: Store, day: date) -> Iterator[Signed]:
    """
    Those of a date's issues, the newest of each.

    Raises:
        StoreError: A record cannot be read.
    """
    folder = _folder(day)
    for issue in sorted({key.split("/")[2] for key in store.keys(f"{folder}/")}):
        key = latest_record(store, f"{folder}/{issue}")
        kept = from_json(store.get(key), Signatures, key) if key else None
        yield from kept.articles if kept else ()


def _folder(day: date) -> str:
    return f"signatures/{day.isoformat()}"
