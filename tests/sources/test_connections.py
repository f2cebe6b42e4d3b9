from ipaddress import ip_address

import pytest

from bulletin.errors import SourceChanged
from bulletin.sources.connections import Guard, is_public


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("8.8.8.8", True),
        ("2400:3200::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),  # where clouds keep their machines' keys
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:10.1.2.3", False),
        ("2002:a01:203::", False),  # 10.1.2.3 again, by 6to4
        ("64:ff9b::a01:203", False),  # and by NAT64
        ("64:ff9b::808:808", True),
        ("::10.1.2.3", False),
        ("::ffff:127.0.0.1", False),
    ],
)
def test_what_is_public(address, expected):
    assert is_public(ip_address(address)) is expected


class Line:
    """A connected socket, as far as the guard looks at it."""

    def __init__(self, peer):
        self._peer = peer
        self.is_closed = False

    def getpeername(self):
        return (self._peer, 80)

    def dup(self):
        return Line(self._peer)

    def close(self):
        self.is_closed = True


@pytest.mark.parametrize(
    "peer", ["10.1.2.3", "::ffff:10.1.2.3", "fe80::1%eth0", "64:ff9b::a01:203"]
)
def test_a_name_that_came_to_lead_into_our_network_is_left_at_once(peer):
    """However often the name led elsewhere before: each connection is looked at."""
    guard, line = Guard("e.cn", allow_private=False), Line(peer)
    guard.admit(Line("8.8.8.8"))

    with pytest.raises(SourceChanged, match="not a public address"):
        guard.admit(line)

    assert line.is_closed


def test_a_host_of_ours_where_the_newspaper_s_file_allows_it():
    line = Line("10.1.2.3")

    assert Guard("e.cn", allow_private=True).admit(line) is line
