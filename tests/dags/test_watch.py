"""The hourly look, as Airflow runs it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from smallpaper import newspaper

THURSDAY = date(2026, 3, 12)


@pytest.fixture
def paper(tmp_path, monkeypatch):
    """Where a newspaper is to be watched; with `until` nothing more is due of it today."""

    def described(more: str) -> None:
        newspaper(tmp_path, more=more)

    monkeypatch.setenv("BULLETIN_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BULLETIN_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setenv("BULLETIN_ONLY", "hexi")
    (tmp_path / "papers").mkdir()
    return described


def open_now(tmp_path):
    newest = max((tmp_path / "store" / "watch").glob("*.json"))
    return [it["id"] for it in json.loads(newest.read_bytes())]


def test_an_hour_in_which_nothing_is_wrong_is_green(paper, tmp_path, run):
    paper(f"until: {THURSDAY}\n")
    ended = run("watch_coverage")

    assert (ended.state, ended.tasks) == (
        "success",
        {
            "look_around": "success",
            "name_new": "success",
            "raise_incident": "skipped",
            "keep": "success",
            "nothing_new_is_wrong": "success",
        },
    )
    assert open_now(tmp_path) == []


def test_an_incident_is_one_red_task_in_one_run(paper, tmp_path, run):
    paper("")
    first, second = run("watch_coverage"), run("watch_coverage")
    (incident,) = open_now(tmp_path)

    assert incident.startswith("overdue-hexi-")
    assert (first.state, first.tasks[f"raise_incident {incident}"]) == ("failed", "failed")
    assert (first.tasks["keep"], first.tasks["nothing_new_is_wrong"]) == (
        "success",
        "upstream_failed",
    )
    assert (second.state, second.tasks["raise_incident"]) == ("success", "skipped")
    assert open_now(tmp_path) == [incident]
