"""Feeds that feed readers and XML parsers take, whatever the newspapers print."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest

from bulletin.archive import FolderStore
from bulletin.catalog import Rights
from bulletin.catalogue.feeds import articles as articles_room
from bulletin.catalogue.feeds import feeds
from bulletin.catalogue.feeds.atom import Entry, Feed, Link, to_atom
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset import publish_release
from bulletin.model import Heads, Tag
from catalogue.published import AT, DAY, published, root_of, written_to
from dataset.builders import article, entry, paper, reworded, with_articles

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]><!-- & &amp; &#0;",
    "عنوان من اليمين",
]


def made(folder, snapshot=None):
    """The feeds of a release, parsed, by their paths."""
    files = list(feeds(snapshot or snapshot_of(folder)))
    written_to(folder, files)
    parsed = {file.path: feedparser.parse(file.data) for file in files}
    assert {path: feed.bozo for path, feed in parsed.items() if feed.bozo} == {}
    return parsed


def titled(folder, *titles, newspaper=None, **facts):
    """A release of one issue whose articles have these headlines."""
    store = FolderStore(folder)
    day = entry(store, newspaper)
    facts = {"tags": (Tag("transport", 3.0, 1.0, ()),), **facts}
    them = [
        article(day.issue.id, n, heads=Heads(title, kicker=None, subheadline=None), **facts)
        for n, title in enumerate(titles, start=1)
    ]
    return published(folder, with_articles(day, *them))


def test_releases_say_what_changed_and_lead_to_their_files(tmp_path):
    store = FolderStore(tmp_path)
    first = published(tmp_path, entry(store))
    day = entry(store)
    again = with_articles(day, reworded(day.read.articles[0], "另一段。"), day.read.articles[1])
    publish_release(store, [again], day=DAY, at=AT + timedelta(days=1))

    feed = made(tmp_path)["feed.xml"]

    assert first.version == "r000001"
    assert [it.title for it in feed.entries] == ["r000002 · 2026-03-15", "r000001 · 2026-03-15"]
    assert feed.entries[0].summary == (
        "兰湾报（lanwan）2026-03-15：修订 1 篇，撤下 1 篇。 "
        "兰湾报 (lanwan) of 2026-03-15: 1 article changed, 1 article taken out. "
        "共 1 期、2 篇。 1 issue and 2 articles in all."
    )
    assert feed.entries[0].updated == "2026-03-17T01:02:03Z"
    assert feed.feed.updated == "2026-03-17T01:02:03Z"
    assert {link.href for it in feed.entries for link in it.links} == {
        f"releases/{version}/{name}"
        for version in ("r000001", "r000002")
        for name in ("CHANGELOG.md", "manifest.json", "delta.jsonl.gz")
    }


def test_every_relative_link_leads_to_a_file(tmp_path):
    published(tmp_path)
    ours = {"index.html", "papers/lanwan.html"}  # the pages, which are made beside the feeds

    for path, feed in made(tmp_path).items():
        links = [*feed.feed.links, *(link for it in feed.entries for link in it.links)]
        targets = {urljoin(path, link.href) for link in links if not urlsplit(link.href).scheme}
        assert [it for it in targets if not (root_of(tmp_path) / it).exists()] in (
            [],
            sorted(targets & ours),
        )


def test_no_address_of_ours_is_in_a_feed(tmp_path):
    published(tmp_path)

    for file in feeds(snapshot_of(tmp_path)):
        text = file.data.decode()
        assert "xml:base" not in text
        assert str(tmp_path) not in text


def test_an_article_is_in_the_feed_of_each_of_its_topics(tmp_path):
    published(tmp_path)

    found = made(tmp_path)

    ids = [f"tag:bulletin.invalid,2026:article/lanwan-2026-03-15-a-i000{n}" for n in (1, 2, 3)]
    assert [it.id for it in found["feeds/articles.xml"].entries] == ids
    assert [it.id for it in found["feeds/topics/transport.xml"].entries] == ids
    assert (
        found["feeds/topics/transport.xml"].feed.title
        == "交通：新的稿件 · New articles: transport"
    )
    newest = found["feeds/articles.xml"].entries[0]
    assert (newest.title, newest.author) == ("兰湾今日第1事", "兰湾报")
    assert newest.published == "2026-03-14T16:00:00Z"  # midnight of the date in China
    assert newest.link == "https://news.example/lanwan/2026-03-15/p01.pdf"
    assert [(tag.term, tag.label) for tag in newest.tags] == [
        ("transport", "交通"), ("economy", "经济"),
    ]  # fmt: skip
    assert newest.summary == "本报讯：兰湾新桥昨日通车。 桥长三里 第1段。"


def test_a_topic_without_articles_has_an_empty_feed_that_stays_the_same(tmp_path):
    published(tmp_path)

    feed = made(tmp_path)["feeds/topics/sport.xml"]

    assert feed.entries == []
    assert feed.feed.updated == "2026-03-14T16:00:00Z"


def test_characters_that_no_xml_holds_are_taken_out():
    words = "控制\x00字\x0b符\x1f\x7f与\ufffe \u202eتجاوز\n一\u2028行"
    entry = Entry(words, words, AT, AT, words, (Link(words, type="text/html"),), "zh\x00",
                  ((words, words),), words)  # fmt: skip

    root = ET.fromstring(to_atom(Feed(words, words, words, AT, (), (entry,))))

    assert {root.findtext(f"{ATOM}entry/{ATOM}{name}") for name in ("id", "title", "summary")} == {
        "控制字 符与 تجاوز 一 行"
    }


def test_a_release_without_articles_has_feeds_without_entries(tmp_path):
    published(tmp_path, entry(FolderStore(tmp_path), articles=0, is_held=True))

    found = made(tmp_path)

    assert [len(found[path].entries) for path in ("feed.xml", "feeds/articles.xml")] == [1, 0]


def test_ids_stay_over_revisions_and_updated_moves(tmp_path):
    store = FolderStore(tmp_path)
    published(tmp_path, entry(store))
    before = made(tmp_path)["feeds/articles.xml"].entries[0]
    day = entry(store)
    again = with_articles(day, reworded(day.read.articles[0], "另一段。"), *day.read.articles[1:])
    publish_release(store, [again], day=DAY, at=AT + timedelta(days=1))
    after = made(tmp_path)["feeds/articles.xml"].entries[0]

    assert (after.id, after.published) == (before.id, before.published)
    assert (before.updated, after.updated) == ("2026-03-15T00:30:00Z", "2026-03-17T01:02:03Z")


def test_newest_dates_come_first_and_a_feed_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(articles_room, "_ARTICLES", 4)
    store = FolderStore(tmp_path)
    published(tmp_path, entry(store))
    published(tmp_path, entry(store, day=DAY + timedelta(days=40)))
    published(tmp_path, entry(store, day=DAY + timedelta(days=1)))

    entries = made(tmp_path)["feeds/topics/economy.xml"].entries

    assert [it.id.rpartition("/")[2] for it in entries] == [
        "lanwan-2026-04-24-a-i0001",
        "lanwan-2026-04-24-a-i0002",
        "lanwan-2026-04-24-a-i0003",
        "lanwan-2026-03-16-a-i0001",
    ]


def test_bodies_that_may_not_be_published_are_in_no_feed(tmp_path):
    silent = paper(rights=Rights(statement="headlines only", bodies=False))
    published(tmp_path, entry(FolderStore(tmp_path), silent))

    for file in feeds(snapshot_of(tmp_path)):
        assert "昨日通车" not in file.data.decode()
    assert "summary" not in made(tmp_path)["feeds/articles.xml"].entries[0]


def test_bodies_of_before_a_newspaper_forbade_them_are_in_no_feed(tmp_path):
    store = FolderStore(tmp_path)
    published(tmp_path, entry(store))
    silent = paper(rights=Rights(statement="headlines only", bodies=False))
    published(tmp_path, entry(store, silent, day=DAY + timedelta(days=1)))
    rows = snapshot_of(tmp_path).rows("articles", ["body"])

    entries = made(tmp_path)["feeds/articles.xml"].entries

    assert rows["body"].null_count == 3  # those of the first date stand in the table as they were
    assert [it for it in entries if "summary" in it] == []


def test_without_a_headline_the_body_names_an_article_only_where_it_may(tmp_path):
    titled(tmp_path / "open", "")
    titled(tmp_path / "shut", "", newspaper=paper(rights=Rights(statement="no", bodies=False)))

    titles = [
        made(tmp_path / place)["feeds/articles.xml"].entries[0].title for place in ("open", "shut")
    ]

    assert titles == ["本报讯：兰湾新桥昨日通车。 桥长三里 第1段。", "（无标题）"]


def test_hostile_headlines_are_text_and_nothing_else(tmp_path):
    titled(tmp_path, *HOSTILE)

    for file in feeds(snapshot_of(tmp_path)):
        root = ET.fromstring(file.data)
        assert {element.tag.removeprefix(ATOM) for element in root.iter()} <= {
            "feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry",
            "published", "category", "summary",
        }  # fmt: skip
    root = ET.fromstring(
        next(f.data for f in feeds(snapshot_of(tmp_path)) if "articles" in f.path)
    )
    assert [it.findtext(f"{ATOM}title") for it in root.iter(f"{ATOM}entry")] == [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "]]><!-- & &amp; &#0;",
        "عنوان من اليمين",
    ]


@pytest.mark.parametrize("name", ["</name><script>", "甲\x08乙", "a\"b'c"])
def test_a_hostile_newspaper_is_an_author_like_others(tmp_path, name):
    published(tmp_path, entry(FolderStore(tmp_path), paper(name=name)))

    feed = made(tmp_path)["feeds/articles.xml"]

    assert len(feed.entries) == 3


@pytest.mark.parametrize("code", ["../../index", "a/b", "", "主题"])
def test_a_topic_whose_code_is_no_file_name_has_no_feed(tmp_path, code):
    titled(tmp_path, "一", tags=(Tag(code, 1.0, 1.0, ()),))

    assert {path for path in made(tmp_path) if "topics" in path} == {
        f"feeds/topics/{known}.xml" for known in ("economy", "sport", "transport")
    }


def test_an_article_of_a_folder_leads_to_its_newspaper_and_not_to_the_folder(tmp_path):
    store = FolderStore(tmp_path)
    day = entry(store)
    receipts = [
        replace(it, url=f"file:///srv/{it.label}", final_url="") for it in day.issue.receipts
    ]
    published(tmp_path, replace(day, issue=replace(day.issue, receipts=tuple(receipts))))

    found = made(tmp_path)

    assert found["feeds/articles.xml"].entries[0].link == "../papers/lanwan.html"
    assert found["feeds/topics/economy.xml"].entries[0].link == "../../papers/lanwan.html"


def test_the_same_release_gives_the_same_bytes(tmp_path):
    snapshot = published(tmp_path)

    assert list(feeds(snapshot)) == list(feeds(snapshot_of(tmp_path)))
