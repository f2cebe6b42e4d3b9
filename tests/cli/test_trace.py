"""`bulletin trace`: what it prints, draws, ends with."""

from __future__ import annotations

import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from bulletin.archive import FolderStore, add_record, latest_record
from bulletin.cli import main
from bulletin.codec import from_json, to_json
from bulletin.layout.draw import LONGEST_SIDE
from bulletin.model import IssueArticles, IssueId
from bulletin.pipeline.tracing import Tracer
from smallpaper import newspaper

DAY = date(2026, 3, 12)
ISSUE = IssueId.of("hexi", DAY)
FIRST = ISSUE.article(1)
RECT = "{http://www.w3.org/2000/svg}rect"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The small newspaper with one page, published; not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    newspaper(folder, DAY, pages=1)
    where = ["--store", str(folder / "store"), "--papers", str(folder / "papers")]
    for verb in ("fetch", "segment", "publish"):
        assert main([verb, "hexi", "--date", "2026-03-12", *where]) == 0
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return replace(newspaper(tmp_path), store=FolderStore(tmp_path / "store"))


@pytest.fixture
def run(desk, tmp_path, capsys, monkeypatch):
    """Run a command; its exit code and what it printed."""
    for name in ("BULLETIN_STORE", "BULLETIN_PAPERS", "BULLETIN_ONLY", "BULLETIN_INBOX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()

    def call(*words):
        where = ["--store", str(tmp_path / "store"), "--papers", str(tmp_path / "papers")]
        code = main(["trace", *map(str, words), *where])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


def steps(out):
    """The lines by what they are about; those that go on are with the one before."""
    told, name = {}, ""
    for line in out.splitlines():
        name = line[:9].strip() or name
        told.setdefault(name, []).append(line[9:])
    return told


def test_the_chain_is_a_step_a_line(run, desk):
    code, out, err = run(FIRST, "--at", 40)

    found = Tracer(desk, FIRST).at(40)
    (spot,), (source,) = found.spots, found.pages
    told = steps(out)
    assert (code, err) == (0, "")
    assert [*told] == [
        "words", "article", "read", "place", "box", "line", "layout", "pdf", "sha256", "receipt",
        "from", "visit", "issue", "drawn",
    ]  # fmt: skip
    assert told["words"] == [f"body 40: {found.before}[{found.words}]{found.after}"]
    assert told["article"][0].startswith(f"{FIRST}, revision 1, in r000001 of ")
    (place,), (box,) = told["place"], told["box"]
    assert place == (
        f"{ISSUE.page(1)}, block {spot.block} (body: {spot.decided_by}), "
        f"body {spot.start}–{spot.end}"
    )
    assert box == (
        f"left {spot.box.left:.2f}, top {spot.box.top:.2f}, right {spot.box.right:.2f}, "
        f"bottom {spot.box.bottom:.2f}, points from the page's top left"
    )
    assert told["pdf"] == [f"{source.pdf.key}, {source.pdf.size:,} bytes"]
    assert told["sha256"] == [
        f"{source.receipt.sha256}, and so it is, computed from the stored bytes"
    ]
    assert told["from"] == [source.receipt.url]
    assert told["drawn"] == [f"{FIRST}-p01.png", f"{FIRST}-p01.svg"]


def test_the_place_is_red_on_the_picture(run, desk, tmp_path):
    run(FIRST, "--at", 40, "--out", "pictures")

    (spot,) = Tracer(desk, FIRST).at(40).spots
    picture = Image.open(tmp_path / "pictures" / f"{FIRST}-p01.png").convert("RGB")
    scale = LONGEST_SIDE / 800
    assert picture.size == (round(600 * scale), LONGEST_SIDE)
    red = [
        (index % picture.width / scale, index // picture.width / scale)
        for index, (r, g, b) in enumerate(picture.get_flattened_data())
        if r > g + 15 and g - b < 5
    ]
    edges = (min(x for x, _ in red), min(y for _, y in red), max(x for x, _ in red),
             max(y for _, y in red))  # fmt: skip
    box = spot.box
    assert edges == pytest.approx((box.left, box.top, box.right, box.bottom), abs=2)
    (line,) = spot.lines
    shades = [
        Counter(
            picture.getpixel((round(x * scale), round(y * scale)))
            for x in range(round(box.left) + 2, round(box.right) - 2)
            for y in range(round(part.top) + 1, round(part.bottom))
        ).most_common(1)[0][0]
        for part in (line, replace(box, top=line.bottom + 2))
    ]
    assert shades[0][1] < shades[1][1] - 20


def test_the_drawing_for_browsers_has_the_marks(run, desk, tmp_path):
    run(FIRST, "--at", 40)

    (spot,) = Tracer(desk, FIRST).at(40).spots
    root = ET.fromstring((tmp_path / f"{FIRST}-p01.svg").read_bytes())
    marks = [it for it in root.iter(RECT) if it.get("class") == "mark"]
    assert [(float(it.get("x")), float(it.get("y"))) for it in marks] == [
        pytest.approx((box.left, box.top), abs=0.01) for box in (spot.box, *spot.lines)
    ]


def test_without_an_offset_it_is_the_headline(run):
    code, out, _ = run(FIRST)

    told = steps(out)
    assert code == 0
    assert re.fullmatch(r"headline 0–\d+: \[.+\]", told["words"][0])
    assert "(headline: " in told["place"][0]


def test_words_are_found(run, desk):
    body = Tracer(desk, FIRST).body
    once, often = body.index("一只接一只"), body.index("，")

    assert steps(run(FIRST, "--find", "一只接一只")[1])["words"][0].startswith(
        f"body {once}–{once + 5}: "
    )
    assert steps(run(FIRST, "--find", "，")[1])["words"][0].startswith(
        f"body {often}, the first of {body.count('，')} times: "
    )


def test_machines_get_one_object(run, tmp_path):
    code, out, _ = run(FIRST, "--at", 0, "--json", "--out", "here")

    found = json.loads(out)
    assert code == 0
    assert found["pictures"] == [f"here/{FIRST}-p01.png", f"here/{FIRST}-p01.svg"]
    assert (found["trace"]["article"], found["trace"]["at"]) == (FIRST, 0)
    assert found["trace"]["pages"][0]["pdf"]["is_as_fetched"] is True
    assert all((tmp_path / name).exists() for name in found["pictures"])


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("hexi-2026-03-12-a",), 2, "is not an article id"),
        (("../../etc/passwd",), 2, "is not an article id"),
        ((FIRST, "--at", "-1"), 2, "offset -1 is outside of the body; give one of 0 to "),
        ((FIRST, "--at", "99999"), 2, "offset 99999 is outside of the body; give one of 0 to "),
        ((FIRST, "--find", "没有\x1b[31m这"), 2, "is neither in its body nor in its headline"),
        ((ISSUE.article(77),), 3, "no such article; articles/hexi-2026-03-12-a/0001.json has 2 "),
        (("nobody-2026-03-12-a-i0001",), 3, "no issue nobody-2026-03-12-a in "),
    ],
)
def test_what_cannot_be_traced_is_one_line(run, tmp_path, words, code, told):
    ended, out, err = run(*words)

    assert (ended, out) == (code, "")
    assert err.startswith("bulletin: ")
    assert told in err
    assert err.count("\n") == 1
    assert "\x1b" not in err
    assert [*tmp_path.glob("*.png")] == []


