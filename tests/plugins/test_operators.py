"""Issues of one site are fetched one after another."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from airflow.sdk.exceptions import TaskDeferred
from airflow.utils import db

from bulletin import pipeline
from bulletin.pipeline import turn_at
from bulletin_airflow.operators import BETWEEN_TURNS, FetchIssueOperator
from smallpaper import newspaper

THURSDAY = date(2026, 3, 12)
HOST = "epaper.example.cn"


@pytest.fixture(scope="module", autouse=True)
def _database():
    """Where Airflow looks for a connection that the environment does not have."""
    db.initdb()


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk whose one newspaper comes from a site."""
    monkeypatch.setenv("BULLETIN_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BULLETIN_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setattr(pipeline, "host_of", lambda *_: HOST)
    return newspaper(tmp_path, THURSDAY)


def context():
    return {"ti": SimpleNamespace(start_date=datetime(2026, 3, 12, 1, tzinfo=UTC))}


def test_a_fetch_is_put_aside_while_another_has_the_site_and_goes_on_after(desk):
    fetch = FetchIssueOperator(task_id="fetch", issue="hexi-2026-03-12-a")
    with turn_at(desk, HOST), pytest.raises(TaskDeferred) as put_aside:
        fetch.execute(context())

    assert put_aside.value.method_name == "resume"
    assert put_aside.value.trigger.moment is not None
    assert BETWEEN_TURNS.total_seconds() > 0
    assert fetch.resume(context(), event=put_aside.value.trigger.moment)["pages"] == 2
    with turn_at(desk, HOST) as is_free:
        assert is_free
