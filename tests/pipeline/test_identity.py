"""Ids of articles, from reading to reading."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.model import IssueArticles, IssueId
from bulletin.pipeline.identity import keep_ids
from dataset.builders import DAY, article

ISSUE = IssueId.of("lanwan", DAY)
TEXTS = {
    letter: "".join(chr(0x4E00 + 97 * number + at) for at in range(60))
    for number, letter in enumerate("abcdef")
}


def reading(*letters):
    """A reading whose articles are these texts, with ids from 1 in their order."""
    articles = tuple(told(letter, number) for number, letter in enumerate(letters, 1))
    return IssueArticles(
        issue=ISSUE, number=None, source="", folios=(), articles=articles, advertisements=(),
        other=(), findings=(), is_held=False, text_sha256="", pipeline_version="1", pages=(),
    )  # fmt: skip


def told(letters, number):
    made = article(ISSUE, number)
    piece = made.paragraphs[0].pieces[0]
    text = "".join(TEXTS[letter] for letter in letters)
    paragraph = replace(made.paragraphs[0], pieces=(replace(piece, text=text),))
    heads = replace(made.heads, headline="", kicker=None)
    return replace(made, heads=heads, paragraphs=(paragraph,))


def read_one_after_another(*readings):
    """Ids by text after each reading."""
    kept = []
    for each in readings:
        kept.append(keep_ids(kept, reading(*each)))
    return [
        {each: it.id.number for each, it in zip(letters, made.articles, strict=True)}
        for letters, made in zip(readings, kept, strict=True)
    ]


def test_ids_stay_with_the_text_in_another_order():
    assert read_one_after_another("abc", "cab")[1] == {"a": 1, "b": 2, "c": 3}


def test_what_is_new_takes_a_number_that_none_has_had():
    assert read_one_after_another("abc", "ab", "abd")[2] == {"a": 1, "b": 2, "d": 4}


def test_what_was_gone_gets_its_id_back():
    assert read_one_after_another("abc", "ab", "abd", "dcba")[3] == {
        "a": 1,
        "b": 2,
        "c": 3,
        "d": 4,
    }


def test_what_was_gone_does_not_take_the_place_of_what_stayed():
    found = read_one_after_another(["ab", "c"], ["a"], ["a", "ab"])

    assert found[1] == {"a": 1}  # 0.67 alike
    assert found[2]["a"] != found[2]["ab"]


def test_two_that_are_merged_keep_the_id_of_the_longer():
    found = read_one_after_another(["ab", "c"], ["abc"])

    assert found[1] == {"abc": 1}


def test_less_than_six_tenths_is_another_article():
    found = read_one_after_another(["a"], ["abc"])

    assert found[1] == {"abc": 2}  # 0.5 alike


letters = st.lists(st.sampled_from("abcdef"), unique=True)


@settings(max_examples=60)
@given(st.lists(letters, min_size=1, max_size=6))
def test_a_text_has_one_id_for_good_and_an_id_one_text(readings):
    texts = {}
    for found in read_one_after_another(*readings):
        assert len(set(found.values())) == len(found)
        for text, number in found.items():
            assert texts.setdefault(text, number) == number
    assert len(set(texts.values())) == len(texts)


def test_reading_the_same_again_changes_nothing():
    once = keep_ids([], reading(*"abc"))

    assert keep_ids([once], reading(*"abc")) == once
