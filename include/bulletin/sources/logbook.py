"""What was asked of a site, and what each answer was worth."""

from __future__ import annotations

from dataclasses import replace

from bulletin.errors import (
    BulletinError,
    CutShort,
    DocumentError,
    EmptyFile,
    Locked,
    SourceBlocked,
    SourceUnavailable,
    TooMuch,
    WebPage,
)
from bulletin.model import Attempt, Verdict

_VERDICTS: tuple[tuple[type[BulletinError], Verdict], ...] = (
    (CutShort, Verdict.CUT_SHORT),
    (EmptyFile, Verdict.EMPTY),
    (WebPage, Verdict.WEB_PAGE),
    (Locked, Verdict.LOCKED),
    (TooMuch, Verdict.TOO_LONG),
    (DocumentError, Verdict.NOT_A_PDF),
    (SourceBlocked, Verdict.REFUSED),
    (SourceUnavailable, Verdict.LATER),
)
_WELL = frozenset({Verdict.GOOD, Verdict.UNCHANGED, Verdict.MOVED})


class Logbook:
    """The attempts of one fetch, in order."""

    def __init__(self) -> None:
        self._attempts: list[Attempt] = []

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        return tuple(self._attempts)

    @property
    def has_trouble(self) -> bool:
        """Whether an attempt came to anything but an answer as it should be."""
        return any(
            attempt.verdict not in _WELL
            for attempt in self._attempts
            if not attempt.url.endswith("/robots.txt") or attempt.verdict is not Verdict.ABSENT
        )

    def note(self, attempt: Attempt) -> None:
        self._attempts.append(attempt)

    def judge(self, url: str, verdict: Verdict, reason: str = "") -> None:
        """Write beside the last attempt for `url` what its answer turned out to be."""
        for place in range(len(self._attempts) - 1, -1, -1):
            if self._attempts[place].url == url:
                judged = replace(self._attempts[place], verdict=verdict, reason=reason)
                self._attempts[place] = judged
                return


def verdict_on(error: BulletinError) -> Verdict:
    """The verdict that an error stands for."""
    for kind, verdict in _VERDICTS:
        if isinstance(error, kind):
            return verdict
    return Verdict.STRANGE
