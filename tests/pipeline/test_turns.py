"""One fetch at a time at a site."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest

from bulletin.archive import Holder
from bulletin.codec import to_json
from bulletin.model import IssueId
from bulletin.pipeline import host_of, turn_at
from smallpaper import newspaper

ISSUE = IssueId.of("hexi", date(2026, 3, 12))
HOST = "epaper.example.cn"
ELSEWHERE = Holder("press-2", 7, 4711, "token")
SITE = """\
code: heming
name: 河鸣报
city: 临河市
district: 河鸣区
platform: {type: resfile, base: "https://epaper.example.cn/hmb"}
weekdays: [thu]
rights: {statement: set for tests}
"""


def held(desk, holder):
    desk.store.put_new(f"turns/{HOST}/000001.json", to_json(holder))


def test_the_host_of_an_issue_is_its_site_s(tmp_path):
    desk = newspaper(tmp_path)
    (tmp_path / "papers" / "heming.yaml").write_text(SITE, "utf-8")

    assert host_of(desk, IssueId.of("heming", ISSUE.date)) == HOST
    assert host_of(desk, ISSUE) is None


def test_what_lies_in_a_folder_needs_no_turn(tmp_path):
    desk = newspaper(tmp_path)
    with turn_at(desk, None) as first, turn_at(desk, None) as second:
        assert (first, second) == (True, True)

    assert list(desk.store.keys("")) == []


def test_a_host_is_left_to_one_at_a_time_and_given_back(tmp_path):
    desk = newspaper(tmp_path)
    other = "other.example.cn"
    with (
        turn_at(desk, HOST) as first,
        turn_at(desk, HOST) as second,
        turn_at(desk, other) as elsewhere,
    ):
        assert (first, second, elsewhere) == (True, False, True)
    with turn_at(desk, HOST) as third:
        assert third


def test_a_turn_is_given_back_when_the_fetch_fails(tmp_path):
    desk = newspaper(tmp_path)
    with pytest.raises(ZeroDivisionError), turn_at(desk, HOST):
        raise ZeroDivisionError

    with turn_at(desk, HOST) as again:
        assert again


def test_a_process_that_has_ended_holds_nobody_up(tmp_path):
    desk = newspaper(tmp_path)
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    with turn_at(desk, HOST):
        pass
    (key,) = desk.store.keys(f"turns/{HOST}/000001.json")
    ours = desk.store.get(key).replace(str(os.getpid()).encode(), gone.stdout.strip())
    desk.store.put_new(f"turns/{HOST}/000002.json", ours)

    with turn_at(desk, HOST) as mine:
        assert mine


def test_another_machine_has_the_turn_until_it_is_too_old(tmp_path, monkeypatch):
    desk = newspaper(tmp_path)
    held(desk, ELSEWHERE)
    with turn_at(desk, HOST) as early:
        assert not early

    monkeypatch.setattr("bulletin.pipeline.turns.STALE_AFTER_S", -1.0)
    with turn_at(desk, HOST) as late:
        assert late
