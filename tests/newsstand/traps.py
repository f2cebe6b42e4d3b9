"""Which trap a test meets, and how the ledger stands in it; docs/sources.md has the same table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from bulletin.model import IssueId
from newsstand.conftest import DAY
from newsstand.papers import SCHEMES

ISSUE = IssueId.of("xjrb", DAY)
ALL = [f"xjrb/{DAY}-a/p{place:02d}" for place in (1, 2, 3, 4)]  # its pages in the archive
TRAPS = 27  # kinds of trap that are known of e-paper sites
WITH_CALENDAR = ("resfile", "founder", "xy", "xy-json", "declared")
IN_HTML = ("resfile", "founder", "xy", "catalogue", "paperindex")
EACH = pytest.mark.parametrize("scheme", tuple(SCHEMES))
EACH_IN_HTML = pytest.mark.parametrize("scheme", IN_HTML)
EACH_WITH_CALENDAR = pytest.mark.parametrize("scheme", WITH_CALENDAR)

Test = TypeVar("Test", bound=Callable[..., None])


@dataclass(frozen=True)
class Trap:
    """A trap's number, and the states that the ledger has on the way through it, in order."""

    number: int
    states: tuple[str, ...]


def trap(number: int, *states: str) -> Callable[[Test], Test]:
    """Say which trap a test meets; the reader sees that the ledger stood so, and was asked."""

    def marked(test: Test) -> Test:
        test.trap = Trap(number, states)
        return test

    return marked


def codes(fetched):
    """What was found wrong, and where."""
    return [(finding.code, finding.at) for finding in fetched.findings]
