import json

import pytest

from bulletin.errors import DocumentError
from bulletin.topics import tag_lines


def test_a_line_in_gives_a_line_out():
    line = json.dumps({"id": "a1", "headline": "老旧小区加装电梯", "body": "", "paper": "南湾报"})

    assert list(tag_lines([line.encode()], "articles.jsonl")) == [
        '{"id":"a1","topics":[{"id":"urban_renewal","score":24.0,"share":1.0,"evidence":['
        '{"field":"headline","start":0,"end":4,"words":"老旧小区"},'
        '{"field":"headline","start":4,"end":8,"words":"加装电梯"}]}]}\n'.encode()
    ]


def test_topics_come_best_first():
    line = '{"id": "a1", "headline": "幼儿园", "body": "法院，检察院，律师"}'.encode()

    (out,) = tag_lines([line], "articles.jsonl")

    assert [topic["id"] for topic in json.loads(out)["topics"]] == ["education", "law"]


def test_an_article_without_a_topic_has_an_empty_list():
    assert list(tag_lines([b'{"id": "a1", "headline": "", "body": ""}'], "x")) == [
        b'{"id":"a1","topics":[]}\n'
    ]


def test_blank_lines_and_a_byte_order_mark_are_passed_over():
    lines = [b'\xef\xbb\xbf{"id": "a1", "headline": "", "body": ""}\r\n', b"\n", b"  \n"]

    assert list(tag_lines(lines, "x")) == [b'{"id":"a1","topics":[]}\n']


BAD = {
    "no JSON": (b"id,headline,body", "JSON is malformed: invalid character (byte 0)"),
    "an array": (b"[]", "Expected `object`, got `array`"),
    "no body": (
        b'{"id": "a1", "headline": ""}',
        "Object missing required field `body`",
    ),
    "a number for an id": (
        b'{"id": 1, "headline": "", "body": ""}',
        "Expected `str`, got `int` - at `$.id`",
    ),
    "no headline": (
        b'{"id": "a1", "headline": null, "body": ""}',
        "Expected `str`, got `null` - at `$.headline`",
    ),
}


@pytest.mark.parametrize(("line", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_refused_with_its_number(line, reason):
    lines = tag_lines([b'{"id": "a1", "headline": "", "body": ""}', line], "articles.jsonl")

    assert next(lines) == b'{"id":"a1","topics":[]}\n'
    with pytest.raises(DocumentError) as caught:
        next(lines)
    assert str(caught.value) == (
        f"articles.jsonl:2: not an article ({reason}); write one JSON object a line "
        "with id, headline and body, each a string"
    )


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": "a1", "headline": "\xff", "body": ""}',
        b'{"id": "a1", "headline": "\\ud800", "body": ""}',
        b'{"id": "a1", "headline": "", "body": "", "x": ' + b"[" * 100_000,
    ],
    ids=["no UTF-8", "half a surrogate pair", "nested without end"],
)
def test_a_hostile_line_is_refused_in_the_same_words(line):
    with pytest.raises(DocumentError, match=r"^x:1: not an article "):
        list(tag_lines([line], "x"))
