"""docs/sources.md says of every trap which test meets it, and what the ledger says then."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

from newsstand.traps import TRAPS

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "sources.md"
ROW = re.compile(r"\| (\d+) [^|]+ \| `(test_\d\d_\w+)` \| ((?:`\w+`(?:, then )?)+) \|")


def met():
    """Trap, test and states of every test of a trap."""
    names = sorted(
        path.stem for path in HERE.glob("test_*.py") if path.stem != Path(__file__).stem
    )
    modules = [importlib.import_module(f"newsstand.{name}") for name in names]
    tests = [test for module in modules for test in vars(module).values() if hasattr(test, "trap")]
    return {(test.trap.number, test.__name__, test.trap.states) for test in tests}


def documented():
    found = ROW.findall(DOCUMENT.read_text("utf-8"))
    return [
        (int(number), name, tuple(states.strip("`").split("`, then `")))
        for number, name, states in found
    ]


def test_the_table_has_every_test_once():
    rows = documented()

    assert set(rows) == met()
    assert len(rows) == len(set(rows))
    assert rows == sorted(rows, key=lambda row: row[0])


def test_every_trap_has_a_test():
    assert {number for number, _, _ in met()} == set(range(1, TRAPS + 1))


def test_names_begin_with_the_trap_s_number():
    assert [name for number, name, _ in met() if not name.startswith(f"test_{number:02d}_")] == []
