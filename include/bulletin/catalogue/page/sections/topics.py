"""Articles by topic over time."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin.catalogue.page.facts import Facts
from bulletin.catalogue.page.markup import Html, both, element, joined, number
from bulletin.catalogue.page.sections.parts import folded, section
from bulletin.catalogue.words import Words

_SHOWN = 12  # topics; the rest are folded
_HIGH = 24  # units of a drawing's height
_LEAST_WIDE = 20  # times that a drawing has room for, so that a bar stays a bar
_BAR = 0.84  # of the room that a time has


def topics(facts: Facts) -> Html:
    """A row a topic, the most frequent first, each with its own scale."""
    totals = {code: sum(counts) for code, counts in facts.trends.counts.items()}
    codes = sorted(totals, key=lambda code: (-totals[code], code))
    rows = [_row(facts, code, totals[code]) for code in codes]
    times = facts.trends.times
    rest = rows[_SHOWN:]
    return section(
        "topics",
        Words("各主题稿件数", "Articles by topic"),
        Words(
            f"{times[0]} 至 {times[-1]}，每条高度各自为准；数字为总数。",
            f"{times[0]} to {times[-1]}; each row is to its own scale, the number is the total.",
        ),
        element("ul", *rows[:_SHOWN], class_="trends"),
        folded(
            both(f"另外 {len(rest)} 个主题", f"{len(rest)} more topics"),
            element("ul", *rest, class_="trends"),
        )
        if rest
        else "",
        element(
            "p",
            element("a", both("新稿订阅", "Feed of new articles"), href="feeds/articles.xml"),
            both("；各主题的名称也是该主题的订阅。", "; each topic's name is its own feed."),
            class_="more",
        ),
    )


def _row(facts: Facts, code: str, total: int) -> Html:
    topic = facts.topics.get(code)
    name = topic.name if topic else Words(code, code)
    counts, times = facts.trends.counts[code], facts.trends.times
    most = max(counts)
    peak = times[counts.index(most)]
    return element(
        "li",
        element("a", name, href=f"feeds/topics/{code}.xml"),
        _bars(counts, f"{name.zh} {name.en}: {number(total)}; {peak}: {number(most)}"),
        element("span", number(total), class_="n"),
    )


def _bars(counts: Sequence[int], label: str) -> Html:
    most = max(counts)
    paths = (
        f"M{place} {_HIGH}v{-max(round(_HIGH * count / most), 1)}h{_BAR}V{_HIGH}z"
        for place, count in enumerate(counts)
        if count
    )
    return element(
        "svg",
        joined(element("title", label), element("path", d="".join(paths))),
        viewBox=f"0 0 {max(len(counts), _LEAST_WIDE)} {_HIGH}",
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )
