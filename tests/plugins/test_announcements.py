"""What a DAG says at its end."""

from __future__ import annotations

import logging
from datetime import date

from bulletin.pipeline import Published
from bulletin_airflow import announcements

DAY = date(2026, 3, 15)


def announced(monkeypatch, published):
    """What goes onto the asset's event."""
    sent = []
    monkeypatch.setattr(announcements, "announce", lambda *told: sent.append(told[-1]))
    announcements.announce_release({}, DAY, published)
    return sent[0]


def released(*warnings):
    return Published("r000007", True, "key", 1, 3, 3, 0, 0, warnings)  # noqa: FBT003


def test_warnings_of_the_gates_are_on_the_event_and_in_the_log(monkeypatch, caplog):
    with caplog.at_level(logging.INFO):
        counts = announced(monkeypatch, released("Warning: 5 pages, expected 1 to 4"))

    assert counts["warnings"] == 1
    assert counts["notes"] == [
        "release r000007: 3 articles of 1 issue, 3 added, 0 modified, 0 removed",
        "Warning: 5 pages, expected 1 to 4",
    ]
    assert [it.message for it in caplog.records if it.levelname == "WARNING"] == [
        "Warning: 5 pages, expected 1 to 4"
    ]


def test_an_event_has_only_the_first_of_many_warnings(monkeypatch):
    counts = announced(monkeypatch, released(*[f"Warning: {n}" for n in range(30)]))

    assert counts["warnings"] == 30
    assert len(counts["notes"]) == 21


def test_a_release_without_warnings_says_so(monkeypatch):
    assert announced(monkeypatch, released())["warnings"] == 0
