"""
Put the files of tables together: one for each newspaper and month, in place of one a date.

It makes a release of its own, in which no row is another; releases before it keep the files that
they name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import pyarrow as pa
from deltalake import DeltaTable

from bulletin.archive import Store
from bulletin.codec import in_utc
from bulletin.dataset import tables
from bulletin.dataset.conditions import of_months
from bulletin.dataset.files import Written, free_version, write_release
from bulletin.dataset.finishing import finish_release
from bulletin.dataset.indexing import index_after
from bulletin.dataset.lock import lease
from bulletin.dataset.manifest import Release, Standing, read_standing
from bulletin.dataset.schema import SCHEMA_VERSION, TABLES
from bulletin.dataset.tables import EMPTY, Replacement, explained, look_at, open_tables, select
from bulletin.packing import gzipped
from bulletin.published.manifest import AllCounts, Counts, Manifest, TableVersion

MOST_FILES = 8  # of a newspaper's month in a table; with more, what is left to read grows slow

_Months = Mapping[str, tuple[str, ...]]  # by newspaper


def compact(store: Store, *, at: datetime) -> Release | None:
    """
    Put together what has come to more than `MOST_FILES` files; None where nothing has.

    Args:
        at: The release's time.

    Raises:
        PublishingElsewhere: Another run is publishing, or came first.
        NotAsPublished: What the last release names is not there.
    """
    standing = read_standing(store)
    if standing is None or not _is_needed(store, standing.manifest):
        return None  # nobody has to wait
    with lease(store):
        standing = read_standing(store)
        if standing is None:
            return None
        replaced = list(_put_together(store, standing.manifest))
        return _released(store, standing, replaced, at) if replaced else None


_PARTED = tuple(table for table in TABLES if table.parted_by)


def _known(last: Manifest) -> list[int]:
    return [last.tables[it.name].version if it.name in last.tables else EMPTY for it in _PARTED]


def _is_needed(store: Store, last: Manifest) -> bool:
    return any(_in_pieces(delta) for delta in look_at(store, _PARTED, _known(last)))


def _put_together(store: Store, last: Manifest) -> Iterator[Replacement]:
    opened = open_tables(store, _PARTED, _known(last))
    for table, delta in zip(_PARTED, opened, strict=True):
        for paper, months in _in_pieces(delta).items():
            condition = of_months(paper, months)
            rows = select(table, delta, condition)
            part = Replacement(table, delta, condition, rows, rows)
            tables.commit(part)
            yield part


def _in_pieces(delta: DeltaTable) -> _Months:
    """The months of each newspaper that have too many files."""
    with explained(delta.table_uri):
        actions = pa.table(delta.get_add_actions(flatten=True))
    if not actions.num_rows:
        return {}
    columns = ("partition.paper", "partition.published_month")
    places = zip(*(actions[name].to_pylist() for name in columns), strict=True)
    found = defaultdict(list)
    for (paper, month), count in sorted(Counter(places).items()):
        if count > MOST_FILES:
            found[paper].append(month)
    return {paper: tuple(months) for paper, months in found.items()}


def _released(
    store: Store, standing: Standing, replaced: Sequence[Replacement], at: datetime
) -> Release:
    last = standing.manifest
    manifest = replace(
        last,
        version=free_version(store, last.version),
        schema_version=SCHEMA_VERSION,
        created_at=in_utc(at),
        previous=last.version,
        published_date=None,
        papers=(),
        tables={**last.tables, **_versions(last, replaced)},
        counts=_unchanged(last.counts),
        files=(),
        index=(),
    )
    own = write_release(
        store,
        manifest.version,
        [
            Written("delta.jsonl.gz", gzipped(b""), 0),
            Written("CHANGELOG.md", _told(manifest, replaced)),
        ],
    )
    indexed = index_after(store, last, replaced, ())
    return finish_release(store, standing, manifest, own, indexed)


def _versions(last: Manifest, replaced: Sequence[Replacement]) -> dict[str, TableVersion]:
    return {
        part.table.name: TableVersion(part.delta.version(), last.tables[part.table.name].rows)
        for part in replaced
    }


def _unchanged(counts: AllCounts) -> AllCounts:
    by_paper = {
        code: Counts(each.issues, each.articles, 0, 0, 0) for code, each in counts.by_paper.items()
    }
    return AllCounts(counts.issues, counts.articles, 0, 0, 0, by_paper)


def _told(manifest: Manifest, replaced: Sequence[Replacement]) -> bytes:
    names = ", ".join(dict.fromkeys(part.table.name for part in replaced))
    moment = f"{manifest.created_at:%Y-%m-%d %H:%M:%S} UTC"
    return (
        f"# {manifest.version}\n\nPublished {moment}. It follows {manifest.previous}.\n\n"
        f"- No row is another. Files of these tables were put together: {names}.\n"
    ).encode()
