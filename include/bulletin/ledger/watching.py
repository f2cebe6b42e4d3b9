"""
Look over all newspapers: what is wrong, and what of that is news.

The incidents that are open stand in the archive, at `watch/NNNN.json`. To look and to note are two
steps, so that who tells of an incident can do so between them: told twice is better than never.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bulletin.archive import Store, add_record, latest_record
from bulletin.catalog import Newspaper
from bulletin.codec import from_json, to_json
from bulletin.ledger.book import ledger
from bulletin.ledger.habits import PLACE
from bulletin.ledger.incidents import BrokenDag, Incident, Watch, carried_on, incidents

_FOLDER = "watch"
_WATCHED = timedelta(days=100)  # 14 issues of a weekly: enough for what is usual


def look(
    store: Store,
    papers: Iterable[Newspaper],
    *,
    asked_at: datetime,
    broken: Sequence[BrokenDag] = (),
) -> Watch:
    """
    Look what is wrong at a time, and how that differs from what was noted last.

    Args:
        broken: DAGs that cannot be imported.

    Raises:
        StoreError: A record in the archive cannot be read.
    """
    today = asked_at.astimezone(PLACE).date()
    books = [ledger(store, paper, today - _WATCHED, today, asked_at=asked_at) for paper in papers]
    return carried_on(incidents(books, broken, today), noted(store))


def note(store: Store, watch: Watch) -> str:
    """Keep what is open, for the next look to compare with; the key of the record."""
    return add_record(store, _FOLDER, to_json(watch.open))


def noted(store: Store) -> tuple[Incident, ...]:
    """The incidents that were open at the last look; none, where there was none."""
    key = latest_record(store, _FOLDER)
    return from_json(store.get(key), tuple[Incident, ...], key) if key else ()
