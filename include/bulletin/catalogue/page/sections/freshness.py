"""How fresh each newspaper is, by the dates printed on what is published."""

from __future__ import annotations

from bulletin.catalogue.names import paper_page
from bulletin.catalogue.page.facts import Facts, Paper
from bulletin.catalogue.page.markup import Html, both, element, isolated, joined, number, percent
from bulletin.catalogue.page.sections.parts import MORE_PAPERS, first_rows, section
from bulletin.catalogue.words import Words


def freshness(facts: Facts) -> Html:
    """A line a newspaper, those that are behind first."""
    papers = sorted(facts.papers, key=lambda it: (not it.status.is_stale, it.code))
    return section(
        "freshness",
        Words("各报新旧", "How fresh each newspaper is"),
        Words(
            "以所印日期为准，截至发布之时；应有而未到两期以上为落后。",
            "By the dates printed on what is published, at the time of the release; behind when "
            "two issues or more that were due are not here.",
        ),
        first_rows(
            (
                Words("报纸", "newspaper"),
                Words("新旧", "freshness"),
                Words("最新内容", "newest content"),
                Words("应有至", "expected up to"),
                Words("近一年齐全", "whole, last year"),
                Words("稿件", "articles"),
            ),
            [_row(paper) for paper in papers],
            "papers",
            MORE_PAPERS,
        ),
    )


def badge(paper: Paper) -> Html:
    """Whether it is up to date, in words; the mark before them is another for each."""
    status = paper.status
    if status.known_until is None:
        return element("span", both("不明", "not known"), class_="badge stale")
    if not status.is_stale:
        return element("span", both("最新", "up to date"), class_="badge fresh")
    behind = number(status.issues_behind)
    return element(
        "span", both(f"落后 {behind} 期", f"{behind} issues behind"), class_="badge stale"
    )


def _row(paper: Paper) -> Html:
    status = paper.status
    year = status.last_365_days
    return element(
        "tr",
        element("th", _name(paper), scope="row"),
        element("td", badge(paper)),
        element("td", str(status.content_date or "–"), class_="n"),
        element("td", str(status.expected_date or "–"), class_="n extra"),
        element("td", percent(year.whole_share if year else None), class_="n extra"),
        element("td", number(paper.counts.articles), class_="n extra"),
    )


def _name(paper: Paper) -> Html:
    name = element("a", isolated(paper.name), href=paper_page(paper.code))
    sample = (
        element("span", both("样报", "invented sample"), class_="note") if paper.is_sample else ""
    )
    place = element("span", isolated(f"{paper.city}{paper.district}"), class_="note")
    return joined(name, " ", element("code", paper.code), " ", place, " ", sample)
