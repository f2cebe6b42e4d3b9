"""The site's articles, each once."""

from __future__ import annotations

from builders import ISSUE
from bulletin.comparing.told import told_by
from sides import WHOLE, site, told

BODY = "河堤修好了，步道也通了。"


def test_one_on_two_pages_is_one():
    first = told("河边添步道", BODY, shapes=(WHOLE,))
    (only,) = told_by(site([first], [told("河边添步道", BODY)]))

    assert only.pages == (ISSUE.page(1), ISSUE.page(2))
    assert only.shapes == ((ISSUE.page(1), WHOLE),)


def test_the_same_words_under_two_addresses_are_one():
    (only,) = told_by(
        site([told("河边添步道", BODY, name="a")], [told("河边 添步道", BODY, name="b")])
    )

    assert (only.address, only.pages) == (
        "https://e.cn/a.htm", (ISSUE.page(1), ISSUE.page(2))
    )  # fmt: skip


def test_of_two_entries_under_one_address_the_fuller_words_count():
    (only,) = told_by(site([told("步道", "…", name="a")], [told("河边添步道", BODY, name="a")]))

    assert (only.title, only.body) == ("河边添步道", BODY)


def test_titles_alone_are_as_many_as_there_are_addresses():
    short = site([told("简讯", name="a"), told("简讯", name="b")])

    assert [it.address for it in told_by(short)] == ["https://e.cn/a.htm", "https://e.cn/b.htm"]


def test_what_is_not_listed_or_says_nothing_is_none():
    assert told_by(site([told("广告", BODY, is_listed=False), told("", name="x")])) == ()


def test_areas_of_which_the_site_is_not_sure_are_left_out():
    (only,) = told_by(site([told("河边添步道", BODY, shapes=(WHOLE,))], is_sure=False))

    assert only.shapes == ()
