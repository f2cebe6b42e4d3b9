"""README's first screen shows an article of the sample as it is published."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bulletin.archive import FolderStore
from bulletin.codec import from_json
from bulletin.dataset import IssueEntry
from bulletin.dataset.article_schema import ARTICLES
from bulletin.dataset.rows import rows_of
from bulletin.model import Issue, IssueArticles, IssueId
from bulletin.pipeline import Desk, fetch, make_articles

README = Path(__file__).parents[2] / "README.md"
AT = datetime(2026, 3, 16, tzinfo=UTC)
LEFT_OUT = "…"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The article's row, as plain JSON."""
    shown = _shown()
    issue = IssueId.of("lanwan", date.fromisoformat(shown["published_date"]))
    desk = Desk(FolderStore(tmp_path_factory.mktemp("store")), (), ("lanwan",))
    key = fetch(desk, issue, at=AT).key
    made = make_articles(desk, key)
    read = from_json(desk.store.get(made.key), IssueArticles, made.key)
    fetched = from_json(desk.store.get(key), Issue, key)
    entry = IssueEntry(desk.newspaper("lanwan"), fetched, read, made.key)
    rows = rows_of(ARTICLES, [entry]).to_pylist()
    return next(row for row in rows if row["article_id"] == shown["article_id"])


def _shown():
    block = re.search(r"```json\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    return json.loads(block[1])


@pytest.mark.parametrize("name", [name for name in _shown() if name != LEFT_OUT])
def test_the_record_on_the_first_screen_is_the_published_one(published, name):
    told, value = _shown()[name], published[name]
    if isinstance(told, str) and LEFT_OUT in told:
        pieces = [re.escape(piece) for piece in told.split(LEFT_OUT)]
        assert re.fullmatch(".*".join(pieces), value, re.DOTALL)
    else:
        assert told == (value.isoformat() if isinstance(value, date) else value)
