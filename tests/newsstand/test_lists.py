"""Traps of page lists and articles as sites write them."""

from __future__ import annotations

import pytest

from newsstand.conftest import DAY, NEXT, NOON
from newsstand.stories import continued, press_issue
from newsstand.test_manners import MARKUP
from newsstand.traps import ALL, EACH, EACH_IN_HTML, trap
from pressdays import at

LABELS = ["第A01版：要闻", "第A02版：幸福河西", "第A03版：综合", "第A04版：广告"]


def labels(fetched):
    return [receipt.label for receipt in fetched.issue.receipts]


@trap(17, "complete")
@EACH
@pytest.mark.parametrize(
    ("written", "told"), [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("utf-8-sig", "gbk")]
)
def test_17_an_encoding_that_is_not_the_one_told(reader, scheme, written, told):
    reader.meets(scheme=scheme, encoding=written, declared=told)

    fetched = reader.fetches(articles=True)

    assert labels(fetched) == LABELS
    (story, _) = press_issue(DAY).pages[0].stories
    assert reader.site().pages[0].articles[0].title == story.title
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(18, "complete")
@EACH
def test_18_labels_of_many_kinds(reader, scheme):
    """Gaps and double pages: nothing is missing, and pages are counted where numbers cannot be."""
    reader.meets(scheme=scheme, pages=5, marks=("01", "02", "0304", "05", "08"))

    fetched = reader.fetches()

    printed = [label.partition("版")[0] for label in labels(fetched)]
    assert printed == ["第01", "第02", "第0304", "第05", "第08"]
    assert fetched.findings == ()
    assert reader.stands(NOON).reason == "5 pages"
    assert reader.kept() == [*ALL, "xjrb/2026-03-15-a/p05"]


@trap(18, "complete")
@EACH
def test_18_a_gap_between_plain_numbers(reader, scheme):
    reader.meets(scheme=scheme, marks=("01", "02", "05", "08"))

    reader.fetches()

    assert reader.stands(NOON).pages == 4
    assert reader.kept() == [f"xjrb/2026-03-15-a/p{page}" for page in ("01", "02", "05", "08")]


@trap(19, "complete")
@EACH
def test_19_pages_linked_twice_and_in_a_circle(reader, scheme):
    reader.meets(scheme=scheme, lists=2, is_looped=True)

    assert reader.fetches().findings == ()

    assert len(reader.asked()) == 1 + MARKUP.get(scheme, 1) + 4
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(19, "complete")
@pytest.mark.parametrize(
    "scheme", ["resfile", "founder", "catalogue", "paperindex", "xy-json", "declared"]
)
def test_19_a_page_under_two_addresses(reader, scheme):
    reader.meets(scheme=scheme, twins=frozenset({3}))

    assert labels(reader.fetches()) == LABELS

    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(20, "complete")
@EACH
def test_20_a_page_of_advertisements(reader, scheme):
    """The last page of every issue here: no articles, and no fault."""
    reader.meets(scheme=scheme)

    fetched = reader.fetches(articles=True)

    assert fetched.findings == ()
    assert [len(page.articles) for page in reader.site().pages] == [2, 2, 2, 0]
    assert reader.site().findings == ()
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(21, "complete")
@EACH
def test_21_an_article_that_goes_on_on_another_page(reader, scheme):
    """The site has the whole text under both addresses; both are kept as it has them."""
    reader.meets(scheme=scheme, is_continued=True)
    reader.fetches(articles=True)

    begun, onward = (page.articles[1] for page in reader.site().pages[:2])

    assert begun.body == onward.body
    assert begun.body == continued(press_issue(DAY)).pages[0].stories[1].paragraphs
    assert begun.body[0].endswith("（下转A02版）")
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(24, "complete")
@EACH
def test_24_markup_without_rules(reader, scheme):
    """Upper case, backslashes, no quotes; JSON inside a call."""
    reader.meets(scheme=scheme, is_sloppy=True)

    fetched = reader.fetches(articles=True)

    assert labels(fetched) == LABELS
    assert [article.title for article in reader.site().pages[0].articles] == [
        story.title for story in press_issue(DAY).pages[0].stories
    ]
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(25, "complete")
@EACH
def test_25_a_list_out_of_order(reader, scheme):
    reader.meets(scheme=scheme, is_shuffled=True)

    assert labels(reader.fetches()) == LABELS

    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(26, "complete", "no_issue")
@pytest.mark.parametrize("scheme", ["founder", "xy"])
def test_26_a_calendar_of_several_papers(reader, scheme):
    """The other paper has an issue on each of these dates; only our own dates count."""
    reader.meets(scheme=scheme, is_shared=True)
    reader.fetches(paper_id="7")
    reader.stands(NOON)

    assert reader.tries(NEXT, at(NEXT, 23, 15), paper_id="7") == "NotPublished"

    reader.stands(at(NEXT, 23, 30), NEXT)
    assert reader.kept() == ALL


@trap(27, "complete")
@EACH
@pytest.mark.parametrize("coords", ["pixels", "floats"])
def test_27_areas_in_any_unit(reader, scheme, coords):
    """An area is kept as fractions of the page, whatever the frame it was drawn in."""
    reader.meets(scheme=scheme, coords=coords)
    reader.fetches(articles=True)

    (shape,) = reader.site().pages[0].articles[0].shapes

    corners = [(40 / 600, 60 / 800), (560 / 600, 60 / 800), (560 / 600, 0.5), (40 / 600, 0.5)]
    assert [pytest.approx(corner, abs=1e-3) for corner in corners] == list(shape)
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(27, "complete")
@EACH
@pytest.mark.parametrize("coords", ["null", "odd", "outside"])
def test_27_areas_that_are_none(reader, scheme, coords):
    reader.meets(scheme=scheme, coords=coords)
    reader.fetches(articles=True)

    assert [article.shapes for article in reader.site().pages[0].articles] == [(), ()]
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL


@trap(27, "complete")
@EACH_IN_HTML
def test_27_a_picture_without_a_size(reader, scheme):
    """The younger Founder sites have a fixed frame; elsewhere a finding tells it, and no more."""
    reader.meets(scheme=scheme, coords="unframed")
    reader.fetches(articles=True)

    told = [finding.code for finding in reader.site().findings]
    assert told == ([] if scheme == "xy" else ["site-frame-unknown"] * 3)
    assert len(reader.site().pages[0].articles) == 2
    assert reader.stands(NOON).pages == 4
    assert reader.kept() == ALL
