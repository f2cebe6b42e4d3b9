"""A site with habits: what it has under each address, made from the newspaper's own stories."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field, replace
from datetime import date
from http.cookies import SimpleCookie
from io import BytesIO

from pypdf import PdfWriter

from newsstand.habits import Habits
from newsstand.markups import SCHEMES, Wanted
from newsstand.site import CODE, Reply
from newsstand.stories import PressIssue, PressPage, continued, page_file, press_issue

CHALLENGE = (
    "<html><head><title>安全验证</title></head><body>请完成验证后继续访问</body></html>".encode()
)
WITHDRAWN = {"blank": b" ", "html": "<html><body>该版面已删除</body></html>".encode()}
PDF = "application/pdf"
FAULTS = ("reset", "500", "429", "cut")
LONG = 129 * 1024 * 1024  # bytes; one MiB past what is read of a PDF


@dataclass
class Press:
    """
    The site; its habits may be changed at any time.

    Attributes:
        asked: How many requests came since the habits were set.
    """

    habits: Habits = field(default_factory=Habits)
    asked: int = 0

    def set(self, habits: Habits) -> None:
        self.habits, self.asked = habits, 0
        self._chance = random.Random(habits.faults[1] if habits.faults else 0)

    def reply_to(self, path: str, headers: dict[str, str]) -> Reply:
        """What the site says to a path."""
        self.asked += 1
        refusal = self._refusal(path, headers)
        if refusal is not None:
            return refusal
        reply = self._usual(path)
        fault = self._fault()
        return self._as_asked(reply, headers) if fault is None else _faulty(reply, fault)

    def _refusal(self, path: str, headers: dict[str, str]) -> Reply | None:
        """What a reader gets who comes too often, or as somebody the site does not want."""
        if self.asked in self.habits.resets:
            return Reply(is_reset=True)
        if self.habits.limit is not None and self.asked == self.habits.limit + 1:
            return Reply(429, headers=(("Retry-After", str(self.habits.rest)),))
        return None if path == "/robots.txt" else self._gate(path, headers)

    def _gate(self, path: str, headers: dict[str, str]) -> Reply | None:
        habits, named = self.habits, {name.lower(): value for name, value in headers.items()}
        if habits.needs and habits.needs[1] not in named.get(habits.needs[0], ""):
            return Reply(habits.needs[2], body=CHALLENGE)
        if habits.needs_cookie and "pool" not in SimpleCookie(named.get("cookie", "")):
            return Reply(302, headers=(("Location", path), ("Set-Cookie", "pool=7; Path=/")))
        return Reply(302, headers=(("Location", habits.moved),)) if habits.moved else None

    def _usual(self, path: str) -> Reply:
        if path == "/robots.txt":
            text = self.habits.robots
            return Reply(404) if text is None else Reply(body=text.encode(), kind="text/plain")
        if path.endswith("/"):
            return Reply(403)  # folders are never listed
        wanted = SCHEMES[self.habits.scheme].read(path.removeprefix(f"/{CODE}/"))
        return Reply(404) if wanted is None else self._wanted(wanted)

    def _wanted(self, wanted: Wanted) -> Reply:
        if wanted.kind == "calendar":
            return self._calendar(wanted.month)
        issue = self._issue(wanted.day)
        if wanted.kind == "pdf":
            return Reply(404) if issue is None else self._file(issue, wanted.mark)
        if issue is None or self.habits.up == 0:
            return self._no_issue()
        text = SCHEMES[self.habits.scheme].write(issue, wanted, self.habits)
        return Reply(404) if text is None else self._html(text)

    def _issue(self, day: date) -> PressIssue | None:
        habits = self.habits
        is_early = habits.publish_at is not None and habits.now < habits.publish_at
        if day not in habits.issues or (is_early and day == max(habits.issues)):
            return None
        issue = press_issue(day, habits.pages)
        if habits.is_continued:
            issue = continued(issue)
        if habits.marks:
            named = zip(issue.pages, habits.marks, strict=True)
            issue = PressIssue(day, tuple(replace(page, mark=mark) for page, mark in named))
        if habits.up is not None and day == max(habits.issues):
            issue = PressIssue(day, issue.pages[len(issue.pages) - habits.up :])
        return issue

    def _calendar(self, month: str) -> Reply:
        days = [day for day in self.habits.issues if self._issue(day) and f"{day:%Y-%m}" == month]
        if not days:
            return Reply(404)
        text = SCHEMES[self.habits.scheme].calendar(days, is_shared=self.habits.is_shared)
        return Reply(body=text.encode(), kind="text/xml")

    def _no_issue(self) -> Reply:
        days = [day for day in self.habits.issues if self._issue(day)]
        newest = SCHEMES[self.habits.scheme].entry(max(days)) if days else "/"
        match self.habits.unknown_date:
            case "redirect":
                return Reply(302, headers=(("Location", newest),))
            case "refresh":
                return self._html(f'<META HTTP-EQUIV=REFRESH CONTENT="0; URL={newest}">')
            case "shell":
                return self._html("")
            case _:
                return Reply(404)

    def _html(self, body: str) -> Reply:
        meta = f'<meta charset="{self.habits.declared}">'
        text = f"<html><head>{meta}<title>杏江日报</title></head><body>{body}</body></html>"
        return Reply(body=text.encode(self.habits.encoding))

    def _file(self, issue: PressIssue, mark: str) -> Reply:
        page = next((page for page in issue.pages if page.mark == mark), None)
        if self.habits.is_whole:
            files = [page_file(issue.day, page) for page in issue.pages]
            return Reply(body=_bound(files), kind=PDF)
        if page is None or page.place in self.habits.late:
            return Reply(404)
        return self._covered(page) or self._cut(page, self._bytes(issue.day, page))

    def _covered(self, page: PressPage) -> Reply | None:
        """What is there in the place of a page, under its name."""
        if self.habits.challenge:
            return Reply(body=CHALLENGE, kind="text/html")
        if page.place in self.habits.withdrawn:
            return Reply(body=WITHDRAWN[self.habits.withdrawn[page.place]], kind=PDF)
        if page.place in self.habits.long:
            return Reply(body=b"%PDF-1.7", promised=LONG, kind=PDF)
        return None

    def _cut(self, page: PressPage, data: bytes) -> Reply:
        if page.place not in self.habits.cut:
            return Reply(body=data, kind=PDF)
        part = data[: int(self.habits.cut[page.place] * len(data))]
        if self.habits.is_sized:
            return Reply(body=part, promised=len(data), kind=PDF)
        return Reply(body=part, is_unsized=True, kind=PDF)

    def _bytes(self, day: date, page: PressPage) -> bytes:
        if page.place in self.habits.broken:
            return b"%PDF-1.7\n" + b"words\n" * 400 + b"%%EOF\n"
        data = page_file(day, page, is_corrected=page.place in self.habits.replaced)
        if page.place in self.habits.locked:
            user = "secret" if self.habits.locked[page.place] == "user" else ""
            return _locked(data, user)
        return data

    def _fault(self) -> str | None:
        if self.habits.faults is None or self._chance.random() >= self.habits.faults[0]:
            return None
        return self._chance.choice(FAULTS)

    def _as_asked(self, reply: Reply, headers: dict[str, str]) -> Reply:
        """With the words by which bytes are known again, and without bytes where they are."""
        if reply.status != 200 or self.habits.validators == "none":
            return reply
        named = {name.lower(): value for name, value in headers.items()}
        if self.habits.validators == "etag":
            word, ours, theirs = "ETag", _tag(reply), named.get("if-none-match")
        else:
            word, ours, theirs = "Last-Modified", _date(reply), named.get("if-modified-since")
        if theirs == ours:
            return Reply(304, headers=((word, ours),))
        return replace(reply, headers=(*reply.headers, (word, ours)))


def _faulty(reply: Reply, fault: str) -> Reply:
    match fault:
        case "reset":
            return Reply(is_reset=True)
        case "cut" if len(reply.body) > 1:
            return replace(
                reply, body=reply.body[: len(reply.body) // 2], promised=len(reply.body)
            )
        case "429":
            return Reply(429, headers=(("Retry-After", "5"),))
        case _:
            return Reply(500)


def _tag(reply: Reply) -> str:
    return f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'


def _date(reply: Reply) -> str:
    """A time of day that follows from the bytes."""
    seconds = int(hashlib.sha256(reply.body).hexdigest()[:6], 16) % 3600
    return f"Sun, 15 Mar 2026 06:{seconds // 60:02d}:{seconds % 60:02d} GMT"


def _bound(pages: list[bytes]) -> bytes:
    writer = PdfWriter()
    for page in pages:
        writer.append(BytesIO(page))
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _locked(data: bytes, user: str) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(user, "owner")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
