"""An issue cut into its articles, as a reader would with scissors."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from builders import HEI, Sheet, bodies, cut, read, words
from bulletin.model import Role

A, B, C, D = words(0, 150), words(3, 170), words(5, 130), words(6, 160)


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


# ---------------------------------------------------------------- one page


def test_two_stories_side_by_side():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 300, 90, "街角书香")
    sheet.column(40, 110, 17, [A, B])
    sheet.column(300, 110, 17, [C, D])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C, D]}


def test_two_stories_one_over_the_other():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 40, 420, "街角书香")
    sheet.column(40, 110, 17, [A])
    sheet.column(40, 440, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A], "街角书香": [C]}


def test_a_story_of_two_columns_reads_down_and_then_on_in_the_next():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=10)
    sheet.column(230, 110, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}


def test_a_story_under_a_headline_narrower_than_its_columns_and_no_rule_beside():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 420, 90, "街角书香")
    rest = sheet.column(40, 110, 17, [A, B], rows=10)
    sheet.column(230, 110, 17, rest)
    sheet.column(420, 110, 14, [C, D])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C, D]}


def test_a_rule_between_columns_of_one_height_parts_the_stories():
    """The second column has no headline of its own and is not the first one's either."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A, B])
    sheet.column(230, 110, 17, [C, D])
    sheet.rule(220, 80, 220, 500)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "": [C, D]}


