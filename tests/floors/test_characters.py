"""Characters: which one is meant by what stands on the page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.characters import canonical, is_private, is_wide


def meant(printed: str) -> str:
    return "".join(map(canonical, printed))


def test_kangxi_radicals_are_the_ideographs_they_look_like():
    assert meant("⽅⽤⼦⽔⿓") == "方用子水龍"


def test_radicals_that_compatibility_normalisation_leaves_alone():
    assert unicodedata.normalize("NFKC", "⻓⺠⻄⻣") == "⻓⺠⻄⻣"
    assert meant("⻓⺠⻄⻳⻣") == "长民西龟骨"


def test_compatibility_ideographs_are_the_unified_ones():
    assert meant("\uf900\ufa0c\U0002f800") == "豈兀丽"


def test_ligatures_are_their_letters():
    assert meant("ﬁﬂﬃﬅ") == "fiflffist"


def test_punctuation_of_upright_lines_is_that_of_horizontal_ones():
    assert meant("︵春︶︽水︾︐︑︒︓︖︙︱") == "（春）《水》，、。：？…—"


@pytest.mark.parametrize(
    "character",
    ["\0", "\x07", "\xad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\ud800"],
)
def test_what_has_no_ink_is_nothing(character):
    assert canonical(character) == ""


def test_the_reader_s_sign_for_a_hyphen_at_a_line_s_end_is_a_hyphen():
    assert canonical("\x02") == "-"


@pytest.mark.parametrize("character", list("方水A1Ａ１，。“”—…·〇①é±\ue000\ufffd"))
def test_any_other_character_stays(character):
    assert canonical(character) == character


@given(st.characters())
def test_what_is_meant_means_itself(character):
    assert meant(canonical(character)) == canonical(character)


@given(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))
def test_no_ideograph_is_changed(character):
    assert canonical(character) == character


def test_wide_is_what_fills_a_square_of_type():
    assert all(map(is_wide, "方〇，。（）１Ａあア한“”‘’—…·"))
    assert not any(map(is_wide, "A1,.()é-±"))


def test_private_is_what_only_the_font_knows():
    assert all(map(is_private, "\ue000\uf8ff\U000f0000\ufffd\u0378"))
    assert not any(map(is_private, "方A1，⽅\xad"))
