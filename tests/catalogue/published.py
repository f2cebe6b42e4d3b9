"""Small published datasets with a ledger and a vocabulary, to make the catalogue of."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bulletin.archive import FolderStore
from bulletin.catalogue.snapshot import snapshot_of
from bulletin.dataset import publish_release
from bulletin.dataset.release import Along
from bulletin.model import DayState, LedgerDay
from dataset.builders import AT, DAY, entry

FACTS = {
    "definition": "路、桥、公交。", "medtop": "medtop:20000346", "medtop_label": "transport",
    "medtop_is_loose": False, "gbt20093": "交通", "lexicon_version": "abc", "f1": None,
}  # fmt: skip
VOCABULARY = (
    {"code": "economy", "name_zh": "经济", "name_en": "economy", "labelled": 20,
     "precision": 0.75, "recall": 0.6, **FACTS},
    {"code": "transport", "name_zh": "交通", "name_en": "transport", "labelled": 0,
     "precision": None, "recall": None, **FACTS},
    {"code": "sport", "name_zh": "体育", "name_en": "sport", "labelled": 0,
     "precision": None, "recall": None, **FACTS},
)  # fmt: skip
SCORES = {
    "articles": 308, "method": "by hand", "lexicon": "abc",
    "all_topics": {"labelled": 497, "precision": 0.845, "recall": 0.857, "f1": 0.851},
    "topics": {"economy": {"labelled": 20, "precision": 0.75, "recall": 0.6, "f1": 0.667}},
}  # fmt: skip


def ledger_day(day, state=DayState.COMPLETE, code="lanwan", **facts):
    """A date of the ledger; due, and of its own date where it has pages, unless told otherwise."""
    known = {
        "reason": "4 pages",
        "due_at": datetime.combine(day, time(15), UTC),
        "content_date": day if state.has_pages else None,
    }
    return LedgerDay(paper=code, day=day, state=state, **{**known, **facts})


def every_day(first, count, state=DayState.COMPLETE, code="lanwan", **facts):
    """Dates one after another, all the same."""
    return [ledger_day(first + timedelta(days=n), state, code, **facts) for n in range(count)]


def published(folder, *issues, ledger=(), at=AT, topics=VOCABULARY, scores=SCORES):
    """A release of these issues' date, opened; one issue of `lanwan` where none is given."""
    store = FolderStore(folder)
    issues = issues or (entry(store),)
    along = Along(lambda: list(ledger), lambda: list(topics), scores)
    publish_release(store, issues, day=issues[0].issue.id.date, at=at, along=along)
    return snapshot_of(folder)


def root_of(folder):
    """The dataset's root in a store."""
    return folder / "datasets" / "bulletins"


def written_to(folder, files):
    """Put made files where they belong; the paths."""
    for file in files:
        path = root_of(folder) / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return [file.path for file in files]


__all__ = ["AT", "DAY"]
