"""Kinds of sites apart from Founder's: layout-catalogue lists and PaperIndex trees."""

from __future__ import annotations

import re
from datetime import date

from newsstand.habits import Habits
from newsstand.markups import WORDS, Static, Wanted, corners
from newsstand.site import CODE
from newsstand.stories import PressIssue, PressPage, Story


class CatalogueScheme(Static):
    """Lists of the class layout-catalogue-item, and no calendar."""

    def entry(self, day: date) -> str:
        return f"/{CODE}/{day:%Y-%m/%d}/node_01.html"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(r"(\d{4}-\d\d)/(\d\d)/(node|content)_(\d+)\.html", path):
            kind = "page" if found[3] == "node" else "article"
            return Wanted(kind, day_of(found[1] + found[2]), number=int(found[4]))
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"images/(\d{4}-\d\d)/(\d\d)/([^/]+)/p\d+\.pdf", path)
        return Wanted("pdf", day_of(found[1] + found[2]), mark=found[3]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        return f"images/{day:%Y-%m/%d}/{page.mark}/p{page.printing:02d}.pdf"

    def article(self, story: Story) -> str:
        return f"content_{story.id}.html"

    def story(self, story: Story) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        return (
            f'<div class="main-content"><h3>{story.kicker}</h3><h1>{story.title}</h1><h3></h3>'
            f'<div id="news_content"><cms-content>{body}</cms-content></div></div>'
        )

    def lists(self, issue: PressIssue, habits: Habits) -> str:
        return super().lists(issue, habits).replace("bmdhTable", "catalogue")

    def row(self, day: date, page: PressPage, habits: Habits) -> str:
        link = f'<a href="node_{page.place:02d}.html">{page.label}</a>'
        is_bare = page.place in habits.unlinked
        pdf = "" if is_bare else f'<a class="pdf" href="../../{self.pdf(day, page)}">PDF</a>'
        return f'<li class="layout-catalogue-item">{link}{pdf}</li>'

    def map(self, page: PressPage, habits: Habits) -> str:
        return super().map(page, habits).replace("<Area", '<area class="paperarea"')

    def articles(self, page: PressPage) -> str:
        rows = "".join(
            f'<li class="news-item"><a href="{self.article(story)}">{story.title}</a></li>'
            for story in page.stories
        )
        return f'<ul class="news-list">{rows}</ul>'


class PaperIndexScheme(Static):
    """An index that leads on to a page whose name nobody can know, and lists the whole issue."""

    tree = "/content"
    first, step = 1, 1

    def entry(self, day: date) -> str:
        return f"/{CODE}/content/{day:%Y%m%d}/IssueIndex.htm"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(r"content/(\d{8})/IssueIndex\.htm", path):
            return Wanted("index", day_of(found[1]))
        if found := re.fullmatch(r"content/(\d{8})/Page(\d+)BC\.htm", path):
            return Wanted("page", day_of(found[1]), number=int(found[2]))
        if found := re.fullmatch(r"content/(\d{8})/Articel(\d+)BC\.htm", path):
            return Wanted("article", day_of(found[1]), number=int(found[2]))
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"content/(\d{8})/PDF/([^/]+)-\d\.pdf", path)
        return Wanted("pdf", day_of(found[1]), mark=found[2]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:  # noqa: ARG002  it lies beside the page
        return f"PDF/{page.mark}-{page.printing}.pdf"

    def article(self, story: Story) -> str:
        return f"Articel{story.id}BC.htm"

    def story(self, story: Story) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        day = date.fromordinal(story.day)
        return (
            f'<div class="bggray"><div class="margin15"><h2> {story.kicker} </h2>'
            f"<h3> {story.title} </h3><h4></h4></div></div>"
            f'<div class="shijian">{story.author} {day:%Y年%m月%d日}</div>'
            f'<div class="contenttext">{body}</div>'
        )

    def write(self, issue: PressIssue, wanted: Wanted, habits: Habits) -> str | None:
        if wanted.kind == "index":
            return '<meta http-equiv="refresh" content="0;url=Page01BC.htm">'
        return super().write(issue, wanted, habits)

    def lists(self, issue: PressIssue, habits: Habits) -> str:
        rows = [self.row(issue.day, page, habits) for page in issue.pages]
        rows += [
            self.twin(issue.day, page, habits)
            for page in issue.pages
            if page.place in habits.twins
        ]
        text = "".join(reversed(rows) if habits.is_shuffled else rows)
        turn = '<a href="Page01BC.htm">下一版</a>' if habits.is_looped else ""
        return f'<div class="listdaohang">{text}</div>' * habits.lists + turn

    def twin(self, day: date, page: PressPage, habits: Habits) -> str:
        return self.row(day, page, habits).replace('href="Page', 'href="Page9')

    def row(self, day: date, page: PressPage, habits: Habits) -> str:
        is_bare = page.place in habits.unlinked
        pdf = "" if is_bare else f'<a class="pdf" href="{self.pdf(day, page)}">PDF</a>'
        link = f'<a href="Page{page.place:02d}BC.htm">{page.label}</a>'
        stories = "".join(
            f'<li><a field="001" daoxiang="{self.article(story)}">{story.title}</a></li>'
            for story in page.stories
        )
        return f"<h4>{pdf}{link}</h4><ul>{stories}</ul>"

    def articles(self, page: PressPage) -> str:  # noqa: ARG002  they are in the list of pages
        return ""

    def corners(self, story: Story, coords: str) -> str:
        """Rectangles: two corners are enough."""
        numbers = corners(story, coords).split(",")
        return ",".join(numbers) if coords in WORDS else ",".join([*numbers[:2], *numbers[4:6]])


def day_of(digits: str) -> date:
    """The date in eight digits, whatever divides them."""
    return date.fromisoformat(digits.replace("-", ""))
