"""The SQLite file in Datasette, with the settings and pages that go with it."""

from __future__ import annotations

import asyncio
import gzip
import html
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from bulletin.archive import FolderStore
from bulletin.catalog import Rights
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.catalogue.sqlite import datasette_files, sqlite_export
from bulletin.dataset import publish_release
from bulletin.dataset.release import Along
from bulletin.model import Entity, EntityType, Heads, Paragraph
from catalogue.published import VOCABULARY, published
from dataset.builders import AT, DAY, entry, paper, with_articles

HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'); drop"
FIRST = "lanwan-2026-03-15-a-i0001"


def of_hostile_words(given):
    """Every text of its first article is one that would run where it is not escaped."""
    article = given.articles[0]
    piece = replace(article.paragraphs[0].pieces[0], text=HOSTILE)
    hostile = replace(
        article,
        heads=Heads(HOSTILE, kicker=HOSTILE, subheadline=HOSTILE),
        byline=HOSTILE,
        section=HOSTILE,
        standing_head=HOSTILE,
        paragraphs=(Paragraph((piece,)),),
        entities=(),
        illustrations=tuple(replace(it, caption=HOSTILE) for it in article.illustrations),
        tags=(),
    )
    return with_articles(given, hostile, *given.articles[1:])


def with_names(given):
    """Its articles name a person, of whom no more is known than the words, and a place."""
    person = Entity(EntityType.PERSON, "body", 4, 6, "兰湾", "", "surname", 0.9)
    place = Entity(EntityType.PLACE, "body", 6, 8, "新桥", "兰湾区新桥镇", "gazetteer", 0.9)
    return with_articles(given, *(replace(it, entities=(person, place)) for it in given.articles))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Datasette's own client on a folder as docs/sqlite.md says to make it."""
    folder = tmp_path_factory.mktemp("datasette")
    store = FolderStore(folder / "store")
    silent = paper("hexi", rights=Rights(statement="版权所有", bodies=False))
    named = paper(name=f"兰湾报{HOSTILE}")
    issues = [of_hostile_words(with_names(entry(store, named))), entry(store, silent)]
    along = Along(topics=lambda: list(VOCABULARY))
    publish_release(store, issues, day=DAY, at=AT, along=along)
    snapshot = snapshot_of(folder / "store")
    for written in datasette_files(snapshot):
        path = folder / written.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written.data)
    config = folder / "exports" / "datasette"
    with gzip.open(sqlite_export(snapshot, folder).data) as source:
        (config / "bulletins.sqlite").write_bytes(source.read())
    return Datasette(config_dir=config)


# Of its own: in this thread a browser of other tests may keep an event loop running.
THREAD = ThreadPoolExecutor(1)


def get(site, path, **args):
    url = f"{path}?{urlencode(args, doseq=True)}" if args else path
    asked = site.client.get(url.removeprefix("http://localhost"))
    answer = THREAD.submit(asyncio.run, asked).result()
    assert answer.status_code == 200, answer.text
    return answer


class Page(HTMLParser):
    """Tags of a page, and its text."""

    def __init__(self, source):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(source)
        self.text = " ".join(self.words)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data.strip())

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


def onward(source):
    """Where a page sends its reader on to."""
    content = next(it["content"] for it in Page(source).all("meta") if "http-equiv" in it)
    return content.partition("url=")[2]


def found(source):
    links = [it["href"] for it in Page(source).all("a") if "/article?article_id=" in it["href"]]
    return [link.rpartition("=")[2] for link in links]


def test_articles_have_a_search_box_and_facets_of_paper_type_topic_and_month(site):
    source = get(site, "/bulletins/articles").text
    page = Page(source)

    assert [it["name"] for it in page.all("input") if it.get("type") == "search"] == ["_search"]
    for words in ("报纸 paper", "类型 type", "首要主题 topic", "月份 month"):
        assert words in page.text
    for chip in ("河西新报 3", "article 6", "交通 5", "2026-03 6"):
        assert chip in re.sub(r"\s+", " ", page.text)
    assert len(found(source)) == 6


def test_a_facet_leads_to_its_articles(site):
    source = get(site, "/bulletins/articles").text
    links = [it["href"] for it in Page(source).all("a") if it.get("class") == "chip"]
    topic = next(link for link in links if "first_topic=" in link)

    assert len(found(get(site, topic).text)) == 5


def test_a_long_word_is_searched_at_once(site):
    source = get(site, "/bulletins/articles", _search="昨日通车").text

    assert sorted(found(source)) == ["lanwan-2026-03-15-a-i0002", "lanwan-2026-03-15-a-i0003"]
    assert "<mark>昨日通车</mark>" in source


@pytest.mark.parametrize(
    ("words", "count"), [("桥", 2), ("今日", 5), ("新桥 昨日通车", 2), ("事", 5), ("雾", 0)]
)
def test_short_words_are_found_too_and_keep_what_was_chosen(site, words, count):
    source = get(site, "/bulletins/articles", _search=words, item_type="article").text

    answer = get(site, onward(source))

    assert len(found(answer.text)) == count
    assert "item_type=article" in str(answer.url)
    box = next(it for it in Page(answer.text).all("input") if it.get("type") == "search")
    assert box["value"] == words


