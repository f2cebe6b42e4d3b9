"""
Articles as ninjs 3.0, the news format of the IPTC: what a newsroom's own system takes in.

One JSON object a line. Properties are those of the standard alone; one that has no value is left
out. The words that the standard leaves to the provider are told in docs/dataset.md.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
import pyarrow as pa

Row = Mapping[str, Any]
Item = dict[str, Any]

STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}

# Tags after RFC 4151: they name things wherever the dataset is, and lead nowhere (RFC 2606).
_TAGS = "tag:bulletin.invalid,2026:"
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_LICENCES = "https://spdx.org/licenses/"

_MIDNIGHT = "T00:00:00+08:00"  # the newspapers are China's; they say the day and no hour
_PLAIN, _HTML = "text/plain", "text/html"

_HEADLINES = {"headline": "main"} | {it: it for it in ("kicker", "subheadline", "standing_head")}
_NAMED = {"person": "people", "organisation": "organisations", "place": "places"}

_SPDX = re.compile(r"[A-Za-z0-9.+-]+")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # controls that HTML forbids
_URI_MARKS = ":/?#[]@!$&'()*+,;=%~"  # what stays as it is in an address

_JSON = msgspec.json.Encoder()


def to_ninjs(
    articles: pa.Table,
    *,
    topics: pa.Table | None = None,
    entities: pa.Table | None = None,
    revisions: pa.Table | None = None,
    papers: pa.Table | None = None,
) -> bytes:
    """
    Articles, and those that were withdrawn, one ninjs object a line, sorted by id.

    Args:
        articles: Rows of `articles`. One without a body is `partial`: nothing of it is told.
        topics: Rows of `topics`, for names and IPTC Media Topics; codes alone where left out.
        entities: Rows of `article_entities` of these articles: people, organisations, places.
        revisions: Rows of `article_revisions`: an article that is not among the others and has a
            tombstone is given as canceled.
        papers: Rows of `papers`, for the newspaper's name and licence.
    """
    vocabulary = {row["code"]: row for row in _rows(topics)}
    newspapers = {row["code"]: row for row in _rows(papers)}
    found = sorted((row for row in _rows(entities) if row["type"] in _NAMED), key=_place)
    named = {name: list(rows) for name, rows in groupby(found, itemgetter("article_id"))}
    items = {
        row["article_id"]: {
            **_article(row, newspapers.get(row["paper"], {})),
            **_subjects(row, vocabulary),
            **_names(named.get(row["article_id"], ())),
        }
        for row in articles.to_pylist()
    }
    ends = sorted((row for row in _rows(revisions) if row["op"] == "DEL"), key=_place)
    gone = {row["article_id"]: _canceled(row) for row in ends if row["article_id"] not in items}
    told = items | gone
    return b"".join(_JSON.encode(told[name]) + b"\n" for name in sorted(told))


def _article(row: Row, newspaper: Row) -> Item:
    """What is said of an article but for what it is about."""
    uri = _tag(row["article_id"])
    body = row["body"]
    return _present(
        {
            "uri": uri,
            "standard": STANDARD,
            "type": "picture" if row["item_type"] == "photo" else "text",
            "representationType": "partial" if body is None else "full",
            "profile": row["item_type"],
            "version": str(row["revision"]),
            "firstCreated": _moment(row["first_seen_at"]),
            "versionCreated": _moment(row["revised_at"]),
            "contentCreated": _day(row["published_date"]),
            "pubStatus": "usable",
            "usageTerms": row["rights"],
            "rightsInfo": _licence(newspaper.get("licence")),
            "language": row["language"],
            "title": row["headline"],
            "headlines": _texts((role, row[column]) for column, role in _HEADLINES.items()),
            "by": row["byline"] or "、".join(author["name"] for author in row["authors"] or ()),
            "descriptions": _texts([("summary", row["summary"])]),
            "bodies": _bodies(body, row),
            "infoSources": _sources(row, newspaper),
            "genres": [{"literal": row["item_type"]}] if row["item_type"] else None,
            "renditions": _page(row["source_url"]),
            "associations": _pictures(uri, row["captions"] or ()),
            "altIds": _other_ids(row, ("article_id", "issue_id", "content_sha256")),
        }
    )


def _canceled(row: Row) -> Item:
    """What is left of an article that was withdrawn."""
    merged = row["merged_into"]
    item = {
        "representationType": "partial",
        "version": str(row["revision"]),
        "versionCreated": _moment(row["revised_at"]),
        "contentCreated": _day(row["published_date"]),
        "pubStatus": "canceled",
        "edNote": row["reason"],
        "title": row["headline"],
        "headlines": _texts([("main", row["headline"])]),
        "altIds": _other_ids(row, ("article_id",)),
    }
    if merged:
        item["associations"] = [{"name": "mergedInto", "rel": "mergedInto", "uri": _tag(merged)}]
    return {"uri": _tag(row["article_id"]), "standard": STANDARD, "type": "text", **_present(item)}


def _texts(pairs: Iterable[tuple[str, str | None]]) -> list[Item]:
    return [{"role": role, "contentType": _PLAIN, "value": text} for role, text in pairs if text]


def _bodies(body: str | None, row: Row) -> list[Item]:
    """The body as plain text, and as paragraphs and crossheads in HTML that does nothing."""
    if not body:
        return []
    heads = set(row["crossheads"] or ())
    lines = [
        f"<{tag}>{html.escape(_UNSEEN.sub('', line))}</{tag}>"
        for line in body.split("\n")
        for tag in ("h2" if line in heads else "p",)
    ]
    count = {"charCount": row["char_count"]} if row["char_count"] is not None else {}
    return [
        {"role": "main", "contentType": _PLAIN, **count, "value": body},
        {"role": "main", "contentType": _HTML, **count, "value": "\n".join(lines)},
    ]


def _subjects(row: Row, vocabulary: Mapping[str, Row]) -> Item:
    """Topics with their Media Topics, then the section, then keywords."""
    subjects: list[Item] = []
    for code in row["topics"] or ():
        topic = vocabulary.get(code, {})
        name = topic.get("name_zh") or code
        uri = f"{_TAGS}topic/{code}"
        subjects.append({"name": name, "rel": "about", "uri": uri, "literal": code})
        if medtop := topic.get("medtop"):
            # A loose one is much wider or narrower: the article may not be of it.
            rel = "related" if topic.get("medtop_is_loose") else "about"
            uri = _MEDIA_TOPICS + medtop.removeprefix("medtop:")
            found = _present({"name": topic.get("medtop_label"), "rel": rel, "uri": uri})
            if found not in subjects:
                subjects.append(found)
    subjects += [{"name": it, "rel": "section"} for it in (row["section"],) if it]
    subjects += [{"name": it, "rel": "keyword"} for it in row["keywords"] or ()]
    return {"subjects": subjects} if subjects else {}


def _names(entities: Sequence[Row]) -> Item:
    """Whom and what an article names, each once, in the order of the text."""
    found: dict[str, dict[str, Item]] = {}
    for row in entities:
        name = row["value"] or row["words"]
        told = _present({"name": name, "rel": "mentions", "literal": row["code"]})
        found.setdefault(_NAMED[row["type"]], {}).setdefault(name, told)
    return {kind: list(found[kind].values()) for kind in sorted(found)}


def _sources(row: Row, newspaper: Row) -> list[Item]:
    """The newspaper, and who made the article, each with the part that is printed."""
    paper = {"name": newspaper.get("name"), "role": "publisher", "literal": row["paper"]}
    makers = [
        _present({"name": author["name"], "role": author["role"]})
        for author in row["authors"] or ()
    ]
    return [_present(paper), *makers]


def _pictures(uri: str, captions: Sequence[Row]) -> list[Item]:
    pictures = []
    for number, caption in enumerate(captions, 1):
        name = f"picture{number}"
        told = {"by": caption["credit"], "descriptions": _texts([("caption", caption["text"])])}
        known = {"name": name, "rel": "illustration", "uri": f"{uri}/{name}", "type": "picture"}
        pictures.append(known | _present(told))
    return pictures


def _page(url: str | None) -> list[Item]:
    """The page it was printed on, where anybody can have it."""
    try:
        is_web = bool(url) and urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        return []
    return [{"name": "page", "href": quote(url or "", safe=_URI_MARKS)}] if is_web else []


def _licence(licence: str | None) -> Item | None:
    is_known = licence and _SPDX.fullmatch(licence)
    return {"linkedRights": f"{_LICENCES}{licence}"} if is_known else None


def _other_ids(row: Row, names: Iterable[str]) -> list[Item]:
    return [{"role": name, "value": row[name]} for name in names if row[name]]


def _tag(article_id: str) -> str:
    return f"{_TAGS}article/{article_id}"


def _moment(at: datetime | None) -> str | None:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else None


def _day(day: date | None) -> str | None:
    return f"{day}{_MIDNIGHT}" if day else None


def _present(item: Item) -> Item:
    """Without what has no value."""
    return {name: value for name, value in item.items() if value not in (None, "", [])}


def _place(row: Row) -> tuple[str, int, int]:
    return row["article_id"], row.get("revision", 0), row.get("start", 0)


def _rows(table: pa.Table | None) -> list[Row]:
    return [] if table is None else table.to_pylist()
