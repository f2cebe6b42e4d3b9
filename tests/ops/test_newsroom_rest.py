"""The client of Airflow's REST API, against a small server on loopback."""

import json
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from rest import Airflow, Run, Task
from trouble import NewsroomError

SINCE = datetime(2026, 3, 15, tzinfo=UTC)
RUN = Run("ingest_issues", "manual__1", "2026-03-15", "running")


class Answers(BaseHTTPRequestHandler):
    """Says what the test has laid ready, and notes what it was asked."""

    def _answer(self):
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, path, query, json.loads(body or "null")))
        ready = self.server.ready[f"{self.command} {path}"]
        status, content = ready(query) if callable(ready) else ready
        is_known = "Authorization" in self.headers or not path.startswith("/api/v2/")
        if self.server.locked and not is_known:
            status, content = 401, {}
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())

    do_GET = do_POST = do_PATCH = _answer  # noqa: N815  the server's names for its verbs

    def log_message(self, *words):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.ready, server.asked, server.locked = {}, [], False
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def airflow(server):
    return Airflow(f"http://127.0.0.1:{server.server_port}", "admin", "secret")


def test_unhealthy_is_unhealthy_though_the_answer_is_200(server, airflow):
    server.ready["GET /api/v2/monitor/health"] = (
        200,
        {
            "metadatabase": {"status": "healthy"},
            "scheduler": {"status": "healthy"},
            "dag_processor": {"status": "unhealthy"},
        },
    )

    assert airflow.is_healthy(["scheduler", "api-server"])
    assert not airflow.is_healthy(["scheduler", "dag-processor"])
    assert not airflow.is_healthy(["triggerer"])


def test_one_that_does_not_answer_is_not_healthy():
    airflow = Airflow("http://127.0.0.1:9", "admin", "secret")

    assert not airflow.is_healthy([])
    assert not airflow.warm_up()


def test_a_token_is_fetched_where_the_last_is_no_longer_good(server, airflow):
    server.locked = True
    server.ready["POST /auth/token"] = (201, {"access_token": "t"})
    server.ready["PATCH /api/v2/dags/ingest_issues"] = (200, {})
    airflow.switch_on("ingest_issues")

    assert [asked[:2] for asked in server.asked] == [
        ("PATCH", "/api/v2/dags/ingest_issues"),
        ("POST", "/auth/token"),
        ("PATCH", "/api/v2/dags/ingest_issues"),
    ]


def test_a_wrong_password_is_told(server, airflow):
    server.ready["POST /auth/token"] = (401, {})

    with pytest.raises(NewsroomError, match=r"refuses the admin's password \(401\)"):
        airflow.log_in()


def test_a_run_is_started_for_a_date(server, airflow):
    server.ready["POST /api/v2/dags/ingest_issues/dagRuns"] = (
        200,
        {
            "dag_id": "ingest_issues",
            "dag_run_id": "manual__1",
            "partition_key": "2026-03-15",
            "state": "queued",
        },
    )

    assert airflow.trigger("ingest_issues", date(2026, 3, 15)) == Run(
        "ingest_issues", "manual__1", "2026-03-15", "queued"
    )
    assert server.asked[0][3] == {"logical_date": None, "partition_key": "2026-03-15"}


def test_a_long_list_is_read_to_its_end(server, airflow):
    def page(query):
        numbers = range(int(query["offset"][0]), min(int(query["offset"][0]) + 100, 250))
        runs = [
            {"dag_id": "d", "dag_run_id": str(n), "partition_key": None, "state": "success"}
            for n in numbers
        ]
        return 200, {"dag_runs": runs, "total_entries": 250}

    server.ready["GET /api/v2/dags/~/dagRuns"] = page
    runs = airflow.runs_since(SINCE)

    assert [run.run_id for run in runs] == [str(number) for number in range(250)]
    assert {run.day for run in runs} == {""}


def test_a_refusal_is_told_with_its_reason(server, airflow):
    server.ready["PATCH /api/v2/dags/ingest_issues"] = (403, {"detail": "Forbidden"})

    with pytest.raises(NewsroomError, match=r"answers 403 to PATCH .*ingest_issues: .*Forbidden"):
        airflow.switch_on("ingest_issues")


def test_a_locked_database_is_asked_again(server, airflow, monkeypatch):
    monkeypatch.setattr("rest.PAUSES_S", (0, 0))
    locked = (500, {"detail": {"reason": "Database error"}})
    run = {"dag_id": "a", "dag_run_id": "b", "partition_key": "2026-03-15", "state": "queued"}
    answers = iter([locked, locked, (200, run)])
    server.ready["POST /api/v2/dags/a/dagRuns"] = lambda _: next(answers)

    assert airflow.trigger("a", date(2026, 3, 15)).run_id == "b"


def test_a_database_that_stays_locked_is_told(server, airflow, monkeypatch):
    monkeypatch.setattr("rest.PAUSES_S", (0,))
    server.ready["POST /api/v2/dags/a/dagRuns"] = (500, {"detail": {"reason": "Database error"}})

    with pytest.raises(NewsroomError, match="answers 500 to POST"):
        airflow.trigger("a", date(2026, 3, 15))


def test_what_a_task_has_announced_is_read_whichever_way_it_is_written(server, airflow):
    entries = "/api/v2/dags/ingest_issues/dagRuns/manual__1/taskInstances/record/xcomEntries"
    server.ready[f"GET {entries}"] = (200, {"xcom_entries": [{}], "total_entries": 1})
    server.ready[f"GET {entries}/announced"] = (200, {"value": {"issues": 1}})
    as_value = airflow.announced(RUN, "record")
    server.ready[f"GET {entries}/announced"] = (200, {"value": '{"issues": 1}'})

    assert as_value == airflow.announced(RUN, "record") == {"issues": 1}


def test_a_task_that_announced_nothing_has_no_counts(server, airflow):
    entries = "/api/v2/dags/ingest_issues/dagRuns/manual__1/taskInstances/record/xcomEntries"
    server.ready[f"GET {entries}"] = (200, {"xcom_entries": [], "total_entries": 0})

    assert airflow.announced(RUN, "record") == {}


def test_dag_files_that_complain_are_told_unless_that_was_long_ago(server, airflow):
    complaint = {"filename": "a.py", "stack_trace": "Traceback\n  x\nNameError: y\n"}
    server.ready["GET /api/v2/importErrors"] = (
        200,
        {
            "import_errors": [
                complaint | {"timestamp": "2026-03-15T00:00:01Z"},
                complaint | {"timestamp": "2026-03-14T00:00:00Z", "filename": "old.py"},
            ],
            "total_entries": 2,
        },
    )

    assert airflow.import_errors_since(SINCE) == ("a.py: NameError: y",)


def test_the_last_try_of_a_task_is_the_one_whose_log_is_read(server, airflow):
    where = "/api/v2/dags/ingest_issues/dagRuns/manual__1/taskInstances/fetch/logs/2"
    server.ready[f"GET {where}"] = (200, {"content": [{"event": "x", "level": "error"}, "plain"]})

    assert airflow.log_of(Task(RUN, "fetch", 3, 2, "hexi-2026-03-15-a")) == (
        {"event": "x", "level": "error"},
    )
    assert server.asked[0][2] == {"map_index": ["3"]}
