"""An issue cut into its articles, as a reader would with scissors."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from builders import HEI, Sheet, bodies, cut, read, words
from bulletin.model import Role

A, B, C = words(0, 150), words(3, 170), words(5, 130)


def head(sheet: Sheet, x, base, text, size=24) -> Sheet:
    return sheet.text(x, base, text, size, HEI)


# ---------------------------------------------------------------- one page


def test_advertisements_are_no_articles():
    sheet = head(Sheet(), 40, 90, "水清岸绿").box(40, 600, 360, 100)
    sheet.column(40, 110, 17, [A])
    sheet.text(60, 640, "杏江家具城盛大开业", 20, HEI).text(60, 670, "热线 0532-12345678", 10)
    segmented = cut(sheet)

    assert bodies(segmented) == {"水清岸绿": [A]}
    assert segmented.advertisements == ("杏江家具城盛大开业\n热线 0532-12345678",)


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
        lambda x, y: sheet.text(x, y, "步道怎么修", 11, HEI),
        lambda x, y: sheet.text(x, y, "（王小明）", 10),
        lambda x, y: sheet.text(x, y, "热线 0532-12345678", 10),
        lambda x, y: sheet.text(x, y, "今日导读　旧书市集　第2版", 10),
        lambda x, y: sheet.outlines(x, y, 26, 6),
    )
    for _ in range(draw(st.integers(0, 6))):
        put = draw(st.sampled_from(things))
        put(draw(st.sampled_from([40, 225, 410])), draw(st.integers(60, 700)))
    return sheet


@tries(max_examples=80)
@given(st.lists(sheets(), min_size=1, max_size=2))
def test_every_character_is_kept_and_none_twice(pages):
    assert kept(pages) == printed(pages)


@tries(max_examples=80)
@given(sheets())
def test_nothing_on_the_page_is_lost(sheet):
    """Each block ends in an article, among the advertisements or other text, or is found."""
    page, issue = read(sheet), cut(sheet)
    homes = {block for article in issue.articles for block in article.blocks}
    findings = {finding.at for finding in (*page.findings, *issue.findings)}
    told = "\n".join((*issue.advertisements, *issue.other)).split("\n")
    for block in page.blocks:
        known_as = f"{page.id}-{block.id}"
        is_told = block.text != "" and (
            block.text in told or all(line.text in told for line in block.lines)
        )
        assert known_as in homes or known_as in findings or is_told, block


@tries(max_examples=30)
@given(sheets())
def test_a_picture_is_in_one_article_at_most(sheet):
    boxes = [i.box for a in cut(sheet).articles for i in a.illustrations if i.box is not None]
    printed_boxes = [picture.box for picture in read(sheet).pictures]

    assert all(boxes.count(box) <= printed_boxes.count(box) for box in boxes)


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
