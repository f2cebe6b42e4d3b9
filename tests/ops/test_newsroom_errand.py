"""What the command line asks for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from airflow_home import PROJECT
from bulletin.errors import BadSetting, UnknownPaper
from errand import comes_from_site, days_of, environment_of, errand_of
from smallpaper import newspaper
from trouble import NewsroomError

THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)


@pytest.fixture
def errand(tmp_path, monkeypatch):
    monkeypatch.delenv("BULLETIN_STORE", raising=False)
    newspaper(tmp_path)
    return errand_of(["run", "--paper", "hexi", "--papers", str(tmp_path / "papers")])


def days(errand):
    return days_of(errand, environment_of(errand, {}))


def test_left_alone_it_publishes_the_sample_into_the_project(monkeypatch):
    monkeypatch.delenv("BULLETIN_STORE", raising=False)
    errand = errand_of(["run"])

    assert (errand.paper, errand.store, errand.home, errand.port, errand.stays) == (
        "lanwan",
        str(PROJECT / "store"),
        PROJECT / ".airflow",
        None,
        False,
    )


def test_up_stays():
    assert errand_of(["up"]).stays


def test_the_environment_says_where_the_store_is(monkeypatch):
    monkeypatch.setenv("BULLETIN_STORE", "s3://bulletin/store")

    assert errand_of(["run"]).store == "s3://bulletin/store"


def test_folders_are_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    errand = errand_of(["run", "--store", "kept", "--home", "af", "--papers", "papers"])

    assert (Path(errand.store), errand.home, errand.papers) == (
        tmp_path / "kept",
        tmp_path / "af",
        tmp_path / "papers",
    )


@pytest.mark.parametrize("words", [[], ["fly"], ["run", "--from", "soon"], ["run", "--port", "x"]])
def test_a_command_that_makes_no_sense_ends_with_2(words):
    with pytest.raises(SystemExit) as ended:
        errand_of(words)

    assert ended.value.code == 2


def test_the_dates_are_those_on_which_the_newspaper_appears(errand):
    errand = replace(errand, first=date(2026, 3, 9), last=date(2026, 3, 16))

    assert days(errand) == (THURSDAY, SUNDAY)


def test_a_newspaper_without_an_end_needs_one(errand):
    with pytest.raises(NewsroomError, match=r"hexi\.yaml does not say .* give --from and --to"):
        days(errand)


def test_dates_without_an_issue_are_refused(errand):
    with pytest.raises(NewsroomError, match="hexi appears on 0 dates from 2026-03-13"):
        days(replace(errand, first=date(2026, 3, 13), last=date(2026, 3, 14)))


def test_dates_the_wrong_way_round_make_no_sense(errand):
    with pytest.raises(BadSetting, match="the first date is after the last") as caught:
        days(replace(errand, first=SUNDAY, last=THURSDAY))

    assert caught.value.exit_code == 2


@pytest.mark.parametrize("store", ["s3:/bucket", ""])
def test_what_is_no_store_is_refused(capsys, store):
    with pytest.raises(SystemExit) as ended:
        errand_of(["run", "--store", store])

    assert ended.value.code == 2
    assert "write s3://bucket/prefix" in capsys.readouterr().err


def test_a_stretch_of_years_is_refused(errand):
    with pytest.raises(NewsroomError, match="choose from 1 to 400 with --from and --to"):
        days(replace(errand, first=date(2006, 1, 1), last=date(2026, 1, 1)))


def test_a_newspaper_that_nobody_has_described_is_refused(errand):
    with pytest.raises(UnknownPaper, match=r"known are .*\bhexi\b"):
        days(replace(errand, paper="hedong"))


def test_a_folder_of_newspapers_that_is_not_there_is_refused(errand, tmp_path):
    with pytest.raises(BadSetting, match="is not a folder"):
        days(replace(errand, papers=tmp_path / "nowhere"))


def test_our_settings_reach_airflow_s_processes(errand, tmp_path):
    env = environment_of(errand, {"BULLETIN_PAPERS": "/more", "PATH": "/bin"})

    assert env["BULLETIN_STORE"] == str(PROJECT / "store")
    assert env["BULLETIN_PAPERS"] == f"{tmp_path / 'papers'}:/more"
    assert (env["BULLETIN_ONLY"], env["PATH"]) == ("hexi", "/bin")


@pytest.mark.parametrize(("code", "is_site"), [("lanwan", False), ("qdrb", True)])
def test_a_newspaper_from_a_site_needs_what_lets_its_fetches_wait(tmp_path, code, is_site):
    errand = errand_of(["run", "--paper", code, "--home", str(tmp_path)])

    assert comes_from_site(errand, environment_of(errand, {})) is is_site
