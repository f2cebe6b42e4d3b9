"""The page of one newspaper."""

from __future__ import annotations

from bulletin.catalogue.page.facts import Paper
from bulletin.catalogue.page.markup import Html, both, element, isolated, joined, number
from bulletin.catalogue.page.sections.coverage import calendars
from bulletin.catalogue.page.sections.files import files_of
from bulletin.catalogue.page.sections.freshness import badge
from bulletin.catalogue.page.sections.parts import section
from bulletin.catalogue.page.sections.rights import bodies
from bulletin.catalogue.words import Words

_OVERDUE = 20  # dates listed; status.json has more


def newspaper(paper: Paper) -> Html:
    """How it stands, all its years, its files, its rights."""
    return joined(
        _opening(paper),
        section("coverage", Words("覆盖", "Coverage"), None, calendars(paper)),
        _overdue(paper),
        section("files", Words("文件", "Files"), None, files_of(paper)),
    )


def _opening(paper: Paper) -> Html:
    status = paper.status
    facts = (
        ("最新内容", "newest content", str(status.content_date or "–")),
        ("应有至", "expected up to", str(status.expected_date or "–")),
        ("期", "issues", number(paper.counts.issues)),
        ("稿件", "articles", number(paper.counts.articles)),
        ("许可", "licence", isolated(paper.licence or "–")),
        ("正文", "bodies", bodies(paper)),
    )
    rows = [element("div", element("dt", both(zh, en)), element("dd", it)) for zh, en, it in facts]
    statement = both("版权说明", "statement of rights")
    rights = element(
        "div", element("dt", statement), element("dd", isolated(paper.rights)), class_="wide"
    )
    return element(
        "section",
        element("h1", isolated(paper.name)),
        element(
            "p",
            element("code", paper.code),
            " ",
            isolated(f"{paper.city}{paper.district}"),
            " ",
            badge(paper),
            class_="release",
        ),
        element("dl", *rows, rights, class_="facts"),
        class_="opening",
    )


def _overdue(paper: Paper) -> Html:
    late = paper.status.overdue[:_OVERDUE]
    if not late:
        return joined()
    rows = (
        element("li", element("b", str(it.date)), " ", it.state, " ", isolated(it.reason))
        for it in late
    )
    return section("overdue", Words("逾期", "Overdue"), None, element("ul", *rows))
