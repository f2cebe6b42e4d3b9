"""Words lifted out of a story, told from the heads that they look like."""

from __future__ import annotations

import pytest

from builders import HEI, Sheet, read, roles, words
from bulletin.model import Role

SAID = "街角的面馆刚刚开门"  # the body says so
BRIEF = "“面馆”"
SPOKEN = "“刚刚开门”"


def page(quote, *, above=60, below=60, under=(220, 380), gap=16):
    """A story in three columns, the second begins under a quote between two rules."""
    sheet = Sheet().text(40, 90, "水清岸绿又一年好风光啊", 36, HEI)
    rest = sheet.column(40, 110, 16, [words(0, 160), words(2, 160), words(5, 140)], rows=14)
    left = 220 + (160 - gap * len(quote)) / 2
    sheet.rule(220, 110, 380, 110).text(left, 110 + above, quote, gap, HEI)
    bottom = 110 + above + below - gap
    sheet.rule(under[0], bottom, under[1], bottom)
    rest = sheet.column(220, bottom + 15, 16, rest, rows=8)
    sheet.column(400, 110, 16, rest)
    return sheet


@pytest.mark.parametrize(
    ("quote", "away"), [(SAID, 30), (SAID, 60), (SAID, 90), (SPOKEN, 30), (SPOKEN, 90)]
)
def test_words_of_the_body_between_two_rules_are_a_pull_quote(quote, away):
    assert roles(read(page(quote, above=away, below=away)))[quote] is Role.PULL_QUOTE


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(page("街角的面馆书香满城"), id="the body does not say so"),
        pytest.param(page(BRIEF), id="two letters stand in any text"),
        pytest.param(page(SPOKEN[1:-1]), id="four letters that nobody says"),
        pytest.param(page(SAID, above=60, below=110), id="nearer to one rule"),
        pytest.param(page(SAID, above=80, below=80, under=(220, 340)), id="rules of two lengths"),
        pytest.param(page(SAID, above=130, below=130), id="too far from both"),
    ],
)
def test_other_large_type_between_rules_titles_a_story(sheet):
    assert Role.PULL_QUOTE not in roles(read(sheet)).values()
