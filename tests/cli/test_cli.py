"""The command line: what it prints, what it ends with."""

import json
from datetime import date

import pytest

from bulletin.cli import main
from smallpaper import listing, newspaper, page

DAY = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_CONTACT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(tmp_path, capsys):
    """Run a command in the small newspaper's house; give its exit code and what it printed."""
    newspaper(tmp_path, DAY)

    def call(*words, house=True):
        where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
        code = main([*map(str, words), *(where if house else [])])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "第一版.pdf"
    path.write_bytes(page(DAY, 1))
    return path


def test_the_way_from_a_date_to_a_release(run):
    dates = ("hexi", "--date", "2026-03-12")

    assert run("fetch", *dates)[:2] == (0, "hexi-2026-03-12-a: 2 pages, 2 new\n")
    assert run("segment", *dates)[1].startswith("hexi-2026-03-12-a: 4 articles, ")
    assert run("publish", *dates)[1].startswith("2026-03-12: released r000001, 4 articles of 1 ")
    assert run("verify")[1].startswith("r000001 is as it was published: ")


def test_a_second_fetch_says_that_all_is_there(run):
    run("fetch", "hexi", "--date", "2026-03-12")

    assert run("fetch", "hexi", "--date", "2026-03-12")[1] == (
        "hexi-2026-03-12-a: 2 pages, all there already\n"
    )


def test_machines_get_json(run):
    code, out, _ = run("fetch", "hexi", "--date", "2026-03-12", "--json")

    assert code == 0
    assert json.loads(out) == {
        "issue": "hexi-2026-03-12-a", "key": "raw/hexi/2026-03-12-a/issue/0001.json",
        "pages": 2, "new_pages": 2, "findings": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("fetch", "nobody", "--date", "2026-03-12"), 2, "no newspaper 'nobody'"),
        (("fetch", "hexi"), 2, "which dates? give --date YYYY-MM-DD, or --from and --to"),
        (
            ("fetch", "hexi", "--from", "2026-03-12", "--to", "2026-03-01"),
            2,
            "first date is after the last",
        ),
        (("fetch", "hexi", "--date", "2026-03-13"), 3, "hexi has no issue on 2026-03-13"),
        (("segment", "hexi", "--date", "2026-03-12"), 3, "fetch it first"),
        (("publish", "hexi", "--date", "2026-03-12"), 3, "segment first"),
        (("fetch", "hexi", "--date", "2026-03-15"), 3, "2026-03-15"),
        (("tag",), 2, "tag what?"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_remedy(run, words, code, told):
    ended, out, err = run(*words)

    assert (ended, out) == (code, "")
    assert err.startswith("bulletin: ")
    assert told in err
    assert err.count("\n") == 1


def test_a_bad_newspaper_file_is_named_with_its_line(run, tmp_path):
    path = tmp_path / "papers" / "hexi.yaml"
    path.write_text(path.read_text("utf-8") + "colour: red\n", "utf-8")

    code, _, err = run("fetch", "hexi", "--date", "2026-03-12")

    assert code == 2
    assert f"{path}:11: unknown key 'colour'; allowed here: city, code, " in err


def test_one_bad_date_does_not_hold_back_the_others(run, tmp_path):
    spoilt = tmp_path / "papers" / "pages" / "2026-03-15"
    spoilt.mkdir()
    (spoilt / "01.pdf").write_bytes(b"<html>sorry</html>")

    code, out, err = run("fetch", "hexi", "--from", "2026-03-12", "--to", "2026-03-15")

    assert code == 4
    assert out == "hexi-2026-03-12-a: 2 pages, 2 new\n"
    assert "an HTML page, not a PDF" in err


def test_extract_writes_articles_beside_each_other(run, tmp_path, file):
    code, out, _ = run("extract", file, "--out", tmp_path / "out", house=False)

    assert (code, out) == (0, f"{tmp_path / 'out' / '第一版.json'}: 2 articles on 1 page\n")
    document = json.loads((tmp_path / "out" / "第一版.json").read_bytes())
    assert document["page"]["date"] == "2026-03-12"
    assert [len(article["body"]) for article in document["articles"]] == [2, 2]


def test_pages_given_one_name_are_one_issue(run, tmp_path, file):
    second = tmp_path / "02.pdf"
    second.write_bytes(page(DAY, 2))

    code, _, _ = run("extract", file, second, "--name", "期", "--out", tmp_path, house=False)

    assert code == 0
    document = json.loads((tmp_path / "期.json").read_bytes())
    assert [told["number"] for told in document["pages"]] == [1, 2]
    assert len(document["articles"]) == 4


def test_a_name_may_not_leave_the_folder(run, tmp_path, file):
    code, _, err = run("extract", file, "--name", "../x", "--out", tmp_path / "out", house=False)

    assert code == 2
    assert "plain file name" in err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "an empty file"),
        (b"<!DOCTYPE html><html>", "an HTML page"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (None, "No such file"),
    ],
)
def test_what_is_no_page_is_named_and_the_rest_goes_on(run, tmp_path, file, content, told):
    bad = tmp_path / "bad.pdf"
    if content is not None:
        bad.write_bytes(content)

    code, out, err = run("extract", bad, file, "--out", tmp_path / "out", house=False)

    assert code == 4
    assert err.startswith(f"bulletin: {bad}: {told}")
    assert out.endswith("2 articles on 1 page\n")


