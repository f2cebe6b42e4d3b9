"""Refusals: kept aside, let through by a person, and nothing of it before readers."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bulletin.catalog import Bounds, Expectations
from bulletin.dataset import Along, publish_release, sift, tables
from bulletin.dataset.gates.blocked import all_blocked, blocked_versions, read_blocked
from bulletin.dataset.gates.history import ENOUGH
from bulletin.dataset.gates.waivers import Waiver, record_waiver, waivers_of
from bulletin.errors import BadSetting, ExpectationFailed, NotAsPublished
from bulletin.model import DayState, Evidence, IssueId, LedgerDay, Tag
from dataset.builders import AT, DAY, article, entry, paper, with_articles

ROOT = "datasets/bulletins"
LATER = AT + timedelta(days=1)
STRICT = Expectations(articles=Bounds(min=10))


def publish(store, *entries, at=AT, day=DAY):
    return publish_release(store, entries, day=day, at=at)


def refused(store, *entries, **when):
    with pytest.raises(ExpectationFailed) as caught:
        publish(store, *entries, **when)
    return caught.value


def seen_by_readers(store):
    """Everything but what is kept aside and who waits for whom."""
    apart = (f"{ROOT}/blocked/", f"{ROOT}/publishing/")
    return {k: store.get(k) for k in store.keys(f"{ROOT}/") if not k.startswith(apart)}


def misplaced(given):
    """The issue with evidence that is not where it says."""
    tag = Tag("transport", 1.0, 1.0, (Evidence("headline", 0, 2, "今日"),))
    first, *others = given.articles
    return with_articles(given, replace(first, tags=(tag,)), *others)


def allowing(blocked, checks=None):
    return Waiver(
        blocked.version, blocked.paper, blocked.published_date, "总值班", LATER, "报社确认",
        blocked.blocks if checks is None else checks,
    )  # fmt: skip


def gates(store, version):
    return json.loads(store.get(f"{ROOT}/releases/{version}/gates.json"))


def test_a_refusal_leaves_what_readers_see_as_it_was(store):
    publish(store, entry(store))
    before = seen_by_readers(store)

    error = refused(store, misplaced(entry(store)), at=LATER)

    assert seen_by_readers(store) == before
    assert list(error.refused) == ["lanwan"]
    assert str(error).endswith("kept aside, see: bulletin release --why b000001")
    (key,) = [key for key in store.keys(f"{ROOT}/") if key.endswith("b000001/report.json")]
    assert json.loads(store.get(key))["checks"]


def test_what_would_have_changed_is_kept_with_the_report(store):
    publish(store, entry(store))
    refused(store, misplaced(entry(store)), at=LATER)

    blocked = read_blocked(store, "b000001")
    packed = store.get(f"{ROOT}/blocked/b000001/delta.jsonl.gz")
    changes = [json.loads(line) for line in gzip.decompress(packed).splitlines()]

    assert (blocked.paper, blocked.published_date, blocked.blocked_at) == ("lanwan", DAY, LATER)
    assert (blocked.standing, blocked.added, blocked.modified) == ("r000001", 0, 1)
    assert [check.what for check in blocked.blocks] == ["article_topics"]
    assert {(it["table"], it["op"]) for it in changes} >= {("article_topics", "MOD")}
    assert {it["table"] for it in changes}.isdisjoint({"coverage", "article_revisions"})


def test_the_same_refusal_is_kept_once_and_another_anew(store):
    for at in (AT, LATER):
        refused(store, misplaced(entry(store)), at=at)
    assert list(blocked_versions(store)) == ["b000001"]
    assert read_blocked(store, "b000001").blocked_at == AT

    refused(store, entry(store, paper(expect=STRICT)), at=LATER)
    assert list(blocked_versions(store)) == ["b000001", "b000002"]
    assert [it.version for it in all_blocked(store)] == ["b000002", "b000001"]


def test_a_number_that_another_run_took_is_passed(store):
    store.put_new(f"{ROOT}/blocked/b000001/report.json", b"{}")
    key = f"{ROOT}/blocked/b000002/report.json"

    class Slow:
        """Lists what is kept aside before another run has written."""

        def __getattr__(self, name):
            return getattr(store, name)

        def keys(self, prefix):
            found = list(store.keys(prefix))
            store.put_new(key, b"{}")
            return iter(found)

    with pytest.raises(ExpectationFailed, match="b000003"):
        publish_release(Slow(), [misplaced(entry(store))], day=DAY, at=AT)


def test_one_newspaper_is_refused_and_named(store):
    error = refused(store, misplaced(entry(store)), entry(store, paper("hexi")))

    assert list(error.refused) == ["lanwan"]
    assert read_blocked(store, "b000001").articles_keys == (
        "articles/lanwan-2026-03-15-a/0001.json",
    )


def test_issues_of_which_no_rows_can_be_made_are_kept_without_changes(store):
    issue = IssueId("lanwan-2026-03-15-a")
    publish(store, entry(store, paper("hexi")))

    refused(store, entry(store, articles=(article(issue, 1), article(issue, 1))))

    assert read_blocked(store, "b000001").added is None


def test_sifting_parts_the_fit_from_the_refused(store):
    publish(store, entry(store))
    thin, fit = entry(store, paper(expect=STRICT)), entry(store, paper("hexi"))

    sifted = sift(store, (fit, thin), DAY, LATER)

    assert sifted.fit == (fit,)
    assert list(sifted.refused) == ["lanwan"]
    assert (read_blocked(store, "b000001").standing) == "r000001"


def test_a_version_that_is_not_there_is_refused_with_those_that_are(store):
    refused(store, misplaced(entry(store)))

    for version in ("b000009", "r000001", "../x", ""):
        with pytest.raises(BadSetting, match="there is b000001"):
            read_blocked(store, version)


def test_what_a_person_lets_through_is_published_and_told(store):
    given = entry(store, paper(expect=STRICT))
    refused(store, given)
    waiver = allowing(read_blocked(store, "b000001"))
    assert record_waiver(store, waiver)
    assert waivers_of(store, ["lanwan", "hexi"], DAY) == (waiver,)

    release = publish(store, given, at=LATER)

    assert release.is_new
    assert release.warnings == (
        (
            "Let through by 总值班 on 2026-03-17 (b000001), because “报社确认”: "
            "lanwan-2026-03-15-a: 3 "
            "articles, expected 10 to any number; look at the issue, then mend it or "
            "expect.articles "
            "in lanwan.yaml"
        ),
    )
    changelog = store.get(f"{ROOT}/releases/r000001/CHANGELOG.md").decode()
    assert "- Let through by 总值班 on 2026-03-17" in changelog
    told = gates(store, "r000001")
    assert [it["version"] for it in told["waivers"]] == ["b000001"]
    (allowed,) = [it for it in told["checks"] if it["outcome"] == "allowed"]
    assert (allowed["what"], allowed["value"], allowed["waiver"]) == ("articles", 3, "b000001")


def test_another_value_is_not_let_through(store):
    strict = paper(expect=STRICT)
    refused(store, entry(store, strict))
    record_waiver(store, allowing(read_blocked(store, "b000001")))

    error = refused(store, entry(store, strict, articles=2), at=LATER)

    assert "2 articles, expected 10" in str(error)
    assert "b000002" in str(error)


def test_another_check_of_the_same_issue_is_not_let_through(store):
    given = entry(store, paper(expect=STRICT))
    refused(store, given)
    record_waiver(store, allowing(read_blocked(store, "b000001")))

    error = refused(store, misplaced(given), at=LATER)

    assert "article_topics has" in str(error)
    assert "expected 10" not in str(error)


def test_a_waiver_of_another_date_lets_nothing_through(store):
    given = entry(store, paper(expect=STRICT))
    refused(store, given)
    waiver = allowing(read_blocked(store, "b000001"))
    record_waiver(store, replace(waiver, published_date=DAY + timedelta(days=1)))

    refused(store, given, at=LATER)


def test_warnings_are_in_the_release_and_its_files(store):
    given = entry(store, paper(expect=Expectations(pages=Bounds(max=3))))

    release = publish(store, given)

    message = (
        "lanwan-2026-03-15-a: 4 pages, expected 0 to 3; look at the issue, then mend it or "
        "expect.pages in lanwan.yaml"
    )
    assert release.warnings == (f"Warning: {message}",)
    assert f"- Warning: {message}\n" in store.get(f"{ROOT}/releases/r000001/CHANGELOG.md").decode()
    told = gates(store, "r000001")
    assert (told["version"], told["published_date"], told["waivers"]) == (
        "r000001",
        "2026-03-15",
        [],
    )
    assert [it["message"] for it in told["checks"] if it["outcome"] == "warn"] == [message]
    assert {it["gate"] for it in told["checks"]} == {
        "counts", "fill", "freshness", "issues", "offsets", "references", "schema", "text",
    }  # fmt: skip


def test_what_stands_already_is_not_judged_anew(store):
    """An issue's history is another than when it was published; it is not blocked for that."""
    given = entry(store)
    publish(store, given)

    again = publish(store, given, at=LATER)

    assert (again.is_new, again.warnings) == (False, ())


