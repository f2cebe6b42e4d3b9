from ipaddress import ip_address

import pytest
from urllib3.exceptions import MaxRetryError
from urllib3.response import HTTPResponse

from bulletin.sources.connections import Patience, is_public


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
    ],
)
def test_what_is_public(address, expected):
    assert is_public(ip_address(address)) is expected


def test_pauses_grow_and_never_fall_below_the_interval():
    patience, pauses = Patience.of(1.5), []
    for _ in range(3):
        patience = patience.increment("GET", "/", error=ConnectionResetError())
        pauses.append(patience.get_backoff_time())

    assert pauses == [1.5, 3.0, 6.0]


def test_a_site_that_asks_for_hours_is_left_alone():
    busy = HTTPResponse(status=429, headers={"Retry-After": "3600"})

    with pytest.raises(MaxRetryError):
        Patience.of(1.5).increment("GET", "/", response=busy, _pool=object())


def test_a_pause_that_is_no_time_is_ours_to_choose():
    busy = HTTPResponse(status=429, headers={"Retry-After": "soon"})

    assert Patience.of(1.5).get_retry_after(busy) is None
