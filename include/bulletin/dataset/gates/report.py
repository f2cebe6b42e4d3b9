"""What a gate says: one check a fact, and all of them together as a report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Value = int | float | str

_DECIMALS = 4  # of a share; a value must be the same at the next run to be let through


class Gate(StrEnum):
    """Which gate it is; docs/gates.md has a section for each."""

    ISSUES = "issues"  # each issue once, of its date, with its own articles and pages
    COUNTS = "counts"  # pages and articles against the newspaper's file
    HISTORY = "history"  # the same, characters and shares against its last issues
    FILL = "fill"  # shares of articles with a headline, a body, a byline
    TEXT = "text"  # characters that do not belong in a text
    OFFSETS = "offsets"  # every place in a text is where its words are
    RIGHTS = "rights"  # no text that the newspaper does not allow
    FRESHNESS = "freshness"  # the date printed against the date of publication
    SHRINKAGE = "shrinkage"  # nothing less than what stands, without a reason
    SCHEMA = "schema"  # types, nulls, ids, ranges, keys
    REFERENCES = "references"  # rows that name others name rows that there are


# What no person can let through: the tables would be wrong, or a right would be broken.
NEVER_ALLOWED = frozenset({Gate.ISSUES, Gate.RIGHTS})


class Outcome(StrEnum):
    """What came of a check."""

    PASS = "pass"  # noqa: S105  no password
    WARN = "warn"  # published, and said
    ALLOWED = "allowed"  # it would block; a person has let it through
    BLOCK = "block"  # not published


@dataclass(frozen=True, slots=True)
class Check:
    """
    One thing that was measured.

    Attributes:
        what: What was measured: articles, headline, `article_topics.share`.
        at: The issue, article or column that it is about.
        paper: Code of the newspaper; empty where it is about all of them.
        value: What was found.
        bound: What it was held against, in words or as a number; None where against nothing.
        message: One line: where, what, and what to do.
        waiver: The blocked version by whose waiver it was let through.
    """

    gate: Gate
    what: str
    at: str
    paper: str
    value: Value
    bound: Value | None
    outcome: Outcome
    message: str
    waiver: str | None = None

    @property
    def is_block(self) -> bool:
        return self.outcome is Outcome.BLOCK

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What makes it the same check with the same value at the next run."""
        return (self.gate.value, self.what, self.at, f"{self.value}")


@dataclass(frozen=True, slots=True)
class Report:
    """All checks of a publication, in the order in which they were made."""

    checks: tuple[Check, ...] = ()

    def __add__(self, other: Report) -> Report:
        return Report((*self.checks, *other.checks))

    def having(self, outcome: Outcome) -> tuple[Check, ...]:
        """The checks with this outcome."""
        return tuple(check for check in self.checks if check.outcome is outcome)

    @property
    def blocks(self) -> tuple[Check, ...]:
        return self.having(Outcome.BLOCK)

    @property
    def warnings(self) -> tuple[Check, ...]:
        return self.having(Outcome.WARN)

    @property
    def allowed(self) -> tuple[Check, ...]:
        return self.having(Outcome.ALLOWED)

    def refused(self, papers: Collection[str]) -> tuple[str, ...]:
        """Of these newspapers, those with a check that blocks; all, where one is about others."""
        blocked = {check.paper for check in self.blocks}
        is_every = not blocked.issubset(papers)
        return tuple(paper for paper in papers if is_every or paper in blocked)

    def of(self, paper: str) -> Report:
        """What is about this newspaper, or about all."""
        return Report(tuple(check for check in self.checks if check.paper in {"", paper}))


def report(checks: Iterable[Check]) -> Report:
    """A report of these checks, each with its message on one line that any terminal can show."""
    return Report(tuple(replace(check, message=_line(check.message)) for check in checks))


def _line(text: str) -> str:
    """Words of pages may be in it, and whatever a page has for characters."""
    joined = " ".join(text.split())
    return "".join(it if it.isprintable() else "\N{REPLACEMENT CHARACTER}" for it in joined)


def rounded(value: float) -> float:
    """A share as it is kept, so that the same is the same."""
    return round(float(value), _DECIMALS)


def number(count: int, what: str) -> str:
    """A number of things: `1 page`, `4 pages`; `what` is the word for several."""
    return f"{count} {what.removesuffix('s') if count == 1 else what}"


def told(checks: Sequence[Check]) -> str:
    """The messages, one after the other."""
    return "; ".join(check.message for check in checks)
