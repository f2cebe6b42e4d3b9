"""Components are started, watched and ended; stand-ins take Airflow's place."""

import json
import os
import signal
import sys
import time
from contextlib import suppress

import psutil
import pytest

import local_airflow
from local_airflow import check_alive, end_leftovers, revive, running, wait_until
from trouble import NewsroomError

READY = "import pathlib, sys; pathlib.Path(sys.argv[1]).touch()\n"
OBEDIENT = READY + "import time; time.sleep(60)"
STUBBORN = (
    "import signal\nfor number in (signal.SIGINT, signal.SIGTERM):\n"
    "    signal.signal(number, signal.SIG_IGN)\n" + OBEDIENT
)
PARENT = (
    "import subprocess, sys\n"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
)
BROKEN = "import sys; sys.exit('no such table: dag')"


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Start programs as if they were components; wait until they run."""
    (tmp_path / "logs").mkdir()
    monkeypatch.setattr(local_airflow, "SECONDS_TO_STOP", 1)
    monkeypatch.setattr(local_airflow, "SECONDS_TO_LEAVE", 1)

    def start_them(**programs):
        flags = {name: tmp_path / f"{name}.ready" for name in programs}
        monkeypatch.setattr(
            local_airflow,
            "command_of",
            lambda name: [sys.executable, "-c", programs[name], str(flags[name])],
        )
        return running(tmp_path, os.environ, list(programs)), flags

    return start_them


def until(condition):
    give_up = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < give_up
        time.sleep(0.02)


def test_whatever_happens_inside_all_are_ended(start):
    components, flags = start(scheduler=OBEDIENT, triggerer=OBEDIENT)
    with suppress(ZeroDivisionError), components as started:
        until(lambda: all(flag.exists() for flag in flags.values()))
        raise ZeroDivisionError

    assert [component.process.returncode for component in started] == [-signal.SIGINT] * 2


def test_one_that_will_not_go_is_ended_by_force(start, monkeypatch):
    monkeypatch.setattr("processes.SECONDS_TO_DIE", 0.3)
    components, flags = start(scheduler=STUBBORN)
    with components as (stubborn,):
        until(flags["scheduler"].exists)

    assert not psutil.pid_exists(stubborn.process.pid)


def test_children_are_ended_with_their_parents(start):
    components, flags = start(scheduler=PARENT + OBEDIENT)
    with components as (parent,):
        until(flags["scheduler"].exists)
        children = psutil.Process(parent.process.pid).children()

    assert len(children) == 1
    assert not children[0].is_running()


def test_ctrl_c_on_the_terminal_does_not_reach_them(start):
    components, _ = start(scheduler=OBEDIENT)
    with components as (component,):
        assert os.getsid(component.process.pid) == component.process.pid != os.getsid(0)


def test_one_that_ended_by_itself_is_told_with_its_last_words(start):
    components, _ = start(scheduler=BROKEN)
    with components as started, pytest.raises(NewsroomError) as told:
        wait_until(lambda: False, started)

    assert "Airflow's scheduler ended (1): no such table: dag; all of it is in" in str(told.value)


TRACEBACK = """
import sys
sys.exit("sqlalchemy.exc.PendingRollbackError: database is locked\\n[SQL: INSERT]\\n(Background)")
"""


def test_of_a_traceback_the_error_is_told_and_not_its_last_line(start):
    components, _ = start(scheduler=TRACEBACK)
    with components as started, pytest.raises(NewsroomError) as told:
        wait_until(lambda: False, started)

    words = (
        "Airflow's scheduler ended (1): sqlalchemy.exc.PendingRollbackError: database is locked;"
    )
    assert words in str(told.value)


def test_an_error_that_was_survived_long_ago_is_not_what_ended_it(start):
    survived = "print('ValueError: of yesterday')\nfor n in range(50): print('at work', n)\n"
    components, _ = start(scheduler=survived + BROKEN)
    with components as started, pytest.raises(NewsroomError) as told:
        wait_until(lambda: False, started)

    assert "Airflow's scheduler ended (1): no such table: dag; all of it" in str(told.value)


def test_one_that_ended_by_itself_is_started_again_with_nothing_left_of_it(start):
    components, flags = start(scheduler=PARENT + OBEDIENT, triggerer=OBEDIENT)
    said = []
    with components as started:
        until(lambda: all(flag.exists() for flag in flags.values()))
        left = psutil.Process(started[0].process.pid).children()
        flags["scheduler"].unlink()
        started[0].process.kill()
        until(lambda: started[0].has_ended)
        assert revive(started, said.append)
        until(flags["scheduler"].exists)
        assert not revive(started, said.append)
        assert [child.is_running() for child in left] == [False]

    assert len(said) == 1
    assert said[0].startswith("Airflow's scheduler ended (-9): it said nothing; all of it is in ")
    assert said[0].endswith("scheduler.log; it is started again")
    assert all(component.process.poll() is not None for component in started)


def test_one_that_was_started_again_is_known_to_the_next_newsroom(start, tmp_path):
    components, flags = start(scheduler=OBEDIENT)
    with components as (component,):
        until(flags["scheduler"].exists)
        component.process.kill()
        until(lambda: component.has_ended)
        revive([component], lambda _: None)
        known = json.loads((tmp_path / "processes.json").read_text(encoding="utf-8"))

        assert [pid for pid, _ in known] == [component.process.pid]


def test_one_that_ends_again_and_again_is_given_up(start):
    components, _ = start(scheduler=BROKEN)
    said = []

    def revive_for_ever(started):
        while True:
            revive(started, said.append)

    with components as started, pytest.raises(NewsroomError, match="no such table: dag"):
        revive_for_ever(started)

    assert len(said) == local_airflow.STARTS_AGAIN


def test_waiting_has_an_end(start, monkeypatch):
    monkeypatch.setattr(local_airflow, "SECONDS_TO_START", 0)
    components, _ = start(scheduler=OBEDIENT)

    with components as started, pytest.raises(NewsroomError, match="was not healthy after 0 s"):
        wait_until(lambda: False, started)


def test_what_a_newsroom_that_was_killed_left_running_is_ended(start, tmp_path):
    components, flags = start(scheduler=OBEDIENT)
    with components as (left,):
        until(flags["scheduler"].exists)
        end_leftovers(tmp_path)

        with pytest.raises(NewsroomError, match="ended"):
            check_alive([left])
        (tmp_path / "processes.json").touch()


def test_a_process_that_has_only_the_number_of_one_of_ours_is_left_alone(tmp_path):
    (tmp_path / "processes.json").write_text(json.dumps([[os.getpid(), 1.0]]), encoding="utf-8")
    end_leftovers(tmp_path)

    assert psutil.pid_exists(os.getpid())


def test_ctrl_c_while_a_process_starts_waits_until_it_is_noted(start, monkeypatch):
    """Or nobody would end it."""
    components, _ = start(scheduler=OBEDIENT)
    note = local_airflow._remember

    def interrupted(home, started):
        signal.raise_signal(signal.SIGINT)
        note(home, started)

    monkeypatch.setattr(local_airflow, "_remember", interrupted)
    before = set(psutil.Process().children())
    with pytest.raises(KeyboardInterrupt), components:
        pass

    assert set(psutil.Process().children()) == before
