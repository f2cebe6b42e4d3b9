"""What a reader gets: tables of one moment, and the rows that were asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pandas as pd
import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.dataset.schema import TABLES
from bulletin.errors import BadSetting, NotAsPublished, StoreUnavailable
from bulletin.reader import open_dataset, read
from bulletin.reader.tables import KEYS
from dataset.builders import DAY
from reader.conftest import NEXT, NEXT_MONTH, first, publish_all, second

ROOT = "datasets/bulletins"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Four releases, which no test here alters."""
    return publish_all(FolderStore(tmp_path_factory.mktemp("published")))


@pytest.fixture
def dataset(published):
    return open_dataset(published.url)


def ids(frame):
    return [name.removeprefix("lanwan-2026-0") for name in frame["article_id"]]


def test_every_table_is_read_as_published_on_every_store(any_store):
    first(any_store)
    second(any_store)
    dataset = open_dataset(any_store.url)

    assert {table.name: len(dataset.read(table.name)) for table in TABLES} == dataset.tables
    for table in TABLES:
        frame = dataset.read(table.name)
        assert list(frame.columns) == table.schema.names
        assert frame[list(table.key)].apply(tuple, axis=1).is_monotonic_increasing
    assert len(dataset.read("articles", version="r000001", papers=["lanwan"])) == 3
    assert len(dataset.read("articles", topics=["transport"], since=NEXT)) == 2


def test_tables_are_sorted_by_the_keys_that_the_dictionary_has():
    assert {table.name: table.key for table in TABLES} == KEYS


def test_a_dataset_is_found_in_its_store_and_at_its_root(published):
    assert open_dataset(f"{published.url}/{ROOT}").version == "r000004"


def test_what_is_read_is_of_the_release_that_stood_when_it_was_opened(store):
    first(store)
    dataset = open_dataset(store.url)
    second(store)

    assert (dataset.version, len(dataset.read("articles"))) == ("r000001", 3)
    assert (len(dataset.read("pages")), dataset.tables["pages"]) == (4, 4)
    assert len(open_dataset(store.url).read("articles")) == 6


def test_releases_newest_first(dataset):
    assert dataset.versions() == ("r000004", "r000003", "r000002", "r000001")
    assert dataset.versions(2) == ("r000004", "r000003")
    newest, reread, *_ = dataset.releases()
    assert (newest.papers, newest.published_date, newest.articles) == (("hexi",), NEXT_MONTH, 8)
    assert (reread.added, reread.modified, reread.removed) == (0, 1, 1)
    assert reread.previous == "r000002"


@pytest.mark.parametrize(
    ("version", "count"), [("r000001", 3), ("r000002", 6), ("r000003", 5), ("r000004", 8)]
)
def test_a_release_is_read_as_it_was(dataset, version, count):
    assert len(dataset.read("articles", version=version)) == count
    assert len(dataset.read("article_pages", version=version)["article_id"].unique()) == count


@pytest.mark.parametrize(
    ("since", "count"),
    [
        (DAY, 8),
        (NEXT, 6),
        (NEXT_MONTH, 3),
        (date(2027, 1, 1), 0),
        ("2026-03-16", 6),
        (datetime(2026, 3, 16, 18, 30, tzinfo=UTC), 6),
        (pd.Timestamp("2026-03-16"), 6),
    ],
)
def test_since_is_a_publication_date_and_included(dataset, since, count):
    frame = dataset.read("articles", since=since)

    assert len(frame) == count
    assert all(day >= date.fromisoformat(str(since)[:10]) for day in frame["published_date"])


@pytest.mark.parametrize(
    ("until", "count"),
    [
        (date(2026, 1, 1), 0),
        (DAY, 2),
        (NEXT, 5),
        ("2026-03-16", 5),
        (datetime(2026, 3, 15, 18, 30, tzinfo=UTC), 2),
        (NEXT_MONTH, 8),
    ],
)
def test_until_is_a_publication_date_and_included(dataset, until, count):
    frame = dataset.read("articles", until=until)

    assert len(frame) == count
    assert all(day <= date.fromisoformat(str(until)[:10]) for day in frame["published_date"])


def test_since_and_until_are_the_dates_between(dataset):
    assert set(dataset.read("articles", since=NEXT, until=NEXT)["published_date"]) == {NEXT}
    assert len(dataset.read("coverage", since=NEXT, until=DAY)) == 0


def test_a_table_is_read_in_one_call(published, dataset):
    chosen = {"version": "r000002", "until": DAY, "topics": ["transport"], "columns": ["headline"]}
    frame = read(published.url, "articles", **chosen)

    pd.testing.assert_frame_equal(frame, dataset.read("articles", **chosen))
    assert len(frame) == 3
    with pytest.raises(BadSetting, match="no table 'nope'"):
        read(published.url, "nope")


