"""`bulletin release`: what it prints, records, ends with."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Bounds, Expectations
from bulletin.cli import main
from bulletin.dataset import publish_release
from bulletin.errors import ExpectationFailed
from bulletin.model import IssueId
from dataset.builders import AT, DAY, article, entry, paper
from smallpaper import newspaper

THURSDAY = date(2026, 3, 12)
STRICT = Expectations(articles=Bounds(min=10), pages=Bounds(max=3))
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")


@pytest.fixture
def run(store, tmp_path, capsys, monkeypatch):
    """Run `bulletin release`; its exit code, what it printed and what it complained of."""
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_INBOX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*words):
        capsys.readouterr()
        code = main(["release", *words, "--store", store.url])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def refused(store):
    """A first release, and a second date that is refused."""
    publish_release(
        store, [entry(store, paper(expect=Expectations(pages=Bounds(max=3))))], day=DAY, at=AT
    )
    with pytest.raises(ExpectationFailed):
        publish_release(
            store, [entry(store, paper(expect=STRICT), NEXT)], day=NEXT, at=AT + timedelta(days=1)
        )
    return store


def test_why_it_was_refused_in_a_few_lines(refused, run):
    assert run("--why", "b000001") == (
        0,
        (
            "b000001  lanwan of 2026-03-16, refused 2026-03-17 01:02 UTC; r000001 stood then\n"
            "refused  counts: lanwan-2026-03-16-a: 3 articles, expected 10 to any number; look "
            "at the "
            "issue, then mend it or expect.articles in lanwan.yaml\n"
            "warned   counts: lanwan-2026-03-16-a: 4 pages, expected 0 to 3; look at the "
            "issue, then "
            "mend it or expect.pages in lanwan.yaml\n"
            "would    add 3, change 0, take out 0 articles: blocked/b000001/delta.jsonl.gz\n"
            "next     mend it; or bulletin release --allow b000001 --reason WORDS\n"
        ),
        "",
    )


def test_why_a_release_is_as_it_is(refused, run):
    code, printed, _ = run("--why", "r000001")

    lines = printed.splitlines()
    assert code == 0
    assert lines[:3] == [
        "r000001  2026-03-16 01:02 UTC, the first: lanwan of 2026-03-15",
        "changed  3 added, 0 modified, 0 removed, of now 3 articles in 1 issue",
        (
            "warned   counts: lanwan-2026-03-15-a: 4 pages, expected 0 to 3; look at the "
            "issue, then "
            "mend it or expect.pages in lanwan.yaml"
        ),
    ]
    assert lines[3].endswith("checks: releases/r000001/gates.json")


def test_what_is_allowed_is_published_and_says_by_whom(refused, run):
    code, printed, _ = run("--allow", "b000001", "--reason", "报社：只有\n三篇", "--by", "沈")
    assert (code, printed) == (
        0,
        (
            "b000001: 1 check let through by 沈; now publish it: bulletin publish lanwan --date "
            "2026-03-16\n"
        ),
    )
    assert "next     bulletin publish lanwan --date 2026-03-16\n" in run("--why", "b000001")[1]

    given = entry(refused, paper(expect=STRICT), NEXT)
    publish_release(refused, [given], day=NEXT, at=AT + timedelta(days=2))

    told = run("--why", "r000002")[1]
    assert "allowed  b000001, by 沈 on " in told
    assert ": 报社：只有 三篇\n" in told
    assert run("--why", "b000001")[1].endswith("since    published in r000002\n")
    assert "b000001  2026-03-17 01:02 UTC  published in r000002" in run("--list")[1]


def test_who_says_so_is_the_user_where_no_name_is_given(refused, run, monkeypatch):
    monkeypatch.setenv("LOGNAME", "zhou")

    assert "let through by zhou;" in run("--allow", "b000001", "--reason", "三篇")[1]


def test_the_list_has_releases_and_refusals_the_newest_first(refused, run):
    code, printed, _ = run("--list")

    first, second = printed.splitlines()
    assert code == 0
    assert first.startswith(
        "b000001  2026-03-17 01:02 UTC  REFUSED  lanwan 2026-03-16  lanwan-2026-03-16-a: 3 "
        "articles"
    )
    assert second == ("r000001  2026-03-16 01:02 UTC  lanwan 2026-03-15  (+3 ~0 -0)  1 warning")
    assert run("--list", "1")[1] == f"{first}\n"


def test_json_has_everything(refused, run):
    blocked = json.loads(run("--why", "b000001", "--json")[1])
    release = json.loads(run("--why", "r000001", "--json")[1])
    lines = run("--list", "--json")[1].splitlines()

    assert blocked["blocked"]["paper"] == "lanwan"
    assert blocked["waiver"] is None
    assert [it["outcome"] for it in blocked["blocked"]["checks"]].count("block") == 1
    assert (release["version"], len(release["warnings"])) == ("r000001", 1)
    assert len([json.loads(line) for line in lines]) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--why", "r000009"), "there is no version 'r000009'; the newest releases are r000001"),
        (("--why", "b000009"), "nothing is kept aside as 'b000009'; there is b000001"),
        (("--why", "../../etc"), "there is no version '../../etc'"),
        (("--allow", "b000009", "--reason", "x"), "nothing is kept aside as 'b000009'"),
        (("--allow", "r000001", "--reason", "x"), "nothing is kept aside as 'r000001'"),
        (("--allow", "b000001"), "--allow wants --reason WORDS"),
        (("--allow", "b000001", "--reason", "  "), "--reason has 0 characters"),
        (("--allow", "b000001", "--reason", "x" * 501), "--reason has 501 characters"),
        (("--allow", "b000001", "--reason", "x\x1b[2J"), "--reason has characters that cannot"),
        (("--allow", "b000001", "--reason", "x", "--by", " "), "--by has 0 characters"),
        (("--why", "b000001", "--reason", "x"), "--reason and --by go with --allow"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(refused, run, words, told):
    code, printed, complaint = run(*words)

    assert (code, printed, complaint.count("\n")) == (2, "", 1)
    assert told in complaint
    assert list(refused.keys("waivers/")) == []


def test_nothing_is_let_through_twice(refused, run):
    run("--allow", "b000001", "--reason", "三篇", "--by", "沈")

    code, _, complaint = run("--allow", "b000001", "--reason", "别的", "--by", "陆")

    assert code == 2
    assert "b000001 is let through already by 沈 on " in complaint


def test_what_no_rows_can_be_made_of_cannot_be_let_through(store, run):
    issue = IssueId("lanwan-2026-03-15-a")
    twice = entry(store, articles=(article(issue, 1), article(issue, 1)))
    with pytest.raises(ExpectationFailed):
        publish_release(store, [twice], day=DAY, at=AT)

    code, _, complaint = run("--allow", "b000001", "--reason", "x")

    assert code == 2
    assert "b000001 cannot be let through: lanwan-2026-03-15-a-i0001: article given" in complaint


def test_nothing_published_is_an_empty_list(run):
    assert run("--list") == (0, "", "")


def test_from_pages_to_a_refusal_and_through_it(tmp_path, run, capsys):
    """The verbs one after the other, as a person types them."""
    newspaper(tmp_path, THURSDAY, more="expect: {articles: {min: 40}}\n")
    where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
    publish = ["publish", "hexi", "--date", "2026-03-12", *where]
    for verb in ("fetch", "segment"):
        assert main([verb, "hexi", "--date", "2026-03-12", *where]) == 0

    assert main(publish) == 6
    assert "kept aside, see: bulletin release --why b000001" in capsys.readouterr().err
    assert run("--allow", "b000001", "--reason", "小报", "--by", "沈")[0] == 0
    assert main(publish) == 0
    assert "Let through by 沈" in capsys.readouterr().out
    assert main(["verify", *where]) == 0
