"""Each DAG over a small newspaper, judged by what stands in the archive."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from smallpaper import PAPER, listing, newspaper, page, print_issue

THURSDAY = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Where a newspaper with an issue on Thursday and none on Sunday is to be kept."""
    newspaper(tmp_path, THURSDAY)
    monkeypatch.setenv("BULLETIN_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("BULLETIN_PAPERS", str(tmp_path / "papers"))
    monkeypatch.setenv("BULLETIN_ONLY", "hexi")
    return tmp_path / "store"


def files(store, pattern):
    return sorted(path.relative_to(store).as_posix() for path in store.glob(pattern))


def test_the_pages_of_a_date_are_fetched_and_the_date_announced(store, run):
    ended = run("ingest_issues", date="2026-03-12")

    assert (ended.state, ended.tasks) == (
        "success",
        {
            "list_issues": "success",
            "fetch hexi-2026-03-12-a": "success",
            "record": "success",
            "all_have_failed": "skipped",
        },
    )
    assert ended.announced == {
        ("raw_issues", "2026-03-12"): {
            "issues": 1,
            "pages": 2,
            "new_pages": 2,
            "findings": 0,
            "notes": ["hexi-2026-03-12-a: 2 pages, 2 of them not seen before"],
        }
    }
    assert files(store, "raw/hexi/*/issue/*") == ["raw/hexi/2026-03-12-a/issue/0001.json"]
    assert len(files(store, "raw/hexi/2026-03-12-a/*.pdf")) == 2


def test_fetching_again_announces_again_and_changes_nothing(store, run):
    run("ingest_issues", date="2026-03-12")
    before = listing(store)
    ended = run("ingest_issues", date="2026-03-12")

    assert ended.announced["raw_issues", "2026-03-12"]["new_pages"] == 0
    assert listing(store) == before


def test_a_newspaper_that_did_not_appear_is_skipped(store, run):
    ended = run("ingest_issues", date="2026-03-15")

    assert (ended.state, ended.announced) == ("success", {})
    assert ended.tasks == {
        "list_issues": "success",
        "fetch hexi-2026-03-15-a": "skipped",
        "record": "skipped",
        "all_have_failed": "skipped",
    }


def test_a_date_on_which_none_is_due_ends_well_and_announces_nothing(store, run):
    ended = run("ingest_issues", date="2026-03-13")

    assert (ended.state, ended.announced) == ("success", {})
    assert ended.tasks["record"] == "skipped"


@pytest.fixture
def _bad_paper(store, tmp_path, monkeypatch):
    """Beside it a newspaper whose pages are not PDFs."""
    text = PAPER.replace("code: hexi", "code: hedong").replace("root: pages", "root: bad")
    (tmp_path / "papers" / "hedong.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "papers" / "bad" / "2026-03-12").mkdir(parents=True)
    page = tmp_path / "papers" / "bad" / "2026-03-12" / "01.pdf"
    page.write_text("<html>404</html>", encoding="utf-8")
    monkeypatch.setenv("BULLETIN_ONLY", "hedong,hexi")


@pytest.mark.usefixtures("_bad_paper")
def test_a_newspaper_that_fails_stays_red_and_holds_nobody_back(run):
    """Its task does; the run is green, as the watch tells of what is missing."""
    ended = run("ingest_issues", date="2026-03-12")

    assert ended.state == "success"
    assert ended.tasks == {
        "list_issues": "success",
        "fetch hedong-2026-03-12-a": "failed",
        "fetch hexi-2026-03-12-a": "success",
        "record": "success",
        "all_have_failed": "skipped",
    }
    assert ended.announced["raw_issues", "2026-03-12"]["notes"] == [
        "hexi-2026-03-12-a: 2 pages, 2 of them not seen before"
    ]


@pytest.mark.usefixtures("_bad_paper")
def test_a_run_in_which_every_newspaper_fails_is_red(run, monkeypatch):
    monkeypatch.setenv("BULLETIN_ONLY", "hedong")
    ended = run("ingest_issues", date="2026-03-12")

    assert (ended.state, ended.announced) == ("failed", {})
    assert ended.tasks["all_have_failed"] == "failed"


def at(day, hour, minute=15):
    """A round's time in Shanghai."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_round_brings_what_has_come_since_and_the_next_asks_no_more(store, tmp_path, run):
    sunday = THURSDAY + timedelta(days=3)
    hours = [at(sunday, 9), at(sunday, 9, 45), at(sunday, 10)]
    first = run("revisit_issues", hour=hours[0], date="2026-03-15")
    print_issue(tmp_path, sunday, [page(sunday, number) for number in (1, 2)])
    second, third = (run("revisit_issues", hour=hour, date="2026-03-15") for hour in hours[1:])

    assert first.tasks["fetch hexi-2026-03-15-a"] == "skipped"
    assert (first.state, first.announced) == ("success", {})
    assert second.tasks["fetch hexi-2026-03-15-a"] == "success"
    assert list(second.announced) == [("raw_issues", "2026-03-15")]
    assert (third.state, third.tasks["fetch"], third.announced) == ("success", "skipped", {})


def test_an_earlier_issue_is_looked_at_again_and_announced_by_its_own_date(store, tmp_path, run):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    hours = [at(date(2026, 3, 13), 7, minute) for minute in (0, 15, 45)]
    first = run("revisit_issues", hour=hours[0], date="2026-03-13")
    print_issue(tmp_path, THURSDAY, [page(THURSDAY, number, start=number) for number in (1, 2)])
    second, third = (run("revisit_issues", hour=hour, date="2026-03-13") for hour in hours[1:])

    assert (first.tasks["fetch hexi-2026-03-12-a"], first.tasks["record"]) == (
        "success",
        "skipped",
    )
    assert list(second.announced) == [("raw_issues", "2026-03-12")]
    assert third.tasks["fetch"] == "skipped"


def test_the_articles_of_a_date_are_made(store, run):
    run("ingest_issues", date="2026-03-12")
    ended = run("segment_articles", date="2026-03-12")

    assert ended.tasks == {
        "list_records": "success",
        "make_articles hexi-2026-03-12-a": "success",
        "record": "success",
        "every_issue_was_read": "success",
    }
    made = json.loads((store / "articles/hexi-2026-03-12-a/0001.json").read_bytes())
    counts = ended.announced["articles", "2026-03-12"]
    assert len(made["articles"]) == 4
    assert (counts["issues"], counts["pages"], counts["articles"]) == (1, 2, 4)


def test_a_date_is_published_and_then_stands(store, run):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    first = run("publish_dataset", date="2026-03-12")
    second = run("publish_dataset", date="2026-03-12")

    latest = json.loads((store / "datasets/bulletins/latest.json").read_bytes())
    released = first.announced["dataset_release", "2026-03-12"]
    assert (released["version"], released["added"]) == (latest["version"], 4)
    assert (store / released["manifest"]).is_file()
    assert second.announced["dataset_release", "2026-03-12"]["is_new"] is False


def test_a_date_without_articles_is_not_published(store, run):
    ended = run("publish_dataset", date="2026-03-12")

    assert (ended.state, ended.announced, files(store, "datasets/**/*.json")) == ("failed", {}, [])


@pytest.mark.parametrize("step", ["fetch", "layout", "topics"])
def test_issues_are_done_again_from_a_step_on_and_their_dates_announced(store, run, step):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    shutil.rmtree(store / "layout")
    ended = run(
        "rebuild_articles",
        paper="hexi",
        first="2026-03-01",
        last="2026-03-14",
        from_step=step,
        preview=False,
    )

    assert (ended.state, ended.tasks["rebuild hexi-2026-03-12-a"]) == ("success", "success")
    assert list(ended.announced) == [("articles", "2026-03-12")]
    assert bool(files(store, "layout/**/*.json")) is (step != "topics")


# `dag.test` leaves a run's parameters in the DAG, so each run below says all of them.
def test_what_topics_would_change_can_be_told_and_no_more(store, run):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    before = files(store, "**/*.json")
    ended = run(
        "rebuild_articles", paper="hexi", first="2026-03-01", last="2026-03-14",
        from_step="topics", preview=True,
    )  # fmt: skip

    assert (ended.state, ended.tasks["topic_changes"]) == ("success", "success")
    assert (ended.tasks["rebuild"], ended.announced) == ("skipped", {})
    assert files(store, "**/*.json") == before


def test_dates_are_published_again_without_being_read_again(store, run):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    ended = run(
        "rebuild_articles",
        paper="",
        first="2026-03-01",
        last="2026-03-31",
        from_step="publish",
        preview=False,
    )

    assert ended.tasks["rebuild"] == "skipped"
    assert ended.announced == {("articles", "2026-03-12"): {"notes": ["1 date as stored"]}}


@pytest.mark.usefixtures("store")
def test_a_rebuild_of_dates_without_issues_announces_nothing(run):
    ended = run(
        "rebuild_articles",
        paper="hexi",
        first="2020-01-01",
        last="2020-01-31",
        from_step="layout",
        preview=False,
    )

    assert (ended.state, ended.tasks["record"], ended.announced) == ("success", "skipped", {})


def test_the_catalogue_is_brought_up_to_the_release(store, run):
    assert run("refresh_catalogue").tasks == {"refresh": "skipped"}
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    run("publish_dataset", date="2026-03-12")

    ended = run("refresh_catalogue")

    assert (ended.state, ended.tasks, ended.announced) == ("success", {"refresh": "success"}, {})
    made = json.loads((store / "datasets/bulletins/catalogue.json").read_bytes())
    assert made["version"] == "r000001"
    assert (store / "datasets/bulletins/index.html").exists()
    before = listing(store)
    run("refresh_catalogue")
    assert listing(store) == before


def test_a_dataset_in_order_is_left_as_it_is(store, run):
    run("ingest_issues", date="2026-03-12")
    run("segment_articles", date="2026-03-12")
    run("publish_dataset", date="2026-03-12")
    run("refresh_catalogue")
    before = listing(store)

    ended = run("maintain_dataset", keep_last=1, keep_days=1)

    assert (ended.state, ended.tasks) == ("success", {"maintain": "success", "refresh": "success"})
    assert listing(store) == before
