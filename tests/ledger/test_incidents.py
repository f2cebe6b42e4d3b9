"""One incident for a cause, with one id as long as it lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bulletin.catalog import Folder, Newspaper, Resfile, Rights
from bulletin.ledger.book import PaperLedger
from bulletin.ledger.freshness import freshness_of
from bulletin.ledger.habits import habits_of
from bulletin.ledger.incidents import BrokenDag, carried_on, incidents
from bulletin.ledger.known import Known
from bulletin.ledger.states import gaps_of, ledger_of
from pressdays import at, reading, visit, whole

FIRST, TODAY = date(2026, 2, 1), date(2026, 3, 20)
ASKED = at(TODAY, 12)
DAYS = [FIRST + timedelta(days=number) for number in range((TODAY - FIRST).days)]
SITE = Resfile(base="https://epaper.example.cn/hexi")


def book(*visits, code="hexi", platform=SITE, without=(), sizes=None, numbers=None, **more):
    """A daily with every issue but those of some dates."""
    paper = Newspaper(
        code=code, name="河汐新报", city="临河市", district="河汐区", platform=platform,
        rights=Rights("set for tests"), **more,
    )  # fmt: skip
    here = [day for day in DAYS if day not in without]
    known = Known(
        tuple(whole(day) for day in here),
        tuple(
            reading(day, (numbers or {}).get(day), articles=(sizes or {}).get(day, 30))
            for day in here
        ),
        tuple(visits),
    )
    habits = habits_of(paper)
    days = ledger_of(habits, known, FIRST, TODAY, ASKED)
    gaps = gaps_of(habits, known)
    return PaperLedger(paper, habits, days, freshness_of(habits, days, ASKED), gaps)


def told(*books, broken=()):
    return {it.id: it.message for it in incidents(books, broken, TODAY)}


YESTERDAY, BEFORE = DAYS[-1], DAYS[-2]


def test_papers_that_come_every_day_have_none():
    assert told(book(), book(code="hedong")) == {}


def test_a_site_that_refuses_several_papers_and_dates_is_one_incident():
    gone = {"without": DAYS[-3:]}
    books = [
        book(*(visit(day, "blocked", "403") for day in DAYS[-3:]), code=code, **gone)
        for code in ("hexi", "hedong")
    ]

    assert told(*books) == {
        "blocked-epaper.example.cn-2026-03-17": (
            "hedong, hexi of 2026-03-17 to 2026-03-19: 403 (ask the newspaper; never go round it)"
        )
    }


def test_a_site_that_has_changed_is_an_incident_of_that_paper():
    changed = visit(YESTERDAY, "changed", "lists 0 pages")

    assert list(told(book(changed, without=[YESTERDAY]), book(code="hedong"))) == [
        "broken-hexi-2026-03-19"
    ]


def test_issues_that_are_overdue_are_one_incident_of_their_site():
    assert list(told(book(without=DAYS[-2:]), book(code="hedong", without=DAYS[-1:]))) == [
        "overdue-epaper.example.cn-2026-03-18"
    ]


def test_a_paper_in_a_folder_is_overdue_by_itself():
    folder = Folder(root="pages", pattern="{date}/{page}.pdf")

    assert list(told(book(without=[YESTERDAY], platform=folder))) == ["overdue-hexi-2026-03-19"]


def test_a_paper_that_nothing_calls_for_and_nothing_comes_of_is_stale():
    """The site answers each morning that there is no issue; everything is green."""
    silent = DAYS[-5:]
    none = [visit(day, "no_issue", "404") for day in silent]

    assert told(book(*none, without=silent)) == {
        "stale-hexi-2026-03-14": (
            "hexi: its newest content is of 2026-03-14; 5 issues were due since "
            "(see whether it still appears, and where; write a pause into its file)"
        )
    }


def test_what_is_explained_is_not_told_a_second_time():
    """A paper that is overdue for days is stale too, by the same cause."""
    assert len(told(book(without=DAYS[-5:]))) == 1


def test_an_old_refusal_does_not_explain_why_nothing_comes_today():
    old = visit(DAYS[3], "blocked", "403")
    none = [visit(day, "no_issue", "404") for day in DAYS[-5:]]

    assert list(told(book(old, *none, without=[DAYS[3], *DAYS[-5:]]))) == [
        "blocked-epaper.example.cn-2026-02-04",
        "stale-hexi-2026-03-14",
    ]


def test_a_number_for_which_there_is_no_date_is_a_gap():
    """A supplement between Sunday and Thursday, on a day that the rhythm does not have."""
    sunday, thursday = date(2026, 3, 15), date(2026, 3, 19)
    between = [day for day in DAYS if day.weekday() not in {3, 6}]
    twice_a_week = {"without": between, "weekdays": ("thu", "sun")}

    assert told(book(numbers={sunday: "1203", thursday: "1204"}, **twice_a_week)) == {}
    assert told(book(numbers={sunday: "1203", thursday: "1205"}, **twice_a_week)) == {
        "gap-hexi-1203-2026-03-15": (
            "hexi: number 1203 of 2026-03-15 is followed by 1205 of 2026-03-19, "
            "and there is no date for 1 between "
            "(see whether a supplement or an extra date is left out)"
        )
    }


def test_a_number_that_is_missing_on_a_date_that_was_due_is_told_by_that_date():
    numbers = {DAYS[-3]: "1203", YESTERDAY: "1205"}

    assert list(told(book(without=[BEFORE], numbers=numbers))) == [
        "overdue-epaper.example.cn-2026-03-18"
    ]


def test_issues_of_another_size_are_an_incident():
    sizes = dict.fromkeys(DAYS[-8:], 4)

    assert told(book(sizes=sizes)) == {
        "layout-hexi-2026-03-14": (
            "hexi: 4 articles an issue since 2026-03-14, and 18 to 42 are usual "
            "(look at its last issues; mend the reader, its file, or what it expects)"
        )
    }


def test_a_dag_that_cannot_be_imported_is_an_incident():
    broken = [BrokenDag("ingest_issues.py", "NameError: name 'tasks' is not defined")]

    assert told(broken=broken) == {
        "dag-ingest_issues.py-2026-03-20": (
            "ingest_issues.py: NameError: name 'tasks' is not defined (mend the file)"
        )
    }


# ---------------------------------------------------------------- from one look to the next


def found(*dags):
    return incidents([], [BrokenDag(dag, "SyntaxError") for dag in dags], TODAY)


def test_a_cause_is_news_once_and_keeps_its_id():
    first = carried_on(found("a.py"), ())
    later = incidents([], [BrokenDag("a.py", "NameError")], TODAY + timedelta(days=9))
    second = carried_on(later, first.open)

    assert [it.id for it in first.opened] == ["dag-a.py-2026-03-20"]
    assert (second.opened, second.closed) == ((), ())
    assert [it.id for it in second.open] == ["dag-a.py-2026-03-20"]
    assert second.open[0].message == "a.py: NameError (mend the file)"


def test_a_cause_that_is_gone_is_closed_and_comes_back_as_another():
    first = carried_on(found("a.py", "b.py"), ())
    second = carried_on(found("b.py"), first.open)
    (again,) = incidents([], [BrokenDag("a.py", "E")], TODAY + timedelta(days=3))

    assert [it.about for it in second.closed] == ["a.py"]
    assert [it.id for it in carried_on((again,), second.open).opened] == ["dag-a.py-2026-03-23"]


@pytest.mark.parametrize("back", [1, 2, 3])
def test_the_order_of_newspapers_does_not_matter(back):
    books = [book(code=code, without=DAYS[-back:]) for code in ("hexi", "hedong", "heming")]

    assert told(*books) == told(*books[::-1])


def test_an_incident_stays_while_dates_are_added_to_it():
    one = incidents([book(without=[YESTERDAY])], [], TODAY)
    two = incidents([book(without=[BEFORE, YESTERDAY])], [], TODAY)
    kept = carried_on(two, carried_on(one, ()).open)

    assert kept.opened == ()
    assert [it.id for it in kept.open] == [one[0].id]
    assert kept.open[0] == replace(two[0], id=one[0].id)
