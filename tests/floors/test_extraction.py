"""An issue as one JSON document: every key and value of a small page."""

from __future__ import annotations

import json

from builders import HEI, ISSUE, Sheet, extracted, words
from bulletin.extraction import extraction
from bulletin.model import Folio, IssueArticles

A, B = words(0, 60), words(3, 70)


def page() -> Sheet:
    sheet = Sheet()
    sheet.text(40, 40, "2026年3月15日 星期日 第1234期", 9).text(260, 40, "要闻", 24, HEI)
    sheet.text(380, 40, "责任编辑 王小明", 9).text(520, 40, "第02版", 9)
    sheet.rule(40, 50, 560, 50)
    sheet.text(40, 78, "聚焦河边", 14, HEI).text(40, 110, "河边的新步道开放", 26, HEI)
    sheet.text(40, 132, "三公里步道串起五座公园", 14)
    sheet.text(40, 152, "本报记者　李四平", 10, HEI)
    sheet.column(40, 170, 17, ["本报讯 " + A])
    sheet.text(40, 170 + 15 * 4 + 22, "步道怎么修", 11, HEI)
    sheet.column(40, 170 + 15 * 6, 17, [B])
    sheet.photo(230, 170, 170, 100).text(230, 282, "■河边的新步道。王小明摄", 8, HEI)
    sheet.text(140, 170 + 15 * 11 + 10, "（下转第3版）", 10)
    sheet.box(40, 600, 360, 100)
    sheet.text(60, 640, "杏江家具城盛大开业", 20, HEI).text(60, 670, "热线 0532-12345678", 10)
    return sheet


def test_the_document_of_a_page_in_full():
    assert json.loads(extracted(page())) == {
        "page": {
            "date": "2026-03-15",
            "number": 2,
            "section": "要闻",
            "issue_number": "1234",
            "editors": [{"role": "责任编辑", "names": ["王小明"]}],
        },
        "articles": [
            {
                "id": "hexi-2026-03-15-a-i0001",
                "type": "article",
                "section": "要闻",
                "standing_head": None,
                "kicker": "聚焦河边",
                "headline": "河边的新步道开放",
                "subheadline": "三公里步道串起五座公园",
                "summary": None,
                "byline": "本报记者 李四平",
                "authors": [{"name": "李四平", "role": "记者"}],
                "dateline": "本报讯",
                "body": [
                    {"role": "paragraph", "text": "本报讯" + A},
                    {"role": "crosshead", "text": "步道怎么修"},
                    {"role": "paragraph", "text": B},
                ],
                "captions": ["■河边的新步道。王小明摄"],
                "pages": [2],
                "continued_to": 3,
                "outlined": False,
                "topics": [],
            }
        ],
        "advertisements": [{"text": "杏江家具城盛大开业\n热线 0532-12345678"}],
        "other": ["要闻", "2026年3月15日星期日第1234期", "第02版", "责任编辑王小明"],
        "findings": [
            {
                "code": "jump-without-end",
                "at": "hexi-2026-03-15-a-p01",
                "message": "'河边的新步道开放' goes on on page 3, "
                "and nothing there comes from page 2",
            }
        ],
    }


def test_several_pages_come_as_a_list_and_take_their_place_where_none_is_printed():
    plain = Sheet().text(40, 90, "水清岸绿又一年", 26, HEI)
    plain.column(40, 110, 17, [A])
    document = json.loads(extracted(plain, page()))

    assert "page" not in document
    assert [(p["number"], p["date"]) for p in document["pages"]] == [(1, None), (2, "2026-03-15")]
    assert [article["pages"] for article in document["articles"]] == [[1], [2]]


def test_an_issue_without_articles_has_every_list_empty():
    empty = IssueArticles(
        issue=ISSUE,
        number=None,
        source="",
        folios=(Folio(),),
        articles=(),
        advertisements=(),
        other=(),
        findings=(),
        is_held=False,
        text_sha256="",
        pipeline_version="",
        pages=(ISSUE.page(1),),
    )

    assert json.loads(extraction(empty)) == {
        "page": {"date": None, "number": 1, "section": None, "issue_number": None, "editors": []},
        "articles": [],
        "advertisements": [],
        "other": [],
        "findings": [],
    }


def test_the_same_issue_gives_the_same_bytes():
    assert extracted(page()) == extracted(page())
    assert extracted(page()).endswith(b"}\n")
