"""From words of a published article to their place, its PDF, its receipt and its runs."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pyarrow as pa
import pypdfium2
import pytest
from deltalake import DeltaTable, QueryBuilder

from builders import Sheet, words
from bulletin.archive import FolderStore, add_record, latest_record
from bulletin.codec import from_json, to_json, to_json_line
from bulletin.errors import (
    BadSetting,
    ExpectationFailed,
    NotAsPublished,
    NotInStore,
    NotPublished,
    StoreError,
)
from bulletin.geometry import Box
from bulletin.model import (
    Finding,
    IssueArticles,
    IssueId,
    Page,
    Receipt,
    Role,
    Severity,
    Verdict,
)
from bulletin.pipeline import Desk, fetch, make_articles, publish, trace
from bulletin.pipeline.deciding import allow
from bulletin.pipeline.tracing import Tracer
from newsstand import Newsstand, StandIssue, StandPage
from smallpaper import PAPER, newspaper, page, print_issue

DAY = date(2026, 3, 12)
AT = datetime(2026, 3, 12, 7, tzinfo=UTC)
ISSUE = IssueId.of("hexi", DAY)
FIRST = ISSUE.article(1)
SAMPLE = IssueId.of("lanwan", DAY)
DOCS = Path(__file__).parents[2] / "docs" / "dataset.md"
TABLES = ("articles", "article_pages", "pages", "issues")


def published(desk, issue, hours=0):
    at = AT + timedelta(hours=hours)
    make_articles(desk, fetch(desk, issue, at=at).key)
    publish(desk, issue.date, at=at)
    return desk


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Desk:
    """The small newspaper, published; not to be changed."""
    return published(newspaper(tmp_path_factory.mktemp("small"), DAY), ISSUE)


@pytest.fixture
def desk(made, tmp_path) -> Desk:
    """The same in a store of one's own."""
    shutil.copytree(made.store.url, tmp_path / "store")
    return replace(made, store=FolderStore(tmp_path / "store"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Desk:
    """A date of the sample newspaper, published."""
    store = FolderStore(tmp_path_factory.mktemp("sample") / "store")
    return published(Desk(store, only=("lanwan",)), SAMPLE)


@pytest.fixture(params=["made", "sample"])
def either(request) -> Desk:
    return request.getfixturevalue(request.param)


def tables_of(desk):
    """The tables as the newest release names them."""
    root = Path(desk.store.url) / "datasets" / "bulletins"
    latest = json.loads((root / "latest.json").read_bytes())
    versions = json.loads((root / latest["manifest"]).read_bytes())["tables"]
    return {
        name: DeltaTable(str(root / "tables" / name), version=versions[name]["version"])
        for name in TABLES
    }


def articles_of(desk, issue=ISSUE):
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), IssueArticles, key)


def read_again(desk, **changes):
    """Put another reading of the issue after the newest."""
    newest = articles_of(desk)
    return add_record(desk.store, f"articles/{ISSUE}", to_json(replace(newest, **changes)))


def told(desk, article, *at):
    with pytest.raises(NotPublished) as caught:
        trace(desk, article, *at)
    return str(caught.value)


# The chain and the published columns


def test_joining_the_tables_gives_what_trace_does_for_every_character(either):
    frames = {name: table.to_pandas() for name, table in tables_of(either).items()}
    joined = (
        frames["articles"][["article_id", "issue_id", "body", "revision"]]
        .merge(frames["article_pages"], on="article_id")
        .merge(frames["pages"], on="page_id", suffixes=("", "_of_page"))
        .merge(frames["issues"], on="issue_id", suffixes=("", "_of_issue"))
    )

    for article, rows in joined.groupby("article_id"):
        tracer = Tracer(either, article)
        body = rows["body"].iloc[0]
        assert tracer.body == body
        printed = 0
        for row in rows.itertuples():
            printed += row.end - row.start
            for at in range(row.start, row.end):
                found = tracer.at(at)
                (spot,), (source,) = found.spots, found.pages
                assert found.words == body[at] == spot.text[at - row.start]
                assert (spot.start, spot.end, spot.block) == (row.start, row.end, row.block)
                assert spot.box == Box(row.left, row.top, row.right, row.bottom)
                assert spot.page == source.page == row.page_id
                assert source.pdf.is_as_fetched
                assert (source.pdf.sha256, source.pdf.size) == (row.pdf_sha256, row.bytes)
                assert (source.pdf.key, source.receipt.fetched_at) == (
                    row.archive_key,
                    row.fetched_at,
                )
                assert (found.articles_key, found.revision) == (
                    row.archive_key_of_issue,
                    row.revision,
                )
        assert printed == len(body.replace("\n", ""))
    assert len(set(joined["article_id"])) == (frames["articles"]["body"] != "").sum() > 3