def test_read_prints_roles_with_their_reasons(run, file):
    code, out, _ = run("read", file, house=False)

    assert code == 0
    assert "headline" in out
    assert "(the largest type of its head)" in out


def test_draw_makes_a_png_and_an_svg(run, tmp_path, file):
    code, out, _ = run("draw", file, "--out", tmp_path / "drawn", house=False)

    assert code == 0
    assert out.splitlines() == [
        str(tmp_path / "drawn" / f"第一版-p01.{s}") for s in ("png", "svg")
    ]
    assert (tmp_path / "drawn" / "第一版-p01.png").read_bytes().startswith(b"\x89PNG")


def test_tag_gives_topics_for_lines(run, tmp_path):
    lines = tmp_path / "lines.jsonl"
    story = {
        "id": "a1",
        "headline": "老旧小区改造全面开工",
        "body": "城市更新项目今年改造二十个老旧小区。",
    }
    lines.write_text(json.dumps(story, ensure_ascii=False) + "\n", "utf-8")

    code = main(["tag", str(lines)])

    assert code == 0


def test_tag_prints_to_standard_output(tmp_path, capfdbinary):
    lines = tmp_path / "lines.jsonl"
    lines.write_text(
        '{"id": "a1", "headline": "老旧小区改造开工", "body": "城市更新。"}\n', "utf-8"
    )

    main(["tag", str(lines)])

    row = json.loads(capfdbinary.readouterr().out)
    assert (row["id"], row["topics"][0]["id"]) == ("a1", "urban_renewal")
    assert row["topics"][0]["evidence"]


def test_tagging_stored_articles_anew_changes_nothing_by_itself(run, tmp_path):
    run("fetch", "hexi", "--date", "2026-03-12")
    run("segment", "hexi", "--date", "2026-03-12")
    before = listing(tmp_path / "store")

    code, out, _ = run("tag", "--paper", "hexi", "--date", "2026-03-12")

    assert (code, out.startswith("hexi-2026-03-12-a: ")) == (0, True)
    assert listing(tmp_path / "store") == before


def test_newspapers_are_listed_with_their_files(run, tmp_path):
    _, out, _ = run("papers")

    assert f"hexi         河汐新报  临河市河汐区  {tmp_path / 'papers' / 'hexi.yaml'}" in out


def test_a_store_that_cannot_be_reached_is_said_in_one_line(run, monkeypatch, capsys):
    for name, value in {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "y", "AWS_MAX_ATTEMPTS": "1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    code = main(["verify", "--store", "s3://nowhere/at-all"])

    assert code == 5
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "no answer from the store" in told
