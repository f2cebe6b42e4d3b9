"""Where a site may lead a reader, over a real socket; and how long a reader waits in between."""

from __future__ import annotations

import socket
from datetime import timedelta
from itertools import pairwise

import pytest

from bulletin.model import IssueId
from bulletin.sources import connections, fetch_issue
from newsstand import Newsstand, Reply
from newsstand.conftest import AT, DAY
from newsstand.traps import ALL, trap

OUTSIDE, INSIDE = "127.0.0.1", "127.0.0.2"  # one stands for the Internet, one for our own network
NAMES = {"epaper.example.cn": OUTSIDE, "intranet.example.cn": INSIDE}


@pytest.fixture
def inside():
    """A machine in our own network, on which nobody should ever be seen."""
    with Newsstand(address=INSIDE) as inside:
        inside.reply("/xjrb", Reply(body=b"secret"))
        yield inside


@pytest.fixture
def names(monkeypatch, inside):
    """Names that lead to both, and a world in which only one of the two is public."""
    look_up, is_public = socket.getaddrinfo, connections.is_public
    addresses = dict(NAMES)

    def found(host, port, *rest, **more):
        port = inside.port if addresses.get(host) == INSIDE else port
        return look_up(addresses.get(host, host), port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(connections, "is_public", lambda at: str(at) == OUTSIDE or is_public(at))
    return addresses


def outside(reader):
    """The site under its name, and a reader that is as careful as outside of tests."""
    base = reader.paper().platform.base.replace(OUTSIDE, "epaper.example.cn")
    return {"base": base, "allow_private": False}


@trap(22, "complete")
def test_22_a_public_site(reader, names):
    reader.fetches(**outside(reader))

    assert reader.stands().pages == 4
    assert reader.kept() == ALL


@trap(22, "broken")
@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest",
        "http://[::ffff:127.0.0.2]/x",
        "http://2130706434/x",
        "http://intranet.example.cn/x",
        "//intranet.example.cn/x",
        "file:///etc/hosts",
    ],
)
def test_22_a_redirect_to_a_host_that_is_not_named(reader, names, inside, target):
    """It is not even connected to."""
    reader.meets(moved=target)

    assert reader.tries(**outside(reader)) == "SourceChanged"

    assert reader.stands().calls
    assert (reader.kept(), inside.connections) == ([], 0)


@trap(22, "broken")
def test_22_a_redirect_to_a_private_address(reader, names, inside):
    """The host is named in the newspaper's file, and leads into our own network."""
    reader.meets(moved="http://intranet.example.cn/xjrb")

    told = reader.tries(**outside(reader), hosts=("intranet.example.cn",))

    assert told == "SourceChanged"
    assert "which is not a public address" in reader.stands().reason
    assert (reader.kept(), inside.requests) == ([], [])


@trap(22, "broken")
def test_22_a_name_that_leads_elsewhere_the_second_time(reader, names, inside):
    """The line is cut after the first page, and the same name is now an address of ours."""
    reader.meets(resets=frozenset({4}))
    asked = []

    class Turning(type(reader.clock)):
        def sleep(self, seconds):
            asked.append(seconds)
            if len(asked) == 3:
                names["epaper.example.cn"] = INSIDE
            super().sleep(seconds)

    reader.clock = Turning()

    assert reader.tries(**outside(reader)) == "SourceChanged"

    assert inside.requests == []
    assert "not a public address" in reader.attempts().message
    assert reader.kept() == ALL[:1]
    reader.stands()


@trap(22, "broken")
def test_22_a_host_that_is_named_is_not_each_of_its_ports(reader, inside):
    """Naming a host lets redirects go to its web server, and to nothing else that runs there."""
    reader.meets(moved=f"http://{INSIDE}:{inside.port}/x")

    assert reader.tries(hosts=(INSIDE,)) == "SourceChanged"

    assert "off its host" in reader.stands().reason
    assert (reader.kept(), inside.connections) == ([], 0)


def test_the_pause_is_kept_from_one_issue_to_the_next(reader):
    """By the machine's own clock, in one process."""
    paper = reader.paper(min_interval_s=0.2)
    for days in (0, 1):
        issue = IssueId.of("xjrb", DAY - timedelta(days=days))
        fetch_issue(paper, issue, reader.store, at=AT, contact=None)

    times = [request.at for request in reader.requests()]

    assert len(times) == 1 + 5 + 5
    assert min(later - sooner for sooner, later in pairwise(times)) >= 0.19