def test_an_offset_and_words_at_once_are_refused(run):
    with pytest.raises(SystemExit) as ended:
        run(FIRST, "--at", "3", "--find", "河")

    assert ended.value.code == 2


def spoil(path, change):
    path.chmod(0o644)
    path.write_bytes(change(path.read_bytes()))


def test_other_bytes_are_told_and_not_drawn(run, desk, tmp_path):
    key = Tracer(desk, FIRST).at(0).pages[0].pdf.key
    spoil(tmp_path / "store" / key, lambda data: data + b"%")

    code, out, err = run(FIRST, "--at", 0)

    assert code == 5
    assert re.fullmatch(
        r"[0-9a-f]{64}, but the stored [\d,]+ bytes have [0-9a-f]{64}", steps(out)["sha256"][0]
    )
    assert "drawn" not in steps(out)
    assert err == (
        f"bulletin: {tmp_path / 'store' / key}: not the bytes that were fetched; "
        "restore it from a copy\n"
    )


def test_a_pdf_that_is_gone_is_told(run, desk):
    desk.store.delete(Tracer(desk, FIRST).at(0).pages[0].pdf.key)

    code, out, _ = run(FIRST, "--at", 0)

    assert code == 5
    assert steps(out)["sha256"][0].endswith(", and THE FILE IS GONE from the store")


def test_a_newer_reading_is_told(run, desk):
    key = latest_record(desk.store, f"articles/{ISSUE}")
    read = from_json(desk.store.get(key), IssueArticles, key)
    add_record(desk.store, f"articles/{ISSUE}", to_json(replace(read, articles=read.articles[1:])))

    gone, kept = (
        steps(run(article, "--at", 0)[1])["read"] for article in (FIRST, ISSUE.article(2))
    )

    again = f"read again since: articles/{ISSUE}/0002.json has the article"
    assert (gone[1], kept[1]) == (f"{again} no more", f"{again} too")


def test_a_terminal_is_told_nothing_that_it_would_obey(run, desk, tmp_path):
    issue_key = Tracer(desk, FIRST).at(0).issue_key
    spoil(
        tmp_path / "store" / issue_key,
        lambda data: data.replace(b'"etag": ""', b'"etag": "\\u001b[2Jx\\n"'),
    )

    code, out, _ = run(FIRST, "--at", 0)

    assert code == 0
    assert "\x1b" not in out
    assert steps(out)["receipt"][0].endswith(", etag \N{REPLACEMENT CHARACTER}[2Jx¶")


def test_pictures_that_cannot_be_written(run, tmp_path):
    (tmp_path / "file").write_bytes(b"")

    code, out, err = run(FIRST, "--out", "file")

    assert (code, out) == (5, "")
    assert "give another --out" in err