class Forgetful:
    """A store that keeps other bytes than it was given, of keys that end so."""

    def __init__(self, store, suffix):
        self._store, self._suffix = store, suffix

    def __getattr__(self, name):
        return getattr(self._store, name)

    def get(self, key):
        data = self._store.get(key)
        return data[:-1] + b"?" if key.endswith(self._suffix) else data


@pytest.mark.parametrize(
    "suffix", ["articles.parquet", "gates.json", "SHA256SUMS", "delta.jsonl.gz", ".pdf"]
)
def test_the_pointer_does_not_move_where_a_file_is_not_what_was_written(store, suffix):
    publish(store, entry(store, paper("hexi")))
    pointer = store.get(f"{ROOT}/latest.json")
    given = entry(store)

    class Spoilt(Forgetful):
        def get(self, key):
            is_ours = key.startswith((f"{ROOT}/releases/r000002", f"{ROOT}/issues/"))
            return super().get(key) if is_ours else self._store.get(key)

    with pytest.raises(NotAsPublished, match="its SHA-256 is"):
        publish_release(Spoilt(store, suffix), [given], day=DAY, at=LATER)

    assert store.get(f"{ROOT}/latest.json") == pointer


def test_the_pointer_does_not_move_where_a_table_lacks_what_was_committed(store, monkeypatch):
    publish(store, entry(store, paper("hexi")))
    pointer = store.get(f"{ROOT}/latest.json")
    commit = tables.commit

    def without_last_row(part):
        return commit(replace(part, after=part.after.slice(0, part.after.num_rows - 1)))

    monkeypatch.setattr(tables, "commit", without_last_row)
    with pytest.raises(NotAsPublished, match="are not the 3 that were written"):
        publish(store, entry(store), at=LATER)

    assert store.get(f"{ROOT}/latest.json") == pointer


