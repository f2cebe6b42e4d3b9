"""The hourly look under a real scheduler: one incident a cause, told once."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import airflow_home
import local_airflow
import ports
from airflow_home import PROJECT
from bulletin.model import IssueId
from bulletin.pipeline import fetch, make_articles
from errand import environment_of, errand_of
from rest import Airflow
from smallpaper import PAPER, newspaper, page, print_issue

pytestmark = [pytest.mark.scheduler, pytest.mark.slow]

SECONDS = 240
CODES = ("heming", "hedong", "hexi", "henan", "hebei")
DAILY = "[mon, tue, wed, thu, fri, sat, sun]"
ON_SITE = "platform: {type: resfile, base: 'https://epaper.example.cn/CODE'}\n"
NEVER_AGAIN = "window: {recheck_days: []}\n"  # so that what is missing is not overdue


@pytest.fixture
def today():
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()


@pytest.fixture
def desk(tmp_path, today):
    """Newspapers in trouble: a site refuses two, one is late, one has stopped, one has shrunk."""
    desk = newspaper(tmp_path, more=f"since: {today - timedelta(days=5)}\n")
    for code in ("heming", "hedong"):
        head, _, rest = PAPER.partition("platform:")
        site = head + ON_SITE.replace("CODE", code) + rest[rest.index("weekdays") :]
        describe(tmp_path, code, site, since=today - timedelta(days=3))
        for ago in (1, 2, 3):
            refuse(desk.store, code, today - timedelta(days=ago))
    describe(tmp_path, "henan", PAPER + NEVER_AGAIN, since=today - timedelta(days=9))
    bring(desk, tmp_path, "henan", today - timedelta(days=9), pages=1)
    describe(tmp_path, "hebei", PAPER + NEVER_AGAIN, since=today - timedelta(days=16))
    for ago in range(16, -1, -1):
        bring(desk, tmp_path, "hebei", today - timedelta(days=ago), pages=4 if ago > 3 else 1)
    return desk


def describe(folder, code, text, *, since):
    """A newspaper's file, of a daily."""
    text = text.replace("code: hexi", f"code: {code}").replace("root: pages", f"root: {code}")
    daily = text.replace("[thu, sun]", DAILY)
    (folder / "papers" / f"{code}.yaml").write_text(f"{daily}since: {since}\n", "utf-8")


def bring(desk, folder, code, day, *, pages):
    """An issue in the archive, read."""
    print_issue(folder, day, [page(day, number) for number in range(1, pages + 1)])
    place = folder / "papers" / "pages" / day.isoformat()
    (folder / "papers" / code).mkdir(exist_ok=True)
    place.rename(folder / "papers" / code / day.isoformat())
    at = datetime(day.year, day.month, day.day, 1, tzinfo=UTC)
    make_articles(desk, fetch(desk, IssueId.of(code, day), at=at).key)


def refuse(store, code, day):
    """A visit to a site that has refused it."""
    told = {
        "issue": f"{code}-{day}-a",
        "begun_at": f"{day}T01:00:00Z",
        "attempts": [],
        "outcome": "SourceBlocked",
        "message": "https://epaper.example.cn/: robots.txt of the site forbids it",
    }
    store.put_new(f"attempts/{code}/{day}-a/0001.json", json.dumps(told).encode())


@contextmanager
def airflow_over(folder, dags):
    """A real Airflow with these DAGs, as `newsroom up` starts it."""
    home = folder / "af"
    errand = errand_of(["run", "--home", str(home), "--store", str(folder / "store")])
    env = environment_of(errand, os.environ) | {
        "BULLETIN_PAPERS": str(folder / "papers"),
        "BULLETIN_ONLY": ",".join(CODES),
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags),
    }
    port, names = ports.free_port(), list(local_airflow.COMPONENTS)
    with airflow_home.locked(home):
        airflow_home.configure(home, port)
        airflow_home.migrate(home, env)
        with local_airflow.running(home, env, names) as components:
            address, password = f"http://127.0.0.1:{port}", airflow_home.admin_password(home)
            airflow = Airflow(address, "admin", password)
            local_airflow.wait_until(airflow.warm_up, components)
            local_airflow.wait_until(lambda: airflow.is_healthy(names), components)
            airflow.log_in()
            local_airflow.wait_until(lambda: is_read(airflow), components)
            yield airflow


def is_read(airflow):
    return "watch_coverage" in airflow.parsed_since(datetime.min.replace(tzinfo=UTC))


def looked(airflow, since, number):
    """The first looks, when there are so many and they are over."""
    give_up = time.monotonic() + SECONDS
    while time.monotonic() < give_up:
        runs = [run for run in airflow.runs_since(since) if run.is_over]
        if len(runs) >= number:
            return sorted(runs, key=lambda run: run.run_id.partition("__")[2])
        time.sleep(0.5)
    raise AssertionError(airflow.runs_since(since))


def causes(ids):
    return sorted(it.rsplit("-", 3)[0] for it in ids)


def open_now(desk):
    newest = max(desk.store.keys("watch/"))
    return [it["id"] for it in json.loads(desk.store.get(newest))]


def test_an_incident_is_told_once_a_cause_and_closed_when_it_is_over(tmp_path, desk):
    dags = tmp_path / "dags"
    dags.mkdir()
    shutil.copy(PROJECT / "dags" / "watch_coverage.py", dags)
    (dags / "left_behind.py").write_text("from airflow.sdk import dag\nraise ValueError(1)\n")
    expected = [
        "blocked-epaper.example.cn",
        "dag-left_behind.py",
        "layout-hebei",
        "overdue-hexi",
        "stale-henan",
    ]
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    with airflow_over(tmp_path, dags) as airflow:
        airflow.switch_on("watch_coverage")  # which makes the run of the last hour
        first = looked(airflow, long_ago, 1)[0]
        told = [task.name for task in airflow.troubled_tasks(first)]
        assert causes(open_now(desk)) == expected

        (dags / "left_behind.py").unlink()
        airflow._call("POST", "/dags/watch_coverage/dagRuns", {"logical_date": None})
        second = looked(airflow, long_ago, 2)[-1]
        told_again = airflow.troubled_tasks(second)

    assert (first.state, causes(told)) == ("failed", expected)
    assert (second.state, told_again) == ("success", ())
    assert causes(open_now(desk)) == [it for it in expected if not it.startswith("dag")]
