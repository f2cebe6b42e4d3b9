"""docs/gates.md keeps step with the gates."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.catalog import Expectations
from bulletin.dataset.gates import characters, history, shrinking, usual
from bulletin.dataset.gates.report import NEVER_ALLOWED, Gate

DOCUMENT = (Path(__file__).resolve().parents[3] / "docs" / "gates.md").read_text("utf-8")


def section(name):
    """What stands below a heading."""
    return DOCUMENT.split(f"\n## {name}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("gate", list(Gate))
def test_every_gate_has_a_line_and_a_section(gate):
    assert f"\n| `{gate}` |" in DOCUMENT
    assert ("Nobody can let it through." in section(gate)) == (gate in NEVER_ALLOWED)


def test_bounds_are_those_of_the_code():
    assert f"The last {history.LAST} issues" in section("history")
    assert f"With fewer than {history.ENOUGH} nothing is said." in section("history")
    assert (usual.WARN_BELOW, usual.WARN_ABOVE, usual.BLOCK_BELOW) == (2 / 3, 3 / 2, 1 / 3)
    assert f"{usual.FILL_DROP * 100:.0f} points under it" in DOCUMENT
    assert f"more than {characters.BLOCK_SHARE:.0%}".replace("%", " %") in DOCUMENT
    assert shrinking.MOST_LOST == 1 / 5
    days = Expectations().printed_days_off
    assert f"{days} days where it is left out" in section("freshness")


def test_every_kind_of_character_is_named():
    for kind in characters._WORDS:
        assert f"`{kind}`" in section("text")
