"""What the command line refuses before anything is written, and the words it has for it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bulletin.cli import main
from smallpaper import newspaper, page

DAY = date(2026, 3, 12)
SETTINGS = ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_INBOX")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys):
    """Run a command; its exit code, and what it printed."""

    def call(*words):
        try:
            code = main([*map(str, words)])
        except SystemExit as ended:
            code = ended.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def house(tmp_path):
    """Where the small newspaper is, as words of a command."""
    newspaper(tmp_path, DAY)
    return ("--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers"))


@pytest.fixture
def twins(tmp_path):
    """Two files of one name in two folders."""
    paths = [tmp_path / folder / "01.pdf" for folder in ("A", "B")]
    for number, path in enumerate(paths, 1):
        path.parent.mkdir()
        path.write_bytes(page(DAY, number))
    return paths


@pytest.mark.parametrize("verb", ["extract", "draw"])
def test_two_files_are_not_written_over_each_other(run, tmp_path, twins, verb):
    code, out, err = run(verb, *twins, "--out", tmp_path / "X")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{twins[0]} and {twins[1]}" in err
    assert "rename one" in err
    assert not (tmp_path / "X").exists()


def test_extract_says_how_pages_of_one_issue_are_given(run, tmp_path, twins):
    assert "--name" in run("extract", *twins, "--out", tmp_path / "X")[2]
    assert run("extract", *twins, "--out", tmp_path / "X", "--name", "期")[0] == 0


def test_files_of_one_name_are_drawn_beside_themselves(run, twins):
    assert run("draw", *twins)[0] == 0
    assert [(path.parent / "01-p01.png").exists() for path in twins] == [True, True]


@pytest.mark.parametrize("verb", ["extract", "draw"])
def test_a_file_is_no_folder_to_write_into(run, tmp_path, twins, verb):
    taken = tmp_path / "taken"
    taken.write_bytes(b"mine")

    code, out, err = run(verb, twins[0], "--out", taken)

    assert (code, out, err.count("\n")) == (5, "", 1)
    assert str(taken) in err
    assert taken.read_bytes() == b"mine"


@pytest.mark.parametrize("verb", ["fetch", "segment", "publish"])
def test_a_date_that_stands_alone_is_told_of_its_option(run, house, verb):
    code, _, err = run(verb, "hexi", "2026-03-16", *house)

    assert code == 2
    assert "give --date 2026-03-16" in err


@pytest.mark.parametrize("verb", ["fetch", "segment", "publish"])
def test_a_word_that_is_no_date_is_not_understood(run, house, verb):
    code, _, err = run(verb, "hexi", "soon", *house)

    assert code == 2
    assert "'soon'" in err
    assert "--date YYYY-MM-DD" in err


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("--date", "2026-03-12", "--from", "2026-03-12"), "give --date, or --from and --to"),
        (("--date", "2026-03-12", "--to", "2026-03-12"), "give --date, or --from and --to"),
        (("--from", "2026-03-12"), "--from 2026-03-12 without --to"),
        (("--to", "2026-03-12"), "--to 2026-03-12 without --from"),
        (
            ("--from", "2026-03-12", "--to", "2026-03-01"),
            "--from 2026-03-12 --to 2026-03-01: the first date is after the last",
        ),
    ],
)
@pytest.mark.parametrize("verb", [("fetch", "hexi"), ("tag", "--paper", "hexi")])
def test_dates_are_given_one_way_and_whole(run, house, verb, dates, told):
    code, out, err = run(*verb, *dates, *house)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_the_ledger_too_takes_dates_one_way(run, house):
    code, _, err = run("ledger", "--date", "2026-03-12", "--from", "2026-03-01", *house)

    assert (code, err.count("\n")) == (2, 1)


def test_checking_phrases_does_not_pass_over_a_last_date(run, house):
    code, _, err = run("topics", "check", "--to", "2026-03-12", *house)

    assert code == 2
    assert "without --from" in err


def test_tag_takes_a_file_or_a_newspaper(run, house, tmp_path):
    lines = tmp_path / "lines.jsonl"
    lines.write_text("{}\n", "utf-8")

    code, out, err = run("tag", lines, "--paper", "hexi", "--date", "2026-03-12", *house)

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{lines} and --paper hexi" in err


@pytest.mark.parametrize("words", [("tag",), ("topics", "check")])
def test_a_file_of_lines_that_is_not_there(run, words):
    code, _, err = run(*words, "nope.jsonl")

    assert code == 4
    assert err == (
        "bulletin: nope.jsonl: No such file or directory; give the path of a file of JSON lines\n"
    )


@pytest.mark.parametrize("verb", [("papers",), ("ledger",), ("fetch", "hexi", "--date", DAY)])
def test_a_folder_of_newspapers_that_is_none(run, tmp_path, verb):
    gone = tmp_path / "nope"

    code, out, err = run(*verb, "--papers", gone)

    assert (code, out) == (2, "")
    assert err == f"bulletin: --papers: {gone} is not a folder; make it or take it out\n"


def test_a_store_without_a_name(run):
    code, out, err = run("papers", "--store", "")

    assert (code, out) == (2, "")
    assert err == "bulletin: --store '' names nothing; give a folder, or s3://bucket/prefix\n"


def test_a_bucket_with_one_slash_is_no_folder(run, tmp_path):
    code, out, err = run("papers", "--store", "s3:/x")

    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "'s3:/x'" in err
    assert "write s3://bucket/prefix" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("不是 PDF".encode(), "something that begins with “不是 PDF”"),
        (b"hello\x1b[31m world", "something that begins with “hello”"),
        (b"\x00\x01\xff\xfe", "something that begins with the bytes 00 01 ff fe"),
    ],
)
def test_a_local_file_that_is_no_page(run, tmp_path, content, told):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)

    code, _, err = run("read", path)

    assert code == 4
    assert err == f"bulletin: {path}: {told}, not a PDF; give the page as a PDF\n"


def test_one_is_one(run, house, tmp_path):
    (tmp_path / "papers" / "pages" / "2026-03-12" / "02.pdf").unlink()
    dates = ("hexi", "--date", "2026-03-12")

    assert run("fetch", *dates, *house)[1] == "hexi-2026-03-12-a: 1 page, 1 new\n"
    assert " on 1 page" in run("segment", *dates, *house)[1]
    assert " of 1 issue (" in run("publish", *dates, *house)[1]


def test_where_no_newspaper_runs_the_ledger_says_so(run, monkeypatch):
    code, out, err = run("ledger")

    assert (code, out) == (2, "")
    assert err == ("bulletin: no newspaper runs; samples need --paper lanwan or BULLETIN_ONLY\n")


def test_dates_without_content_are_not_said_to_be_all(run, house):
    dates = ("hexi", "--date", "2026-03-12")
    run("fetch", *dates, *house)
    run("segment", *dates, *house)
    months = ("--from", "2026-04-01", "--to", "2026-05-31")

    _, out, _ = run("ledger", "--paper", "hexi", *months, *house)

    assert out.splitlines()[1:3] == [
        "nothing is published from 2026-04-01 to 2026-05-31; 18 issues were due",
        "its newest content is of 2026-03-12",
    ]


def test_a_newspaper_of_which_nothing_is_here_has_no_newest_date(run, house):
    _, out, _ = run("ledger", "--paper", "hexi", "--to", "2026-03-22", *house)

    assert "newest" not in out
    assert out.splitlines()[1].startswith("nothing is published from 2026-01-01 to 2026-03-22; ")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-03-13", "hexi does not appear on 2026-03-13 by its file"),
        ("2999-01-03", "2999-01-03 is still to come"),
    ],
)
def test_a_date_that_is_odd_is_taken_and_told_of(run, house, twins, day, told):
    code, out, err = run("add", "hexi", day, twins[0], *house)

    first, second = out.splitlines()
    assert (code, err) == (0, "")
    assert first == f"hexi-{day}-a: 1 page added, 1 new; the issue has 1"
    assert told in second

    _, out, _ = run("add", "hexi", day, twins[0], "--json", *house)
    assert any(told in line for line in json.loads(out)["told"])
