"""What the site's articles mend, and what they only tell."""

from __future__ import annotations

from dataclasses import replace

from builders import ISSUE, words
from bulletin.comparing import FROM_SITE, disagreements, mend
from bulletin.geometry import Box
from bulletin.model import Heads, Severity
from sides import SIZES, WHOLE, article, named, photo, read, site, told

BODY = words(0, 160)
HERE = ISSUE.article(1)


def mended(*ours, theirs):
    """The articles with what the site gives, and what is told then."""
    done = mend(read(*ours), theirs, SIZES)
    return done.articles, [(it.code, it.at) for it in disagreements(done, theirs, SIZES)]


def test_a_headline_without_text_is_the_site_s():
    ours = article(1, "", BODY, quality_flags=("drawn_headline",))
    theirs = site([told("老街换新颜", BODY)])

    (got,), findings = mended(ours, theirs=theirs)

    assert got.heads.headline == "老街换新颜"
    assert got.quality_flags == ("drawn_headline", "headline_from_site")
    assert got == replace(ours, heads=got.heads, quality_flags=got.quality_flags)
    assert findings == [("headline-from-site", HERE)]


def test_the_finding_names_where_it_is_from():
    theirs = site([told("老街换新颜", BODY)])
    done = mend(read(article(1, "", BODY)), theirs, SIZES)

    (finding,) = disagreements(done, theirs, SIZES)

    assert finding.severity is Severity.NOTE
    assert finding.message == (
        "its headline cannot be read on the page, so that of https://e.cn/老街换新颜.htm was "
        "taken: '老街换新颜'"
    )


def test_a_headline_that_only_the_font_knows_is_the_site_s():
    (got,), findings = mended(
        article(1, "老街\ue001新\ue002", BODY), theirs=site([told("老街换新颜", BODY)])
    )

    assert (got.heads.headline, findings) == ("老街换新颜", [("headline-from-site", HERE)])


def test_a_headline_that_is_text_stays_as_printed():
    ours = article(1, "老街焕新颜", BODY)
    theirs = site([told("老街换新颜", BODY)])

    (got,), findings = mended(ours, theirs=theirs)

    assert (got, findings) == (ours, [("site-disagrees", HERE)])
    (told_of,) = disagreements(read(ours), theirs, SIZES)
    assert told_of.message == (
        "headline: the page has '老街焕新颜', https://e.cn/老街换新颜.htm has '老街换新颜'; "
        "what is printed stays"
    )
    assert told_of.severity is Severity.WARNING


def test_kicker_and_authors_are_told_and_stay():
    ours = article(
        1, "", BODY, heads=Heads("老街换新颜", kicker="走进河西"), bylines=named("周一木")
    )
    theirs = site([told("老街换新颜", BODY, kicker="走近河西", authors=("记者", "苏见山"))])

    (got,), findings = mended(ours, theirs=theirs)

    assert (got, findings) == (ours, [("site-disagrees", HERE)] * 2)
    severities = {it.severity for it in disagreements(read(ours), theirs, SIZES)}
    assert severities == {Severity.NOTE}


def test_a_picture_s_headline_in_shapes_is_found_by_its_area():
    ours = photo(1, box=Box(20, 20, 280, 300), quality_flags=("drawn_headline",))

    (got,), _ = mended(ours, theirs=site([told("水上夜色", shapes=(WHOLE,))]))

    assert (got.heads.headline, got.item_type) == ("水上夜色", "photo")


def test_a_picture_without_any_headline_gets_none():
    ours = photo(1, box=Box(20, 20, 280, 300))

    (got,), _ = mended(ours, theirs=site([told("水上夜色", shapes=(WHOLE,))]))

    assert got == ours


def test_a_brief_that_has_a_headline_is_an_article():
    (got,), _ = mended(
        article(1, "", words(0, 80), item_type="brief"), theirs=site([told("简讯", words(0, 80))])
    )

    assert (got.heads.headline, got.item_type) == ("简讯", "article")


def test_what_sites_write_over_nothing_is_no_headline():
    ours = article(1, "", BODY)

    for filler in ("无标题", "图片新闻", "", "\ue001\ue002", "老街\ue001新颜"):
        (got,), _ = mended(ours, theirs=site([told(filler, BODY, name="a")]))
        assert got == ours


def test_without_a_partner_nothing_is_taken():
    ours = article(1, "", BODY)

    (got,), findings = mended(ours, theirs=site([told("书屋满座", words(7, 20))]))

    assert (got, findings) == (ours, [("only-on-site", ISSUE.page(1))])


def test_what_the_site_joins_and_splits_is_told():
    ours = article(1, "老街换新颜", words(0, 200)), article(2, "", words(5, 100))
    theirs = site([told("老街换新颜", words(0, 200), words(5, 100))])
    assert mended(*ours, theirs=theirs)[1] == [("site-joins", ISSUE.article(2))]

    one = article(1, "老街换新颜", words(0, 200), words(5, 60))
    theirs = site([told("老街换新颜", words(0, 200)), told("简讯", words(5, 60))])
    assert mended(one, theirs=theirs)[1] == [("site-splits", HERE)]


def test_articles_that_only_the_site_has_are_one_finding_a_page():
    theirs = site(
        [told("书屋满座", words(3, 60)), told("码头开夜市", words(5, 60))], [told("学堂迎新生")]
    )

    first, second = disagreements(read(), theirs, SIZES)

    assert (first.at, second.at) == (ISSUE.page(1), ISSUE.page(2))
    assert first.message == (
        "the site lists '书屋满座' (https://e.cn/书屋满座.htm), and 1 more, which is none of ours"
    )


def test_mending_again_changes_nothing():
    theirs = site([told("老街换新颜", BODY)])
    once = mend(read(article(1, "", BODY)), theirs, SIZES)

    assert mend(once, theirs, SIZES) == once
    assert once.articles[0].quality_flags == (FROM_SITE,)


def test_endless_words_and_addresses_make_a_short_message():
    long = words(0, 900)
    theirs = site([told("新" * 300, long, name=f"\x1b[31m{'a' * 10_000}")])

    (finding,) = disagreements(read(article(1, "老街换新颜", long)), theirs, SIZES)

    assert len(finding.message) < 400
    assert finding.message.isprintable()
