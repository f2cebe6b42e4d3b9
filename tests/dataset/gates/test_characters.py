"""Characters that do not belong in a text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from bulletin.dataset.gates.characters import _PATTERNS, BLOCK_SHARE, judge_characters
from bulletin.model import Heads, Paragraph
from bulletin.text.clean import clean_text
from dataset.builders import article, entry, with_articles
from dataset.gates.saying import blocks, outcomes, warnings


def reading(store, text, headline="题"):
    given = entry(store, articles=1)
    (first,) = given.articles
    piece = replace(first.paragraphs[0].pieces[0], text=text)
    alone = replace(
        first, heads=Heads(headline), paragraphs=(Paragraph((piece,)),), byline=None,
        dateline=None, illustrations=(), section=None, tags=(),
    )  # fmt: skip
    return with_articles(given, alone)


@pytest.mark.parametrize(
    ("kind", "character"),
    [
        ("replacement", "\ufffd"),
        ("private", "\ue123"),
        ("private", "\U000f1234"),
        ("forms", "\u2f45"),  # Kangxi radical for 方
        ("forms", "\u2ee9"),  # CJK radical for 黄
        ("forms", "\uf900"),  # compatibility ideograph
        ("controls", "\x07"),
        ("controls", "\u200b"),
        ("returns", "\r"),
    ],
)
def test_a_few_warn_and_many_block(store, kind, character):
    few = character + "字" * 98  # with the headline 100 characters, of them 1
    many = character * 2 + "字" * 98

    assert outcomes(judge_characters([reading(store, few)])) == {(kind, 1, "warn")}
    assert outcomes(judge_characters([reading(store, many)])) == {(kind, 2, "block")}


def test_the_message_counts_and_names_the_first(store):
    given = reading(store, "\ufffd" + "字" * 199)

    assert warnings(judge_characters([given])) == [
        (
            "lanwan-2026-03-15-a: U+FFFD in place of characters, 1 of 201 (0.50%), first in "
            "lanwan-2026-03-15-a-i0001; look at the page, mend how it is read, and rebuild from "
            "layout"
        )
    ]


@pytest.mark.parametrize("text", ["一 二 三", "一\u3000二", "一\u00a0二"])
def test_spaces_between_han_only_warn(store, text):
    found = list(judge_characters([reading(store, text)]))

    assert blocks(found) == []
    assert len(warnings(found)) == 1


def test_tabs_part_cells_in_a_body_and_nothing_in_a_headline(store):
    assert outcomes(judge_characters([reading(store, "甲\t乙\n丙")])) == set()
    assert outcomes(judge_characters([reading(store, "甲", "上\t下")])) == {("breaks", 1, "warn")}


def test_latin_words_have_their_spaces(store):
    assert outcomes(judge_characters([reading(store, "用 Word 写 A B 部")])) == set()


def test_a_held_issue_has_no_text(store):
    held = entry(store, is_held=True, articles=(article(entry(store).issue.id, 1),))

    (check,) = judge_characters([held])

    assert check.value == 0


@given_any(st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), max_size=60))
def test_what_is_cleaned_has_no_control_character(text):
    """The cleaner and the gate agree on what has no place in a text."""
    cleaned = clean_text(text)

    assert not _PATTERNS["controls"].search(cleaned)
    assert not _PATTERNS["returns"].search(cleaned)
    assert not _PATTERNS["spaces"].search(cleaned)


def test_the_share_is_a_hundredth():
    """A typeface of headlines is 2 to 3 % of an issue, and must not pass."""
    assert BLOCK_SHARE == 0.01
