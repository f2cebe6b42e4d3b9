"""Cleaning what a site says of its articles."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.text import clean_site
from bulletin.text.site import (
    MAX_ARTICLES,
    MAX_AUTHORS,
    MAX_BODY,
    MAX_CORNERS,
    MAX_HEAD,
    clean_told,
)
from sides import WHOLE, site, told


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("河边<br/>添步道", "河边添步道"),
        ("<p style='color:red'>河边</p> 添 步道", "河边添步道"),
        ("A&nbsp;&amp;&nbsp;B", "A & B"),
        ("&amp;lt;b&amp;gt;河边", "河边"),
        ("3 < 5，5 > 3", "3 < 5，5 > 3"),
        ("《河边》〈一〉", "《河边》〈一〉"),
        ("河\x00边\x1b[31m\u202e添\u200b步", "河边[31m添步"),
        ("２０２６年Ａ版", "2026年A版"),
        ("<script>alert(1)</script>河边", "alert(1)河边"),
        ("", ""),
    ],
)
def test_tags_entities_and_controls_go(text, plain):
    assert clean_told(text, MAX_HEAD) == plain


@pytest.mark.parametrize("piece", ["水", "<", "<a ", "&", "<b>", "&amp;", "　", "<!--", "\x00"])
def test_ten_megabytes_of_anything_take_no_time(piece):
    endless = piece * (10_000_000 // len(piece))

    begun = time.process_time()
    cleaned = clean_told(endless, MAX_HEAD)

    assert len(cleaned) <= MAX_HEAD
    assert time.process_time() - begun < 1


@given(st.text(alphabet=st.characters() | st.sampled_from("<>/&;#x20amp br"), max_size=60))
def test_what_is_left_is_one_line_without_controls(text):
    cleaned = clean_told(text, 40)

    assert len(cleaned) <= 40
    assert cleaned == cleaned.strip()
    assert not any(ord(character) < 32 for character in cleaned)


def test_every_text_is_cleaned_and_empty_ones_go():
    raw = told(
        "河边<br>添步道", "<p>河堤修好了。</p>", "&nbsp;", "步道也 通了。", name="a",
        kicker="<b>治水</b>", subtitle="晨练 不绕路", authors=("<i>周一木</i>", " "),
        shapes=(WHOLE, WHOLE * MAX_CORNERS),
    )  # fmt: skip

    ((got,),) = (page.articles for page in clean_site(site([raw])).pages)

    assert got == replace(
        raw, title="河边添步道", body=("河堤修好了。", "步道也通了。"), kicker="治水",
        subtitle="晨练不绕路", authors=("周一木",), shapes=(WHOLE,),
    )  # fmt: skip


def test_what_is_past_a_bound_is_cut():
    long = told("题" * 9_999, *["文" * 60_000] * 3, authors=("周一木",) * 99)

    (page,) = clean_site(site([long, *[told("短")] * MAX_ARTICLES])).pages

    assert len(page.articles) == MAX_ARTICLES
    got = page.articles[0]
    assert (len(got.title), len(got.authors)) == (MAX_HEAD, MAX_AUTHORS)
    assert sum(map(len, got.body)) == MAX_BODY
