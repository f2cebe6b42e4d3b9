"""What a resfile site has under each of its addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

CODE = "xjrb"
_HTML = "text/html"


@dataclass(frozen=True)
class StandPage:
    """A page as the site has it: its label, and its PDF or none."""

    label: str
    pdf: bytes | None


@dataclass(frozen=True)
class StandIssue:
    day: date
    pages: tuple[StandPage, ...]


@dataclass(frozen=True)
class Reply:
    """
    One answer of the server.

    Attributes:
        promised: The Content-Length, where it is not the body's.
        pause: Seconds before the first byte.
        drip: Seconds between two bytes of the body.
        is_unsized: Whether there is no Content-Length, and the end of the line is the end.
        is_reset: Whether the line is cut without any answer.
    """

    status: int = 200
    body: bytes = b""
    kind: str = _HTML
    headers: tuple[tuple[str, str], ...] = ()
    promised: int | None = None
    pause: float = 0.0
    drip: float = 0.0
    is_unsized: bool = False
    is_reset: bool = False


@dataclass
class Site:
    """
    A resfile site and its habits, each of which a test may change.

    Attributes:
        robots: The text of robots.txt; None where there is none.
        has_calendar: Whether navi.xml is there.
        unknown_date: What a date without an issue answers: `404`, `redirect`, `refresh`, `shell`.
        markup: How the page list is written: `table`, or `dl` with the PDF in an attribute.
        encoding, declared: How pages are written, and what they say of it.
        lists: How many times the page list is printed.
        is_shuffled: Whether it begins with the last page.
        refused: Whether each request is answered 403.
    """

    issues: Sequence[StandIssue] = ()
    robots: str | None = None
    has_calendar: bool = True
    unknown_date: str = "404"
    markup: str = "table"
    encoding: str = "utf-8"
    declared: str | None = "utf-8"
    lists: int = 1
    is_shuffled: bool = False
    refused: bool = False
    replies: dict[str, list[Reply]] = field(default_factory=dict)

    def reply_to(self, target: str, headers: dict[str, str]) -> Reply:  # noqa: ARG002
        """The same; a resfile site does not look at queries and headers."""
        return self.answer(urlsplit(target).path)

    def answer(self, path: str) -> Reply:
        """What the site says to a path: a reply set for it, or its usual one."""
        if self.refused:
            return Reply(403)
        waiting = self.replies.get(path)
        if waiting:
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return self.usual(path)

    def usual(self, path: str) -> Reply:
        if path == "/robots.txt":
            return Reply(404) if self.robots is None else _text(self.robots, "text/plain")
        parts = path.removeprefix(f"/{CODE}/").split("/")
        if parts[0] == "html" and parts[-1] == "navi.xml":
            return self._calendar(parts[1])
        if parts[0] == "html" and len(parts) == 4:
            return self._issue_page(f"{parts[1]}-{parts[2]}")
        if parts[0] == "resfile" and len(parts) == 4:
            return self._pdf(path)
        return Reply(404)

    def page_path(self, day: date) -> str:
        return f"/{CODE}/html/{day:%Y-%m}/{day:%d}/node_1.htm"

    def pdf_path(self, day: date, place: int) -> str:
        """The path of a page's PDF; `place` counts from 1 in the order of the issue."""
        return f"/{CODE}/resfile/{day}/{place:02d}/{CODE}-{day:%Y%m%d}-{place:02d}.pdf"

    def _calendar(self, month: str) -> Reply:
        days = [issue.day for issue in self.issues if f"{issue.day:%Y-%m}" == month]
        if not (self.has_calendar and days):
            return Reply(404)
        dates = "".join(f"<calendar><date>{day}</date></calendar>" for day in days)
        return _text(f'<?xml version="1.0" encoding="UTF-8"?><navi>{dates}</navi>', "text/xml")

    def _issue_page(self, day: str) -> Reply:
        issue = next((issue for issue in self.issues if str(issue.day) == day), None)
        if issue is not None:
            return Reply(body=self._html(self._lists(issue)))
        newest = self.page_path(max(issue.day for issue in self.issues)) if self.issues else "/"
        if self.unknown_date == "redirect":
            return Reply(302, headers=(("Location", newest),))
        if self.unknown_date == "refresh":
            return Reply(body=self._html(f'<META HTTP-EQUIV=REFRESH CONTENT="0; URL={newest}">'))
        return Reply(body=self._html("")) if self.unknown_date == "shell" else Reply(404)

    def _lists(self, issue: StandIssue) -> str:
        rows = [self._row(issue.day, place, page) for place, page in enumerate(issue.pages, 1)]
        text = "\n".join(reversed(rows) if self.is_shuffled else rows)
        if self.markup == "dl":
            return f'<div class="main-ednav-nav">{text}</div>' * self.lists
        return (
            f'<table><tr><td><table id="bmdhTable">{text}</table></td></tr></table>' * self.lists
        )

    def _row(self, day: date, place: int, page: StandPage) -> str:
        address = f"../../..{self.pdf_path(day, place).removeprefix(f'/{CODE}')}?v=1"
        link = f"<a id=pageLink href=node_{place}.htm?v=1>{page.label}</a>"
        if self.markup == "dl":
            pdf = f'<img src="../../../img/pdf.gif"><img filepath="{address}">' if page.pdf else ""
            return f"<dl><dt>{link}</dt><dd>{pdf}</dd></dl>"
        pdf = f'<a href="{address}"><img src="../../../img/pdf.gif"></a>' if page.pdf else ""
        return f'<tr><td class="default">{link}</td><td>{pdf}</td></tr>'

    def _html(self, body: str) -> bytes:
        meta = f'<meta charset="{self.declared}">' if self.declared else ""
        text = f"<html><head>{meta}<title>杏江日报</title></head><body>{body}</body></html>"
        return text.encode(self.encoding)

    def _pdf(self, path: str) -> Reply:
        for issue in self.issues:
            for place, page in enumerate(issue.pages, 1):
                if page.pdf is not None and self.pdf_path(issue.day, place) == path:
                    return Reply(body=page.pdf, kind="application/pdf")
        return Reply(404)


def _text(text: str, kind: str) -> Reply:
    return Reply(body=text.encode(), kind=kind)
