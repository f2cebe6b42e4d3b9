"""`bulletin compare`: what it prints, what it ends with."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from builders import words
from bulletin.cli import main
from bulletin.cli.compare import print_comparison
from bulletin.comparing import compare
from bulletin.model import IssueId
from bulletin.pipeline import Desk
from bulletin.sources.site import keep_site
from sides import article, read, site, told
from smallpaper import newspaper

DAY = date(2026, 3, 12)
ISSUE = IssueId.of("hexi", DAY)


@pytest.fixture
def desk(tmp_path) -> Desk:
    return newspaper(tmp_path, DAY, pages=1)


@pytest.fixture
def run(desk, tmp_path, capsys, monkeypatch):
    """Run a command; its exit code and what it printed."""
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_INBOX"):
        monkeypatch.delenv(name, raising=False)

    def call(*words):
        where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
        code = main([*words, *where])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def bodies(run, desk):
    """Read the issue; the headline and the body of each of its articles."""
    run("fetch", "hexi", "--date", "2026-03-12")
    run("segment", "hexi", "--date", "2026-03-12")
    (key,) = desk.store.keys(f"articles/{ISSUE}/")
    read = json.loads(desk.store.get(key))
    return [
        (
            it["heads"]["headline"],
            "".join(
                piece["text"] for paragraph in it["paragraphs"] for piece in paragraph["pieces"]
            ),
        )
        for it in read["articles"]
    ]


@pytest.fixture
def tell(desk):
    """Keep what a site would say of the issue's page."""

    def tell(*articles):
        (page,) = site(articles).pages
        keep_site(
            desk.store, replace(site(), issue=ISSUE, pages=(replace(page, page=ISSUE.page(1)),))
        )

    return tell


def test_the_two_sides_in_a_table_and_a_line(run, bodies, tell):
    (first, one), (second, two) = bodies
    tell(
        told(first, one, name="a"),
        told("另题", two, kicker="走进河汐", authors=("记者", "周一木"), name="b"),
        told("广场纳凉", "晚风里有人下棋，有人唱戏，一直到灯火阑珊。", name="c"),
    )

    code, out, err = run("compare", "hexi", "2026-03-12")

    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == [
        "article",
        "page",
        "headline",
        "text",
        "body",
        "head",
        "kick",
        "auth",
    ]
    assert lines[1].split() == ["i0001", "p01", first, "100%", "100%", "=", ".", "."]
    assert lines[2].split()[:3] + lines[2].split()[-3:] == ["i0002", "p01", second, "!", "+", "+"]
    assert lines[3].startswith("= same  ! differs")
    assert lines[4:8] == [
        f"i0002  headline: here '{second}', there '另题'",
        "i0002  kicker: here '', there '走进河汐'",
        "i0002  authors: here '', there '周一木'",
        "site   only there, p01: '广场纳凉'",
    ]
    assert lines[8] == (
        "hexi-2026-03-12-a: 2 of the site's 3 articles among our 2; headlines 1/2, kickers 0/1, "
        "authors 0/1 agree; body 100% covered (median); 1 only on the site"
    )
    assert max(map(len, lines[:4])) <= 80


def test_machines_get_one_object(run, bodies, tell):
    tell(told(bodies[0][0], bodies[0][1][:60], name="a"))

    code, out, _ = run("compare", "hexi", "2026-03-12", "--json")

    found = json.loads(out)
    assert (code, found["issue"], found["ours"], found["site"]) == (0, ISSUE, 2, 1)
    assert [it["says_headline"] for it in found["pairings"]] == ["same"]
    assert [it["id"] for it in found["only_here"]] == [ISSUE.article(2)]


def test_square_brackets_are_no_markup(run, bodies, tell):
    tell(told("[red]新[/red]", bodies[0][1], name="a"), told("[/]", name="b"))

    code, out, _ = run("compare", "hexi", "2026-03-12")

    assert code == 0
    assert "there '[red]新[/red]'" in out
    assert "only there, p01: '[/]'" in out


def test_square_brackets_of_a_headline_are_no_markup():
    found = compare(
        read(article(1, "[/]新颜", words(0, 90))), site([told("[/]", words(0, 90))]), {}
    )
    console = Console(file=StringIO())

    print_comparison(console, found)

    assert "[/]新颜" in console.file.getvalue().splitlines()[1]


def test_nothing_to_compare_with(run, bodies):
    told_of = (
        f"bulletin: {ISSUE}: its source gave no articles to compare with; "
        "only some sites list them\n"
    )

    assert run("compare", "hexi", "2026-03-12") == (3, "", told_of)


def test_not_read_yet(run):
    code, out, err = run("compare", "hexi", "2026-03-12")

    assert (code, out) == (3, "")
    assert err.endswith("; segment it first\n")


def test_a_newspaper_that_nobody_has_described(run):
    assert run("compare", "nobody", "2026-03-12")[0] == 2


def test_a_story_on_several_pages_leaves_room_for_the_rest():
    pages = tuple(ISSUE.page(number) for number in (1, 2, 3))
    here = [
        article(1, "老街换新颜" * 9, words(0, 90), pages=pages[:2]),
        article(2, "河岸添绿道", words(4, 90), pages=pages),
    ]
    there = site([told("老街换新颜" * 9, words(0, 90)), told("河岸添绿道", words(4, 90))])
    console = Console(file=StringIO(), width=80)

    print_comparison(console, compare(read(*here), there, {}))

    _, first, second, *_ = console.file.getvalue().splitlines()
    assert first.split()[1] == "p01+p02"
    assert first.split()[-5:] == ["100%", "100%", "=", ".", "."]
    assert second.split() == ["i0002", "p01+2", "河岸添绿道", "100%", "100%", "=", ".", "."]
