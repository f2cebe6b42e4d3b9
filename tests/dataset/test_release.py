"""Publishing dates."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from bulletin.archive import FolderStore
from bulletin.catalog import Bounds, Expectations, Rights
from bulletin.dataset import latest_release, publish_release, verify_release
from bulletin.dataset.lock import lease
from bulletin.dataset.schema import TABLES
from bulletin.errors import ExpectationFailed, NotAsPublished, PublishingElsewhere
from bulletin.model import Finding, Severity
from dataset.builders import AT, DAY, FETCHED, entry, page_pdf, paper, reworded, with_articles

NEXT = DAY + timedelta(days=1)
LATER = AT + timedelta(days=1)
ROOT = "datasets/bulletins"
MARCH = "exports/articles/paper=lanwan/year=2026/month=03/articles.parquet"


def publish(store, *entries, day=DAY, at=AT):
    return publish_release(store, entries, day=day, at=at)


def read(store, path):
    return json.loads(store.get(f"{ROOT}/{path}"))


def manifest(store, version="r000001"):
    return read(store, f"releases/{version}/manifest.json")


def told(store):
    """All that is published, but what names files of tables: their names are chance."""
    apart = ("manifest.json", "SHA256SUMS", "latest.json")
    return {
        key: data
        for key, data in everything(store).items()
        if "/index/" not in key and not key.endswith(apart)
    }


def table_files(store):
    """The bytes of all files of tables, in an order of their own."""
    keys = (key for key in store.keys(f"{ROOT}/tables/") if "/_delta_log/" not in key)
    return sorted(map(store.get, keys))


def listed(store, version):
    """The paths of all files that are current, as the lists of a release name them."""
    lists = [store.get(f"{ROOT}/{it['path']}") for it in manifest(store, version)["index"]]
    return [file["path"] for each in lists for file in json.loads(gzip.decompress(each))["files"]]


def table(store, name, version=None):
    uri = store.uri(f"{ROOT}/tables/{name}")
    delta = DeltaTable(uri, version=version, storage_options=store.delta_options())
    return delta.to_pyarrow_table()


def everything(store):
    """Bytes of all that is published besides the Delta tables and leases."""
    kept = (f"{ROOT}/releases/", f"{ROOT}/exports/", f"{ROOT}/issues/", f"{ROOT}/latest.json")
    return {key: store.get(key) for key in store.keys(f"{ROOT}/") if key.startswith(kept)}


def test_a_first_date_makes_the_first_release(any_store):
    release = publish(any_store, entry(any_store))

    assert (release.version, release.is_new, release.created_at) == ("r000001", True, AT)
    assert (release.issues, release.articles) == (1, 3)
    assert (release.added, release.modified, release.removed) == (3, 0, 0)
    assert release.manifest == "datasets/bulletins/releases/r000001/manifest.json"
    assert latest_release(any_store) == replace(release, is_new=False)
    assert verify_release(any_store).version == "r000001"
    assert sorted(any_store.keys(f"{ROOT}/releases/r000001/")) == [
        f"{ROOT}/releases/r000001/{name}"
        for name in (
            "CHANGELOG.md",
            "SHA256SUMS",
            "delta.jsonl.gz",
            MARCH,
            "exports/csv/paper=lanwan/year=2026/month=03/articles.csv",
            "exports/jsonl/paper=lanwan/year=2026/month=03/articles.jsonl.gz",
            "exports/ninjs/paper=lanwan/year=2026/month=03/2026-03-15.ninjs.jsonl.gz",
            "gates.json",
            "index/common.json.gz",
            "index/paper=lanwan/2026.json.gz",
            "manifest.json",
            "quality.json",
        )
    ]


def test_the_pointer_leads_to_the_manifest_and_the_manifest_to_all_files(store):
    publish(store, entry(store))

    latest, found = read(store, "latest.json"), manifest(store)

    assert latest == {
        "version": "r000001",
        "created_at": "2026-03-16T01:02:03Z",
        "manifest": "releases/r000001/manifest.json",
        "sha256": hashlib.sha256(store.get(f"{ROOT}/{latest['manifest']}")).hexdigest(),
    }
    assert found["tables"] == {
        "articles": {"version": 1, "rows": 3},
        "article_topics": {"version": 1, "rows": 6},
        "article_entities": {"version": 0, "rows": 0},
        "article_pages": {"version": 1, "rows": 12},
        "issues": {"version": 1, "rows": 1},
        "pages": {"version": 1, "rows": 4},
        "papers": {"version": 1, "rows": 1},
        "article_revisions": {"version": 1, "rows": 3},
        "topics": {"version": 0, "rows": 0},
        "coverage": {"version": 0, "rows": 0},
    }
    assert (found["previous"], found["schema_version"]) == (None, "1.1")
    assert (found["first_date"], found["last_date"]) == ("2026-03-15", "2026-03-15")
    counts = {"issues": 1, "articles": 3, "added": 3, "modified": 0, "removed": 0}
    assert found["counts"] == {**counts, "by_paper": {"lanwan": counts}}
    for file in found["files"]:
        data = store.get(f"{ROOT}/{file['path']}")
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])


def test_checksums_are_those_that_sha256sum_reads(store):
    publish(store, entry(store))

    lines = store.get(f"{ROOT}/releases/r000001/SHA256SUMS").decode().splitlines()

    assert len(lines) == 4 + 4 + 2 + 7 + 1  # own, exports, lists, tables, the whole issue
    for line in lines:
        digest, path = line.split("  ")
        assert hashlib.sha256(store.get(f"{ROOT}/{path}")).hexdigest() == digest


def test_publishing_the_same_again_publishes_nothing(any_store):
    publish(any_store, entry(any_store))
    before = everything(any_store)

    again = publish(any_store, entry(any_store), at=LATER)

    assert (again.version, again.is_new, again.added, again.articles) == ("r000001", False, 0, 3)
    assert everything(any_store) == before
    assert table(any_store, "articles").num_rows == 3


def test_what_stands_already_waits_for_nobody(store):
    """Another run holds the lease, and there is nothing to write."""
    publish(store, entry(store))

    with lease(store):
        again = publish(store, entry(store), at=LATER)

    assert (again.version, again.is_new) == ("r000001", False)


def test_a_second_date_leaves_the_first_and_renews_the_month(any_store):
    publish(any_store, entry(any_store))

    release = publish(any_store, entry(any_store, day=NEXT, articles=2), day=NEXT, at=LATER)

    assert (release.version, release.issues, release.articles, release.added) == (
        "r000002",
        2,
        5,
        2,
    )
    assert sorted(table(any_store, "articles")["article_id"].to_pylist()) == [
        "lanwan-2026-03-15-a-i0001",
        "lanwan-2026-03-15-a-i0002",
        "lanwan-2026-03-15-a-i0003",
        "lanwan-2026-03-16-a-i0001",
        "lanwan-2026-03-16-a-i0002",
    ]
    assert manifest(any_store, "r000002")["previous"] == "r000001"
    verify_release(any_store)


def test_a_change_is_the_next_revision_and_a_line_of_the_delta(store):
    given = entry(store)
    first, second, _ = given.articles
    publish(store, given)

    release = publish(store, with_articles(given, first, reworded(second, "改。")), at=LATER)

    lines = gzip.decompress(store.get(f"{ROOT}/releases/r000002/delta.jsonl.gz")).splitlines()
    changes = [json.loads(line) for line in lines]
    assert (release.added, release.modified, release.removed) == (0, 1, 1)
    articles = [it for it in changes if it["table"] == "articles"]
    assert [(it["op"], it["id"][-5:], it["revision"]) for it in articles] == [
        ("MOD", "i0002", 2),
        ("DEL", "i0003", 2),
    ]
    rows = table(store, "articles").sort_by("article_id").to_pylist()
    assert [(row["revision"], row["first_seen_at"], row["revised_at"]) for row in rows] == [
        (1, FETCHED, FETCHED),
        (2, FETCHED, LATER),
    ]


def test_other_tags_on_the_same_text_are_a_change_without_a_revision(store):
    given = entry(store, articles=1)
    publish(store, given)

    release = publish(store, with_articles(given, replace(given.articles[0], tags=())), at=LATER)

    assert release.modified == 1
    assert table(store, "articles")["revision"].to_pylist() == [1]
    assert table(store, "article_topics").num_rows == 0


def test_only_the_newspapers_given_are_replaced(store):
    lanwan, hexi = entry(store), entry(store, paper("hexi"), articles=2)
    publish(store, lanwan, hexi)

    release = publish(store, entry(store, paper("hexi"), articles=1), at=LATER)

    assert (release.removed, release.articles, release.issues) == (1, 4, 2)
    found = manifest(store, "r000002")
    assert found["papers"] == ["hexi"]
    assert found["counts"]["by_paper"]["lanwan"] == {
        "issues": 1, "articles": 3, "added": 0, "modified": 0, "removed": 0,
    }  # fmt: skip
    current = [path for path in listed(store, "r000002") if "/exports/articles/" in path]
    assert current == [
        f"releases/r000002/{MARCH.replace('lanwan', 'hexi')}",
        f"releases/r000001/{MARCH}",
    ]


def test_an_issue_that_is_held_afterwards_takes_its_articles_out(store):
    given = entry(store)
    publish(store, given)
    hold = Finding("printed-date-differs", "x", "printed 2025-03-15", Severity.HOLD)
    held = replace(given, read=replace(given.read, is_held=True, findings=(hold,)))

    release = publish(store, held, at=LATER)

    assert (release.removed, release.articles, release.issues) == (3, 0, 1)
    issue = table(store, "issues").to_pylist()[0]
    assert (issue["status"], issue["held_reason"]) == ("held", "printed 2025-03-15")
    assert (issue["issue_pdf"], table(store, "pages").num_rows) == (None, 4)
    assert pd.read_parquet(store.path(f"{ROOT}/{MARCH}")).empty
    changelog = store.get(f"{ROOT}/releases/r000002/CHANGELOG.md").decode()
    assert "- lanwan-2026-03-15-a is held and has no articles: printed 2025-03-15" in changelog
    verify_release(store)


def test_the_changelog_says_in_sentences_what_changed(store):
    given = entry(store)
    first, second, _ = given.articles
    publish(store, given, entry(store, paper("hexi", name="河西*新报*<b>"), articles=1))
    assert store.get(f"{ROOT}/releases/r000001/CHANGELOG.md").decode() == (
        "# r000001\n\nPublished 2026-03-16 01:02:03 UTC. It is the first.\n\n"
        "- 河西\\*新报\\*\\<b\\> (hexi) of 2026-03-15: 1 article was added.\n"
        "- 兰湾报 (lanwan) of 2026-03-15: 3 articles were added.\n"
    )

    publish(store, with_articles(given, first, reworded(second, "改。")), at=LATER)

    assert store.get(f"{ROOT}/releases/r000002/CHANGELOG.md").decode() == (
        "# r000002\n\nPublished 2026-03-17 01:02:03 UTC. It follows r000001.\n\n"
        "- 兰湾报 (lanwan) of 2026-03-15: 1 article was mended: 1 body changed. "
        "lanwan-2026-03-15-a-i0003 was taken out: most of its text is in "
        "lanwan-2026-03-15-a-i0001.\n"
        "- lanwan-2026-03-15-a-i0002, revision 2: changed in `revision`, `body`, `char_count`, "
        "`revised_at`, `content_sha256`.\n"
        "- lanwan-2026-03-15-a-i0003 was taken out, which is its revision 2.\n"
    )


def test_a_whole_issue_is_kept_beside_the_releases_under_its_digest(store):
    publish(store, entry(store))

    issue = table(store, "issues").to_pylist()[0]
    data = store.get(f"{ROOT}/{issue['issue_pdf']}")

    assert hashlib.sha256(data).hexdigest() == issue["issue_pdf_sha256"]
    assert issue["issue_pdf"] == (
        f"issues/lanwan/lanwan-2026-03-15-a-{issue['issue_pdf_sha256'][:12]}.pdf"
    )
    assert issue["issue_pdf"] in [file["path"] for file in manifest(store)["files"]]


def test_rights_that_keep_bodies_back_keep_the_pages_back_too(store):
    given = entry(store, paper(rights=Rights("只发布元数据", bodies=False)))
    told = [replace(it, heads=replace(it.heads, summary="提要一段")) for it in given.articles]
    publish(store, with_articles(given, *told))

    assert list(store.keys(f"{ROOT}/issues/")) == []
    rows = table(store, "articles").to_pylist()
    assert {(row["body"], row["body_raw"], row["summary"]) for row in rows} == {(None, None, None)}
    assert [row["crossheads"] + row["captions"] for row in rows] == [[]] * len(rows)
    lines = gzip.decompress(store.get(f"{ROOT}/releases/r000001/delta.jsonl.gz")).decode()
    for words in ("昨日通车", "桥长三里", "提要", "陆远"):
        assert words not in lines


def test_pages_that_cannot_be_joined_leave_the_issue_without_its_pdf(store):
    given = entry(store, pages=2, articles=2)
    store.put(given.issue.receipts[1].key, page_pdf()[:200])

    publish(store, given)

    assert table(store, "issues")["issue_pdf"].to_pylist() == [None]
    quality = read(store, "releases/r000001/quality.json")
    assert [it["issue"] for it in quality["without_pdf"]] == ["lanwan-2026-03-15-a"]
    assert "lanwan-2026-03-15-a-p02" in quality["without_pdf"][0]["reason"]


def test_a_shut_gate_writes_nothing_but_its_report(store):
    strict = paper(expect=Expectations(articles=Bounds(min=10)))
    given = entry(store, strict)

    with pytest.raises(ExpectationFailed):
        publish(store, given)

    assert all("/blocked/" in key for key in store.keys(f"{ROOT}/"))


def test_plain_pandas_reads_all_exports(store):
    publish(store, entry(store))
    publish(store, entry(store, day=NEXT, articles=2), day=NEXT)
    april = date(2026, 4, 1)
    publish(store, entry(store, paper("hexi"), april, articles=1), day=april)

    frame = pd.read_parquet(store.path(f"{ROOT}/exports/articles"))

    assert len(frame) == 6
    assert frame.groupby("paper", observed=True).size().to_dict() == {"hexi": 1, "lanwan": 5}
    assert read(store, "exports/version.json") == {"version": "r000003"}


def test_a_month_that_is_not_touched_keeps_its_files(store):
    publish(store, entry(store))
    april = date(2026, 4, 1)
    publish(store, entry(store, day=april), day=april)

    paths = listed(store, "r000002")

    assert f"releases/r000001/{MARCH}" in paths
    assert f"releases/r000002/{MARCH.replace('month=03', 'month=04')}" in paths
    assert manifest(store, "r000002")["last_date"] == "2026-04-01"


def test_two_fresh_stores_given_the_same_hold_the_same_bytes(tmp_path):
    stores = [FolderStore(tmp_path / name) for name in ("one", "two")]
    for store in stores:
        publish(store, entry(store), entry(store, paper("hexi")))
        given = entry(store, day=NEXT)
        publish(store, given, day=NEXT, at=LATER)
        publish(store, with_articles(given, *given.articles[:2]), day=NEXT, at=LATER)

    one, two = map(told, stores)
    assert one == two
    assert len(one) > 20
    rows, others = map(table_files, stores)
    assert rows == others
    assert len(rows) > 20


def test_the_exports_and_the_deltas_say_what_the_tables_say(store):
    given = entry(store)
    first, second, _ = given.articles
    publish(store, given, entry(store, paper("hexi")))
    publish(store, with_articles(given, first, reworded(second, "改。")), at=LATER)
    publish(store, entry(store, day=NEXT), day=NEXT, at=LATER)

    replayed = {}
    for number in (1, 2, 3):
        packed = store.get(f"{ROOT}/releases/r{number:06d}/delta.jsonl.gz")
        for line in map(json.loads, gzip.decompress(packed).splitlines()):
            if line["table"] == "articles":
                replayed[line["id"]] = line["record"]
    exported = [
        json.loads(line)
        for key in store.keys(f"{ROOT}/exports/jsonl/")
        for line in gzip.decompress(store.get(key)).splitlines()
    ]
    in_table = table(store, "articles").select(list(exported[0])).sort_by("article_id")

    present = [record for _, record in sorted(replayed.items()) if record]
    assert sorted(exported, key=lambda row: row["article_id"]) == present
    assert [row["content_sha256"] for row in present] == in_table["content_sha256"].to_pylist()
    assert [row["body"] for row in present] == in_table["body"].to_pylist()


def test_every_table_of_a_release_stays_readable(store):
    given = entry(store)
    publish(store, given)
    publish(store, with_articles(given, *given.articles[:2]), at=LATER)

    versions = manifest(store)["tables"]

    assert table(store, "articles", versions["articles"]["version"]).num_rows == 3
    assert table(store, "articles").num_rows == 2


def test_a_pointer_that_moved_meanwhile_is_not_moved_back(store):
    """Another run that was taken for gone publishes between our reading and our writing."""

    class Overtaken:
        def __getattr__(self, name):
            return getattr(store, name)

        def swap(self, key, data, seen):
            store.put(key, store.get(key) + b" ")
            return store.swap(key, data, seen)

    publish(store, entry(store))
    pointer = store.get(f"{ROOT}/latest.json")

    with pytest.raises(PublishingElsewhere, match="another run has published since"):
        publish(Overtaken(), entry(store, day=NEXT), day=NEXT)

    assert store.get(f"{ROOT}/latest.json") == pointer + b" "


def test_a_commit_that_another_run_made_meanwhile_is_seen(store):
    publish(store, entry(store))
    zombie = DeltaTable(store.uri(f"{ROOT}/tables/pages"))

    class Meanwhile:
        def __getattr__(self, name):
            return getattr(store, name)

        def put_new(self, key, data):
            if key.startswith(f"{ROOT}/issues/"):
                zombie.delete("page_id IS NOT NULL")
            return store.put_new(key, data)

    with pytest.raises(PublishingElsewhere, match="tables/pages/: another run has written"):
        publish(Meanwhile(), entry(store, day=NEXT), day=NEXT)

    verify_release(store)
    publish(store, entry(store, day=NEXT), day=NEXT)
    assert verify_release(store).version == "r000002"
    assert table(store, "pages").num_rows == 8


def test_a_lost_table_is_named_and_not_made_anew(store):
    publish(store, entry(store))
    for key in list(store.keys(f"{ROOT}/tables/pages/")):
        store.delete(key)

    with pytest.raises(NotAsPublished, match="tables/pages: the table is gone"):
        publish(store, entry(store, day=NEXT), day=NEXT)


def test_nothing_published_is_no_release(any_store):
    assert latest_release(any_store) is None


def test_columns_of_the_tables_are_those_of_the_schema(any_store):
    publish(any_store, entry(any_store))

    for described in TABLES:
        rows = table(any_store, described.name)
        assert set(rows.schema.names) == set(described.schema.names)
        assert pa.types.is_string(rows.schema.field(described.key[0]).type)
