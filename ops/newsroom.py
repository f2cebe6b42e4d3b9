"""
The whole newsroom on one machine: Airflow, the DAGs, a newspaper's dates, a dataset.

    .venv/bin/python ops/newsroom.py run     publish the sample newspaper, and stop
    .venv/bin/python ops/newsroom.py up      the same, and keep Airflow's pages open until Ctrl-C

Both start an Airflow of their own in `.airflow`, on 127.0.0.1 only.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import airflow_home
import local_airflow
import ports

sys.path.insert(0, str(airflow_home.PROJECT / "include"))  # also where `bulletin` is not installed

from bulletin.errors import BulletinError
from errand import Errand, comes_from_site, days_of, environment_of, errand_of
from follow import STAGES, Follower
from rest import Airflow
from screen import Screen
from trouble import NewsroomError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from local_airflow import Component

DAGS = frozenset(path.stem for path in (airflow_home.PROJECT / "dags").glob("*.py"))
SECONDS_BETWEEN_CHECKS = 1.0


class Stopped(BaseException):
    """Ctrl-C, or a polite request to end; the argument is the signal's number."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    errand = errand_of(words)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        open_newsroom(errand)
    except NewsroomError as error:
        return _complain(str(error), 1)
    except BulletinError as error:
        return _complain(str(error), error.exit_code)
    except OSError as error:
        return _complain(f"{error.filename or errand.home}: {error.strerror or error}", 1)
    except Stopped as stopped:
        return 128 + int(stopped.args[0])
    return 0


def open_newsroom(errand: Errand) -> None:
    """
    Start Airflow, follow the dates, and end it.

    Raises:
        NewsroomError: A date was not published, or something is missing.
    """
    airflow_home.check_space(errand.home)
    env = environment_of(errand, os.environ)
    days = days_of(errand, env)
    with airflow_home.locked(errand.home):
        if errand.port is not None:
            ports.check_port(errand.port)
        port = errand.port or ports.free_port()
        local_airflow.end_leftovers(errand.home)
        airflow_home.configure(errand.home, port)
        airflow_home.migrate(errand.home, env)
        # A triggerer serves fetches that wait for their turn at a site; a folder needs none.
        waits = errand.stays or comes_from_site(errand, env)
        names = [name for name in local_airflow.COMPONENTS if waits or name != "triggerer"]
        started_at = datetime.now(UTC)
        with local_airflow.running(errand.home, env, names) as components:
            _work(errand, days, port, started_at, components)


def _work(
    errand: Errand,
    days: Sequence[date],
    port: int,
    started_at: datetime,
    components: Sequence[Component],
) -> None:
    """What happens while Airflow runs."""
    screen, began = Screen(), time.monotonic()
    dates = f"{len(days)} dates, {days[0]} to {days[-1]}" if days[1:] else str(days[0])
    screen.say(f"{errand.paper}: {dates}, into {errand.store}")
    password = airflow_home.admin_password(errand.home)
    airflow = Airflow(f"http://127.0.0.1:{port}", "admin", password)
    with screen.waiting("Airflow starts"):
        wait_for_dags(airflow, started_at, components)
    screen.say(f"Airflow is up at {airflow.address} after {time.monotonic() - began:.0f} s")

    def check() -> None:
        if local_airflow.revive(components, screen.say):
            local_airflow.wait_until(airflow.warm_up, components)

    follower = Follower(airflow, screen, errand.store, check)
    try:
        _publish(follower, days, started_at)
    except NewsroomError as error:
        if not errand.stays:
            raise
        screen.say(str(error))
    if errand.stays:
        screen.say(f"Airflow's pages: {airflow.address}  (admin, {password}); Ctrl-C ends it")
        _stay(check)


def _publish(follower: Follower, days: Sequence[date], started_at: datetime) -> None:
    """Send the dates through the DAGs, and say how their dataset is read."""
    for day in days:
        follower.airflow.trigger(STAGES[0].dag_id, day)
    with follower.screen.waiting("Airflow works"):
        release = follower.follow(days, started_at)
    if release is not None:
        dataset = str(release["manifest"]).partition("/releases/")[0]
        with follower.screen.waiting("The catalogue is made"):
            follower.refresh_catalogue()
        place = f"{follower.store}/{dataset}/exports/articles"
        follower.screen.say(f"Look at it in a browser: {follower.store}/{dataset}/index.html")
        follower.screen.say("Read it with:")
        follower.screen.say("    import pandas as pd")
        follower.screen.say(
            f"    articles = pd.read_parquet({json.dumps(place, ensure_ascii=False)})"
        )


def wait_for_dags(airflow: Airflow, started_at: datetime, components: Sequence[Component]) -> None:
    """
    Wait until Airflow is well and has read our DAGs, and switch them on.

    Raises:
        NewsroomError: A DAG file cannot be imported, or Airflow does not come up.
    """
    names = [component.name for component in components]
    local_airflow.wait_until(airflow.warm_up, components)
    local_airflow.wait_until(lambda: airflow.is_healthy(names), components)
    airflow.log_in()

    def are_read() -> bool:
        if errors := airflow.import_errors_since(started_at):
            raise NewsroomError("; ".join(errors))
        return airflow.parsed_since(started_at) >= DAGS

    local_airflow.wait_until(are_read, components)
    for dag_id in sorted(DAGS):
        airflow.switch_on(dag_id)


def _stay(check: Callable[[], None]) -> None:
    """Keep Airflow running until somebody ends this program, which is no failure then."""
    with contextlib.suppress(Stopped):
        while True:
            check()
            time.sleep(SECONDS_BETWEEN_CHECKS)


def _complain(message: str, status: int) -> int:
    for line in message.splitlines():
        print(f"newsroom: {line}", file=sys.stderr)
    return status


def _stop(number: int, _frame: object) -> None:
    raise Stopped(number)


if __name__ == "__main__":
    sys.exit(main())
