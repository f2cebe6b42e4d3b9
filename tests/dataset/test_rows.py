"""From an issue to rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bulletin.catalog import Rights
from bulletin.dataset.article_schema import (
    ARTICLE_ENTITIES,
    ARTICLE_PAGES,
    ARTICLE_TOPICS,
    ARTICLES,
)
from bulletin.dataset.entries import content_sha256
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import ISSUES, PAGES, PAPERS
from bulletin.model import Amount, Entity, EntityType, Finding, IssueId, Severity
from dataset.builders import DAY, FETCHED, article, entry, paper, reworded, with_articles

HOLD = Finding("printed-date-differs", "lanwan-2026-03-15-a", "printed 2026-03-14", Severity.HOLD)


def test_an_article_becomes_one_row(store):
    given = entry(store, articles=1)
    receipt = given.issue.receipts[0]

    assert rows_of(ARTICLES, [given]).to_pylist() == [
        {
            "article_id": "lanwan-2026-03-15-a-i0001",
            "revision": 1,
            "paper": "lanwan",
            "issue_id": "lanwan-2026-03-15-a",
            "published_month": "2026-03",
            "published_date": DAY,
            "edition": "a",
            "issue_number": "128",
            "page_ids": ["lanwan-2026-03-15-a-p01"],
            "page_labels": ["第A01版：要闻"],
            "reading_order": 1,
            "item_type": "article",
            "section": "要闻",
            "standing_head": None,
            "kicker": "引题",
            "headline": "兰湾今日第1事",
            "subheadline": None,
            "summary": None,
            "byline": "本报记者 沈一舟",
            "authors": [{"name": "沈一舟", "role": "记者"}],
            "dateline": "本报讯",
            "body": "本报讯：兰湾新桥昨日通车。\n桥长三里\n第1段。",
            "body_raw": "本报讯：兰湾新桥\n昨日通车。\n桥长三里\n第1段。",
            "crossheads": ["桥长三里"],
            "captions": [{"text": "新桥", "credit": "陆远"}],
            "char_count": 21,
            "language": "zh",
            "topics": ["transport", "economy"],
            "keywords": [],
            "dup_cluster_id": "lanwan-2026-03-15-a-i0001",
            "text_quality": 1.0,
            "quality_flags": [],
            "extraction_method": "text_layer",
            "segmentation_confidence": 0.9,
            "source_url": "https://news.example/lanwan/2026-03-15/p01.pdf",
            "pdf_sha256": [receipt.sha256],
            "rights": "样报，可自由使用",
            "first_seen_at": FETCHED,
            "revised_at": FETCHED,
            "pipeline_version": "0.1.0+abc",
            "content_sha256": content_sha256(given.articles[0]),
        }
    ]


def test_what_an_article_names_is_a_row_each(store):
    opening = date(2026, 3, 16)
    named = (
        Entity(
            EntityType.DATE, "body", 4, 9, "3月16日", "2026-03-16", "date-in-words", 0.97,
            first=opening, last=opening,
        ),
        Entity(
            EntityType.MONEY, "body", 20, 25, "近百亿元", "10000000000 CNY", "with-unit", 0.97,
            amount=Amount(1e10, 1e10, "CNY", is_approximate=True),
        ),
        Entity(
            EntityType.PLACE, "headline", 0, 3, "市北区", "山东省青岛市市北区", "gazetteer", 0.95,
            code="370203",
        ),
        Entity(EntityType.ORGANISATION, "body", 40, 44, "兰湾集团", "", "known", 0.93),
    )  # fmt: skip
    told = replace(entry(store, articles=1).articles[0], entities=named)
    rows = rows_of(ARTICLE_ENTITIES, [entry(store, articles=(told,))]).to_pylist()

    assert [(row["field"], row["start"], row["type"], row["value"]) for row in rows] == [
        ("body", 4, "date", "2026-03-16"),
        ("body", 20, "money", "10000000000 CNY"),
        ("body", 40, "organisation", None),
        ("headline", 0, "place", "山东省青岛市市北区"),
    ]
    assert (rows[0]["first_date"], rows[0]["last_date"], rows[0]["high"]) == (
        opening,
        opening,
        None,
    )
    assert (rows[1]["low"], rows[1]["high"], rows[1]["unit"]) == (1e10, 1e10, "CNY")
    assert rows[1]["is_approximate"] is True
    assert [row["code"] for row in rows] == [None, None, None, "370203"]
    assert {row["article_id"] for row in rows} == {"lanwan-2026-03-15-a-i0001"}


def test_a_topic_keeps_its_evidence(store):
    first = rows_of(ARTICLE_TOPICS, [entry(store, articles=1)]).to_pylist()[0]

    assert first == {
        "article_id": "lanwan-2026-03-15-a-i0001",
        "paper": "lanwan",
        "published_month": "2026-03",
        "published_date": DAY,
        "topic": "transport",
        "rank": 1,
        "score": 3.0,
        "share": 1.0,
        "evidence": [{"field": "body", "start": 6, "end": 8, "words": "新桥"}],
        "pipeline_version": "0.1.0+abc",
    }


def test_every_character_of_a_body_is_in_one_box(store):
    given = entry(store, articles=2)
    bodies = {str(it.id): it.body for it in given.articles}
    pieces = {
        (piece.block, piece.text)
        for it in given.articles
        for paragraph in it.paragraphs
        for piece in paragraph.pieces
    }

    rows = rows_of(ARTICLE_PAGES, [given]).to_pylist()
    placed = {(row["block"], bodies[row["article_id"]][row["start"] : row["end"]]) for row in rows}
    first = [row for row in rows if row["article_id"] == "lanwan-2026-03-15-a-i0001"]

    assert placed == pieces
    assert [(row["start"], row["end"]) for row in first] == [(0, 8), (8, 13), (14, 18), (19, 23)]
    assert (first[0]["page_id"], first[0]["part"]) == ("lanwan-2026-03-15-a-p01", "body")
    assert [first[0][edge] for edge in ("left", "top", "right", "bottom")] == [50, 110, 150, 115]


def test_a_page_has_its_receipt_and_what_it_prints(store):
    given = entry(store, pages=2, articles=1)
    receipt = given.issue.receipts[1]

    assert rows_of(PAGES, [given]).to_pylist()[1] == {
        "page_id": "lanwan-2026-03-15-a-p02",
        "issue_id": "lanwan-2026-03-15-a",
        "paper": "lanwan",
        "published_month": "2026-03",
        "published_date": DAY,
        "page_number": 2,
        "label": "第A02版：要闻",
        "section": "要闻",
        "printed_date": DAY,
        "source_url": "https://news.example/lanwan/2026-03-15/p02.pdf",
        "pdf_sha256": receipt.sha256,
        "bytes": receipt.size,
        "fetched_at": FETCHED,
        "archive_key": receipt.key,
    }


def test_a_page_that_was_fetched_and_not_read_prints_nothing(store):
    given = entry(store, pages=2, articles=1)
    read = replace(given.read, pages=given.read.pages[:1], folios=given.read.folios[:1])

    rows = rows_of(PAGES, [replace(given, read=read)]).to_pylist()

    assert [row["section"] for row in rows] == ["要闻", None]
    assert [row["printed_date"] for row in rows] == [DAY, None]


def test_a_held_issue_has_pages_and_a_reason_but_no_articles(store):
    given = entry(store, is_held=True, findings=(HOLD,))

    issue = rows_of(ISSUES, [given]).to_pylist()[0]

    assert (issue["status"], issue["held_reason"]) == ("held", "printed 2026-03-14")
    assert (issue["page_count"], issue["article_count"]) == (4, 0)
    assert issue["findings"] == [
        {
            "code": "printed-date-differs",
            "at": "lanwan-2026-03-15-a",
            "message": "printed 2026-03-14",
            "severity": "hold",
        }
    ]
    assert rows_of(PAGES, [given]).num_rows == 4
    assert [rows_of(it, [given]).num_rows for it in (ARTICLES, ARTICLE_TOPICS, ARTICLE_PAGES)] == [
        0,
        0,
        0,
    ]


def test_rights_keep_bodies_back_and_leave_offsets_and_topics(store):
    kept = paper(rights=Rights("只发布元数据", bodies=False))
    given = entry(store, kept, articles=1)

    row = rows_of(ARTICLES, [given]).to_pylist()[0]

    assert (row["body"], row["body_raw"]) == (None, None)
    assert (row["headline"], row["char_count"]) == ("兰湾今日第1事", 21)
    assert rows_of(ARTICLE_TOPICS, [given]).num_rows == 2
    assert rows_of(ARTICLE_PAGES, [given]).num_rows == 4
    assert rows_of(PAPERS, [given]).to_pylist() == [
        {
            "code": "lanwan",
            "name": "兰湾报",
            "city": "澜州",
            "district": "兰湾区",
            "language": "zh",
            "rights": "只发布元数据",
            "licence": None,
            "bodies_published": False,
            "is_sample": True,
        }
    ]


def test_an_article_over_two_pages_names_both(store):
    given = entry(store, articles=1)
    over_two = replace(given.articles[0], pages=(given.read.pages[0], given.read.pages[1]))
    late = replace(given.issue.receipts[0], fetched_at=FETCHED + timedelta(hours=1))
    issue = replace(given.issue, receipts=(late, *given.issue.receipts[1:]))

    row = rows_of(ARTICLES, [replace(with_articles(given, over_two), issue=issue)]).to_pylist()[0]

    assert row["page_labels"] == ["第A01版：要闻", "第A02版：要闻"]
    assert row["pdf_sha256"] == [receipt.sha256 for receipt in issue.receipts[:2]]
    assert row["first_seen_at"] == FETCHED


def test_the_content_digest_follows_the_text_and_not_what_is_said_about_it():
    given = article(IssueId("lanwan-2026-03-15-a"), 1)

    assert content_sha256(replace(given, tags=(), text_quality=0.5)) == content_sha256(given)
    assert content_sha256(reworded(given, "另一段。")) != content_sha256(given)
    assert content_sha256(replace(given, byline=None)) != content_sha256(given)


def test_a_file_of_this_machine_is_no_address(store):
    given = entry(store, articles=1)
    local = tuple(
        replace(receipt, url="file:///srv/pages/01.pdf") for receipt in given.issue.receipts
    )
    given = replace(given, issue=replace(given.issue, receipts=local))

    assert {row["source_url"] for row in rows_of(PAGES, [given]).to_pylist()} == {None}
    assert {row["source_url"] for row in rows_of(ARTICLES, [given]).to_pylist()} == {None}
