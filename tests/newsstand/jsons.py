"""Kinds of sites in JSON: one list for all, and the calls of Founder's app."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsstand.apart import day_of
from newsstand.habits import Habits
from newsstand.markups import WORDS, Static, Wanted
from newsstand.site import CODE
from newsstand.stories import HEIGHT, WIDTH, PressIssue, PressPage, Story

_ORDINALS = 700_000  # days before the year 1917; stories leave them out of their numbers


class JsonScheme(Static):
    """One list in JSON for the whole issue, articles and all; areas in percent of the page."""

    kind = "application/json"
    refusal = '{"status":"500","msg":"no access!"}'

    def entry(self, day: date) -> str:
        return f"/{CODE}/{day:%Y/%m/%d}/index.json"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(r"period/(\d{4})(\d\d)/period\.js", path):
            return Wanted("calendar", month=f"{found[1]}-{found[2]}")
        if found := re.fullmatch(r"(\d{4})/(\d\d)/(\d\d)/index\.json", path):
            return Wanted("page", day_of("".join(found.groups())), number=1)
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"pdf/(\d{8})/([^/]+)-\d\.pdf", path)
        return Wanted("pdf", day_of(found[1]), mark=found[2]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        return f"pdf/{day:%Y%m%d}/{page.mark}-{page.printing}.pdf"

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:  # noqa: ARG002
        return f"var datelist={json.dumps([f'{day:%Y%m%d}' for day in days])};"

    def write(self, issue: PressIssue, wanted: Wanted, habits: Habits) -> str | None:  # noqa: ARG002
        pages = [self._page(issue.day, page, habits) for page in issue.pages]
        pages += [page for page in pages if page["place"] in habits.twins]
        text = json.dumps(
            {
                "date": str(issue.day),
                "pages": (pages[::-1] if habits.is_shuffled else pages) * habits.lists,
            },
            ensure_ascii=False,
        )
        return f"callback({text});" if habits.is_sloppy else text

    def newest(self, issue: PressIssue, habits: Habits) -> str | None:
        return self.write(issue, Wanted("page"), habits)

    def shell(self) -> str:
        return '{"success":false}'

    def _page(self, day: date, page: PressPage, habits: Habits) -> dict[str, object]:
        file = replace(page, mark="A01") if habits.is_whole else page  # one name for all
        pdf = self.pdf(day, file)
        return {
            "place": page.place,
            "label": page.label,
            "pdf": None if page.place in habits.unlinked else f"/{CODE}/{pdf}",
            "pic": f"/{CODE}/pic/{page.mark}_b.jpg",
            "articles": [self._article(story, habits) for story in page.stories],
        }

    def _article(self, story: Story, habits: Habits) -> dict[str, object]:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        return {
            "title": story.title,
            "kicker": story.kicker,
            "author": story.author,
            "content": "" if story.spot in habits.deleted else body,
            "points": _percent(story, habits.coords),
        }


class XyJsonScheme(Static):
    """The app's calls: an issue's pages, a page's articles, an article."""

    tree = "/api"
    kind = "application/json"
    refusal = JsonScheme.refusal
    has_queries = True

    def entry(self, day: date) -> str:
        return f"/{CODE}/api/getPaperLayouts?siteID=1&id=7&date={day:%Y%m%d}"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(r"api/getPaperLayouts\?siteID=1&id=7&date=(\d{8})", path):
            return Wanted("page", day_of(found[1]))
        if re.fullmatch(r"api/getPaperDates\?siteID=1&id=7&start=0&count=\d+", path):
            return Wanted("calendar")
        if found := re.fullmatch(r"api/getPaperArticles\?siteID=1&id=(\d+)", path):
            ordinal, place = divmod(int(found[1]), 100)
            return Wanted("articles", date.fromordinal(ordinal), number=place)
        if found := re.fullmatch(r"api/getPaperArticle\?siteID=1&id=(\d+)", path):
            day = date.fromordinal(_ORDINALS + int(found[1]) // 100)
            return Wanted("article", day, number=int(found[1]))
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"pad/att/(\d{8})/(\d)f8e7d6c-([^/]+)\.pdf", path)
        return Wanted("pdf", day_of(found[1]), mark=found[3]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        return f"pad/att/{day:%Y%m%d}/{page.printing}f8e7d6c-{page.mark}.pdf"

    def write(self, issue: PressIssue, wanted: Wanted, habits: Habits) -> str | None:
        stories = [story for page in issue.pages for story in page.stories]
        if wanted.kind == "article":
            found = next((story for story in stories if story.id == wanted.number), None)
            return None if found is None else _written(self._article(found, habits))
        if wanted.kind == "articles":
            on_page = [story for story in stories if story.spot[0] == wanted.number]
            return _written([{"fileId": story.id, "title": story.title} for story in on_page])
        return self.layouts(issue, habits)

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:  # noqa: ARG002
        newest_first = sorted(days, reverse=True)
        return _written(
            {"version": 1, "dates": [{"date": f"{day:%Y%m%d}"} for day in newest_first]}
        )

    def layouts(self, issue: PressIssue, habits: Habits) -> str:
        """The answer that lists an issue's pages."""
        pages = [self._layout(issue.day, page, habits) for page in issue.pages]
        pages += [page for page in pages if page["place"] in habits.twins]
        ordered = (pages[::-1] if habits.is_shuffled else pages) * habits.lists
        text = _written({"version": 1, "date": f"{issue.day:%Y%m%d}", "layouts": ordered})
        return f"callback({text});" if habits.is_sloppy else text

    def newest(self, issue: PressIssue, habits: Habits) -> str | None:
        return self.layouts(issue, habits)

    def shell(self) -> str:
        return '{"version":1,"date":"","layouts":[]}'

    def _layout(self, day: date, page: PressPage, habits: Habits) -> dict[str, object]:
        areas = [
            {"mapping": _percent(story, habits.coords, "%"), "articleID": story.id}
            for story in page.stories
        ]
        is_bare = page.place in habits.unlinked
        return {
            "id": day.toordinal() * 100 + page.place,
            "place": page.place,
            "name": page.label,
            "picUrl": f"/{CODE}/pad/pic/{page.mark}.jpg",
            "pdfUrl": None if is_bare else f"/{CODE}/{self.pdf(day, page)}",
            "mapping": _written(areas),
        }

    def _article(self, story: Story, habits: Habits) -> dict[str, object]:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        return {
            "fileId": story.id,
            "title": story.title,
            "introTitle": story.kicker,
            "author": story.author,
            "content": "" if story.spot in habits.deleted else body,
        }


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _percent(story: Story, coords: str, sign: str = "") -> list[str] | None:
    """Corners in percent of the page, each as "x,y"."""
    if coords in WORDS:
        return None if coords == "null" else [WORDS[coords]]
    left, top, right, bottom = story.box
    across, down = 100 / WIDTH, 100 / HEIGHT
    return [
        f"{x * across:.3f}{sign},{y * down:.3f}{sign}"
        for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
