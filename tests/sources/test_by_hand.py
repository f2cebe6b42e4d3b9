"""Which pages the files are that somebody brings, by their names and their order."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.errors import BadSetting
from bulletin.model import Issue, IssueId, Receipt
from bulletin.model.fetched import ADDED, INBOX
from bulletin.sources.by_hand import (
    Placed,
    address,
    check_unmoved,
    label_in,
    placed,
    standing,
)

DAY = date(2026, 3, 15)
ISSUE = IssueId.of("hexi", DAY)
AT = datetime(2026, 3, 15, 7, tzinfo=UTC)


def receipt(number, label="", url="https://e.cn/1.pdf", sha="0" * 64):
    page = ISSUE.page(number)
    return Receipt(page, label or str(number), url, url, AT, 200, 9, sha, f"raw/{page}.pdf")


def numbers(*names, here=()):
    return {page.name: (page.number, page.label) for page in placed(names, ISSUE, here)}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("A02.pdf", "A02"),
        ("河汐新报第02版.pdf", "02"),
        ("p2.pdf", "2"),
        ("2026-03-15-07.pdf", "07"),
        ("hexi20260315B03.pdf", "B03"),
        ("A02-03.pdf", "A02-03"),
        ("2026-03-15.pdf", ""),
        ("河汐新报.pdf", ""),
        ("IMG_4711.pdf", ""),
    ],
)
def test_a_name_ends_with_the_page_s_label(name, label):
    assert label_in(name, DAY) == label


def test_names_say_the_order_whatever_was_typed():
    assert numbers("10.pdf", "2.pdf", "1.pdf") == {
        "1.pdf": (1, "1"),
        "2.pdf": (2, "2"),
        "10.pdf": (10, "10"),
    }


def test_pages_with_letters_are_counted():
    assert numbers("B01.pdf", "A02.pdf", "A01.pdf") == {
        "A01.pdf": (1, "A01"),
        "A02.pdf": (2, "A02"),
        "B01.pdf": (3, "B01"),
    }


def test_names_without_labels_stand_as_they_were_given():
    assert numbers("要闻.pdf", "副刊.pdf") == {"要闻.pdf": (1, "1"), "副刊.pdf": (2, "2")}


def test_one_page_keeps_the_number_and_the_label_that_its_issue_has():
    here = [receipt(1, "第A01版：要闻"), receipt(2, "第A02版：城事")]

    assert numbers("a.A2.pdf", here=here) == {"a.A2.pdf": (2, "第A02版：城事")}


def test_a_page_that_the_issue_lacks_goes_behind_those_before_it():
    here = [receipt(1, "A01"), receipt(2, "A02")]

    assert numbers("A03.pdf", here=here) == {"A03.pdf": (3, "A03")}


def test_a_page_between_two_that_leave_no_room_is_refused():
    here = [receipt(1, "A01"), receipt(2, "A03")]

    with pytest.raises(
        BadSetting, match="its pages A01, A03 are numbered without room for A02; add all "
    ):
        numbers("A02.pdf", here=here)


def test_two_names_for_one_page_are_refused():
    with pytest.raises(BadSetting, match=r"1\.pdf, x01\.pdf are the same page by their names"):
        numbers("1.pdf", "x01.pdf", "2.pdf")


def test_a_page_that_would_get_another_number_is_refused_where_it_has_to_stay():
    here = [receipt(1, "A02")]
    moved = placed(["A01.pdf", "A02.pdf"], ISSUE, here)

    with pytest.raises(BadSetting, match="without room for A02"):
        check_unmoved(ISSUE, moved, here)


def test_a_page_that_keeps_its_number_may_stay():
    check_unmoved(ISSUE, [Placed("A02.pdf", 2, "A02")], [receipt(2, "第A02版：城事")])


@given(st.permutations(["A01.pdf", "A02.pdf", "B01.pdf", "C11.pdf", "C02.pdf"]))
def test_the_order_in_which_labelled_files_come_does_not_matter(names):
    assert placed(names, ISSUE, ()) == placed(sorted(names), ISSUE, ())


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
def test_every_file_becomes_a_page_of_its_own_or_all_are_refused(names):
    try:
        pages = placed(names, ISSUE, ())
    except BadSetting:
        return
    assert sorted(page.name for page in pages) == sorted(names)
    assert len({page.number for page in pages}) == len(names)


def test_a_name_that_is_no_utf8_has_an_address():
    assert address(ADDED, "\udcff 1.pdf") == "added:%FF%201.pdf"


def test_what_the_source_had_all_the_time_does_not_replace_what_was_brought():
    site, hand = receipt(1, sha="a" * 64), receipt(1, url="added:1.pdf", sha="b" * 64)
    before = [Issue(ISSUE, (site,)), Issue(ISSUE, (hand,))]

    assert standing([site], before) == {ISSUE.page(1): hand}


def test_other_bytes_of_the_source_take_the_place_of_what_was_brought():
    hand = receipt(1, url="inbox:hexi/2026-03-15/1.pdf", sha="b" * 64)
    other = receipt(2, url=f"{INBOX}2.pdf", sha="d" * 64)

    assert hand.is_by_hand
    assert standing([receipt(1, sha="c" * 64)], [Issue(ISSUE, (hand, other))]) == {
        ISSUE.page(2): other
    }
