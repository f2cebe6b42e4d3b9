"""The command `bulletin compare`: an issue's articles beside those of its own site."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bulletin.cli.screen import say
from bulletin.cli.steps import desk_of
from bulletin.comparing import Agreement, Comparison, Missing, Pairing
from bulletin.model import ArticleId, IssueId, PageId
from bulletin.pipeline.comparing import compare_issue

WIDTH = 80  # columns
_HEADLINE = 30  # columns of them; 15 Han
_MARKS = {
    Agreement.SAME: ("=", "green"),
    Agreement.DIFFERS: ("!", "bold red"),
    Agreement.SITE_ONLY: ("+", "bold red"),
    Agreement.OURS_ONLY: ("-", "dim"),
    Agreement.NEITHER: (".", "dim"),
    Agreement.FROM_SITE: ("s", "yellow"),
}
_LEGEND = "= same  ! differs  + only there  - only here  . neither  s taken from there"


def run(options: argparse.Namespace) -> int:
    """Print how far the segmentation of an issue agrees with its site."""
    desk = desk_of(options)
    issue = IssueId.of(desk.newspaper(options.paper).code, options.day)
    found = compare_issue(desk, issue)
    if not options.json:
        print_comparison(Console(highlight=False), found)
    say(summary(found), found, as_json=options.json)
    return 0


def summary(found: Comparison) -> str:
    """The comparison in one line."""
    covered = "" if found.coverage is None else f"; body {found.coverage:.0%} covered (median)"
    rest = [
        f"{count} {told}"
        for count, told in (
            (len(found.partings), "parted otherwise"),
            (len(found.only_here), "only here"),
            (len(found.only_on_site), "only on the site"),
        )
        if count
    ]
    return (
        f"{found.issue}: {len(found.pairings)} of the site's {found.site} articles among our "
        f"{found.ours}; headlines {_of(found.headlines)}, kickers {_of(found.kickers)}, "
        f"authors {_of(found.authors)} agree{covered}{''.join(f'; {it}' for it in rest)}"
    )


def print_comparison(console: Console, found: Comparison) -> None:
    """A row for each article that both have, what they say otherwise, and what only one has."""
    if found.pairings:
        console.print(_table(found), width=min(WIDTH, console.width))
        console.print(Text(_LEGEND, style="dim"), soft_wrap=True)
    for line in _details(found):
        console.print(Text(line), soft_wrap=True)


def _of(counts: tuple[int, int]) -> str:
    return f"{counts[0]}/{counts[1]}"


def _table(found: Comparison) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("article", no_wrap=True)
    table.add_column("page", no_wrap=True)
    table.add_column("headline", no_wrap=True, overflow="ellipsis", width=_HEADLINE)
    table.add_column("text", justify="right")
    table.add_column("body", justify="right")
    for name in ("head", "kick", "auth"):
        table.add_column(name, justify="center")
    for it in found.pairings:
        body = "" if it.coverage is None else f"{it.coverage:.0%}"
        marks = (_mark(it.says_headline), _mark(it.says_kicker), _mark(it.says_authors))
        table.add_row(
            _number(it.article), _few(it.pages), Text(it.headline or it.title),
            f"{it.likeness:.0%}" if it.by == "text" else it.by, body, *marks,
        )  # fmt: skip
    return table


def _mark(says: Agreement) -> Text:
    mark, style = _MARKS[says]
    return Text(mark, style=style)


def _details(found: Comparison) -> Iterator[str]:
    for pairing in found.pairings:
        yield from _otherwise(pairing)
    for it in found.partings:
        how = "is on the site part of" if it.is_joined else "has, as the site parts it, also"
        rest = f", as is {_number(it.whole)}" if it.whole else ""
        yield f"{_number(it.article)}  {how} {it.title!r}{rest} ({it.share:.0%})"
    for missing in found.only_here:
        yield f"{_number(missing.id)}  only here, {_pages(missing.pages)}: {missing.headline!r}"
    for missing in found.only_on_site:
        yield f"site   only there, {_pages(missing.pages)}: {missing.headline!r}{_as(missing)}"


def _otherwise(pairing: Pairing) -> Iterator[str]:
    ours, theirs = "、".join(pairing.authors), "、".join(pairing.site_authors)
    for part, says, here, there in (
        ("headline", pairing.says_headline, pairing.headline, pairing.title),
        ("kicker", pairing.says_kicker, pairing.kicker, pairing.site_kicker),
        ("authors", pairing.says_authors, ours, theirs),
    ):
        if says in {Agreement.DIFFERS, Agreement.SITE_ONLY}:
            yield f"{_number(pairing.article)}  {part}: here {here!r}, there {there!r}"


def _as(missing: Missing) -> str:
    return f"; here among {missing.found_as} text" if missing.found_as else ""


def _number(article: ArticleId | str) -> str:
    return article.rpartition("-")[2]


def _few(pages: tuple[PageId, ...]) -> str:
    """The pages, or of more than two the first and how many there are besides."""
    return _pages(pages) if len(pages) < 3 else f"{_pages(pages[:1])}+{len(pages) - 1}"  # noqa: PLR2004


def _pages(pages: tuple[PageId, ...]) -> str:
    return "+".join(page.rpartition("-")[2] for page in pages)
