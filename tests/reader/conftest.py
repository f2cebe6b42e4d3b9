"""Releases to read and to pull, on each kind of store, and a watch on what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.dataset import publish_release
from bulletin.errors import NotInStore
from bulletin.reader import root
from dataset.builders import AT, DAY, article, entry, paper, reworded, with_articles
from servers.fixtures import (  # noqa: F401  pytest finds them here by their names
    any_store,
    ceph_server,
    moto_server,
    store_url,
)

NEXT = DAY + timedelta(days=1)
NEXT_MONTH = DAY + timedelta(days=30)


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")


@pytest.fixture
def to(tmp_path):
    """A folder to pull into, not there yet."""
    return tmp_path / "pulled"


def first(store):
    """r000001: one date of one newspaper."""
    publish_release(store, [entry(store)], day=DAY, at=AT)


def second(store):
    """r000002: the date after, in the same month; one article has one topic only."""
    day = entry(store, day=NEXT)
    articles = [article(day.issue.id, n) for n in (1, 2)]
    one_topic = article(day.issue.id, 3, tags=articles[0].tags[1:])
    publish_release(store, [with_articles(day, *articles, one_topic)], day=NEXT, at=AT)


def third(store):
    """r000003: the first date read again: an article reworded, one gone."""
    day = entry(store)
    kept = day.read.articles
    again = with_articles(day, reworded(kept[0], "另一段。"), kept[1])
    publish_release(store, [again], day=DAY, at=AT + timedelta(days=2))


def fourth(store):
    """r000004: another newspaper, a month later."""
    day = entry(store, paper("hexi"), day=NEXT_MONTH)
    publish_release(store, [day], day=NEXT_MONTH, at=AT + timedelta(days=40))


def publish_all(store):
    for publish in (first, second, third, fourth):
        publish(store)
    return store


@dataclass
class Watched:
    """A store that writes down what is got from it; `fault` may take the place of an answer."""

    store: object
    got: list[str]
    fault: dict = field(default_factory=dict)

    def get(self, key):
        self.got.append(key)
        number, answer = len(self.got) - 1, self.fault.get("answer")
        try:
            data = self.store.get(key)
        except NotInStore:
            if answer:
                answer(number, key, b"")
            raise
        return answer(number, key, data) if answer else data

    def __getattr__(self, name):
        return getattr(self.store, name)


@dataclass
class Watch:
    """What was got by its key, in order; `answer(number, key, data)` changes what is given."""

    got: list[str]
    fault: dict

    def begin(self, answer=None):
        self.got.clear()
        self.fault["answer"] = answer

    @property
    def files(self):
        """What was got besides the pointer, and a pulled folder's record, which is looked for."""
        return [key for key in self.got if not key.endswith(("latest.json", "pulled.json"))]


@pytest.fixture
def watch(monkeypatch):
    """See what readers ask of every store that they open."""
    seen = Watch([], {})
    opened = root.open_store
    monkeypatch.setattr(root, "open_store", lambda url: Watched(opened(url), seen.got, seen.fault))
    return seen
