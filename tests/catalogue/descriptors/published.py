"""A published dataset with its descriptors beside it, and newspapers that mean harm."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from bulletin.catalog import Rights
from bulletin.catalogue.descriptors import descriptors
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset import publish_release
from bulletin.dataset.release import Along
from bulletin.model import Amount, DayState, Entity, EntityType, Heads, LedgerDay
from dataset.builders import AT, DAY, article, entry, paper, with_articles

NEXT_MONTH = DAY + timedelta(days=30)
HOSTILE_NAME = "=河\"西'\n</script><script>alert(1)</script>\u202e报|`[新](javascript:x)&amp;"
LONG = "保留所有权利；<b>不得</b>转载，\n+1 \u2067报\u2069。"
HOSTILE_STATEMENT = (LONG * (10_000 // len(LONG) + 1))[:10_000]
NOON = datetime(2026, 3, 15, 4, tzinfo=UTC)

OPEN = paper()
SHUT = paper(
    "hexi",
    name=HOSTILE_NAME,
    rights=Rights(statement=HOSTILE_STATEMENT, licence=None, bodies=False),
)
COVERAGE = (
    LedgerDay(
        paper="lanwan", day=DAY, state=DayState.COMPLETE, reason="4 pages", due_at=NOON,
        first_seen_at=NOON, changed_at=NOON, tried_at=NOON, pages=4, articles=3,
        issue_number="128", content_date=DAY,
    ),
    LedgerDay("lanwan", date(2026, 3, 16), DayState.NO_ISSUE, "it appears on thu, sun"),
)  # fmt: skip
ENTITIES = (
    Entity(
        EntityType.QUANTITY,
        "body",
        0,
        3,
        "本报讯",
        "1 份",
        "words",
        1.0,
        amount=Amount(1.0, 1.0, "份"),
    ),
)

VOCABULARY = (
    {
        "code": "transport", "name_zh": "交通", "name_en": "Transport", "definition": "路、桥、车",
        "medtop": "20000337", "medtop_label": "transport", "medtop_is_loose": False,
        "gbt20093": "交通", "lexicon_version": "abc", "labelled": 9, "precision": 1.0,
        "recall": 0.5, "f1": 2 / 3,
    },
)  # fmt: skip


def publish(store, *entries, day=DAY, at=AT):
    along = Along(coverage=lambda: COVERAGE, topics=lambda: VOCABULARY)
    publish_release(store, entries, day=day, at=at, along=along)


def publish_two(store):
    """Two newspapers, one of which allows no bodies; a month later one of them again."""
    first = entry(store, OPEN)
    named = article(first.issue.id, 1, entities=ENTITIES)
    nameless = article(first.issue.id, 2, heads=Heads(""), tags=())
    publish(
        store,
        with_articles(first, named, nameless, *first.articles[2:]),
        entry(store, SHUT, articles=2),
    )
    publish(store, entry(store, OPEN, NEXT_MONTH), day=NEXT_MONTH, at=AT + timedelta(days=31))


def describe(store, others=()):
    """Write the descriptors beside what is published; the dataset's root."""
    root = store.root / "datasets" / "bulletins"
    for file in descriptors(snapshot_of(store.root), others):
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return root


def read(root, name):
    return json.loads((root / name).read_text(encoding="utf-8"))


def rows(root, table):
    """All rows of a table."""
    return snapshot_of(root).rows(table).to_pylist()
