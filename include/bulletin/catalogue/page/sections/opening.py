"""What the dataset is, how much it holds, and what is further down."""

from __future__ import annotations

from bulletin.catalogue.page.facts import Facts
from bulletin.catalogue.page.markup import Html, both, element, joined, number
from bulletin.catalogue.words import DESCRIPTION, TITLE
from bulletin.published.places import manifest_path

_CONTENTS = (
    ("use", "取用", "Use"),
    ("freshness", "新旧", "Freshness"),
    ("coverage", "覆盖", "Coverage"),
    ("topics", "主题", "Topics"),
    ("quality", "质量", "Quality"),
    ("changes", "变化", "Changes"),
    ("files", "文件", "Files"),
    ("schema", "字段", "Schema"),
    ("rights", "版权", "Rights"),
)


def opening(facts: Facts) -> Html:
    """Name, newest release, figures and contents."""
    return element(
        "section",
        element("h1", TITLE),
        element("p", DESCRIPTION, class_="lead"),
        _release(facts),
        _figures(facts),
        element(
            "nav",
            *(element("a", both(zh, en), href=f"#{name}") for name, zh, en in _CONTENTS),
            aria_label="目录 Contents",
        ),
        class_="opening",
    )


def _release(facts: Facts) -> Html:
    moment = f"{facts.created_at:%Y-%m-%d %H:%M} UTC"
    return element(
        "p",
        both("最新发布", "Newest release"),
        " ",
        element("a", facts.version, href=manifest_path(facts.version), class_="version"),
        " ",
        element("time", moment, datetime=f"{facts.created_at:%Y-%m-%dT%H:%M:%SZ}"),
        element("span", id="age"),  # by the reader's clock: all else here is as of the release
        class_="release",
    )


def _figures(facts: Facts) -> Html:
    dates = joined(
        element("span", str(facts.first_date)), " – ", element("span", str(facts.last_date))
    )
    return element(
        "dl",
        _figure("稿件", "articles", number(facts.counts.articles)),
        _figure("期", "issues", number(facts.counts.issues)),
        _figure("报纸", "newspapers", number(len(facts.papers))),
        _figure("出版日期", "dates of publication", dates, "wide"),
        class_="figures",
    )


def _figure(zh: str, en: str, value: str, class_: str | None = None) -> Html:
    return element("div", element("dt", both(zh, en)), element("dd", value), class_=class_)
