"""The ledger goes out with every release, as the table `coverage`."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.errors import NotPublished
from bulletin.model import IssueId
from bulletin.pipeline import fetch, issues_on, make_articles, publish, verify
from smallpaper import listing, newspaper, page, print_issue

SINCE = "since: 2026-03-05\n"
THURSDAYS = tuple(date(2026, 3, 5) + timedelta(days=7 * week) for week in range(5))
FIFTH, TWELFTH, NINETEENTH, TWENTY_SIXTH, _ = THURSDAYS
SUNDAY = date(2026, 3, 15)
ROOT = "datasets/bulletins"


def at(day: date, hour: int = 9) -> datetime:
    """An hour of that day in Shanghai."""
    return datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)


def try_to_fetch(desk, day, when=None):
    """As `ingest_issues` does for every newspaper that is due."""
    for issue in issues_on(desk, day):
        try:
            yield fetch(desk, issue, at=when or at(day)).key
        except NotPublished:
            continue


def bring(desk, *days):
    """Bring dates into the archive, each on its own morning."""
    for day in days:
        for key in list(try_to_fetch(desk, day)):
            make_articles(desk, key)


def release(desk, *days):
    """Publish dates in this order."""
    for day in days:
        done = publish(desk, day, at=at(day, 10))
    return done


def coverage(desk) -> dict[tuple[str, date], dict]:
    """The rows of the newest release, by newspaper and date."""
    latest = json.loads(desk.store.get(f"{ROOT}/latest.json"))
    manifest = json.loads(desk.store.get(f"{ROOT}/{latest['manifest']}"))
    uri = desk.store.uri(f"{ROOT}/tables/coverage")
    rows = DeltaTable(uri, version=manifest["tables"]["coverage"]["version"]).to_pyarrow_table()
    found = {(row["paper"], row["published_date"]): row for row in rows.to_pylist()}
    assert len(found) == rows.num_rows == manifest["tables"]["coverage"]["rows"]
    return found


def states(desk, paper="hexi") -> dict[date, str]:
    return {day: row["state"] for (code, day), row in coverage(desk).items() if code == paper}


def with_heming(desk, folder):
    """The same desk with a second newspaper, of which no page is there."""
    text = (folder / "papers" / "hexi.yaml").read_text("utf-8")
    other = text.replace("code: hexi", "code: heming").replace("root: pages", "root: others")
    (folder / "papers" / "heming.yaml").write_text(other, "utf-8")
    (folder / "papers" / "others").mkdir()
    return replace(desk, only=("heming", "hexi"))


def test_a_release_has_every_date_up_to_when_the_archive_last_learned_of_one(tmp_path):
    desk = newspaper(tmp_path, TWELFTH, more=SINCE)
    bring(desk, TWELFTH)
    release(desk, TWELFTH)
    found = states(desk)

    assert min(found) == date(2026, 2, 1)
    assert max(found) == TWELFTH
    assert {day: state for day, state in found.items() if state != "no_issue"} == {
        FIFTH: "missing",
        date(2026, 3, 8): "missing",
        TWELFTH: "complete",
    }
    row = coverage(desk)["hexi", TWELFTH]
    assert (row["page_count"], row["article_count"], row["published_month"]) == (2, 4, "2026-03")
    assert (row["first_seen_at"], row["due_at"]) == (at(TWELFTH), at(TWELFTH, 23))
    assert coverage(desk)["hexi", FIFTH]["is_overdue"]
    assert verify(desk).version == "r000001"


def test_a_date_without_an_issue_comes_with_the_next_release(tmp_path):
    desk = newspaper(tmp_path, TWELFTH, NINETEENTH, more=SINCE)
    bring(desk, TWELFTH, SUNDAY)
    release(desk, TWELFTH)
    bring(desk, NINETEENTH)
    with pytest.raises(NotPublished):
        publish(desk, SUNDAY, at=at(SUNDAY))
    release(desk, NINETEENTH)

    assert {day: states(desk)[day] for day in (SUNDAY, date(2026, 3, 13), NINETEENTH)} == {
        SUNDAY: "missing",
        date(2026, 3, 13): "no_issue",
        NINETEENTH: "complete",
    }
    assert coverage(desk)["hexi", SUNDAY]["reason"] == (
        "due by its rhythm, and not here; no file 2026-03-15/{page}.pdf in …"
    )


def test_no_place_on_our_side_goes_out_with_it(tmp_path):
    """Also where its name has a space, as folders of people do."""
    place = tmp_path / "我的 报纸"
    desk = newspaper(place, TWELFTH, more=SINCE)
    bring(desk, TWELFTH, SUNDAY, NINETEENTH)
    release(desk, TWELFTH)
    told = [row["reason"] for row in coverage(desk).values()]

    assert [reason for reason in told if "…" in reason]
    assert [reason for reason in told if str(tmp_path) in reason or "报纸" in reason] == []


def test_an_issue_that_is_held_is_broken_in_it_with_the_reason(tmp_path):
    desk = newspaper(tmp_path, more=SINCE)
    print_issue(tmp_path, TWELFTH, [page(TWELFTH, 1, printed=date(2025, 12, 18))])
    bring(desk, TWELFTH)
    release(desk, TWELFTH)
    row = coverage(desk)["hexi", TWELFTH]

    assert (row["state"], row["content_date"]) == ("broken", None)
    assert "prints 2025-12-18" in row["reason"]


def test_news_of_coverage_alone_makes_no_release(tmp_path):
    desk = newspaper(tmp_path, TWELFTH, more=SINCE)
    bring(desk, TWELFTH)
    first = release(desk, TWELFTH)
    before = listing(tmp_path / "store" / ROOT)
    bring(desk, SUNDAY)
    again = release(desk, TWELFTH)

    assert (again.version, again.is_new) == (first.version, False)
    assert listing(tmp_path / "store" / ROOT) == before


def test_the_same_archive_gives_the_same_rows_in_whatever_order_dates_are_published(tmp_path):
    """Also where an old date was brought in late, which only some of the releases look at."""
    january, found = date(2026, 1, 15), []
    for place, days in (("one", (FIFTH, NINETEENTH)), ("two", (NINETEENTH, FIFTH))):
        desk = newspaper(tmp_path / place, january, FIFTH, NINETEENTH, more="since: 2026-01-01\n")
        bring(desk, FIFTH, NINETEENTH)
        for key in list(try_to_fetch(desk, january, at(date(2026, 4, 30)))):
            make_articles(desk, key)
        release(desk, *days)
        found.append(coverage(desk))

    assert found[0] == found[1]
    assert found[0]["hexi", SUNDAY]["is_overdue"]
    assert not found[0]["hexi", date(2026, 3, 1)]["is_overdue"]


def names_tables(key):
    """Whether a file names files of tables, whose names are chance."""
    return "/index/" in key or key.endswith(("manifest.json", "SHA256SUMS", "latest.json"))


def is_of_table(key):
    return "/tables/" in key and key.endswith(".parquet") and "_delta_log" not in key


def test_the_same_work_gives_the_same_bytes(tmp_path):
    """But for the names that delta-rs gives to its files, and the times in its logs."""
    found = []
    for place in ("one", "two"):
        desk = with_heming(newspaper(tmp_path / place, *THURSDAYS, more=SINCE), tmp_path / place)
        for day in THURSDAYS:
            bring(desk, day)
            release(desk, day)
        files = listing(tmp_path / place / "store")
        apart = (f"{ROOT}/tables/", f"{ROOT}/publishing/")
        kept = {
            key: data
            for key, data in files.items()
            if key.startswith(ROOT) and not key.startswith(apart) and not names_tables(key)
        }
        parts = sorted(data for key, data in files.items() if is_of_table(key))
        found.append((kept, parts, coverage(desk)))

    assert found[0] == found[1]
    assert len(found[0][1]) > 2 * 8


def test_a_date_that_is_published_anew_takes_nothing_back(tmp_path):
    desk = newspaper(tmp_path, *THURSDAYS, more=SINCE)
    for day in THURSDAYS:
        bring(desk, day)
        release(desk, day)
    before = coverage(desk)
    print_issue(tmp_path, FIFTH, [page(FIFTH, number) for number in (1, 2, 3)])
    bring(desk, FIFTH)
    done = release(desk, FIFTH)
    after = coverage(desk)

    assert done.is_new
    assert after["hexi", FIFTH]["page_count"] == 3
    assert {key for key in before if before[key] != after[key]} == {("hexi", FIFTH)}
    assert after.keys() == before.keys()


def test_a_newspaper_that_did_not_come_is_in_the_release_of_another(tmp_path):
    desk = with_heming(newspaper(tmp_path, TWELFTH, NINETEENTH, more=SINCE), tmp_path)
    bring(desk, TWELFTH, NINETEENTH)
    release(desk, TWELFTH, NINETEENTH)

    assert states(desk, "heming").keys() == states(desk, "hexi").keys()
    assert (states(desk)[TWELFTH], states(desk, "heming")[TWELFTH]) == ("complete", "missing")
    assert (states(desk)[NINETEENTH], states(desk, "heming")[NINETEENTH]) == (
        "complete",
        "pending",
    )


def test_one_newspaper_published_alone_keeps_the_others_rows_and_the_time(tmp_path):
    """As `bulletin publish hexi` does, where another newspaper was asked for since."""
    desk = with_heming(newspaper(tmp_path, TWELFTH, more=SINCE), tmp_path)
    bring(desk, TWELFTH)
    bring(replace(desk, only=("heming",)), SUNDAY, NINETEENTH, TWENTY_SIXTH)
    release(desk, TWELFTH)
    before = coverage(desk)
    print_issue(tmp_path, TWELFTH, [page(TWELFTH, number) for number in (1, 2, 3)])
    alone = replace(desk, only=("hexi",))
    make_articles(alone, fetch(alone, IssueId.of("hexi", TWELFTH), at=at(TWELFTH)).key)
    release(alone, TWELFTH)
    after = coverage(desk)

    assert {key for key in before if before[key] != after.get(key)} == {("hexi", TWELFTH)}
    assert max(day for code, day in after if code == "hexi") == TWENTY_SIXTH


def test_a_paper_that_runs_no_more_keeps_its_rows(tmp_path):
    desk = with_heming(newspaper(tmp_path, TWELFTH, NINETEENTH, more=SINCE), tmp_path)
    bring(desk, TWELFTH)
    release(desk, TWELFTH)
    before = states(desk, "heming")
    left = replace(desk, only=("hexi",))
    bring(left, NINETEENTH)
    release(left, NINETEENTH)

    assert states(desk, "heming") == before
    assert isinstance(desk.store, FolderStore)
