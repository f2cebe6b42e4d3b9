"""Values as JSON and back: the same value always in the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bulletin.codec import from_json, in_utc, to_json, to_json_line
from bulletin.errors import StoreError
from bulletin.model import (
    ArticleId,
    Finding,
    Folio,
    Issue,
    IssueId,
    PageId,
    Receipt,
    Severity,
)

ISSUE = IssueId("hexi-2026-03-15-a")
RECEIPT = Receipt(
    page=ISSUE.page(1),
    label="第01版：要闻",
    url="https://paper.example/01.pdf",
    final_url="https://paper.example/01.pdf",
    fetched_at=datetime(2026, 3, 15, 1, 30, tzinfo=UTC),
    status=200,
    size=4,
    sha256="ab" * 32,
    key="raw/hexi/2026-03-15-a/p01.pdf",
)
RECORD = Issue(ISSUE, (RECEIPT,), (Finding("page-missing", ISSUE, "no page 2", Severity.NOTE),))


@dataclass(frozen=True)
class Named:
    article: ArticleId
    parts: dict[str, int]


def test_an_issue_comes_back_as_it_was_written():
    assert from_json(to_json(RECORD), Issue, "issue.json") == RECORD


def test_ids_come_back_as_ids_and_not_as_strings():
    back = from_json(to_json(RECORD), Issue, "issue.json")

    assert (type(back.id), type(back.receipts[0].page)) == (IssueId, PageId)


def test_what_a_folio_looks_like():
    assert to_json(Folio(date(2026, 3, 15), 2, "要闻")).decode() == (
        '{\n "date": "2026-03-15",\n "page_number": 2,\n "section": "要闻",\n'
        ' "issue_number": null,\n "staff": []\n}\n'
    )


def test_the_order_in_which_a_mapping_was_filled_does_not_show():
    one = Named(ISSUE.article(1), {"b": 2, "a": 1})
    other = Named(ISSUE.article(1), {"a": 1, "b": 2})

    assert to_json(one) == to_json(other)
    assert to_json_line(one) == b'{"article":"hexi-2026-03-15-a-i0001","parts":{"a":1,"b":2}}\n'


def test_a_line_is_one_line_even_where_the_text_has_several():
    assert to_json_line({"text": "水清\n岸绿"}) == '{"text":"水清\\n岸绿"}\n'.encode()


def test_a_value_that_has_no_json_is_refused():
    with pytest.raises(NotImplementedError, match="cannot write complex as JSON"):
        to_json(1j)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Input data was truncated"),
        (b"[]", "Expected `object`, got `array`"),
        (b'{"id":"hexi-2026-03-15-a"}', "missing required field `receipts`"),
        (b'{"id":7,"receipts":[]}', "at `$.id`"),
        (b'{"id":"hexi","receipts":[]}', "'hexi' is not an issue id"),
        (b'{"id":"hexi-2026-03-15-a","receipts":[7]}', "at `$.receipts[0]`"),
        (b'{"id":"hexi-2026-03-15-a\xff","receipts":[]}', "utf-8"),
    ],
)
def test_what_is_no_such_value_is_refused_with_its_place(data, said):
    with pytest.raises(StoreError) as caught:
        from_json(data, Issue, "raw/hexi/issue.json")

    assert str(caught.value).startswith(
        "raw/hexi/issue.json: not what this version writes there ("
    )
    assert said in str(caught.value)


def test_a_moment_is_the_same_wherever_it_is_written():
    there = datetime(2026, 3, 15, 9, 30, 5, 123456, tzinfo=timezone(timedelta(hours=8)))

    assert in_utc(there) == datetime(2026, 3, 15, 1, 30, 5, tzinfo=UTC)
    assert to_json_line(in_utc(there)) == b'"2026-03-15T01:30:05Z"\n'
