"""New articles, all of them and by topic: a feed of the newest 100 of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from bulletin.catalogue.days import CHINA
from bulletin.catalogue.feeds.atom import Entry, Feed, Link, to_atom
from bulletin.catalogue.names import Topic, paper_page, topics_of
from bulletin.catalogue.snapshot import Snapshot, Written
from bulletin.catalogue.telling import plain, shortened, tag_of, web_address
from bulletin.catalogue.words import Words
from bulletin.reader.tables import table_at

_ARTICLES = 100  # newest, of each feed
_SUMMARY = 200  # characters
_TITLE = 30  # characters of the body, where an article has no headline

_ORDER = [
    ("published_date", "descending"), ("first_seen_at", "descending"), ("article_id", "ascending"),
]  # fmt: skip
_LIGHT = ["article_id", "published_date", "published_month", "first_seen_at", "topics"]
_TOLD = [
    "article_id", "paper", "published_date", "headline", "body", "topics", "language",
    "source_url", "first_seen_at", "revised_at",
]  # fmt: skip

_NAME = re.compile(r"\w+", re.ASCII)  # what a topic is called where it names a file


@dataclass(frozen=True, slots=True)
class _Paper:
    name: str
    has_bodies: bool


def article_feeds(snapshot: Snapshot) -> Iterator[Written]:
    """`feeds/articles.xml`, and `feeds/topics/<code>.xml` of every topic."""
    rows = snapshot.rows("articles", _LIGHT).sort_by(_ORDER)
    newest = rows.slice(0, _ARTICLES)
    topics = topics_of(snapshot)
    by_topic = dict(_by_topic(rows, topics))
    entries = _entries(snapshot, [newest, *by_topic.values()], topics)
    start = datetime.combine(snapshot.manifest.first_date, time(), CHINA)
    title = Words("新的稿件", "New articles")
    yield _feed("articles", "..", title, _of(newest, entries), start)
    for code, chosen in sorted(by_topic.items()):
        name = topics[code].name if code in topics else Words(code, code)
        title = Words(f"{name.zh}：新的稿件", f"New articles: {name.en}")
        yield _feed(f"topics/{code}", "../..", title, _of(chosen, entries), start)


def _by_topic(rows: pa.Table, topics: Mapping[str, Topic]) -> Iterator[tuple[str, pa.Table]]:
    """The newest of each topic, of those in the vocabulary that have none too."""
    lists = rows["topics"].combine_chunks()
    parents, codes = pc.list_parent_indices(lists), pc.list_flatten(lists)
    for code in sorted({*topics, *pc.unique(codes).to_pylist()}):
        if _NAME.fullmatch(code):
            yield code, rows.take(parents.filter(pc.equal(codes, code))[:_ARTICLES])


def _entries(
    snapshot: Snapshot, chosen: Iterable[pa.Table], topics: Mapping[str, Topic]
) -> dict[str, Entry]:
    """The entry of every article chosen; bodies are read of their months only."""
    rows = pa.concat_tables(chosen)
    papers = _papers(snapshot)
    is_chosen = ds.field("published_month").isin(pc.unique(rows["published_month"])) & ds.field(
        "article_id"
    ).isin(pc.unique(rows["article_id"]))
    table = table_at(snapshot.dataset.root, snapshot.manifest, "articles").to_pyarrow_dataset()
    return {
        row["article_id"]: _entry(row, papers[row["paper"]], topics)
        for batch in table.to_batches(columns=_TOLD, filter=is_chosen)
        for row in batch.to_pylist()
    }


def _of(rows: pa.Table, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    return tuple(entries[article] for article in rows["article_id"].to_pylist())


def _papers(snapshot: Snapshot) -> dict[str, _Paper]:
    columns = ["code", "name", "bodies_published"]
    return {
        row["code"]: _Paper(row["name"], has_bodies=row["bodies_published"] is True)
        for row in snapshot.rows("papers", columns).to_pylist()
    }


def _entry(row: Mapping[str, Any], paper: _Paper, topics: Mapping[str, Topic]) -> Entry:
    body = plain(row["body"]) if row["body"] and paper.has_bodies else ""
    headline = plain(row["headline"] or "") or shortened(body, _TITLE) or "（无标题）"
    named = ((code, topics[code].name.zh if code in topics else code) for code in row["topics"])
    address = web_address(row["source_url"]) or paper_page(row["paper"])
    return Entry(
        id=tag_of("article", row["article_id"]),
        title=headline,
        published=datetime.combine(row["published_date"], time(), CHINA),
        updated=row["revised_at"],
        author=paper.name,
        links=(Link(address, type="text/html"),),
        language=row["language"],
        categories=tuple(named),
        summary=shortened(body, _SUMMARY) if body else None,
    )


def _feed(
    name: str, up: str, title: Words, entries: tuple[Entry, ...], start: datetime
) -> Written:
    own = name.rpartition("/")[2]
    entries = tuple(
        replace(it, links=tuple(_from(up, link) for link in it.links)) for it in entries
    )
    home = Link(f"{up}/index.html", type="text/html")
    feed = Feed(
        id=tag_of("feed", name),
        title=f"{title.zh} · {title.en}",
        subtitle="按出版日期，新的在前。By date of publication, newest first.",
        updated=start,
        links=(Link(f"{own}.xml", "self", "application/atom+xml"), home),
        entries=entries,
    )
    return Written(f"feeds/{name}.xml", to_atom(feed))


def _from(up: str, link: Link) -> Link:
    """The link as it leads from the feed's folder: a page of ours is reached from the root."""
    return link if web_address(link.href) else replace(link, href=f"{up}/{link.href}")