def test_a_hostile_word_breaks_out_of_nothing(site):
    for words in ("'", "''", "' or 1=1", '"b"', HOSTILE, "<b", "%", "_"):
        source = get(site, "/bulletins/articles", _search=words).text
        answer = get(site, onward(source)).text if "http-equiv" in source else source
        assert len(found(answer)) <= 1, words
        assert not Page(answer).all("img")


def test_an_article_reads_as_one(site):
    page = Page(get(site, "/bulletins/article", article_id="lanwan-2026-03-15-a-i0002").text)

    for words in (
        "引题",
        "兰湾今日第2事",
        "本报记者 沈一舟",
        "兰湾新桥昨日通车。",
        "新桥",
        "陆远",
    ):
        assert words in page.text
    assert "桥长三里" in page.words
    chips = [it["href"] for it in page.all("a") if it.get("class") == "chip"]
    assert any("topic_names__arraycontains=%E4%BA%A4%E9%80%9A" in it for it in chips)
    links = [it["href"] for it in page.all("a")]
    assert "https://news.example/lanwan/2026-03-15/p02.pdf" in links
    boxes = next(it for it in links if "/article_pages?" in it)
    assert len(json.loads(get(site, boxes.replace("?", ".json?")).text)["rows"]) == 4
    assert sum(it.get("class") == "mine" for it in page.all("rect")) == 3


def test_names_lead_to_where_else_they_are(site):
    page = Page(get(site, "/bulletins/article", article_id="lanwan-2026-03-15-a-i0002").text)
    links = [it["href"] for it in page.all("a") if "/article_entities?" in it["href"]]

    counts = [len(json.loads(get(site, it.replace("?", ".json?")).text)["rows"]) for it in links]

    assert counts == [2, 2]


def test_crossheads_are_headings_and_the_rest_paragraphs(site):
    source = get(site, "/bulletins/article", article_id="lanwan-2026-03-15-a-i0002").text
    text = source.partition('<div class="text">')[2].partition("</div>")[0]

    assert re.findall(r"<(p|h2)>(.*?)</\1>", text) == [
        ("p", "本报讯：兰湾新桥昨日通车。"),
        ("h2", "桥长三里"),
        ("p", "第2段。"),
    ]


def test_hostile_text_runs_on_no_page(site):
    paths = (
        "/bulletins/articles",
        f"/bulletins/article?article_id={FIRST}",
        f"/bulletins/articles/{FIRST}",
        "/bulletins/articles_read",
        "/bulletins",
        "/",
        f"/bulletins/article?{urlencode({'article_id': HOSTILE})}",
    )
    for path in paths:
        source = get(site, path).text
        page = Page(source)
        assert not [it for it in page.all("img") if it.get("src") == "x"], path
        assert "<script>alert" not in source, path
        assert not [it for tag, attrs in page.tags for it in attrs if it.startswith("on")], path
    assert html.escape(HOSTILE, quote=False)[2:40] in source.replace("&#34;", '"')


def test_an_address_that_is_none_of_the_web_is_no_link(site, tmp_path):
    folder = tmp_path / "datasette"
    shutil.copytree(site.config_dir, folder)
    other = Datasette(config_dir=folder)
    connection = other.get_database("bulletins").connect(write=True)
    with connection:
        connection.execute("UPDATE pages SET source_url = 'javascript:alert(1)'")
        connection.execute("UPDATE articles SET source_url = ' javascript:alert(1)'")
    connection.close()

    page = Page(get(other, "/bulletins/article", article_id=FIRST).text)

    assert not [it for it in page.all("a") if "javascript" in it.get("href", "")]


def test_a_paper_that_keeps_its_bodies_back_says_so_instead(site):
    page = Page(get(site, "/bulletins/article", article_id="hexi-2026-03-15-a-i0001").text)

    assert "版权所限" in page.text
    assert "昨日通车" not in page.text


def test_an_article_that_is_not_there_is_told(site):
    page = Page(get(site, "/bulletins/article", article_id="nowhere").text)

    assert "没有这篇稿件" in page.text


def test_a_row_leads_to_its_article(site):
    page = Page(get(site, f"/bulletins/articles/{FIRST}").text)

    assert f"/bulletins/article?article_id={FIRST}" in [it["href"] for it in page.all("a")]


def test_rows_name_papers_and_topics_by_their_names(site):
    row = json.loads(get(site, "/bulletins/article_topics.json", _labels="on").text)["rows"][0]

    assert row["topic"]["label"] in {"交通", "经济"}


def test_columns_and_tables_are_explained_and_the_index_of_words_is_hidden(site):
    source = get(site, "/bulletins/coverage").text
    tables = json.loads(get(site, "/bulletins.json").text)["tables"]

    assert "应齐全的时间" in source
    assert {it["name"] for it in tables if it["hidden"]} >= {"articles_fts", "article_terms"}
    assert not {it["name"] for it in tables if not it["hidden"]} & {"article_terms"}


def test_the_same_release_has_the_same_pages(tmp_path):
    snapshot = published(tmp_path / "store")

    files = datasette_files(snapshot)

    assert files == datasette_files(snapshot)
    assert [it.path for it in files] == sorted(it.path for it in files)
    assert {it.path for it in files} >= {
        "exports/datasette/metadata.json",
        "exports/datasette/settings.json",
        "exports/datasette/templates/table-bulletins-articles.html",
    }
