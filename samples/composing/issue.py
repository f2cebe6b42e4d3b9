"""An issue: its folder of copy in, page PDFs and gold out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from composing.copydesk import Carried
from composing.furniture import PAPER, long_date, set_furniture
from composing.gold import Printed, PrintedPage, gold_json
from composing.ink import STREAMS, Sheet, as_pdf
from composing.measures import PAGE_HEIGHT, PAGE_WIDTH
from composing.plan import Planner
from composing.stories import IssueCopy, NotSettable, PageCopy, Story, read_issue, read_page


@dataclass(frozen=True, slots=True)
class SetIssue:
    """A whole issue, set: the PDFs by page number, and the gold file's text."""

    pages: dict[int, bytes]
    gold: str


@dataclass
class Desk:
    """What is known of an issue while its pages are set one after the other."""

    stories: dict[str, Story] = field(default_factory=dict)
    carried: dict[str, Carried] = field(default_factory=dict)
    printed: dict[str, Printed] = field(default_factory=dict)


def set_issue(folder: Path) -> SetIssue:
    """
    Set the issue whose copy is in `folder`.

    Raises:
        NotSettable: A story does not fit, or a page would have holes.
    """
    issue, desk = read_issue(folder), Desk()
    pdfs: dict[int, bytes] = {}
    pages: list[PrintedPage] = []
    for number in range(1, issue.pages + 1):
        page = read_page(folder, number)
        try:
            pdfs[number], furniture = _set_page(issue, page, desk)
        except NotSettable as error:
            message = f"{folder.name} page {number}: {error}"
            raise NotSettable(message) from error
        pages.append(PrintedPage(page, furniture))
    if desk.carried:
        message = f"{folder.name}: {', '.join(desk.carried)} goes on on no page"
        raise NotSettable(message)
    return SetIssue(pdfs, gold_json(issue, tuple(pages), tuple(desk.printed.values())))


def _set_page(issue: IssueCopy, page: PageCopy, desk: Desk) -> tuple[bytes, tuple[str, ...]]:
    sheet = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
    area, furniture = set_furniture(sheet, issue, page)
    planner = Planner(page.stories, desk.carried, desk.stories)
    planner.piece(page.plan).ink(sheet, area)
    _enter(page, planner, desk)
    if page.stream not in STREAMS:
        message = f"no stream {page.stream!r}; there are {', '.join(STREAMS)}"
        raise NotSettable(message)
    title = f"{PAPER} {long_date(issue)} 第{page.number}版 {page.section}"
    pdf = as_pdf(sheet, stream=page.stream, title=title, glyphwise=page.glyphwise)
    return pdf, tuple(furniture)


def _enter(page: PageCopy, planner: Planner, desk: Desk) -> None:
    """Note in the desk's book what the page printed."""
    unused = set(page.stories) - {node.story for node in planner.placed}
    if unused:
        message = f"no place in the plan for {', '.join(sorted(unused))}"
        raise NotSettable(message)
    desk.stories.update(page.stories)
    for node in planner.placed:
        before = desk.printed.get(node.story)
        desk.printed[node.story] = Printed(
            story=desk.stories[node.story],
            pages=(*(before.pages if before else ()), page.number),
            continued_to=before.continued_to if before else node.jumps_to,
        )
