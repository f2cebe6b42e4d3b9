"""The command `bulletin ledger`: a calendar, and below it what calls a person."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from rich.cells import cell_len
from rich.console import Console

from bulletin.cli import main
from bulletin.cli.ledger import print_ledger
from bulletin.ledger import ledger
from bulletin.model import IssueId
from bulletin.pipeline import fetch, make_articles
from pressdays import at
from smallpaper import newspaper

FIRST, THURSDAY, LAST = date(2026, 2, 26), date(2026, 3, 12), date(2026, 3, 22)
FETCHED = datetime(2026, 3, 12, 1, tzinfo=UTC)
ASKED = at(LAST, 12)

SHOWN = """\
hexi  河汐新报  临河市河汐区                            2026-02-26 to 2026-03-22
its newest content is of 2026-03-12; 2 issues were due since
         1       5         10        15        20        25        30
2026-02                                                    m . .           0/1
2026-03  m . . . m . . m . . . # . . B . . . ! . . ?                       1/7
         # complete   ? pending    . no issue   m missing    B blocked
         ! overdue
2026-03-15  blocked: https://epaper.example.cn/hexi/html/2026-03/15/node_1.htm:
            robots.txt of the site forbids it;
            请先征得报社的许可，再抓取这一份报纸的各个版面，并在来信中说明用途、
            范围和保存期限�[31m
2026-03-19  missing, overdue: due by its rhythm, and not here; no attempt is on
            record

"""


@pytest.fixture
def desk(tmp_path):
    """An issue that was read, one that is refused, and some of which nothing is known."""
    desk = newspaper(tmp_path, THURSDAY)
    make_articles(desk, fetch(desk, IssueId("hexi-2026-03-12-a"), at=FETCHED).key)
    message = (
        "https://epaper.example.cn/hexi/html/2026-03/15/node_1.htm: robots.txt of the site "
        "forbids it; 请先征得报社的许可，再抓取这一份报纸的各个版面，"
        "并在来信中说明用途、范围和保存期限\x1b[31m"
    )
    visit = {
        "issue": "hexi-2026-03-15-a", "begun_at": "2026-03-15T01:00:00Z", "attempts": [],
        "outcome": "SourceBlocked", "message": message,
    }  # fmt: skip
    desk.store.put_new("attempts/hexi/2026-03-15-a/0001.json", json.dumps(visit).encode())
    return desk


def shown(desk, capsys, **console):
    book = ledger(desk.store, desk.newspaper("hexi"), FIRST, LAST, asked_at=ASKED)
    print_ledger(Console(highlight=False, **console), book)
    return capsys.readouterr().out


def test_a_ledger_is_a_calendar_with_what_calls_a_person_below(desk, capsys):
    assert shown(desk, capsys, width=80) == SHOWN


def test_no_line_is_wider_than_80_columns_though_han_take_two(desk, capsys):
    for width in (80, 200):
        assert max(map(cell_len, shown(desk, capsys, width=width).splitlines())) <= 80


def test_colours_are_for_terminals_alone(desk, capsys):
    assert "\x1b" not in shown(desk, capsys, width=80)
    on_terminal = shown(desk, capsys, width=80, force_terminal=True, color_system="standard")
    assert "\x1b[1;31mB \x1b[0m" in on_terminal
    assert "�[31m" in on_terminal


def run(desk, capsys, *words):
    code = main(["ledger", *words, "--store", desk.store.url, "--papers", str(desk.papers[0])])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_machines_get_a_line_a_date(desk, capsys):
    code, out, _ = run(
        desk, capsys, "--paper", "hexi", "--from", "2026-03-12", "--to", "2026-03-15", "--json"
    )
    days = [json.loads(line) for line in out.splitlines()]

    assert code == 0
    assert [(day["day"], day["state"]) for day in days] == [
        ("2026-03-12", "complete"),
        ("2026-03-13", "no_issue"),
        ("2026-03-14", "no_issue"),
        ("2026-03-15", "blocked"),
    ]
    assert days[0] == {
        "paper": "hexi", "day": "2026-03-12", "state": "complete", "reason": "2 pages",
        "is_overdue": False, "due_at": "2026-03-12T23:00:00+08:00",
        "first_seen_at": "2026-03-12T01:00:00Z", "changed_at": "2026-03-12T01:00:00Z",
        "tried_at": days[0]["tried_at"], "pages": 2, "revisions": 0, "articles": 4,
        "issue_number": None, "content_date": "2026-03-12",
    }  # fmt: skip


def test_three_months_to_the_last_date_where_no_first_is_given(desk, capsys):
    code, out, _ = run(desk, capsys, "--paper", "hexi", "--to", "2026-03-22")

    assert code == 0
    assert [line[:7] for line in out.splitlines() if line[4:5] == "-"][:3] == [
        "2026-01",
        "2026-02",
        "2026-03",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--paper", "nobody"), "no newspaper 'nobody'"),
        (("--from", "2026-03-12", "--to", "2026-03-01"), "the first date is after the last"),
    ],
)
def test_what_cannot_be_shown_is_one_line_with_the_remedy(desk, capsys, words, told):
    code, out, err = run(desk, capsys, *words)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err
