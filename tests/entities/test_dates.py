from datetime import date

import pytest

from bulletin.entities.dates import find_dates
from bulletin.entities.found import without_overlaps

ISSUE = date(2023, 5, 8)


def dates(text, issue=ISSUE):
    return {text[it.start : it.end]: it.value for it in without_overlaps(find_dates(text, issue))}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5月7日", "2023-05-07"),
        ("2023年一季度", "2023-01-01/2023-03-31"),
        ("今年4月", "2023-04-01/2023-04-30"),
        ("去年四季度", "2022-10-01/2022-12-31"),
        ("去年底", "2022-12-01/2022-12-31"),
        ("今年2月底", "2023-02-21/2023-02-28"),
        ("3月中旬", "2023-03-11/2023-03-20"),
        ("今年以来", "2023-01-01/2023-05-08"),
        ("12月", "2022-12-01/2022-12-31"),
        ("9月1日至15日", "2023-09-01/2023-09-15"),
        ("2022年12月至2023年2月", "2022-12-01/2023-02-28"),
        ("2021—2025年", "2021-01-01/2025-12-31"),
        ("二〇二三年五月", "2023-05-01/2023-05-31"),
        ("20世纪90年代", "1990-01-01/1999-12-31"),
        ("“十四五”期间", "2021-01-01/2025-12-31"),
        ("昨日", "2023-05-07"),
        ("上周", "2023-05-01/2023-05-07"),
        ("上半年", "2023-01-01/2023-06-30"),
        ("今年年底", "2023-12-01/2023-12-31"),
        ("2019年年初", "2019-01-01/2019-01-31"),
        ("今年1—4月", "2023-01-01/2023-04-30"),
        ("去年前三季度", "2022-01-01/2022-09-30"),
        ("今年前4个月", "2023-01-01/2023-04-30"),
        ("前4月", "2023-01-01/2023-04-30"),
        ("前三季度", "2023-01-01/2023-09-30"),
        ("2021年初到2022年上半年", "2021-01-01/2022-06-30"),
        ("3月中旬至4月底", "2023-03-11/2023-04-30"),
    ],
)
def test_dates_are_resolved_against_the_issue(words, value):
    assert dates(f"，{words}，") == {words: value}


@pytest.mark.parametrize(
    "text",
    [
        "日前",
        "近日",
        "三年来",
        "20多天",
        "2月30日",
        "月饼",
        "1.5日",
        "3日内",
        "次年1月",
        "十三月",
        "“十四五”规划",
    ],
)
def test_what_fixes_no_day_is_no_date(text):
    assert dates(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("5月1日初步确定", "5月1日", "2023-05-01"),
        ("去年初步建成", "去年", "2022-01-01/2022-12-31"),
        ("今年底线不变", "今年", "2023-01-01/2023-12-31"),
        ("此前4月完工", "4月", "2023-04-01/2023-04-30"),
    ],
)
def test_the_beginning_of_a_word_behind_a_date_is_no_part_of_it(text, words, value):
    assert dates(text) == {words: value}


def test_a_plan_that_has_not_begun_has_no_days_since():
    assert dates("“十五五”以来", date(2020, 6, 1)) == {}


def test_a_month_is_of_the_year_named_before_it_in_the_sentence():
    assert dates("2019年3月开工，5月完工。6月") == {
        "2019年3月": "2019-03-01/2019-03-31",
        "5月": "2019-05-01/2019-05-31",
        "6月": "2023-06-01/2023-06-30",
    }


def test_a_day_is_of_the_month_of_the_day_named_before_it():
    assert dates("澜湾3月22日电，23日上午")["23日"] == "2023-03-23"


def test_of_a_day_alone_it_is_the_last_one():
    assert dates("，9日上午")["9日"] == "2023-05-09"
    assert dates("，20日上午")["20日"] == "2023-04-20"


def test_yesterday_in_speech_is_not_that_of_the_paper():
    assert dates("他说：“昨天很冷。”") == {}


def test_without_a_date_of_the_issue_what_rests_on_it_has_no_value():
    assert dates("5月7日，2020年5月7日", None) == {"5月7日": "", "2020年5月7日": "2020-05-07"}