def test_a_story_in_the_shape_of_an_l():
    """It goes on below another story's box, in a longer column."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B, C, D], rows=30)
    sheet.column(230, 110, 17, rest)
    sheet.rule(220, 345, 400, 345)
    head(sheet, 230, 380, "街角书香")
    sheet.column(230, 400, 17, [words(1, 150)])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, C, D], "街角书香": [words(1, 150)]}


def test_a_headline_beside_its_body():
    sheet = head(Sheet(), 40, 160, "水清岸绿", 26)
    sheet.column(160, 110, 17, [A, B])
    head(sheet, 40, 500, "街角书香")
    sheet.column(40, 520, 17, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B], "街角书香": [C]}


def test_an_upright_headline_beside_its_body():
    sheet = Sheet().upright(40, 110, "水清岸绿", 26)
    rest = sheet.column(80, 110, 17, [A, B], rows=12)
    sheet.column(270, 110, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B]}


def test_a_photograph_in_the_flow_interrupts_nothing():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B], rows=6)
    sheet.photo(40, 210, 170, 80).text(40, 302, "■河边的新步道。王小明摄", 8, HEI)
    sheet.column(40, 315, 17, rest)
    (article,) = cut(sheet).articles

    assert [p.text for p in article.paragraphs] == [A, B]
    assert [(i.caption, i.credit) for i in article.illustrations] == [
        ("■河边的新步道。王小明摄", "王小明")
    ]


def test_a_photograph_over_two_columns_belongs_to_the_story_of_both():
    sheet = head(Sheet(), 40, 90, "水清岸绿又一年")
    sheet.photo(40, 110, 360, 150).text(40, 272, "■河边的新步道。王小明摄", 8, HEI)
    rest = sheet.column(40, 290, 17, [A, B], rows=10)
    sheet.column(230, 290, 17, rest)

    assert bodies(cut(sheet)) == {"水清岸绿又一年": [A, B]}


def test_a_boxed_story_is_apart_from_the_one_around_it():
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    rest = sheet.column(40, 110, 17, [A, B, D], rows=14)
    sheet.column(230, 110, 17, rest)
    sheet.box(225, 360, 180, 220)
    head(sheet, 235, 400, "街角书香", 22)
    sheet.column(235, 420, 16, [C])

    assert bodies(cut(sheet)) == {"水清岸绿": [A, B, D], "街角书香": [C]}


def test_advertisements_are_no_articles():
    sheet = head(Sheet(), 40, 90, "水清岸绿").box(40, 600, 360, 100)
    sheet.column(40, 110, 17, [A])
    sheet.text(60, 640, "杏江家具城盛大开业", 20, HEI).text(60, 670, "热线 0532-12345678", 10)
    segmented = cut(sheet)

    assert bodies(segmented) == {"水清岸绿": [A]}
    assert segmented.advertisements == ("杏江家具城盛大开业\n热线0532-12345678",)


def test_articles_are_numbered_from_the_top_left():
    sheet = head(
        head(head(Sheet(), 300, 90, "街角书香"), 40, 90, "水清岸绿"), 40, 420, "风从海上来"
    )
    for x, top, text in ((40, 110, A), (300, 110, B), (40, 440, C)):
        sheet.column(x, top, 17, [text])

    assert [(a.id[-5:], a.heads.headline) for a in cut(sheet).articles] == [
        ("i0001", "水清岸绿"),
        ("i0002", "街角书香"),
        ("i0003", "风从海上来"),
    ]


def test_the_lead_story_has_the_largest_headline_of_its_page():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿", 20), 300, 90, "街角书香", 28)
    sheet.column(40, 110, 17, [A])
    sheet.column(300, 110, 17, [B])

    assert {a.heads.headline: a.is_lead for a in cut(sheet).articles} == {
        "水清岸绿": False,
        "街角书香": True,
    }


# ---------------------------------------------------------------- kinds


def test_a_photograph_with_its_caption_alone_is_an_article_of_its_own_kind():
    sheet = Sheet().photo(40, 60, 300, 200).text(40, 275, "■河边的新步道。王小明摄", 9, HEI)
    (article,) = cut(sheet).articles

    assert (article.item_type, article.heads.headline) == ("photo", "")
    assert [(i.caption, i.credit) for i in article.illustrations] == [
        ("■河边的新步道。王小明摄", "王小明")
    ]


@pytest.mark.parametrize("headline", ["停水公告", "停　水　公　告"])
def test_a_notice_says_so_in_its_headline(headline):
    sheet = head(Sheet(), 40, 90, headline)
    sheet.column(40, 110, 17, [A])

    assert [a.item_type for a in cut(sheet).articles] == ["notice"]


def test_a_few_lines_without_a_headline_are_a_brief():
    sheet = Sheet()
    sheet.column(40, 110, 17, [words(0, 70)])

    assert [a.item_type for a in cut(sheet).articles] == ["brief"]


# ---------------------------------------------------------------- what belongs to none


def test_furniture_is_kept_as_other_text():
    sheet = head(Sheet(), 40, 90, "水清岸绿").text(40, 30, "2026年3月15日 星期日 第02版", 9)
    sheet.column(40, 110, 17, [A])

    assert cut(sheet).other == ("2026年3月15日星期日第02版",)


def test_a_headline_over_nothing_is_kept_and_found():
    sheet = head(head(Sheet(), 40, 90, "水清岸绿"), 40, 600, "街角书香")
    sheet.column(40, 110, 17, [A])
    segmented = cut(sheet)

    assert segmented.other == ("街角书香",)
    assert [(f.code, f.message) for f in segmented.findings] == [
        ("head-without-story", "'街角书香' stands over no story that was found")
    ]


def test_a_caption_without_a_picture_or_a_story_is_kept():
    assert cut(Sheet().text(40, 275, "■河边的新步道。王小明摄", 9, HEI)).other == (
        "■河边的新步道。王小明摄",
    )


def test_an_empty_page_has_no_articles():
    segmented = cut(Sheet())

    assert (segmented.articles, segmented.other, segmented.advertisements) == ((), (), ())


# ---------------------------------------------------------------- nothing is lost


def printed(pages) -> Counter:
    """How often each character stands on the pages."""
    numbered = enumerate(pages, 1)
    return Counter("".join(b.text for n, sheet in numbered for b in read(sheet, n).blocks))


def kept(pages) -> Counter:
    """How often each is in the articles, advertisements and other text."""
    issue = cut(*pages)
    texts = (*(a.raw_text for a in issue.articles), *issue.advertisements, *issue.other)
    return Counter("".join(texts).replace("\n", ""))


@st.composite
def sheets(draw) -> Sheet:
    """Stories, pictures, rules and panels thrown on a page, over one another or not."""
    sheet = Sheet()
    size, width = draw(st.sampled_from([14, 24, 40])), draw(st.integers(8, 30))
    body = words(width % 8, draw(st.integers(20, 200)))
    things = (
        lambda x, y: sheet.text(x, y, "水清岸绿又一年", size, HEI),
        lambda x, y: sheet.column(x, y, width, [body]),
        lambda x, y: sheet.photo(x, y, 170, 90),
        lambda x, y: sheet.text(x, y, "■河边的新步道。王小明摄", 8, HEI),
        lambda x, y: sheet.rule(x, y, x + 200, y),
        lambda x, y: sheet.box(x, y, 180, 80),
        lambda x, y: sheet.text(x, y, "本报记者　王小明", 10, HEI),
        lambda x, y: sheet.text(x, y, "下转第2版", 10),
        lambda x, y: sheet.text(x, y, "上接第1版", 10),
        lambda x, y: sheet.upright(x, y, "街角书香", 24),
    )
    for _ in range(draw(st.integers(0, 6))):
        put = draw(st.sampled_from(things))
        put(draw(st.sampled_from([40, 225, 410])), draw(st.integers(60, 700)))
    return sheet


@tries(max_examples=80)
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_every_character_is_kept_and_none_twice(pages):
    assert kept(pages) == printed(pages)


@tries(max_examples=30)
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_no_block_is_in_two_articles(pages):
    blocks = [block for article in cut(*pages).articles for block in article.blocks]

    assert len(blocks) == len(set(blocks))


def test_a_block_that_is_in_an_article_has_its_text_there():
    sheet = head(Sheet(), 40, 90, "水清岸绿").text(40, 106, "本报记者　王小明", 10, HEI)
    sheet.column(40, 115, 17, [A])
    (article,) = cut(sheet).articles
    blocks = {f"{read(sheet).id}-{b.id}": b for b in read(sheet).blocks}

    assert article.raw_text.replace("\n", "") == "".join(blocks[b].text for b in article.blocks)
    assert {blocks[b].role for b in article.blocks} == {Role.HEADLINE, Role.BYLINE, Role.BODY}


def test_a_picture_with_its_caption_belongs_to_the_story_above_it():
    """The caption closes it off from the headline that follows."""
    sheet = head(Sheet(), 40, 90, "水清岸绿")
    sheet.column(40, 110, 17, [A])
    sheet.photo(40, 260, 170, 100).text(40, 374, "■河边的新步道。王小明 摄", 8, HEI)
    head(sheet, 40, 460, "街角书香").column(40, 480, 17, [C])

    found = {a.heads.headline: len(a.illustrations) for a in cut(sheet).articles}
    assert found == {"水清岸绿": 1, "街角书香": 0}