def test_refusals_and_waivers_on_any_kind_of_store(any_store):
    given = entry(any_store, paper(expect=STRICT))
    for _ in range(2):
        refused(any_store, given)
    blocked = read_blocked(any_store, "b000001")
    assert list(blocked_versions(any_store)) == ["b000001"]
    assert record_waiver(any_store, allowing(blocked))
    assert not record_waiver(any_store, allowing(blocked))

    assert publish(any_store, given, at=LATER).is_new


def test_an_issue_that_collapses_against_the_last_ones_is_refused(store):
    days = [DAY + timedelta(days=n) for n in range(ENOUGH + 1)]
    for day in days[:-1]:
        publish(store, entry(store, day=day), day=day)
    given = entry(store, day=days[-1])
    empty = [replace(it, paragraphs=(), raw_text="", tags=()) for it in given.articles]

    error = refused(store, with_articles(given, *empty), day=days[-1], at=LATER)

    assert "0.0 characters a page, under a third of what is usual (15.8 or more)" in str(error)


def test_an_issue_that_shrinks_on_the_same_pages_is_refused(store):
    given = entry(store, articles=10)
    publish(store, given)

    error = refused(store, with_articles(given, *given.articles[:5]), at=LATER)

    assert "5 articles in place of 10, from the same pages" in str(error)
    assert read_blocked(store, "b000001").removed == 5


def test_a_fault_in_the_coverage_of_another_newspaper_refuses_all(store):
    day = LedgerDay("hexi", DAY, DayState.COMPLETE, "2 pages", pages=-1)

    with pytest.raises(ExpectationFailed) as caught:
        publish_release(
            store, [entry(store)], day=DAY, at=AT, along=Along(coverage=lambda: (day,))
        )

    assert list(caught.value.refused) == ["lanwan"]
    assert "coverage.page_count is '-1'" in str(caught.value)
