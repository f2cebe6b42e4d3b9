from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.duplicates import clusters, signed
from bulletin.geometry import Box
from bulletin.model import Article, ArticleId, Heads, PageId, Paragraph, Piece


def words(seed: int, length: int) -> str:
    """Han characters by chance, always the same ones."""
    return "".join(chr(0x4E00 + it) for it in Random(seed).choices(range(3000), k=length))


REPORT = words(0, 400)


def article(place: int, body: str, *, day: str = "2026-03-15", headline: str = "") -> Article:
    page = PageId(f"nanwan-{day}-a-p01")
    piece = Piece(body, page, "b001", Box(0, 0, 100, 100))
    return Article(
        id=ArticleId(f"nanwan-{day}-a-i{place:04d}"),
        pages=(page,),
        section=None,
        item_type="article",
        standing_head=None,
        heads=Heads(headline),
        byline=None,
        bylines=(),
        dateline=None,
        paragraphs=(Paragraph((piece,)),),
        illustrations=(),
        raw_text="",
        continues_on=None,
        continued_from=None,
        is_lead=False,
        confidence=1.0,
    )


def clustered(*articles: Article) -> list[str]:
    found = clusters(map(signed, articles))
    return [str(found[it.id])[-5:] for it in articles]


def test_exact_copies_are_of_the_earliest_s_cluster():
    later = article(1, REPORT, day="2026-03-16")
    assert clusters(map(signed, (later, article(7, REPORT))))[later.id].endswith("15-a-i0007")


def test_spaces_punctuation_and_headline_make_no_other_report():
    set_otherwise = "，".join(REPORT[at : at + 9] for at in range(0, 400, 9))
    assert clustered(article(1, REPORT), article(2, set_otherwise, headline="别的题")) == [
        "i0001",
        "i0001",
    ]


def test_a_report_that_was_cut_and_changed_a_little_is_of_the_cluster():
    changed = REPORT[:150] + words(900, 20) + REPORT[150:360]
    assert clustered(article(1, REPORT), article(2, changed)) == ["i0001", "i0001"]


def test_other_reports_are_clusters_of_their_own():
    assert clustered(article(1, REPORT), article(2, words(1000, 400))) == ["i0001", "i0002"]


def test_half_a_report_is_another_article():
    assert clustered(article(1, REPORT), article(2, REPORT[:150])) == ["i0001", "i0002"]


@pytest.mark.parametrize("body", ["", "停刊一天。"])
def test_short_texts_are_alike_only_when_they_are_the_same(body):
    first, second = article(1, body, headline="启事"), article(2, body, headline="启事")
    other = article(3, body + "又", headline="另一则启事")
    assert clustered(first, second, other) == ["i0001", "i0001", "i0003"]


def test_signatures_are_the_same_on_every_run():
    assert signed(article(1, REPORT)) == signed(article(1, REPORT))
    assert len(signed(article(1, REPORT)).minhash) == 684


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from((REPORT, REPORT + "完", words(700, 300), "短")), max_size=8),
    st.randoms(use_true_random=False),
)
def test_the_order_makes_no_difference(bodies, random):
    made = [signed(article(place, body)) for place, body in enumerate(bodies, 1)]
    shuffled = random.sample(made, len(made))
    found = clusters(made)
    assert clusters(shuffled) == found
    for one in made:
        for other in made:
            if one.digest == other.digest:
                assert found[one.article] == found[other.article]


def test_a_thousand_copies_of_one_text_are_one_cluster():
    one = signed(article(1, REPORT))
    page = "nanwan-2026-03-15-a"
    copies = [replace(one, article=ArticleId(f"{page}-i{n:04d}")) for n in range(1, 1001)]
    assert set(clusters(copies).values()) == {copies[0].article}
