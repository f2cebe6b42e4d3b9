"""An issue's articles beside its site's, from a real site's markup to what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import HEI, Sheet, words
from bulletin.archive import FolderStore, latest_record
from bulletin.catalog import Newspaper, Rights
from bulletin.codec import from_json
from bulletin.errors import NotPublished
from bulletin.model import IssueArticles, IssueId
from bulletin.pipeline import Desk, fetch, make_articles
from bulletin.pipeline.comparing import compare_issue
from bulletin.sources import fetch_issue
from bulletin.sources.site import keep_site, kept_site
from newsstand.fakeclock import FakeClock
from newsstand.habits import Habits
from newsstand.papers import platform_of
from newsstand.stall import Stall
from sides import site, told
from smallpaper import listing, newspaper, print_issue

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 15)
AT = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)
ISSUE, HEXI = IssueId.of("xjrb", DAY), IssueId.of("hexi", DAY)


def made(desk, issue):
    key = latest_record(desk.store, f"articles/{issue}")
    return from_json(desk.store.get(key), IssueArticles, key)


def codes(read):
    return [(it.code, it.at[-5:]) for it in read.findings]


@pytest.fixture(scope="module")
def stall():
    with Stall() as stall:
        yield stall


@pytest.fixture
def read(stall, tmp_path):
    """Fetch the invented paper with its site's articles, and make ours."""

    def read(**habits):
        stall.set(Habits(**habits))
        scheme = habits.get("scheme", "resfile")
        platform = platform_of(scheme, stall.base, articles=True, allow_private=True)
        paper = Newspaper(
            code="xjrb", name="杏江日报", city="杏江", district="河西", platform=platform,
            rights=Rights("Invented."),
        )  # fmt: skip
        desk = Desk(FolderStore(tmp_path / "store"))
        got = fetch_issue(paper, ISSUE, desk.store, at=AT, contact=None, clock=FakeClock())
        make_articles(desk, got.key)
        return desk

    return read


@pytest.mark.parametrize("scheme", ["resfile", "founder", "xy"])
def test_a_site_s_own_list_agrees_with_what_is_read(read, scheme):
    desk = read(scheme=scheme)

    found = compare_issue(desk, ISSUE)

    assert (len(found.pairings), found.ours, found.site) == (6, 6, 6)
    assert (found.headlines, found.kickers, found.authors) == ((6, 6), (6, 6), (6, 6))
    assert found.coverage > 0.99
    assert codes(made(desk, ISSUE)) == []


def test_a_story_that_goes_on_and_was_left_in_two_is_told(read):
    """The site has its whole text under both addresses; of a page A02 we know no number."""
    desk = read(is_continued=True)

    found = compare_issue(desk, ISSUE)

    (parting,) = found.partings
    assert (len(found.pairings), found.site, found.ours) == (5, 5, 6)
    assert (parting.article[-5:], parting.whole[-5:]) == ("i0004", "i0002")
    assert ("site-joins", "i0004") in codes(made(desk, ISSUE))


def test_an_article_that_is_listed_without_its_page_pairs_by_its_headline(read):
    found = compare_issue(read(deleted=((1, 0),)), ISSUE)

    assert [it.by for it in found.pairings] == ["heads", *["text"] * 5]
    assert found.pairings[0].coverage is None


@pytest.mark.parametrize(("day", "stories"), [("2026-03-12", 29), ("2026-03-15", 24)])
def test_the_sample_newspaper_beside_its_own_manuscripts(tmp_path, day, stories):
    """The gold of the sample in the shape that a site would give it: nothing is told of it."""
    desk, issue = Desk(FolderStore(tmp_path)), IssueId.of("lanwan", date.fromisoformat(day))
    keep_site(desk.store, manuscripts(issue))

    make_articles(desk, fetch(desk, issue, at=AT).key)

    found = compare_issue(desk, issue)
    assert (found.ours, found.site, len(found.pairings)) == (stories, stories, stories)
    assert {it.by for it in found.pairings} == {"text"}
    assert all(told == same for same, told in (found.headlines, found.kickers, found.authors))
    assert found.coverage > 0.99
    known = {"headline-from-site", "site-disagrees", "site-joins", "site-splits", "only-on-site"}
    assert known.isdisjoint(code for code, _ in codes(made(desk, issue)))


