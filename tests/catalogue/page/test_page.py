"""The page as bytes: what it says, what it holds itself to, and that it stays small."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Rights
from bulletin.catalogue.days import paper_days
from bulletin.catalogue.page import pages
from bulletin.catalogue.page.calendar import NAMES, years_of
from bulletin.catalogue.page.markup import Html, both, element, percent, size, text
from bulletin.catalogue.recipes import RECIPES
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset.schema import TABLES
from bulletin.model import DayState, Finding
from catalogue.many import Many, at, day_after
from catalogue.page.conftest import HOSTILE
from catalogue.published import DAY, every_day, published
from dataset.builders import entry, paper

MOST_BYTES = 3_000_000


class Seen(HTMLParser):
    """Elements with their attributes, and all text outside of styles and scripts."""

    def __init__(self, data):
        super().__init__()
        self.elements, self.words, self._in = [], [], None
        self.feed(data.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._in = tag

    def handle_data(self, data):
        if self._in not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


def index_of(snapshot):
    return Seen(next(pages(snapshot)).data)


def test_it_says_what_the_dataset_holds(tmp_path):
    text = index_of(published(tmp_path, ledger=every_day(DAY, 1), at=at(DAY))).text

    for words in ("r000001", "2026-03-15 15:00 UTC", "兰湾报", "交通", "transport", "最新"):
        assert words in text
    assert "准确率 84.5%，召回率 85.7%" in text
    assert "兰湾报（lanwan）2026-03-15：新增 3 篇。" in text
    assert "样报，可自由使用" in text
    assert "CC0-1.0" in text


def test_every_table_and_column_is_there_in_both_languages(tmp_path):
    text = index_of(published(tmp_path)).text

    for table in TABLES:
        for words in (table.name, table.zh, table.en):
            assert words in text
        for column in table.columns:
            assert " ".join(column.zh.split()) in text
            assert " ".join(column.en.split()) in text


def test_every_recipe_is_there_to_be_copied(tmp_path):
    seen = index_of(published(tmp_path))

    shown = [attrs["data-lines"] for _, attrs in seen.elements if "data-lines" in attrs]
    assert sorted(shown) == sorted("\n".join(recipe.lines) for recipe in RECIPES)


def test_a_newspaper_behind_says_so(tmp_path):
    ledger = every_day(day_after(DAY, -9), 10, content_date=day_after(DAY, -9))

    text = index_of(published(tmp_path, ledger=ledger, at=at(DAY))).text

    assert "落后 9 期 9 issues behind" in text
    assert "up to date" not in text


def test_a_newspaper_that_keeps_its_bodies_back_says_so(tmp_path):
    silent = paper(rights=Rights(statement="headlines only", bodies=False))

    written = list(pages(published(tmp_path, entry(FolderStore(tmp_path), silent))))

    for file in written:
        assert "bodies not published" in file.data.decode()
        assert "昨日通车" not in file.data.decode()


def test_no_script_and_no_style_runs_but_the_pages_own(tmp_path):
    for file in pages(published(tmp_path)):
        html = file.data.decode()
        seen = Seen(file.data)
        policy = next(a["content"] for _, a in seen.elements if "http-equiv" in a)
        for kind in ("style", "script"):
            (inline,) = re.findall(f"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        handlers = [key for _, attrs in seen.elements for key in attrs if key.startswith("on")]
        assert handlers == []
        assert [attrs for _, attrs in seen.elements if "style" in attrs] == []


def test_it_asks_for_nothing_outside(tmp_path):
    for file in pages(published(tmp_path)):
        for tag, attrs in Seen(file.data).elements:
            for name in ("src", "href", "action", "data", "poster", "srcset"):
                address = attrs.get(name, "")
                assert not re.match(r"(?i)\s*([a-z]+:)?//", address), (tag, attrs)


def test_every_link_leads_to_a_file(plain):
    root = plain.parent

    for path in (plain, *root.glob("papers/*.html")):
        seen = Seen(path.read_bytes())
        ids = {attrs["id"] for _, attrs in seen.elements if "id" in attrs}
        links = {attrs["href"] for tag, attrs in seen.elements if tag == "a"}
        here = path.relative_to(root).as_posix()
        for link in links:
            target, fragment = urldefrag(link)
            if not target:
                assert fragment in ids
            else:
                assert (root / urljoin(here, target)).is_file(), link


def test_hostile_names_are_text(hostile):
    for path in (hostile, *hostile.parent.glob("papers/*.html")):
        seen = Seen(path.read_bytes())
        tags = [tag for tag, _ in seen.elements]
        assert (tags.count("script"), tags.count("img"), tags.count("style")) == (1, 0, 1)
        assert "\u202e" not in seen.text
    assert HOSTILE[0] in Seen(hostile.read_bytes()).text


def test_the_same_release_gives_the_same_bytes(tmp_path):
    snapshot = published(tmp_path, ledger=every_day(DAY, 1))

    assert list(pages(snapshot)) == list(pages(snapshot_of(tmp_path)))


def test_a_hundred_newspapers_and_fourteen_years_stay_small(many_files):
    made = {path: len(file.data) for path, file in many_files.items()}

    assert len(made) == 101
    assert made["index.html"] < MOST_BYTES
    assert max(made.values()) < MOST_BYTES


def test_a_release_without_coverage_scores_or_vocabulary_has_a_page(tmp_path):
    text = index_of(published(tmp_path, topics=(), scores=None)).text

    assert "没有测过。 Not measured." in text
    assert "不明 not known" in text


def test_every_state_has_a_name_and_a_mark_of_its_own(plain):
    seen = Seen(plain.read_bytes())

    letters = [attrs["data-letter"] for tag, attrs in seen.elements if "data-letter" in attrs]
    marks = [a["d"] for _, a in seen.elements if a.get("class", "").startswith("s-")]
    assert len(letters) == len(NAMES) == len(DayState)
    assert len(set(marks[: len(letters)])) == len(letters)


def test_a_year_counts_what_was_due_and_what_is_whole():
    days = paper_days(Many(papers=1))["paper000"]

    years = years_of(days)

    assert [year.year for year in years] == list(range(2025, 2011, -1))
    assert [len(year.states) for year in years[:2]] == [365, 366]
    assert years[0].due == 365
    assert years[0].whole == sum(years[0].states.count(letter) for letter in "cr")


@pytest.mark.parametrize(
    ("share", "told"),
    [(0, "0%"), (0.00001, "0.1%"), (0.5, "50.0%"), (0.99999, "99.9%"), (1, "100%"), (None, "–")],
)
def test_a_share_is_all_only_where_it_is_all(share, told):
    assert percent(share) == told


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 KB"), (12_345_678, "12.3 MB")]
)
def test_sizes_are_told_in_their_unit(count, told):
    assert size(count) == told


def test_text_is_escaped_once_and_markup_not_again():
    assert element("b", "a<b", Html("<i>")) == "<b>a&lt;b<i></b>"
    assert element("a", "x", href='"><script>') == '<a href="&quot;&gt;&lt;script&gt;">x</a>'
    assert text(" a\n b ") == " a b "
    assert both("甲&", "b") == (
        '<span class="zh" lang="zh">甲&amp;</span><span class="en" lang="en">b</span>'
    )


def test_a_release_whose_only_issue_is_held_has_a_page(tmp_path):
    held = entry(FolderStore(tmp_path), articles=0, is_held=True)
    finding = Finding("printed-date-differs", at=str(held.issue.id), message="another day's")
    held = replace(held, read=replace(held.read, findings=(finding,)))

    text = index_of(published(tmp_path, held)).text

    assert "printed-date-differs" in text
    assert "0 稿件" in text or "稿件 articles 0" in text


def test_the_catalogues_other_files_are_linked_those_in_folders_folded(tmp_path):
    beside = {"status.json": 1500, "exports/bulletins.sqlite.gz": 2, "schemas/issues.json": 3}

    html = next(pages(published(tmp_path), beside)).data.decode()

    first, _, folded = html.partition("1 more files")
    assert 'href="status.json"><code>status.json</code></a> <span class="note">1.5 KB' in first
    assert "exports/bulletins.sqlite.gz" in first
    assert 'href="schemas/issues.json"' in folded
    assert 'href="schemas/issues.json"' not in first
