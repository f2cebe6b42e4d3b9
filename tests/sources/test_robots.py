from datetime import UTC, datetime, timedelta

import pytest

from bulletin.sources.origin import Origin
from bulletin.sources.robots import Rules, StoreShelf

AT = datetime(2026, 3, 15, 7, 30, tzinfo=UTC)
HOST = Origin.of("http://e.cn/")


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (timedelta(0), "User-agent: *"),
        (timedelta(hours=23), "User-agent: *"),
        (timedelta(hours=24), None),
        (timedelta(seconds=-1), None),
    ],
)
def test_rules_are_kept_for_a_day(store, later, expected):
    StoreShelf(store, AT).keep(HOST, "User-agent: *")

    assert StoreShelf(store, AT + later).find(HOST) == expected


def test_rules_of_another_host_or_port(store):
    StoreShelf(store, AT).keep(HOST, "")

    assert StoreShelf(store, AT).find(HOST) == ""
    assert StoreShelf(store, AT).find(Origin.of("http://e.cn:8080/")) is None
    assert StoreShelf(store, AT).find(Origin.of("http://www.e.cn/")) is None


def test_a_host_is_asked_once(store):
    asked = []
    rules = Rules(StoreShelf(store, AT), lambda origin: asked.append(origin) or "")

    assert not rules.forbids(HOST, "http://e.cn/x")
    assert not rules.forbids(HOST, "http://e.cn/y")
    assert asked == [HOST]
