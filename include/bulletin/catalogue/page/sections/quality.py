"""How good the texts are, what was not understood, and how right the topics are."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.catalogue.page.facts import Facts
from bulletin.catalogue.page.markup import Html, both, element, joined, number, percent
from bulletin.catalogue.page.quality import BANDS, Score, Scores
from bulletin.catalogue.page.sections.parts import folded, section, table
from bulletin.catalogue.words import Words

_FINDINGS = 10  # kinds shown; the rest are folded


def quality(facts: Facts) -> Html:
    """Text quality, findings, and precision and recall of topics."""
    return section(
        "quality",
        Words("质量", "Quality"),
        None,
        element(
            "div",
            element("div", *_texts(facts)),
            element("div", *_findings(facts)),
            class_="halves",
        ),
        *_topics(facts),
    )


def _texts(facts: Facts) -> Iterator[Html]:
    yield element("h3", both("文本质量", "Quality of the text"))
    total = sum(facts.quality.bands)
    ends = [*BANDS[1:], None]
    rows = [
        _bar(_band(low, high), count, total)
        for low, high, count in zip(BANDS, ends, facts.quality.bands, strict=True)
    ]
    heads = (
        Words("text_quality", "text_quality"),
        Words("稿件", "articles"),
        Words("占", "share"),
    )
    yield table(heads, reversed(rows), "bars")


def _band(low: float, high: float | None) -> str:
    if high is None:
        return f"{low:.2f}"
    return f"{low:.2f} – < {high:.2f}" if low else f"< {high:.2f}"


def _bar(name: str, count: int, total: int) -> Html:
    share = count / total if total else None
    meter = element("progress", value=count, max=max(total, 1), aria_hidden="true")
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", number(count), class_="n"),
        element("td", meter, percent(share), class_="n"),
    )


def _findings(facts: Facts) -> Iterator[Html]:
    yield element("h3", both("程序没有看懂之处", "What the program did not understand"))
    found = facts.quality.findings
    if not found:
        yield element("p", both("没有。", "Nothing."))
        return
    heads = (Words("种类", "kind"), Words("次数", "times"))
    rows = [
        element(
            "tr",
            element("th", element("code", code), scope="row"),
            element("td", number(count), class_="n"),
        )
        for code, count in found.items()
    ]
    yield table(heads, rows[:_FINDINGS], "findings")
    if rest := rows[_FINDINGS:]:
        told = both(f"另外 {len(rest)} 种", f"{len(rest)} more kinds")
        yield folded(told, table(heads, rest, "findings"))


def _topics(facts: Facts) -> Iterator[Html]:
    yield element("h3", both("主题的准确程度", "How right the topics are"))
    scores = facts.quality.scores
    if scores is None:
        yield element("p", both("没有测过。", "Not measured."))
        return
    whole, articles = scores.all_topics, number(scores.articles)
    yield element(
        "p",
        both(
            f"在人工标注的 {articles} 篇上：准确率 {percent(whole.precision)}，"
            f"召回率 {percent(whole.recall)}。",
            f"On {articles} articles labelled by readers: precision {percent(whole.precision)}, "
            f"recall {percent(whole.recall)}.",
        ),
    )
    yield folded(both("各主题", "Topic by topic"), _scores(facts, scores))


def _scores(facts: Facts, scores: Scores) -> Html:
    heads = (
        Words("主题", "topic"),
        Words("标注", "labelled"),
        Words("准确率", "precision"),
        Words("召回率", "recall"),
    )
    rows = (_score(facts, code, score) for code, score in sorted(scores.topics.items()))
    return table(heads, rows, "scores")


def _score(facts: Facts, code: str, score: Score) -> Html:
    topic = facts.topics.get(code)
    name = joined(topic.name, " ", element("code", code)) if topic else element("code", code)
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", number(score.labelled), class_="n"),
        element("td", percent(score.precision), class_="n"),
        element("td", percent(score.recall), class_="n"),
    )
