"""Ids, roles and the small sums that values of the model do themselves."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin.errors import BadSetting
from bulletin.geometry import Box
from bulletin.model import (
    ArticleId,
    Block,
    Column,
    IssueId,
    Line,
    PageId,
    Paragraph,
    Piece,
    Role,
    Rule,
)

ISSUE = IssueId("hexi-2026-03-15-a")


# ---------------------------------------------------------------- ids


def test_an_issue_id_says_its_paper_date_and_edition():
    assert (ISSUE.paper, ISSUE.date, ISSUE.edition) == ("hexi", date(2026, 3, 15), "a")


def test_an_issue_id_of_its_parts():
    assert IssueId.of("hexi", date(2026, 3, 15)) == ISSUE
    assert IssueId.of("hexi", date(2026, 3, 15), "b") == "hexi-2026-03-15-b"


def test_ids_of_pages_and_articles_say_their_issue_and_number():
    page, article = ISSUE.page(2), ISSUE.article(7)

    assert (page, article) == ("hexi-2026-03-15-a-p02", "hexi-2026-03-15-a-i0007")
    assert (page.issue, page.number) == (ISSUE, 2)
    assert (article.issue, article.number) == (ISSUE, 7)
    assert (type(page), type(article), type(page.issue)) == (PageId, ArticleId, IssueId)


def test_large_numbers_are_written_in_full():
    assert ISSUE.page(128).number == 128
    assert ISSUE.article(12_345) == "hexi-2026-03-15-a-i12345"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hexi",
        "hexi-2026-3-15-a",
        "hexi-2026-03-15",
        "hexi-2026-03-15-A",
        "Hexi-2026-03-15-a",
        "9hexi-2026-03-15-a",
        "he_xi-2026-03-15-a",
        "../hexi-2026-03-15-a",
        "hexi-2026-03-15-a\n",
        "hexi-２０２６-03-15-a",
        "河西-2026-03-15-a",
        "a" * 31 + "-2026-03-15-a",
    ],
)
def test_what_is_no_issue_id_is_refused_with_an_example(text):
    with pytest.raises(BadSetting) as caught:
        IssueId(text)

    assert str(caught.value) == (
        f"{text!r} is not an issue id; write paper, date and edition letter, "
        "as in 'hexi-2026-03-15-a'"
    )


def test_a_day_that_the_calendar_does_not_have_is_refused():
    with pytest.raises(BadSetting) as caught:
        IssueId("hexi-2026-02-29-a")

    assert str(caught.value) == (
        "'hexi-2026-02-29-a' is not an issue id: there is no day 2026-02-29"
    )


@pytest.mark.parametrize("kind", [PageId, ArticleId])
@pytest.mark.parametrize("part", ["", "02", "p", "p2", "x02", "pp02", "p02 ", "p０２"])
def test_what_is_no_part_of_an_issue_is_refused(kind, part):
    with pytest.raises(BadSetting, match=r"is not (a page|an article) id"):
        kind(f"{ISSUE}-{part}")


def test_the_id_of_a_page_is_not_the_id_of_an_article():
    with pytest.raises(BadSetting) as page:
        PageId("hexi-2026-03-15-a-i0007")
    with pytest.raises(BadSetting) as article:
        ArticleId("hexi-2026-03-15-a-p02")

    assert str(page.value) == "'hexi-2026-03-15-a-i0007' is not a page id (…-p02)"
    assert str(article.value) == "'hexi-2026-03-15-a-p02' is not an article id (…-i0007)"


# ---------------------------------------------------------------- values


def test_only_what_belongs_to_the_page_itself_is_furniture():
    assert {role for role in Role if role.is_furniture} == {
        Role.MASTHEAD,
        Role.EAR,
        Role.FOLIO,
        Role.STAFF_LINE,
        Role.CONTENTS,
    }


def test_a_rule_lies_along_its_longer_side():
    assert Rule(Box(0, 10, 100, 11), 1).is_horizontal
    assert not Rule(Box(10, 0, 11, 100), 1).is_horizontal


def test_a_column_is_as_wide_as_its_edges_say():
    assert Column(40, 210).width == 170


def test_a_block_reads_as_its_lines_and_has_the_size_of_the_largest():
    lines = (
        Line("水清", Box(0, 0, 20, 10), "Song", 10),
        Line("岸绿", Box(0, 12, 24, 24), "Hei", 12),
    )
    block = Block("b001", Box(0, 0, 24, 24), Role.BODY, "a test", lines, 0, 1, 0)

    assert (block.text, block.size) == ("水清岸绿", 12)


def test_a_paragraph_reads_as_its_pieces():
    pieces = tuple(
        Piece(text, ISSUE.page(1), "b001", Box(0, 0, 1, 1)) for text in ("水清", "岸绿")
    )

    assert Paragraph(pieces).text == "水清岸绿"
