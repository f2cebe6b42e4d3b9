import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.entities.numerals import NUMBER, read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,200.5", "1200.5"),
        ("3.5万亿", "3500000000000"),
        ("百万", "1000000"),
        ("20余万", "200000"),
        ("二〇二三", "2023"),
        ("1亿2000万", "120000000"),
        ("两千三百", "2300"),
        ("十二", "12"),
        ("十", "10"),
        ("一万零五", "10005"),
    ],
)
def test_numbers_are_read_as_they_are_written(words, number):
    assert read_number(words) == Decimal(number)


@pytest.mark.parametrize("words", ["", "年", "1" * 40, "一二x"])
def test_what_is_no_number_is_none(words):
    assert read_number(words) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_back(number):
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["万", "亿", "万亿"]))
def test_a_multiplier_multiplies(number, unit):
    times = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[unit]
    assert read_number(f"{number}{unit}") == number * times


def test_a_thousand_before_a_gram_is_of_the_gram():
    assert re.match(NUMBER, "400千克")[0] == "400"
    assert re.match(NUMBER, "4千户")[0] == "4千"
