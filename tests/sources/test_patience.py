import pytest

from bulletin.sources.patience import Patience, seconds_wanted

SUNDAY = "Sun, 15 Mar 2026 07:30:00 GMT"


def test_pauses_grow_and_end():
    assert [Patience(1.5).pause(tried, None, 0.0) for tried in (1, 2, 3, 4)] == [1.5, 3, 6, None]


def test_chance_adds_up_to_half():
    assert Patience(2.0).pause(1, None, 0.5) == 2.5


def test_a_pause_is_never_shorter_than_the_site_s_wish():
    assert Patience(1.5).pause(1, 20.0, 0.9) == 20.0
    assert Patience(1.5).pause(1, 0.0, 0.0) == 1.5


def test_a_site_that_asks_for_hours_is_left_alone():
    assert Patience(1.5).pause(1, 3600.0, 0.0) is None


@pytest.mark.parametrize(
    ("after", "date", "expected"),
    [
        ("7", None, 7.0),
        (" 120 ", SUNDAY, 120.0),
        ("Sun, 15 Mar 2026 07:30:20 GMT", SUNDAY, 20.0),
        ("Sun, 15 Mar 2026 07:29:00 GMT", SUNDAY, 0.0),
        ("Sun, 15 Mar 2026 07:30:20 GMT", None, None),
        ("soon", SUNDAY, None),
        ("-3", SUNDAY, None),
        (None, SUNDAY, None),
    ],
)
def test_how_long_a_site_asks_us_to_wait(after, date, expected):
    assert seconds_wanted(after, date) == expected
