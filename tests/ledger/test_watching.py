"""A look over all newspapers, and what is kept of it for the next one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bulletin.ledger import BrokenDag, look, note
from bulletin.ledger.watching import noted
from bulletin.model import IssueId
from bulletin.pipeline import fetch, make_articles
from pressdays import at
from smallpaper import listing, newspaper

THURSDAY, SUNDAY = date(2026, 3, 12), date(2026, 3, 15)
MORE = "since: 2026-03-12\n"


def watch(desk, when, **more):
    return look(desk.store, desk.running(), asked_at=when, **more)


def ids(incidents):
    return [it.id for it in incidents]


def ready(tmp_path):
    """A paper of which Thursday's issue was read."""
    desk = newspaper(tmp_path, THURSDAY, more=MORE)
    fetched = datetime(2026, 3, 12, 1, tzinfo=UTC)
    make_articles(desk, fetch(desk, IssueId("hexi-2026-03-12-a"), at=fetched).key)
    return desk


def test_a_paper_that_came_gives_no_incident(tmp_path):
    assert watch(ready(tmp_path), at(SUNDAY, 12)).open == ()


def test_an_issue_that_does_not_come_is_told_once_until_it_is_there(tmp_path):
    desk = ready(tmp_path)
    night = at(SUNDAY, 23, 30)

    first = watch(desk, night)
    note(desk.store, first)
    second = watch(desk, night + timedelta(hours=1))
    note(desk.store, second)

    assert ids(first.opened) == ids(first.open) == ["overdue-hexi-2026-03-15"]
    assert (ids(second.open), second.opened) == (["overdue-hexi-2026-03-15"], ())

    newspaper(tmp_path, SUNDAY, more=MORE)
    fetch(desk, IssueId("hexi-2026-03-15-a"), at=night)
    third = watch(desk, night + timedelta(hours=2))
    note(desk.store, third)

    assert (third.open, ids(third.closed)) == ((), ["overdue-hexi-2026-03-15"])
    assert noted(desk.store) == ()


def test_what_is_not_noted_is_told_again(tmp_path):
    """Whoever tells of it may fail; twice is better than never."""
    desk, night = ready(tmp_path), at(SUNDAY, 23, 30)

    assert watch(desk, night).opened == watch(desk, night).opened != ()


def test_looking_writes_nothing_and_noting_the_same_again_neither(tmp_path):
    desk = ready(tmp_path)
    before = listing(tmp_path / "store")
    found = watch(desk, at(SUNDAY, 23, 30))

    assert listing(tmp_path / "store") == before
    assert note(desk.store, found) == note(desk.store, found) == "watch/0001.json"


def test_a_broken_dag_is_told_with_the_newspapers(tmp_path):
    found = watch(
        ready(tmp_path), at(SUNDAY, 12), broken=[BrokenDag("ingest_issues.py", "SyntaxError: x")]
    )

    assert ids(found.opened) == ["dag-ingest_issues.py-2026-03-15"]