def test_versions_of_tables_are_those_that_the_release_names(published):
    dataset = open_dataset(published.url)
    articles = dataset.root.uri("tables/articles")

    version = dataset.table_versions["articles"]

    assert DeltaTable(articles, version=version).to_pyarrow_table().num_rows == 8
    assert version == DeltaTable(articles).version()
    assert list(dataset.table_versions) == list(dataset.tables)


def test_papers(dataset):
    assert set(dataset.read("articles", papers=["hexi"])["paper"]) == {"hexi"}
    assert len(dataset.read("articles", papers=["hexi", "lanwan"])) == 8
    assert len(dataset.read("articles", papers=["nobody"])) == 0
    assert list(dataset.read("papers", papers=["hexi"])["code"]) == ["hexi"]


def test_topics_are_those_that_an_article_has_one_of(dataset):
    with_transport = dataset.read("articles", topics=["transport"], since=NEXT, papers=["lanwan"])
    with_either = dataset.read("articles", topics=["transport", "economy"], papers=["lanwan"])

    assert ids(with_transport) == ["3-16-a-i0001", "3-16-a-i0002"]
    assert ids(with_either) == [
        "3-15-a-i0001", "3-15-a-i0002", "3-16-a-i0001", "3-16-a-i0002", "3-16-a-i0003",
    ]  # fmt: skip
    assert len(dataset.read("articles", topics=["sports"])) == 0
    rows = dataset.read("article_topics", topics=["transport"])
    assert (len(rows), set(rows["topic"])) == (7, {"transport"})


def test_columns_come_in_the_order_asked_for_and_no_others(dataset):
    frame = dataset.read("articles", columns=["headline", "paper"], topics=["transport"])

    assert list(frame.columns) == ["headline", "paper"]
    assert list(frame["headline"][:2]) == ["兰湾今日第1事", "兰湾今日第2事"]


def test_files_of_other_newspapers_and_months_are_not_read(store):
    publish_all(store)
    for key in list(store.keys(f"{ROOT}/tables/articles/paper=lanwan/")):
        store.delete(key)
    dataset = open_dataset(store.url)

    assert len(dataset.read("articles", papers=["hexi"])) == 3
    assert len(dataset.read("articles", since=NEXT_MONTH)) == 3
    assert len(dataset.read("articles", since=NEXT_MONTH, topics=["transport"])) == 3
    assert len(dataset.read("articles", until=date(2026, 3, 1))) == 0
    with pytest.raises(NotAsPublished, match="articles at version 4, which r000004 names"):
        dataset.read("articles")


def test_a_file_that_is_cut_short_is_said(store):
    first(store)
    key = next(it for it in store.keys(f"{ROOT}/tables/articles/") if it.endswith(".parquet"))
    store.put(key, store.get(key)[:500])

    with pytest.raises(StoreUnavailable, match="it could not be read"):
        open_dataset(store.url).read("articles")


def test_other_rows_than_were_published_are_refused(store):
    first(store)
    log = f"{ROOT}/tables/articles/_delta_log/{1:020}.json"
    lines = store.get(log).splitlines(keepends=True)
    store.put(log, b"".join(line for line in lines if not line.startswith(b'{"add"')))

    with pytest.raises(NotAsPublished, match="0 rows; r000001 says 3"):
        open_dataset(store.url).read("articles")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"table": "nope"}, "no table 'nope'; there are article_entities, .*, papers"),
        ({"table": "articles", "version": "r9"}, "no release 'r9'; there are r000004, r000003"),
        ({"table": "articles", "columns": ["x"]}, "articles has no column 'x'; it has article_id"),
        ({"table": "articles", "papers": "hexi"}, r"papers: 'hexi' is one string; give a list"),
        ({"table": "articles", "since": "March"}, "since: 'March' is not a date"),
        ({"table": "articles", "until": "1 May"}, "until: '1 May' is not a date"),
        ({"table": "papers", "until": DAY}, "until=… is not for papers"),
        ({"table": "papers", "since": DAY}, "since=… is not for papers"),
        ({"table": "pages", "topics": ["economy"]}, "topics=… is not for pages"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_remedy(dataset, asked, told):
    with pytest.raises(BadSetting, match=told):
        dataset.read(**asked)


def test_a_place_without_a_dataset_is_said(tmp_path):
    with pytest.raises(NotAsPublished, match=r"no latest.json there or in datasets/bulletins/"):
        open_dataset(tmp_path)


def test_a_chain_that_goes_in_a_circle_is_refused(store):
    publish_all(store)
    key = f"{ROOT}/releases/r000002/manifest.json"
    store.put(key, store.get(key).replace(b'"previous": "r000001"', b'"previous": "r000003"'))

    with pytest.raises(NotAsPublished, match=r"its SHA-256 is .*; r000003 says"):
        open_dataset(store.url).versions()
