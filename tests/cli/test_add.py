"""`bulletin add`: what it prints, what it ends with."""

from __future__ import annotations

import json
from datetime import date

import pytest

from bulletin.cli import main
from smallpaper import listing, newspaper, page

DAY = date(2026, 3, 12)


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run `bulletin add hexi 2026-03-12` with files; its exit code and what it printed."""
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_INBOX"):
        monkeypatch.delenv(name, raising=False)
    newspaper(tmp_path)

    def call(*words, paper="hexi", day="2026-03-12"):
        where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
        code = main(["add", paper, day, *map(str, words), *where])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def pages(tmp_path):
    paths = [tmp_path / f"0{number}.pdf" for number in (1, 2)]
    for number, path in enumerate(paths, 1):
        path.write_bytes(page(DAY, number))
    return paths


def test_pages_go_into_the_archive(run, pages, tmp_path):
    assert run(*pages) == (0, "hexi-2026-03-12-a: 2 pages added, 2 new; the issue has 2\n", "")
    before = listing(tmp_path / "store")

    assert run(*pages) == (
        0, "hexi-2026-03-12-a: 2 pages added, all there already; the issue has 2\n", ""
    )  # fmt: skip
    assert listing(tmp_path / "store") == before


def test_what_there_is_to_say_stands_below(run, pages):
    run(*pages)

    code, out, _ = run(pages[0], day="2026-03-15")

    first, second = out.splitlines()
    assert (code, first) == (
        0, "hexi-2026-03-15-a: 1 page added, 1 new; the issue has 1, 1 finding"
    )  # fmt: skip
    assert second.startswith(
        "  the bytes of hexi-2026-03-15-a-p01 were archived before as hexi-2026-03-12-a-p01 "
    )


def test_half_a_file_has_one_line(run, pages):
    pages[0].write_bytes(pages[0].read_bytes()[:3000])

    code, _, err = run(pages[0])

    assert (code, len(err.splitlines())) == (4, 1)
    assert err.startswith("bulletin: 01.pdf: cut short")


def test_machines_get_json(run, pages):
    code, out, _ = run(*pages, "--json")

    assert code == 0
    assert json.loads(out) == {
        "issue": "hexi-2026-03-12-a", "key": "raw/hexi/2026-03-12-a/issue/0001.json",
        "pages": 2, "added": 2, "new_pages": 2, "findings": 0, "told": [],
    }  # fmt: skip


def test_each_bad_file_has_a_line_and_nothing_is_added(run, pages, tmp_path):
    odd = tmp_path / "a\nb\x1b[31m.pdf"
    odd.write_bytes(b"GIF89a")

    code, out, err = run(*pages, odd, tmp_path / "gone.pdf")

    assert (code, out) == (4, "")
    first, second = err.splitlines()
    assert first.startswith("bulletin: a b\ufffd[31m.pdf: a GIF picture, not a PDF; ")
    assert second.endswith("gone.pdf: No such file or directory; give the path of a PDF")
    assert not (tmp_path / "store").exists()


def test_two_files_for_one_page(run, pages, tmp_path):
    twin = tmp_path / "p1.pdf"
    twin.write_bytes(page(DAY, 3))

    code, _, err = run(*pages, twin)

    assert code == 2
    assert err == (
        "bulletin: hexi-2026-03-12-a: 01.pdf, p1.pdf are the same page by their names; "
        "leave one, or rename it\n"
    )


def test_a_newspaper_that_nobody_has_described(run, pages):
    code, out, err = run(*pages, paper="nobody")

    assert (code, out) == (2, "")
    assert err.startswith("bulletin: no newspaper 'nobody'")


def test_a_date_that_is_none(run, pages):
    with pytest.raises(SystemExit) as ended:
        run(*pages, day="12.3.2026")

    assert ended.value.code == 2
