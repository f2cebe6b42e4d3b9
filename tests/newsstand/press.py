"""A site with habits: what it has under each address, made from the newspaper's own stories."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field, replace
from datetime import date
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from newsstand.files import file_of
from newsstand.habits import Habits
from newsstand.markups import Static, Wanted
from newsstand.papers import SCHEMES
from newsstand.site import CODE, Reply
from newsstand.stories import PressIssue, continued, press_issue

FAULTS = ("reset", "500", "429", "cut")


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

    @property
    def scheme(self) -> Static:
        """The kind of site."""
        return SCHEMES[self.habits.scheme]

    def reply_to(self, target: str, headers: dict[str, str]) -> Reply:
        """What the site says to a path, which may have a query behind it."""
        self.asked += 1
        refusal = self._refusal(target, headers)
        if refusal is not None:
            return refusal
        reply = self._usual(target)
        fault = self._fault()
        return self._as_asked(reply, headers) if fault is None else _faulty(reply, fault)

    def _refusal(self, target: str, headers: dict[str, str]) -> Reply | None:
        """What a reader gets who comes too often, or as somebody the site does not want."""
        if self.asked in self.habits.resets:
            return Reply(is_reset=True)
        if self.habits.limit is not None and self.asked == self.habits.limit + 1:
            return Reply(429, headers=(("Retry-After", str(self.habits.rest)),))
        return None if target == "/robots.txt" else self._gate(target, headers)

    def _gate(self, target: str, headers: dict[str, str]) -> Reply | None:
        habits, named = self.habits, {name.lower(): value for name, value in headers.items()}
        if habits.needs and habits.needs[1] not in named.get(habits.needs[0], ""):
            return Reply(habits.needs[2], body=self.scheme.refusal.encode(), kind=self.scheme.kind)
        if habits.needs_cookie and "pool" not in SimpleCookie(named.get("cookie", "")):
            return Reply(302, headers=(("Location", target), ("Set-Cookie", "pool=7; Path=/")))
        return Reply(302, headers=(("Location", habits.moved),)) if habits.moved else None

    def _usual(self, target: str) -> Reply:
        path = urlsplit(target).path
        if path == "/robots.txt":
            text = self.habits.robots
            return Reply(404) if text is None else Reply(body=text.encode(), kind="text/plain")
        if path.endswith("/"):
            return Reply(403)  # folders are never listed
        wanted = self.scheme.read(
            (target if self.scheme.has_queries else path).removeprefix(f"/{CODE}/")
        )
        return Reply(404) if wanted is None else self._wanted(wanted)

    def _wanted(self, wanted: Wanted) -> Reply:
        if wanted.kind == "calendar":
            return self._calendar(wanted.month)
        issue = self._issue(wanted.day)
        if wanted.kind == "pdf":
            return Reply(404) if issue is None else file_of(issue, wanted.mark, self.habits)
        if issue is None or self.habits.up == 0:
            return self._no_issue()
        text = self.scheme.write(issue, wanted, self.habits)
        return Reply(404) if text is None else self._text(text)

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
        pages = (
            replace(page, printing=2) if page.place in habits.renamed else page
            for page in issue.pages
        )
        return PressIssue(day, tuple(pages))

    def _calendar(self, month: str) -> Reply:
        """The dates of a month, or all of them."""
        issues = (day for day in self.habits.issues if self._issue(day))
        days = [day for day in issues if month in {"", f"{day:%Y-%m}"}]
        if not days:
            return Reply(404)
        text = self.scheme.calendar(days, is_shared=self.habits.is_shared)
        return Reply(body=text.encode(), kind="text/xml")

    def _no_issue(self) -> Reply:
        days = [day for day in self.habits.issues if self._issue(day)]
        newest = max(days, default=None)
        entry = self.scheme.entry(newest) if newest else "/"
        issue = self._issue(newest) if newest else None
        instead = self.scheme.newest(issue, self.habits) if issue else None
        match self.habits.unknown_date:
            case "redirect" | "refresh" if instead is not None:
                return self._text(instead)
            case "redirect":
                return Reply(302, headers=(("Location", entry),))
            case "refresh":
                return self._text(f'<META HTTP-EQUIV=REFRESH CONTENT="0; URL={entry}">')
            case "shell":
                return self._text(self.scheme.shell())
            case _:
                return Reply(404)

    def _text(self, body: str) -> Reply:
        """Markup with what stands around it, or JSON."""
        text = body
        if self.scheme.kind == "text/html":
            meta = f'<meta charset="{self.habits.declared}">'
            text = f"<html><head>{meta}<title>杏江日报</title></head><body>{body}</body></html>"
        return Reply(body=text.encode(self.habits.encoding), kind=self.scheme.kind)

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
