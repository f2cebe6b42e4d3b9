"""docs/ledger.md keeps step with the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.cli.ledger import _MARKS
from bulletin.ledger.incidents import Cause
from bulletin.model import DayState

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "ledger.md").read_text("utf-8")


@pytest.mark.parametrize("state", list(DayState))
def test_every_state_is_documented_with_its_mark(state):
    mark, _ = _MARKS[state]

    assert f"| `{state}` | `{mark}` |" in DOCUMENT


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_is_documented_with_what_to_do(cause):
    assert DOCUMENT.rpartition("## The watch")[2].count(f"| `{cause}` |") == 2


def test_no_two_states_have_one_mark():
    marks = [mark for mark, _ in _MARKS.values()]

    assert sorted(set(marks)) == sorted(marks)
