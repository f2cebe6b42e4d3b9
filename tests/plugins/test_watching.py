"""DAGs that are broken, and what is said of a look."""

from __future__ import annotations

import pytest
from airflow.sdk.exceptions import AirflowFailException

from bulletin.ledger import BrokenDag, Incident, Watch
from bulletin.ledger.incidents import Cause
from bulletin_airflow.handover import from_xcom, to_xcom
from bulletin_airflow.sentences import about_watch
from bulletin_airflow.watching import RaiseIncidentOperator, broken_dags

BLOCKED = Incident(
    "blocked-epaper.example.cn-2026-03-12", Cause.BLOCKED, "epaper.example.cn", "403"
)


def test_a_dag_that_cannot_be_imported_is_named_with_the_last_line(tmp_path):
    (tmp_path / "good.py").write_text("from airflow.sdk import dag\n", "utf-8")
    (tmp_path / "bad.py").write_text(
        "from airflow.sdk import dag\nraise ValueError('河汐')\n", "utf-8"
    )

    assert broken_dags(tmp_path) == (BrokenDag("bad.py", "ValueError: 河汐"),)


def test_an_incident_fails_its_task_at_once_with_its_message():
    """What a site has sent is no template."""
    message = "the site says {{ var.value.password }}"
    raised = RaiseIncidentOperator(task_id="it", incident=BLOCKED.id, message=message)

    assert raised.template_fields == ()
    with pytest.raises(AirflowFailException, match=r"the site says \{\{ var.value.password \}\}"):
        raised.execute({})


def test_a_look_goes_through_xcom_as_it_is():
    watch = Watch((BLOCKED,), opened=(BLOCKED,))

    assert from_xcom([to_xcom(watch)], Watch) == (watch,)


def test_what_is_open_is_said_on_a_line_each():
    assert about_watch(Watch(())) == "no incident is open"
    assert about_watch(Watch((BLOCKED,))) == f"1 incident open\n{BLOCKED.id}: 403"
    assert about_watch(Watch((BLOCKED,), opened=(BLOCKED,))) == (
        f"1 incident open, 1 of them new\n{BLOCKED.id}: 403"
    )