def test_the_sql_of_the_document_gives_the_same(sample):
    (sql,) = re.findall(r"```sql\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    query = QueryBuilder()
    for name, table in tables_of(sample).items():
        query = query.register(name, table)
    article = SAMPLE.article(4)

    rows = pa.table(query.execute(sql.replace("lanwan-2026-03-15-a-i0002", article))).to_pylist()
    every = pa.table(query.execute(sql.partition("WHERE")[0])).to_pylist()

    (row,), found = rows, trace(sample, article, 7)
    assert row["words"] == found.spots[0].text
    assert row["block"] == found.spots[0].block
    assert (row["pdf"], row["pdf_sha256"]) == (found.pages[0].pdf.key, found.pages[0].pdf.sha256)
    assert row["reading"] == found.articles_key
    assert len(every) == len(tables_of(sample)["article_pages"].to_pandas())


def test_the_page_has_the_words_where_the_box_says(either):
    issue = ISSUE if latest_record(either.store, f"articles/{ISSUE}") else SAMPLE
    for article in articles_of(either, issue).articles:
        tracer = Tracer(either, article.id)
        for start, text in enumerate(tracer.body):
            if text == "\n" or tracer.at(start).spots[0].start != start:
                continue
            found = tracer.at(start)
            spot = found.spots[0]
            assert inside(either, found, spot.box) == plain(spot.printed or spot.text)


def test_the_line_has_the_character(either):
    issue = ISSUE if latest_record(either.store, f"articles/{ISSUE}") else SAMPLE
    tracer = Tracer(either, articles_of(either, issue).articles[1].id)
    row, last = "", None
    for at, text in enumerate(tracer.body):
        if text == "\n":
            continue
        found = tracer.at(at)
        (line,) = found.spots[0].lines
        if last is not None and last.spots[0].lines != (line,):
            assert inside(either, last, last.spots[0].lines[0]) == plain(row)
            row = ""
        row, last = row + text, found
    assert inside(either, last, last.spots[0].lines[0]) == plain(row)


def inside(desk, found, box):
    """The characters whose middles are in a box, as PDFium alone has them, in the PDF's order."""
    glyphs = glyphs_of(Path(desk.store.url) / found.pages[0].pdf.key)
    return plain(
        "".join(
            text
            for text, x, y in glyphs
            if box.left <= x <= box.right and box.top <= y <= box.bottom
        )
    )


@cache
def glyphs_of(path):
    """The characters of a page, each with its middle in points from the top left."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text, height = page.get_textpage(), page.get_height()
    everything = text.get_text_range()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    document.close()
    return [
        (it, (left + right) / 2, height - (bottom + top) / 2)
        for it, (left, bottom, right, top) in zip(everything, boxes, strict=True)
    ]


def plain(text):
    return "".join(text.split())


# Which words


def test_without_an_offset_it_is_the_headline(made):
    found = trace(made, FIRST)

    article = articles_of(made).articles[0]
    (spot,) = found.spots
    assert (found.field, found.words) == ("headline", article.heads.headline)
    assert (spot.start, spot.end) == (0, len(found.words))
    assert (spot.role, spot.page, spot.printed) == (Role.HEADLINE, ISSUE.page(1), None)
    assert inside(made, found, spot.box) == found.words


def test_a_headline_in_two_blocks_has_two_places(sample):
    found = trace(sample, SAMPLE.article(2))

    assert [(it.start, it.end, it.text) for it in found.spots] == [
        (0, 5, "十二件实事"),
        (5, 10, "件件有期限"),
    ]
    assert [inside(sample, found, it.box) for it in found.spots] == [it.text for it in found.spots]


def test_words_of_a_headline_have_the_places_of_these_words(sample):
    found = Tracer(sample, SAMPLE.article(2)).find("件有期限")

    assert (found.field, found.at) == ("headline", 6)
    assert [it.text for it in found.spots] == ["件件有期限"]


def test_a_headline_that_is_on_no_block_gives_way_to_the_first_sentence(desk):
    heads = replace(articles_of(desk).articles[0].heads, headline="网站所用的题目")
    changed = [replace(it, heads=heads, tags=(), entities=()) for it in articles_of(desk).articles]
    read_again(desk, articles=tuple(changed))
    publish(desk, DAY, at=AT)

    found, named = trace(desk, FIRST), Tracer(desk, FIRST).find("网站")

    assert (found.field, found.at) == ("body", 0)
    assert found.words == re.match("[^。]+。", Tracer(desk, FIRST).body)[0]
    assert (named.field, named.at, named.spots) == ("headline", 0, ())
    assert [it.page for it in named.pages] == [ISSUE.page(1)]


def test_words_are_told_with_those_around_them(made):
    tracer = Tracer(made, FIRST)

    found = tracer.at(40)

    assert (found.at, found.end, found.found) == (40, 41, 1)
    assert found.before + found.words + found.after == tracer.body[28:53]
    assert tracer.at(0).before == ""
    assert tracer.at(5).before == tracer.body[:5]


def test_words_are_looked_for_in_the_body_and_then_in_the_headline(made):
    tracer = Tracer(made, FIRST)
    body, headline = tracer.body, articles_of(made).articles[0].heads.headline

    in_body, in_headline = tracer.find("一只接一只"), tracer.find(headline[-4:])

    assert (in_body.field, in_body.at) == ("body", body.index("一只接一只"))
    assert in_body.found == body.count("一只接一只")
    assert (in_headline.field, in_headline.at) == ("headline", len(headline) - 4)
    with pytest.raises(BadSetting, match="'不在' is neither in its body nor in its headline"):
        tracer.find("不在")
    with pytest.raises(BadSetting, match="which words"):
        tracer.find("\n")


def test_words_that_go_on_in_the_next_column_have_both_places(made):
    tracer = Tracer(made, FIRST)
    article = articles_of(made).articles[0]
    first, second = next(it.pieces for it in article.paragraphs if len(it.pieces) == 2)

    found = tracer.find(first.text[-3:] + second.text[:3])

    assert [it.box for it in found.spots] == [first.box, second.box]
    assert found.spots[0].end == found.spots[1].start == found.at + 3
    assert [len(it.lines) for it in found.spots] == [1, 1]


def test_an_article_over_two_pages_leads_to_both_of_their_pdfs(sample):
    tracer = Tracer(sample, SAMPLE.article(4))

    first, last = tracer.at(0), tracer.at(len(tracer.body) - 1)

    assert [first.spots[0].page, last.spots[0].page] == [SAMPLE.page(1), SAMPLE.page(3)]
    assert [it.receipt.page for it in (*first.pages, *last.pages)] == [
        SAMPLE.page(1),
        SAMPLE.page(3),
    ]
    assert first.pages[0].pdf.sha256 != last.pages[0].pdf.sha256


@pytest.mark.parametrize("offset", [-1, 10_000])
def test_an_offset_outside_of_the_body_is_told_with_the_range(made, offset):
    end = len(Tracer(made, FIRST).body) - 1

    with pytest.raises(BadSetting) as caught:
        trace(made, FIRST, offset)

    assert str(caught.value) == (
        f"{FIRST}: offset {offset} is outside of the body; give one of 0 to {end}"
    )


def test_the_body_ends_where_the_range_does(made):
    end = len(Tracer(made, FIRST).body)

    assert trace(made, FIRST, end - 1).words == "。"
    with pytest.raises(BadSetting):
        trace(made, FIRST, end)


def test_a_line_end_between_paragraphs_is_on_no_page(made):
    at = Tracer(made, FIRST).body.index("\n")

    with pytest.raises(BadSetting, match=f"give {at - 1} or {at + 1}, of 0 to "):
        trace(made, FIRST, at)


def test_what_was_printed_is_told_where_cleaning_changed_it(tmp_path):
    desk = newspaper(tmp_path)
    sheet = Sheet().text(40, 90, "河岸添绿道", 26)
    sheet.column(40, 110, 17, ["全长１２公里，" + words(1, 90), words(2, 90)])
    print_issue(tmp_path, DAY, [sheet.pdf()])
    published(desk, ISSUE)

    changed, same = trace(desk, FIRST, 2), Tracer(desk, FIRST).at(120)

    assert Tracer(desk, FIRST).body[:6] == "全长12公里"
    assert changed.spots[0].printed.startswith("全长１２公里，")
    assert same.spots[0].printed is None


def test_no_line_is_told_where_a_hyphen_has_gone(tmp_path):
    desk = newspaper(tmp_path)
    sheet = Sheet().text(40, 90, "河岸添绿道", 26)
    sheet.column(40, 110, 17, ["河岸上有人跑步的路叫port-side，" + words(1, 90), words(2, 90)])
    print_issue(tmp_path, DAY, [sheet.pdf()])
    published(desk, ISSUE)
    tracer = Tracer(desk, FIRST)

    hyphenated, plain_one = tracer.find("portside").spots, tracer.at(120).spots

    assert [it.lines for it in hyphenated] == [()]
    assert [len(it.lines) for it in plain_one] == [1]


# What it was read from


def test_the_receipt_and_the_records(made):
    found = trace(made, FIRST, 0)

    (source,), (spot,) = found.pages, found.spots
    kept = from_json(made.store.get(source.receipt_key), Receipt, source.receipt_key)
    assert source.receipt == kept
    assert kept.fetched_at == found.released_at == AT
    assert (found.release, found.manifest) == (
        "r000001",
        "datasets/bulletins/releases/r000001/manifest.json",
    )
    assert found.issue_key == "raw/hexi/2026-03-12-a/issue/0001.json"
    assert found.articles_key == found.newest_articles_key == f"articles/{ISSUE}/0001.json"
    assert found.is_in_newest
    assert spot.layout_key == f"layout/{ISSUE}/{ISSUE.page(1)}/0001.json"
    assert found.pipeline_version == articles_of(made).pipeline_version
    assert (source.visit_key, source.attempts) == (None, ())


def test_pages_from_a_site_lead_to_the_requests_they_came_in(tmp_path):
    desk = newspaper(tmp_path)
    first, second, other = (
        StandPage(f"第0{n}版：要闻", page(DAY, n, start=start))
        for n, start in ((1, 0), (2, 1), (2, 3))
    )
    with Newsstand([StandIssue(DAY, (first, second))]) as stand:
        site = f"{{type: resfile, base: '{stand.base}', min_interval_s: 0, allow_private: true}}"
        before, after = PAPER[: PAPER.index("platform")], PAPER[PAPER.index("weekdays") :]
        described = f"{before}platform: {site}\n{after}"
        (tmp_path / "papers" / "hexi.yaml").write_text(described, "utf-8")
        published(desk, ISSUE)
        stand.site.issues = [StandIssue(DAY, (first, other))]
        published(desk, ISSUE, hours=3)

    sources = {
        source.page: source
        for article in articles_of(desk).articles
        for source in trace(desk, article.id, 0).pages
    }

    assert {it.page: it.visit_key for it in sources.values()} == {
        ISSUE.page(1): "attempts/hexi/2026-03-12-a/0001.json",
        ISSUE.page(2): "attempts/hexi/2026-03-12-a/0002.json",
    }
    for source in sources.values():
        (attempt,) = source.attempts
        assert (attempt.url, attempt.verdict) == (source.receipt.url, Verdict.GOOD)
        assert (attempt.status, attempt.sha256) == (200, source.pdf.sha256)


def test_other_bytes_in_the_archive_are_told(desk):
    path = Path(desk.store.url) / trace(desk, FIRST, 0).pages[0].pdf.key
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"%")

    (source,) = trace(desk, FIRST, 0).pages

    assert not source.pdf.is_as_fetched
    assert source.pdf.size == source.receipt.size + 1
    assert source.pdf.sha256 != source.receipt.sha256


def test_a_pdf_that_is_gone_is_told(desk):
    desk.store.delete(trace(desk, FIRST, 0).pages[0].pdf.key)

    (source,) = trace(desk, FIRST, 0).pages

    assert (source.pdf.size, source.pdf.sha256, source.pdf.is_as_fetched) == (0, "", False)


def test_the_layout_is_the_one_that_has_the_block_there(desk):
    key = trace(desk, FIRST, 0).spots[0].layout_key
    layout = from_json(desk.store.get(key), Page, key)
    moved = [replace(it, box=it.box.grown(-20)) for it in layout.blocks]
    add_record(
        desk.store, key.rpartition("/")[0], to_json_line(replace(layout, blocks=tuple(moved)))
    )

    assert trace(desk, FIRST, 0).spots[0].layout_key == key

    desk.store.delete(key)
    (spot,) = trace(desk, FIRST, 0).spots

    assert (spot.layout_key, spot.role, spot.lines) == (None, None, ())
    assert spot.text


def test_an_article_that_was_read_again_since_is_traced_as_published(desk):
    before = trace(desk, FIRST, 0)
    key = read_again(desk, articles=articles_of(desk).articles[1:])

    found = trace(desk, FIRST, 0)

    assert (found.articles_key, found.newest_articles_key) == (before.articles_key, key)
    assert not found.is_in_newest
    assert found.spots == before.spots


# What is not in the dataset


def test_what_is_no_article_id_is_refused(made):
    with pytest.raises(BadSetting, match="not an article id"):
        trace(made, "hexi-2026-03-12-a-p01")


def test_a_number_that_no_article_has(made):
    assert told(made, ISSUE.article(99)) == (
        f"{ISSUE.article(99)}: no such article; articles/{ISSUE}/0001.json has 4 articles, "
        f"{FIRST} to {ISSUE.article(4)}"
    )


def test_an_issue_that_is_not_there_not_read_not_published(tmp_path):
    desk = newspaper(tmp_path, DAY)

    assert told(desk, FIRST) == f"{FIRST}: no issue {ISSUE} in {desk.store.url}; fetch it first"

    key = fetch(desk, ISSUE, at=AT).key
    assert (
        told(desk, FIRST)
        == f"{FIRST}: its issue is fetched ({key}) and not read; segment it first"
    )

    key = make_articles(desk, key).key
    headline = articles_of(desk).articles[0].heads.headline
    assert told(desk, FIRST) == (
        f"{FIRST}: {key} has it ({headline!r}), and nothing has been published yet; "
        "publish 2026-03-12"
    )


def test_an_article_that_came_after_the_release(desk):
    last = articles_of(desk).articles[-1]
    added = replace(last, id=ISSUE.article(5))
    key = read_again(desk, articles=(*articles_of(desk).articles, added))

    assert told(desk, added.id) == (
        f"{added.id}: {key} has it ({added.heads.headline!r}), "
        "and the newest release r000001 has not; publish 2026-03-12"
    )


def test_an_article_of_a_held_issue(desk):
    finding = Finding("same-text", ISSUE, "a copy of another day", Severity.HOLD)
    key = read_again(desk, is_held=True, findings=(finding,))
    publish(desk, DAY, at=AT)

    headline = articles_of(desk).articles[0].heads.headline
    assert told(desk, FIRST, 0) == (
        f"{FIRST}: {key} has it ({headline!r}), and its issue is held: a copy of another day"
    )


def test_an_article_that_was_withdrawn(desk):
    first, *rest = articles_of(desk).articles
    key = read_again(desk, articles=tuple(rest))
    with pytest.raises(ExpectationFailed, match="b000001"):
        publish(desk, DAY, at=AT)
    allow(desk.store, "b000001", by="a person", at=AT, reason="it was an advertisement")
    publish(desk, DAY, at=AT)

    assert told(desk, FIRST) == (
        f"{FIRST}: withdrawn; articles/{ISSUE}/0001.json has it ({first.heads.headline!r}), "
        f"and the newest reading {key} has it no more"
    )


def test_a_reading_that_is_not_what_was_published_is_refused(desk):
    key = f"articles/{ISSUE}/0001.json"
    path = Path(desk.store.url) / key
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("清晨", "黄昏"), "utf-8")

    with pytest.raises(NotAsPublished, match="is not there as r000001 has it"):
        trace(desk, FIRST)

    desk.store.delete(key)
    with pytest.raises(NotInStore, match=re.escape(key)):
        trace(desk, FIRST)


def test_an_issue_without_the_receipt_of_a_page_is_refused(desk):
    path = Path(desk.store.url) / trace(desk, FIRST, 0).issue_key
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace(ISSUE.page(1), ISSUE.page(7)), "utf-8")

    with pytest.raises(StoreError, match=f"{ISSUE.page(1)}: the record of {ISSUE} has no receipt"):
        trace(desk, FIRST, 0)
