"""What is here of each newspaper and year: a table of shares, and calendars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bulletin.catalogue.names import paper_page
from bulletin.catalogue.page.calendar import NAMES, Year, drawn, legend, years_of
from bulletin.catalogue.page.facts import Facts, Paper
from bulletin.catalogue.page.markup import Html, both, element, isolated, joined, number, percent
from bulletin.catalogue.page.sections.parts import MORE_PAPERS, first_rows, folded, section, table
from bulletin.catalogue.words import Words

_OPEN = 4  # newspapers whose calendars stand open; of more, a reader opens what he wants
_SHOWN = 12  # newspapers whose calendars are on the page at once
_LEVELS = ((1.0, "all"), (0.95, "most"), (0.5, "half"), (0.0, "few"))


def coverage(facts: Facts) -> Html:
    """Shares by newspaper and year, then the newest year of each as a calendar."""
    years = {paper.code: years_of(paper.days) for paper in facts.papers if paper.days}
    known = [paper for paper in facts.papers if paper.code in years]
    letters = {letter for each in years.values() for year in each for letter in year.states}
    return section(
        "coverage",
        Words("覆盖", "Coverage"),
        Words(
            "应有的各期中，齐全的占多少；下面每行一月、每格一日。",
            "Of the issues that were due, the share that is whole; below, a row is a month and a "
            "mark is a date.",
        ),
        _matrix(known, years),
        legend(letters),
        *_calendars(known, years),
    )


def calendars(paper: Paper) -> Html:
    """All years of one newspaper, for its own page."""
    if paper.days is None:
        return element("p", both("没有台账。", "Coverage has no date of it."))
    years = years_of(paper.days)
    letters = {letter for year in years for letter in year.states}
    return joined(
        legend(letters),
        element("div", *(_figure(paper, year) for year in years), class_="years"),
        _table_of(years),
    )


def _calendars(papers: Sequence[Paper], years: Mapping[str, tuple[Year, ...]]) -> Iterator[Html]:
    """The newest year of each; of many newspapers all are folded together."""
    is_open = len(papers) <= _OPEN
    drawings = [_newest(paper, years[paper.code][0], is_open=is_open) for paper in papers]
    yield from drawings[:_SHOWN]
    if rest := drawings[_SHOWN:]:
        count = len(rest)
        yield folded(Words(f"另外 {count} 种报纸的日历", f"Calendars of {count} more"), *rest)


def _matrix(papers: Sequence[Paper], years: Mapping[str, tuple[Year, ...]]) -> Html:
    columns = sorted({year.year for each in years.values() for year in each}, reverse=True)
    by_code = {code: {year.year: year for year in each} for code, each in years.items()}
    rows = [
        element(
            "tr",
            element("th", element("a", isolated(it.name), href=paper_page(it.code)), scope="row"),
            *(_share(by_code[it.code].get(column)) for column in columns),
        )
        for it in papers
    ]
    heads = [Words("报纸", "newspaper"), *(Words(str(year), str(year)) for year in columns)]
    return first_rows(heads, rows, "matrix", MORE_PAPERS)


def _share(year: Year | None) -> Html:
    if year is None or year.share is None:
        return element("td", "–", class_="n none")
    share = year.share
    level = next(name for least, name in _LEVELS if share >= least)
    told = f"{number(year.whole)} / {number(year.due)}"
    return element("td", percent(share, digits=0), class_=f"n {level}", title=told)


def _newest(paper: Paper, year: Year, *, is_open: bool) -> Html:
    head = joined(
        element("b", isolated(paper.name)),
        f" {year.year} ",
        element("span", f"{number(year.whole)} / {number(year.due)}", class_="note"),
    )
    more = element("a", both("各年与文件", "all years and files"), href=paper_page(paper.code))
    return folded(
        head,
        element("figure", drawn(year, paper.name)),
        element("p", more, class_="more"),
        is_open=is_open,
    )


def _figure(paper: Paper, year: Year) -> Html:
    told = f"{year.year} · {number(year.whole)} / {number(year.due)}"
    return element("figure", element("figcaption", told), drawn(year, paper.name))


def _table_of(years: Sequence[Year]) -> Html:
    counted = [(year, year.counted()) for year in years]
    states = [state for state in NAMES if any(state in counts for _, counts in counted)]
    heads = [
        Words("年", "year"), Words("应有", "due"), Words("齐全", "whole"), Words("占", "share"),
        *(NAMES[state] for state in states),
    ]  # fmt: skip
    rows: Iterator[Html] = (
        element(
            "tr",
            element("th", str(year.year), scope="row"),
            element("td", number(year.due), class_="n"),
            element("td", number(year.whole), class_="n"),
            element("td", percent(year.share), class_="n"),
            *(element("td", number(counts.get(state, 0)), class_="n") for state in states),
        )
        for year, counts in counted
    )
    return table(heads, rows, "years-table")
