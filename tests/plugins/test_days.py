"""Which date a run is for."""

from datetime import date
from types import SimpleNamespace

import pytest

from bulletin.errors import BadSetting
from bulletin_airflow.days import day_of, publication_date


def run(key=None, conf=None):
    return SimpleNamespace(run_id="manual__1", partition_key=key, conf=conf)


def test_a_run_is_for_the_date_of_its_partition():
    assert publication_date(run("2026-03-15", {"date": "2020-01-01"})) == date(2026, 3, 15)


def test_a_run_under_dag_test_has_its_date_in_its_conf():
    assert publication_date(run(conf={"date": "2026-03-15"})) == date(2026, 3, 15)


def test_a_run_without_a_date_says_how_it_gets_one():
    with pytest.raises(BadSetting, match=r"run manual__1 has no partition key.*as 2026-03-15"):
        publication_date(run())


@pytest.mark.parametrize("text", ["2026-3-15", "20260315", "2026-W11-7", "2026-02-30", "", "x"])
def test_a_date_is_written_in_one_way_only(text):
    with pytest.raises(BadSetting, match=r"^From date: "):
        day_of(text, where="From date")