def manuscripts(issue):
    """The gold of a sample issue, with a continued story on each of its pages."""
    gold = json.loads((ROOT / f"samples/gold/{issue[:-2]}.gold.json").read_text("utf-8"))
    stories = [
        (
            it["pages"],
            told(
                it["headline"], *(part["text"] for part in it["body"]), name=str(number),
                kicker=it.get("kicker") or "", subtitle=it.get("subheadline") or "",
                authors=tuple(person["name"] for person in it["authors"]),
            ),
        )
        for number, it in enumerate(gold["articles"])
    ]  # fmt: skip
    listed = site(*([it for pages, it in stories if page in pages] for page in range(1, 5)))
    pages = tuple(
        replace(page, page=issue.page(number)) for number, page in enumerate(listed.pages, 1)
    )
    return replace(listed, issue=issue, pages=pages)


def drawn(number):
    """A page whose headline is drawn in outlines, and a second story with one in type."""
    sheet = Sheet()
    sheet.text(40, 40, f"河汐新报 2026年3月15日 星期日 第{number:02d}版", 10)
    sheet.column(40, 130, 17, [words(0, 250)])
    sheet.outlines(40, 80, 26, 8)
    sheet.text(320, 104, "书屋满座", 26, HEI)
    sheet.column(320, 130, 17, [words(4, 250)])
    return sheet.pdf()


@pytest.fixture
def desk(tmp_path):
    """A newspaper with one page, which has a headline in outlines."""
    desk = newspaper(tmp_path)
    print_issue(tmp_path, DAY, [drawn(1)])
    return desk


def of_hexi(*articles):
    """What a site would say of that issue."""
    (page, *_) = site(articles).pages
    told_of = replace(page, page=HEXI.page(1))
    return replace(site(), issue=HEXI, pages=(told_of,))


def test_a_headline_in_outlines_is_the_site_s_and_has_topics(desk):
    key = fetch(desk, HEXI, at=AT).key
    make_articles(desk, key)
    before = made(desk, HEXI)
    keep_site(desk.store, of_hexi(
        told("河汐区<br/>中小学&nbsp;开学", words(0, 250)), told("书屋 满座", words(4, 250))
    ))  # fmt: skip

    make_articles(desk, key)

    first, second = made(desk, HEXI).articles
    assert [it.heads.headline for it in before.articles] == ["", "书屋满座"]
    assert (first.heads.headline, second) == ("河汐区中小学开学", before.articles[1])
    assert {"drawn_headline", "headline_from_site"} <= {*first.quality_flags}
    assert {it.id for it in before.articles} == {first.id, second.id}
    assert ("headline-from-site", "i0001") in codes(made(desk, HEXI))
    assert made(desk, HEXI).text_sha256 == before.text_sha256  # of what is printed
    assert "education" in {tag.topic for tag in first.tags}
    assert "education" not in {tag.topic for tag in before.articles[0].tags}


def test_made_again_it_is_the_same(desk, tmp_path):
    keep_site(desk.store, of_hexi(told("中小学开学", words(0, 250)), told("满座", words(4, 250))))
    key = fetch(desk, HEXI, at=AT).key
    make_articles(desk, key)
    before = listing(tmp_path / "store")

    make_articles(desk, key)

    assert listing(tmp_path / "store") == before
    assert ("site-disagrees", "i0002") in codes(made(desk, HEXI))


def test_hostile_words_do_no_harm(desk):
    keep_site(desk.store, of_hexi(
        told("<b>" * 3_000_000, words(0, 250), name="a"),
        told("\x1b[31m满座\u202e" + "&lt;x&gt;" * 999, words(4, 250), authors=("<" * 999_999,)),
    ))  # fmt: skip
    make_articles(desk, fetch(desk, HEXI, at=AT).key)

    got = made(desk, HEXI)

    assert [it.heads.headline for it in got.articles] == ["", "书屋满座"]
    assert all(len(it.message) < 500 and it.message.isprintable() for it in got.findings)


def test_nothing_to_compare(desk):
    with pytest.raises(NotPublished, match=r"no articles in .*; segment it first"):
        compare_issue(desk, HEXI)
    make_articles(desk, fetch(desk, HEXI, at=AT).key)
    with pytest.raises(NotPublished, match="its source gave no articles to compare with"):
        compare_issue(desk, HEXI)
    keep_site(desk.store, of_hexi(told("广告", is_listed=False)))
    with pytest.raises(NotPublished, match="its source gave no articles to compare with"):
        compare_issue(desk, HEXI)


def test_a_site_that_only_lists_advertisements_mends_nothing(desk):
    keep_site(desk.store, of_hexi(told("中小学开学", words(0, 250), is_listed=False)))

    make_articles(desk, fetch(desk, HEXI, at=AT).key)

    assert kept_site(desk.store, HEXI) is not None
    assert [it.heads.headline for it in made(desk, HEXI).articles] == ["", "书屋满座"]
