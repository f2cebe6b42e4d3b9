"""What each newspaper allows."""

from __future__ import annotations

from bulletin.catalogue.page.facts import Facts, Paper
from bulletin.catalogue.page.markup import Html, both, element, isolated
from bulletin.catalogue.page.sections.parts import MORE_PAPERS, first_rows, section
from bulletin.catalogue.words import Words


def rights(facts: Facts) -> Html:
    """A line a newspaper: statement, licence, and whether bodies are published."""
    heads = (
        Words("报纸", "newspaper"),
        Words("版权说明", "statement"),
        Words("许可与正文", "licence and bodies"),
    )
    return section(
        "rights",
        Words("许可与版权", "Licence and rights"),
        Words(
            "版权因报纸而异；不许发布正文的报纸，body 和 body_raw 为空。",
            "Rights differ by newspaper; where bodies may not be published, body and body_raw "
            "are null.",
        ),
        first_rows(heads, [_row(paper) for paper in facts.papers], "rights", MORE_PAPERS),
    )


def bodies(paper: Paper) -> Html:
    """Whether bodies are published, in words."""
    if paper.bodies_published:
        return both("发布正文", "bodies published")
    return both("不发布正文", "bodies not published")


def _row(paper: Paper) -> Html:
    return element(
        "tr",
        element("th", isolated(paper.name), scope="row"),
        element("td", isolated(paper.rights)),
        element(
            "td", isolated(paper.licence or "–"), element("span", bodies(paper), class_="note")
        ),
    )
