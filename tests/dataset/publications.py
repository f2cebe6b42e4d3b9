"""Two publications of an invented newspaper, and what readers have of them."""

from __future__ import annotations

from datetime import timedelta

from deltalake import DeltaTable

from bulletin.archive import Store
from bulletin.dataset import Along, IssueEntry, Release, publish_release
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.schema import TABLES
from bulletin.model import DayState, LedgerDay
from dataset.builders import AT, DAY, entry, reworded, with_articles

NEXT = DAY + timedelta(days=1)
LATER = AT + timedelta(days=1)
ROOT = "datasets/bulletins"


def known():
    """What the ledger says at the first publication."""
    return (LedgerDay("lanwan", DAY, DayState.COMPLETE, "4 pages", pages=4),)


def known_later():
    """And at the second."""
    return (*known(), LedgerDay("lanwan", NEXT, DayState.MISSING, "due by its rhythm"))


def first(store: Store) -> IssueEntry:
    """Publish an issue; the same as it is read the next day."""
    given = entry(store)
    publish_release(store, [given], day=DAY, at=AT, along=Along(coverage=known))
    return with_articles(given, *given.articles[:1], reworded(given.articles[1], "改。"))


def second(store: Store, given: IssueEntry) -> Release:
    """Publish the issue as it was read the next day."""
    along = Along(coverage=known_later)
    return publish_release(store, [given], day=DAY, at=LATER, along=along)


def published(store: Store):
    """What readers have: rows of every table at the release's versions, the copies, counts."""
    manifest = read_standing(store).manifest
    rows = {}
    for table in TABLES:
        uri = store.uri(f"{ROOT}/tables/{table.name}")
        version = manifest.tables[table.name].version
        delta = DeltaTable(uri, version=version, storage_options=store.delta_options())
        found = delta.to_pyarrow_table().select(table.schema.names)
        rows[table.name] = found.sort_by([(name, "ascending") for name in table.key]).to_pylist()
    for row in rows["article_revisions"]:
        del row["release"]  # a run that was cut off leaves a number out
    copies = {
        key: store.get(key)
        for key in store.keys(f"{ROOT}/exports/")
        if not key.endswith("version.json")
    }
    return rows, copies, manifest.counts
