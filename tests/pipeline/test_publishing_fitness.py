"""A store that does not keep its promises gets no release."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bulletin.archive import fitness
from bulletin.errors import StoreRefused
from bulletin.pipeline import fetch, issues_on, make_articles, publish
from servers.fixtures import bucket_at
from servers.heedless import heedless
from smallpaper import newspaper

DAY = date(2026, 3, 12)
AT = datetime(2026, 3, 15, 7, tzinfo=UTC)


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(fitness, "_asked", set())
    with heedless("writes over") as found:
        yield found


def test_nothing_is_published_where_two_runs_would_undo_each_other(server, tmp_path):
    desk = replace(newspaper(tmp_path, DAY), store=bucket_at(server.endpoint))
    for issue in issues_on(desk, DAY):
        make_articles(desk, fetch(desk, issue, at=AT).key)

    with pytest.raises(StoreRefused, match="writes over a taken key"):
        publish(desk, DAY, at=AT)

    assert any("/articles/" in key for key in server.objects)
    assert [key for key in server.objects if "/datasets/" in key or "/signatures/" in key] == []
