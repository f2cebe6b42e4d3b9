"""An issue against what stands of it: nothing may shrink without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from bulletin.dataset.gates.report import Check, Gate, Outcome, number

MOST_LOST = 0.2  # of articles, or of characters
_FEW_ARTICLES = 2  # as many must go: an article that is joined to another is none lost
_FEW_CHARACTERS = 200  # as many must go: fewer are a caption or a note
_KEPT = 0.95  # of the characters; where they are there, articles were joined, not lost


@dataclass(frozen=True, slots=True)
class Stand:
    """The rows of one date: of issues, pages and articles, as they stand or as they would."""

    issues: pa.Table
    pages: pa.Table
    articles: pa.Table


@dataclass(frozen=True, slots=True)
class _Size:
    """What there is of an issue; `pages` are the SHA-256 of each page's PDF."""

    paper: str
    held: str | None
    articles: int
    characters: int
    pages: Mapping[str, str]


def judge_shrinkage(before: Stand, after: Stand) -> Iterator[Check]:
    """
    Compare articles and characters of every issue that stands with what would be published.

    More than a fifth fewer is a warning where a reason is known: the issue is held, the source
    has replaced or withdrawn pages, articles were joined. It blocks where nothing but our reading
    is another.
    """
    was, now = _sizes(before), _sizes(after)
    for issue, old in sorted(was.items()):
        if old.articles:  # nothing is lost of an issue that was held
            yield from _compared(issue, old, now.get(issue))


def _compared(issue: str, old: _Size, new: _Size | None) -> Iterator[Check]:
    if new is None:
        message = (
            f"{issue}: {old.articles} articles stand and the issue is not there any more; see "
            "what has become of it in the archive, or let it go"
        )
        yield Check(
            Gate.SHRINKAGE, "issue", issue, old.paper, 0, old.articles, Outcome.BLOCK, message
        )
        return
    reason = _reason(old, new)
    for what, few in (("articles", _FEW_ARTICLES), ("characters", _FEW_CHARACTERS)):
        had, have = getattr(old, what), getattr(new, what)
        if had - have >= few and have < had * (1 - MOST_LOST):
            yield _shrunk(issue, old, what, have, reason)


def _shrunk(issue: str, old: _Size, what: str, have: int, reason: str | None) -> Check:
    had = getattr(old, what)
    told = f"{issue}: {number(have, what)} in place of {had}"
    if reason:
        outcome, message = Outcome.WARN, f"{told}; {reason}"
    else:
        outcome = Outcome.BLOCK
        message = (
            f"{told}, from the same pages; compare the two, and rebuild it from layout when its "
            "reading is mended, or let it through"
        )
    return Check(Gate.SHRINKAGE, what, issue, old.paper, have, had, outcome, message)


def _reason(old: _Size, new: _Size) -> str | None:
    """Why there is less, where that is known."""
    if new.held:
        return f"it is held: {new.held}"
    gone = sorted(set(old.pages) - set(new.pages))
    other = sorted(page for page, pdf in old.pages.items() if new.pages.get(page, pdf) != pdf)
    if gone:
        return f"the source has withdrawn {', '.join(gone)}"
    if other:
        return f"the source has replaced {', '.join(other)}"
    if new.characters >= old.characters * _KEPT:
        return "its text is there: articles were joined"
    return None


def _sizes(stand: Stand) -> Mapping[str, _Size]:
    pages: dict[str, dict[str, str]] = {}
    for row in _rows(stand.pages, "issue_id", "page_id", "pdf_sha256"):
        pages.setdefault(row["issue_id"], {})[row["page_id"]] = row["pdf_sha256"]
    articles: dict[str, list[int]] = {}
    for row in _rows(stand.articles, "issue_id", "char_count"):
        articles.setdefault(row["issue_id"], []).append(row["char_count"])
    return {
        row["issue_id"]: _Size(
            paper=row["paper"],
            held=row["held_reason"],
            articles=len(articles.get(row["issue_id"], ())),
            characters=sum(articles.get(row["issue_id"], ())),
            pages=pages.get(row["issue_id"], {}),
        )
        for row in _rows(stand.issues, "issue_id", "paper", "held_reason")
    }


def _rows(table: pa.Table, *names: str) -> list[dict[str, Any]]:
    return list(table.select(names).to_pylist())
