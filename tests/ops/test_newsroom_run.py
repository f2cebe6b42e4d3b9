"""The sample newspaper, through a real Airflow, to a dataset."""

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from airflow_home import PROJECT
from smallpaper import listing

pytestmark = pytest.mark.scheduler

NEWSROOM = [sys.executable, str(PROJECT / "ops" / "newsroom.py")]
SECONDS = 300


@pytest.fixture
def place(tmp_path):
    """In a folder with a space and Chinese characters in its name."""
    place = tmp_path / "我的 报纸"
    place.mkdir()
    return place


def options(place):
    return ["--home", str(place / "af"), "--store", str(place / "store")]


def run(place):
    command = [*NEWSROOM, "run", *options(place)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def still_running(place):
    """Processes that work in Airflow's folder."""
    found = psutil.process_iter(["cwd"])
    return [process for process in found if process.info["cwd"] == str(place / "af")]


@pytest.mark.slow
def test_the_sample_is_published_once_and_stands_when_it_is_run_again(place):
    first = run(place)
    assert (first.returncode, first.stderr) == (0, "")
    before = listing(place / "store")
    second = run(place)

    assert (second.returncode, second.stderr) == (0, "")
    assert listing(place / "store") == before
    assert first.stdout.count("  published  release r0000") == 2
    assert second.stdout.count("says all this already; nothing is published anew") == 2
    assert f'pd.read_parquet("{place}/store/datasets/bulletins/exports/articles")' in first.stdout
    assert still_running(place) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_nothing_running(place, number):
    newsroom = subprocess.Popen(
        [*NEWSROOM, "run", *options(place)], stdout=subprocess.DEVNULL, start_new_session=True
    )
    give_up = time.monotonic() + SECONDS
    while len(still_running(place)) < 3:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    time.sleep(2)
    os.kill(newsroom.pid, number)

    assert newsroom.wait(30) == 128 + number
    assert still_running(place) == []


@pytest.mark.slow
def test_a_scheduler_that_is_killed_on_the_way_does_not_end_the_run(place):
    newsroom = subprocess.Popen(
        [*NEWSROOM, "run", *options(place)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    said = []
    for line in newsroom.stdout:
        said.append(line)
        if line.startswith("Airflow is up"):
            scheduler, *_ = json.loads((place / "af" / "processes.json").read_text("utf-8"))
            os.kill(scheduler[0], signal.SIGKILL)

    assert newsroom.wait(SECONDS) == 0
    assert sum("Airflow's scheduler ended (-9)" in line for line in said) == 1
    assert sum("  published  release r0000" in line for line in said) == 2
    assert still_running(place) == []
