"""What is said of releases, and what is taken out of text from outside."""

from __future__ import annotations

import pytest

from bulletin.catalogue.telling import plain, shortened, tag_of, told, web_address
from catalogue.many import Many


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///srv/1.pdf",
        "s3://b/1.pdf",
        "http://[",
        "",
        "//x.example",
        None,
    ],
)
def test_only_an_address_of_the_web_is_linked(url):
    assert web_address(url) is None


@pytest.mark.parametrize("url", ["http://x.example/1", "https://x.example/页?a=1&b=2"])
def test_an_address_of_the_web_is_kept_as_it_is(url):
    assert web_address(url) == url


def test_controls_and_marks_that_turn_text_are_taken_out():
    assert plain("甲\x00\x1b[1m乙\u202e丙\u2066丁\ufffe") == "甲[1m乙丙丁"


def test_letters_from_right_to_left_and_rare_ideographs_stay():
    assert plain("שלום 𠮷 👩‍👩‍👧") == "שלום 𠮷 👩‍👩‍👧"


def test_all_blanks_become_one():
    assert plain(" 一\n\u3000 二\t") == "一 二"


def test_a_text_is_cut_with_a_mark():
    assert (shortened("一二三", 3), shortened("一二三四", 3)) == ("一二三", "一二…")


def test_an_id_is_a_tag():
    assert tag_of("article", "lanwan-1") == "tag:bulletin.invalid,2026:article/lanwan-1"


def test_each_newspaper_of_a_release_has_its_sentence():
    first, second = told(Many(papers=2).manifest, {"paper000": "河汐 <b>新报</b>"})

    assert first.zh == "河汐 <b>新报</b>（paper000）2025-12-31：新增 3 篇，修订 1 篇。"
    assert second.en == "paper001 (paper001) of 2025-12-31: 3 articles added, 1 article changed."
