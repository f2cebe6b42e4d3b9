"""What fetching costs, and whether the count of what is lost would see a loss."""

from __future__ import annotations

import importlib.util
import sys
from datetime import date
from pathlib import Path

import pytest

from newsstand.conftest import Reader, reader, stall

__all__ = ["Reader", "reader", "stall"]
PROGRAM = Path(__file__).parents[2] / "bench" / "newsstand.py"


@pytest.fixture(scope="module")
def bench():
    """The program; it has the name of the site that it measures against."""
    spec = importlib.util.spec_from_file_location("bench_newsstand", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclasses look for their names
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_an_issue_that_has_not_changed_costs_what_it_should(bench, stall):
    first, again = bench.looked_at_twice(stall, "resfile", articles=True)

    assert (first.requests, first.raw > 0) == (30, True)
    assert (again.requests, again.robots, again.raw) == (9, 1, 0)
    assert again.paused_s == 9 * 1.5


def test_an_issue_that_costs_more_than_it_should_fails(bench, stall, monkeypatch, capsys):
    monkeypatch.setattr(bench, "SCHEMES", ["xy"])
    assert bench.unchanged(stall) == 0
    monkeypatch.setattr(bench, "ROUNDABOUT", {})

    assert bench.unchanged(stall) == 1
    assert "xy          True         30     16       1              0" in capsys.readouterr().out


def test_a_few_weeks_under_faults(bench, stall, monkeypatch, capsys):
    monkeypatch.setattr(bench, "WEEKS", 4)
    monkeypatch.setattr(bench, "FAULTS", 0.3)

    assert bench.back_filled(stall, "founder", 1) == 0
    assert "founder        1     0" in capsys.readouterr().out


def test_a_page_that_is_lost_is_seen(bench, reader):
    day = date(2026, 3, 15)
    receipts = reader.fetches().issue.receipts
    assert bench.is_kept(reader.store, day)

    reader.store.delete(receipts[1].key)

    assert not bench.is_kept(reader.store, day)
