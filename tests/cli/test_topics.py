"""The command `bulletin topics check`."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from rich.console import Console

from bulletin.cli import main
from bulletin.cli.topics import print_report
from bulletin.topics import PhraseFault, PhraseReport
from bulletin.topics.checking import Fault
from smallpaper import newspaper

DAY = date(2026, 3, 12)
LINE = {"id": "a1", "headline": "市政府门前的小学", "body": "市政府，市政府，市政。"}

SHOWN = """\
2 phrases of lexicon 0123456789ab over 40 articles

1 everywhere: fire in so many articles that they tell none from another; lower their weight
topic     phrase  weight  articles  places  hidden  by
industry  企业         3        30      77       0

1 never: were in no article; more articles may have them, or nobody writes so
topic      phrase  weight  articles  places  hidden  by
transport  交通         2         0       5       5  交通银行
"""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_CONTACT"):
        monkeypatch.delenv(name, raising=False)


def test_a_table_a_fault():
    out = io.StringIO()
    report = PhraseReport(
        40, 2, "0123456789ab",
        (
            PhraseFault(Fault.EVERYWHERE, "industry", "企业", 3, 30, 77, 0, ""),
            PhraseFault(Fault.NEVER, "transport", "交通", 2, 0, 5, 5, "交通银行"),
        ),
    )  # fmt: skip

    print_report(Console(file=out, width=80, highlight=False), report)

    assert [line.rstrip() for line in out.getvalue().splitlines()] == SHOWN.splitlines()


def test_machines_get_every_fault_of_a_files_articles(tmp_path, capsys):
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(LINE, ensure_ascii=False) + "\n", "utf-8")

    code = main(["topics", "check", str(lines), "--json"])

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert {
        "fault": "hidden", "topic": "city_mgmt", "words": "市政", "weight": 2,
        "articles": 1, "places": 4, "hidden": 3, "by": "市政府",
    } in rows  # fmt: skip
    assert not [row for row in rows if row["words"] == "小学"]


def test_a_line_that_is_no_article_is_named(tmp_path, capsys):
    lines = tmp_path / "lines.jsonl"
    lines.write_text("{}\n", "utf-8")

    assert main(["topics", "check", str(lines)]) == 4
    assert f"{lines}:1: not an article" in capsys.readouterr().err


@pytest.fixture
def house(tmp_path):
    """The small newspaper, read into articles."""
    newspaper(tmp_path, DAY)
    where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
    for verb in ("fetch", "segment"):
        assert main([verb, "hexi", "--date", str(DAY), *where]) == 0
    return where


def test_the_archives_articles_are_checked(house, capsys):
    capsys.readouterr()

    assert main(["topics", "check", *house]) == 0
    assert " over 4 articles\n" in capsys.readouterr().out
    assert main(["topics", "check", "--paper", "hexi", "--date", str(DAY), *house]) == 0
    assert " over 4 articles\n" in capsys.readouterr().out


def test_where_there_is_no_article_it_says_so(house, capsys):
    assert main(["topics", "check", "--date", "2026-03-13", *house]) == 3
    assert "no articles in the archive to check the phrases over" in capsys.readouterr().err
