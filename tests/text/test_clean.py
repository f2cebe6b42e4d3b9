"""From what was printed to what is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import HEI, ISSUE, Sheet, cut, words
from bulletin.geometry import Box
from bulletin.model import Article, Heads, Illustration, Paragraph, Piece
from bulletin.text import clean_article
from bulletin.text.clean import clean_text
from bulletin.text.quality import judge

PAGE = ISSUE.page(1)


def article(headline="水清岸绿", *paragraphs: str, **fields) -> Article:
    plain = Article(
        id=ISSUE.article(1),
        pages=(PAGE,),
        section=None,
        item_type="article",
        standing_head=None,
        heads=Heads(headline),
        byline=None,
        bylines=(),
        dateline=None,
        paragraphs=tuple(Paragraph((piece(text),)) for text in paragraphs),
        illustrations=(),
        raw_text="",
        continues_on=None,
        continued_from=None,
        is_lead=False,
        confidence=1.0,
    )
    return replace(plain, **fields)


def piece(text: str) -> Piece:
    return Piece(text, PAGE, "b001", Box(0, 0, 1, 1), printed=None)


# ---------------------------------------------------------------- one text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("水清 岸绿", "水清岸绿"),
        ("水清　岸绿", "水清岸绿"),
        ("“ 水清 ” ， 岸绿 。", "“水清”，岸绿。"),
        ("长 3 公里", "长3公里"),
        ("Green River Walk", "Green River Walk"),
        ("Green  River\tWalk", "Green River Walk"),
        ("叫做 Green River 的步道", "叫做Green River的步道"),
        (" 水清岸绿 ", "水清岸绿"),
        ("水清\n岸绿", "水清岸绿"),
        ("", ""),
        ("　", ""),
    ],
)
def test_no_space_beside_han_and_one_between_latin_words(printed, read):
    assert clean_text(printed) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("２０２６年３月", "2026年3月"),
        ("ＡＢＣａｂｃ", "ABCabc"),
        ("３．５％", "3．5％"),
        ("，。！？（）：；", "，。！？（）：；"),
    ],
)
def test_full_width_letters_and_digits_become_the_ordinary_ones_and_marks_stay(printed, read):
    assert clean_text(printed) == read


@pytest.mark.parametrize("character", ["\0", "\x07", "\xad", "\u200b", "\ufeff", "\u202e"])
def test_characters_without_ink_go(character):
    assert clean_text(f"水清{character}岸绿") == "水清岸绿"


@pytest.mark.parametrize("character", ["\ue001", "\ufffd", "\U000f0001"])
def test_characters_that_only_the_font_knows_stay(character):
    assert clean_text(f"水清{character}岸绿") == f"水清{character}岸绿"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_han_is_never_changed(text):
    assert clean_text(text) == text


# ---------------------------------------------------------------- an article


def test_every_text_of_an_article_is_cleaned():
    cleaned = clean_article(
        article(
            "水清 岸绿",
            "新步道 长 ３ 公里。",
            standing_head="民生 一线",
            heads=Heads("水清 岸绿", "聚焦 河边", "——三公里 步道", "串起 五座公园"),
            illustrations=(Illustration(PAGE, None, "■ 河边 的 新步道", "王小明"),),
        )
    )

    assert cleaned.heads == Heads("水清岸绿", "聚焦河边", "三公里步道", "串起五座公园")
    assert cleaned.standing_head == "民生一线"
    assert cleaned.body == "新步道长3公里。"
    assert cleaned.illustrations[0].caption == "■河边的新步道"


def test_parts_that_are_empty_are_left_out():
    cleaned = clean_article(
        article("水清岸绿", "　", "岸绿。", heads=Heads("水清岸绿", " ", "——", None))
    )

    assert cleaned.heads == Heads("水清岸绿")
    assert [p.text for p in cleaned.paragraphs] == ["岸绿。"]


def test_a_space_between_pieces_of_latin_stays():
    """The words met over a column's end."""
    paragraph = Paragraph((piece("Green"), piece(" River Walk")))

    assert clean_article(article("水清岸绿", paragraphs=(paragraph,))).body == "Green River Walk"


def test_what_was_printed_is_kept_beside_what_is_read():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, ["东⽅的⽔长３公里" + words(0, 90)])
    (printed,) = cut(sheet).articles
    cleaned = clean_article(printed)

    assert cleaned.body == "东方的水长3公里" + words(0, 90)
    assert cleaned.paragraphs[0].pieces[0].printed == "东⽅的⽔长３公里" + words(0, 90)
    assert cleaned.raw_text == printed.raw_text
    assert "东⽅的⽔长３公里" in cleaned.raw_text.replace("\n", "")


def test_a_width_that_cleaning_changes_is_kept_as_printed():
    sheet = Sheet().text(40, 90, "水清岸绿又一年", 24, HEI)
    sheet.column(40, 110, 17, ["长３公里" + words(0, 90)])
    (cleaned,) = map(clean_article, cut(sheet).articles)

    assert cleaned.paragraphs[0].pieces[0].printed == "长３公里" + words(0, 90)


# ---------------------------------------------------------------- how far it can be trusted


def test_good_text_has_full_quality():
    assert judge(article("水清岸绿", words(0, 150))) == (1.0, ())


def test_an_article_without_text_says_so():
    assert judge(article("")) == (1.0, ("no_text",))


def test_a_few_private_characters_are_flagged():
    assert judge(article("水清岸绿", words(0, 195) + "\ue001")) == (0.995, ("private_characters",))


def test_many_private_characters_make_a_text_doubtful():
    quality, flags = judge(article("水清岸绿", "\ue001\ue002\ue003水"))

    assert (quality, flags) == (0.625, ("private_characters", "doubtful_text"))


def test_bytes_of_gbk_read_as_latin_are_flagged():
    noise = words(0, 100).encode("gbk").decode("latin-1")
    quality, flags = judge(article("", noise))

    assert quality < 0.1
    assert flags == ("mojibake", "doubtful_text")


@pytest.mark.parametrize(
    "text", ["在 Café Müller 喝咖啡，气温 20°，误差 ±1。", "A café in Genève, déjà vu."]
)
def test_words_with_accents_are_no_noise(text):
    assert judge(article("水清岸绿", text)) == (1.0, ())


def test_flags_that_an_article_has_already_stay():
    cleaned = clean_article(article("", "\ue001水", quality_flags=("drawn_headline",)))

    assert cleaned.quality_flags == ("doubtful_text", "drawn_headline", "private_characters")
