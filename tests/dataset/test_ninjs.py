"""Articles as ninjs 3.0."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pyarrow as pa
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from bulletin.catalog import Rights
from bulletin.dataset.article_schema import ARTICLE_ENTITIES, ARTICLES
from bulletin.dataset.history import ARTICLE_REVISIONS
from bulletin.dataset.ninjs import to_ninjs
from bulletin.dataset.rows import rows_of
from bulletin.dataset.schema import PAPERS
from bulletin.dataset.vocabulary import TOPICS
from bulletin.model import Entity, EntityType, Heads, Paragraph
from dataset.builders import AT, DAY, entry, paper, with_articles

URI = "tag:bulletin.invalid,2026:article/lanwan-2026-03-15-a-i0001"
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}


def several(**properties):
    return {"type": "array", "minItems": 1, "items": only(**properties)}


def only(*needed, **properties):
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(needed),
        "properties": properties,
    }


VALUE = {"role": TEXT, "contentType": {"enum": ["text/plain", "text/html"]}, "value": TEXT}
NAME = {"name": TEXT, "rel": TEXT, "uri": ADDRESS, "literal": TEXT}
PROPERTIES = {
    "uri": ADDRESS,
    "standard": only("name", "version", "schema", name={"const": "ninjs"},
                     version={"const": "3.0"}, schema=ADDRESS),
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component",
                      "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    "profile": TEXT, "version": TEXT,
    "firstCreated": MOMENT, "versionCreated": MOMENT, "contentCreated": MOMENT,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "usageTerms": TEXT, "edNote": TEXT, "language": TEXT, "title": TEXT, "by": TEXT,
    "rightsInfo": only("linkedRights", linkedRights=ADDRESS),
    "headlines": several(**VALUE), "descriptions": several(**VALUE),
    "bodies": several(**VALUE, charCount={"type": "integer"}),
    "people": several(**NAME), "organisations": several(**NAME), "places": several(**NAME),
    "subjects": several(**NAME),
    "infoSources": several(name=TEXT, role=TEXT, uri=ADDRESS, literal=TEXT),
    "genres": several(name=TEXT, uri=TEXT, literal=TEXT),
    "renditions": {"type": "array", "items": only("name", name=TEXT, href=ADDRESS)},
    "altIds": several(role=TEXT, value=TEXT),
}  # fmt: skip
ASSOCIATED = only("name", "uri", name=TEXT, rel=TEXT, **PROPERTIES)
NINJS = only("uri", **PROPERTIES, associations={"type": "array", "items": ASSOCIATED})

FORMATS = FormatChecker(())


@FORMATS.checks("uri", ValueError)
def is_uri(value):
    parts = urlsplit(value)
    return bool(parts.scheme) and re.fullmatch(r"[!#-;=?-\[\]_a-z~%]+", value) is not None


@FORMATS.checks("date-time", ValueError)
def is_date_time(value):
    return datetime.fromisoformat(value).tzinfo is not None and "T" in value


def items(*entries, **tables):
    given = rows_of(ARTICLES, entries)
    found = [json.loads(line) for line in to_ninjs(given, **tables).splitlines()]
    for item in found:
        Draft202012Validator(NINJS, format_checker=FORMATS).validate(item)
    return found


def one(store, newspaper=None, **facts):
    given = entry(store, newspaper, articles=1)
    return with_articles(given, replace(given.articles[0], **facts))


def vocabulary(*, is_loose=False):
    row = {
        "code": "transport",
        "name_zh": "交通出行",
        "medtop": "medtop:20000346",
        "medtop_label": "transport",
        "medtop_is_loose": is_loose,
    }
    return pa.Table.from_pylist([row], schema=TOPICS.schema)


def tombstones(*rows):
    known = {
        "paper": "lanwan", "published_date": DAY, "revised_at": AT, "op": "DEL",
        "headline": "旧题", "reason": "merged",
    }  # fmt: skip
    return pa.Table.from_pylist([known | row for row in rows], schema=ARTICLE_REVISIONS.schema)


def test_an_article_is_told_in_the_words_of_the_standard(store):
    given = entry(store, articles=1)

    item = items(given, topics=vocabulary(), papers=rows_of(PAPERS, [given]))[0]

    assert (item["uri"], item["type"], item["version"]) == (URI, "text", "1")
    assert (item["pubStatus"], item["representationType"]) == ("usable", "full")
    assert item["firstCreated"] == item["versionCreated"] == "2026-03-15T00:30:00Z"
    assert item["contentCreated"] == "2026-03-15T00:00:00+08:00"
    assert [(it["role"], it["value"]) for it in item["headlines"]] == [
        ("main", "兰湾今日第1事"),
        ("kicker", "引题"),
    ]
    assert item["by"] == "本报记者 沈一舟"
    assert item["infoSources"] == [
        {"name": "兰湾报", "role": "publisher", "literal": "lanwan"},
        {"name": "沈一舟", "role": "记者"},
    ]
    assert item["usageTerms"] == "样报，可自由使用"
    assert item["rightsInfo"] == {"linkedRights": "https://spdx.org/licenses/CC0-1.0"}
    page = "https://news.example/lanwan/2026-03-15/p01.pdf"
    assert item["renditions"] == [{"name": "page", "href": page}]
    assert {it["role"] for it in item["altIds"]} == {"article_id", "issue_id", "content_sha256"}


def test_the_body_is_there_as_text_and_as_paragraphs_with_crossheads(store):
    plain, marked = items(one(store))[0]["bodies"]

    assert plain["value"] == "本报讯：兰湾新桥昨日通车。\n桥长三里\n第1段。"
    assert plain["charCount"] == len(plain["value"].replace("\n", ""))
    assert marked["contentType"] == "text/html"
    assert marked["value"] == (
        "<p>本报讯：兰湾新桥昨日通车。</p>\n<h2>桥长三里</h2>\n<p>第1段。</p>"
    )


def test_topics_are_ours_and_those_of_the_iptc(store):
    subjects = items(one(store), topics=vocabulary())[0]["subjects"]

    assert subjects[:3] == [
        {"name": "交通出行", "rel": "about", "literal": "transport",
         "uri": "tag:bulletin.invalid,2026:topic/transport"},
        {"name": "transport", "rel": "about",
         "uri": "http://cv.iptc.org/newscodes/mediatopic/20000346"},
        {"name": "economy", "rel": "about", "literal": "economy",
         "uri": "tag:bulletin.invalid,2026:topic/economy"},
    ]  # fmt: skip
    assert {"name": "要闻", "rel": "section"} in subjects


def test_an_article_need_not_be_of_a_media_topic_that_is_only_near(store):
    subjects = items(one(store), topics=vocabulary(is_loose=True))[0]["subjects"]

    assert subjects[1]["rel"] == "related"


def test_names_are_given_once_each_with_codes_of_places(store):
    found = (
        Entity(EntityType.PLACE, "body", 4, 6, "兰湾", "澜州市兰湾区", "gazetteer", 0.9, code="1"),
        Entity(EntityType.PLACE, "body", 6, 8, "兰湾", "澜州市兰湾区", "gazetteer", 0.9, code="1"),
        Entity(EntityType.PERSON, "body", 8, 11, "沈一舟", "", "surname", 0.9),
    )
    given = one(store, entities=found)

    item = items(given, entities=rows_of(ARTICLE_ENTITIES, [given]))[0]

    assert item["places"] == [{"name": "澜州市兰湾区", "rel": "mentions", "literal": "1"}]
    assert item["people"] == [{"name": "沈一舟", "rel": "mentions"}]
    assert "organisations" not in item


def test_captions_are_pictures_that_go_with_it(store):
    item = items(one(store))[0]

    assert item["associations"] == [
        {"name": "picture1", "rel": "illustration", "uri": f"{URI}/picture1", "type": "picture",
         "by": "陆远",
         "descriptions": [{"role": "caption", "contentType": "text/plain", "value": "新桥"}]},
    ]  # fmt: skip


def test_a_paper_that_keeps_its_bodies_back_gives_none_of_them(store):
    silent = paper(rights=Rights(statement="版权所有", bodies=False))

    line = to_ninjs(rows_of(ARTICLES, [one(store, silent)])).decode()
    item = items(one(store, silent))[0]

    assert item["representationType"] == "partial"
    assert "bodies" not in item
    assert "昨日通车" not in line


def test_what_was_withdrawn_is_canceled_and_leads_to_what_it_was_merged_into(store):
    gone = "lanwan-2026-03-15-a-i0009"
    told = tombstones(
        {"article_id": gone, "revision": 2, "reason": "issue_held"},
        {"article_id": gone, "revision": 4, "merged_into": URI.rpartition("/")[2]},
        {"article_id": URI.rpartition("/")[2], "revision": 2},
    )

    here, canceled = items(one(store), revisions=told)

    assert (here["uri"], here["pubStatus"]) == (URI, "usable")
    assert canceled["uri"].endswith(gone)
    assert (canceled["pubStatus"], canceled["version"]) == ("canceled", "4")
    assert canceled["versionCreated"] == "2026-03-16T01:02:03Z"
    assert canceled["associations"] == [{"name": "mergedInto", "rel": "mergedInto", "uri": URI}]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))


def test_hostile_text_stays_text(store):
    hostile = '"><img src=x onerror=alert(1)>\x00</p><script>alert(1)</script>'
    given = one(store)
    article = given.articles[0]
    piece = replace(article.paragraphs[0].pieces[0], text=hostile)
    given = with_articles(
        given,
        replace(article, heads=Heads(hostile), paragraphs=(Paragraph((piece,)),)),
    )

    item = items(given)[0]

    assert item["headlines"][0]["value"] == hostile
    tags = Tags()
    tags.feed(item["bodies"][1]["value"])
    assert tags.tags == [("p", [])]
    assert "\x00" not in item["bodies"][1]["value"]


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("javascript:alert(1)", None),
        ("file:///srv/pages/1.pdf", None),
        ("http://[", None),
        ("https://news.example/版 1.pdf", "https://news.example/%E7%89%88%201.pdf"),
        (
            "https://news.example/%E7%89%88.pdf?a=1&b=2",
            "https://news.example/%E7%89%88.pdf?a=1&b=2",
        ),
    ],
)
def test_only_addresses_of_the_web_are_links(store, address, href):
    articles = rows_of(ARTICLES, [one(store)])
    place = articles.schema.get_field_index("source_url")
    articles = articles.set_column(place, "source_url", pa.array([address]))

    item = json.loads(to_ninjs(articles))

    assert [it["href"] for it in item.get("renditions", [])] == ([href] if href else [])
    Draft202012Validator(NINJS, format_checker=FORMATS).validate(item)


def test_a_photo_without_words_is_a_picture(store):
    item = items(one(store, item_type="photo", heads=Heads(""), paragraphs=()))[0]

    assert item["type"] == "picture"
    assert "headlines" not in item
    assert "bodies" not in item


def test_the_same_rows_make_the_same_lines_sorted_by_id(store):
    given = rows_of(ARTICLES, [entry(store)])

    lines = to_ninjs(given)

    assert lines == to_ninjs(given.take([2, 0, 1]))
    assert [json.loads(it)["uri"][-1] for it in lines.splitlines()] == ["1", "2", "3"]


def test_the_checks_of_this_file_can_fail():
    check = Draft202012Validator(NINJS, format_checker=FORMATS)

    assert not check.is_valid({"uri": "no uri"})
    assert not check.is_valid({"uri": URI, "keywords": ["港"]})
    assert not check.is_valid({"uri": URI, "firstCreated": "2026-03-15"})
    assert not check.is_valid({"uri": URI, "associations": [{"uri": URI}]})
    assert check.is_valid({"uri": URI})
