"""Ids of issues, pages and articles, and what is found out about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from bulletin.errors import BadSetting

_ISSUE = re.compile(
    r"(?P<paper>[a-z][a-z0-9]{0,29})-(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})-(?P<edition>[a-z])"
)


def _issue_match(text: str) -> re.Match[str]:
    found = _ISSUE.fullmatch(text)
    if found is None:
        message = (
            f"{text!r} is not an issue id; write paper, date and edition letter, "
            "as in 'hexi-2026-03-15-a'"
        )
        raise BadSetting(message)
    return found


class IssueId(str):
    """One newspaper's publication of one date: `{paper}-{YYYY-MM-DD}-{edition letter}`."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        found = _issue_match(text)
        try:
            date.fromisoformat(found["date"])
        except ValueError as error:
            message = f"{text!r} is not an issue id: there is no day {found['date']}"
            raise BadSetting(message) from error
        return super().__new__(cls, text)

    @classmethod
    def of(cls, paper: str, day: date, edition: str = "a") -> Self:
        return cls(f"{paper}-{day.isoformat()}-{edition}")

    @property
    def paper(self) -> str:
        return _issue_match(self)["paper"]

    @property
    def date(self) -> date:
        return date.fromisoformat(_issue_match(self)["date"])

    @property
    def edition(self) -> str:
        return _issue_match(self)["edition"]

    def page(self, number: int) -> PageId:
        return PageId(f"{self}-p{number:02d}")

    def article(self, number: int) -> ArticleId:
        return ArticleId(f"{self}-i{number:04d}")


class _PartId(str):
    """The id of a part of an issue: the issue's id, a letter and a number."""

    __slots__ = ()
    _part: ClassVar[re.Pattern[str]]
    _called: ClassVar[str]

    def __new__(cls, text: str) -> Self:
        issue, _, part = text.rpartition("-")
        if not cls._part.fullmatch(part):
            message = f"{text!r} is not {cls._called}"
            raise BadSetting(message)
        IssueId(issue)
        return super().__new__(cls, text)

    @property
    def issue(self) -> IssueId:
        return IssueId(self.rpartition("-")[0])

    @property
    def number(self) -> int:
        return int(self.rpartition("-")[2][1:])


class PageId(_PartId):
    """One page of an issue: `hexi-2026-03-15-a-p02`."""

    __slots__ = ()
    _part = re.compile("p[0-9]{2,}")
    _called = "a page id (…-p02)"


class ArticleId(_PartId):
    """One article of an issue: `hexi-2026-03-15-a-i0007`; the same for the same input."""

    __slots__ = ()
    _part = re.compile("i[0-9]{4,}")
    _called = "an article id (…-i0007)"


class Severity(StrEnum):
    """How much a finding matters to the person on duty."""

    NOTE = "note"
    WARNING = "warning"
    HOLD = "hold"  # the issue is kept out of the dataset until a person has looked


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Something that was not understood, or not as expected, while the rest stands.

    Attributes:
        code: What kind, in kebab case: `printed-date-differs`.
        at: The id of the issue, page, block or article.
        message: One sentence with the value found and what to do.
    """

    code: str
    at: str
    message: str
    severity: Severity = Severity.WARNING
