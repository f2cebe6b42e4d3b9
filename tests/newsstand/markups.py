"""What kinds of sites have in common: addresses, page lists, areas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsstand.habits import Habits
from newsstand.site import CODE
from newsstand.stories import HEIGHT, WIDTH, PressIssue, PressPage, Story

WORDS = {"null": "null", "odd": "40,60,560", "outside": "40,60,9000,60,9000,400,40,400"}
FRAME = (350, 500)  # pixels; a site's fixed box for areas, whatever the shape of the page


@dataclass(frozen=True)
class Wanted:
    """What an address stands for; `kind` is `calendar`, `index`, `page`, `article` or `pdf`."""

    kind: str
    day: date = date.min
    month: str = ""
    mark: str = ""
    number: int = 0


class Static:
    """What resfile sites and Founder's older ones have in common."""

    tree = ""  # below the paper's own, where that is what its file names
    kind = "text/html"
    has_queries = False  # whether addresses differ in what stands behind the question mark
    refusal = "<html><head><title>安全验证</title></head><body>请完成验证后继续访问</body></html>"
    calendar_file: str
    first: int  # number of the first page's node
    step: int  # from one page's node to the next one's

    def entry(self, day: date) -> str:
        return f"/{CODE}/html/{day:%Y-%m/%d}/node_{self.first}.htm"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(rf"html/(\d{{4}}-\d\d)/{self.calendar_file}", path):
            return Wanted("calendar", month=found[1])
        if found := re.fullmatch(r"html/(\d{4}-\d\d)/(\d\d)/node_(\d+)\.htm", path):
            place, rest = divmod(int(found[3]) - self.first, self.step)
            day = date.fromisoformat(f"{found[1]}-{found[2]}")
            return None if rest else Wanted("page", day, number=place + 1)
        if found := re.fullmatch(r"html/(\d{4}-\d\d)/(\d\d)/content_(?:\d+_)?(\d+)\.htm", path):
            day = date.fromisoformat(f"{found[1]}-{found[2]}")
            return Wanted("article", day, number=int(found[3]))
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        raise NotImplementedError

    def pdf(self, day: date, page: PressPage) -> str:
        """The address of a page's PDF below the paper's tree."""
        raise NotImplementedError

    def article(self, story: Story) -> str:
        raise NotImplementedError

    def story(self, story: Story) -> str:
        raise NotImplementedError

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:
        raise NotImplementedError

    def write(self, issue: PressIssue, wanted: Wanted, habits: Habits) -> str | None:
        """The markup of a page or an article; None where there is none."""
        if wanted.kind == "article":
            stories = [story for page in issue.pages for story in page.stories]
            found = next((story for story in stories if story.id == wanted.number), None)
            if found is not None and found.spot in habits.deleted:
                return "该稿件已删除"
            return None if found is None else self.story(found)
        page = next((page for page in issue.pages if page.place == wanted.number), None)
        if page is None and wanted.number == 1:  # an index page is there before its page is
            page = issue.pages[0]
        if page is None:
            return None
        text = self.lists(issue, habits) + self.map(page, habits) + self.articles(page)
        return sloppy(text) if habits.is_sloppy else text

    def lists(self, issue: PressIssue, habits: Habits) -> str:
        rows = [self.row(issue.day, page, habits) for page in issue.pages]
        rows += [
            self.twin(issue.day, page, habits)
            for page in issue.pages
            if page.place in habits.twins
        ]
        text = "\n".join(reversed(rows) if habits.is_shuffled else rows)
        front = self.entry(issue.day).rpartition("/")[2]
        turn = f'<a class=preart href="{front}">下一版</a>' if habits.is_looped else ""
        table = f'<table><tr><td><table id="bmdhTable">{text}</table></td></tr></table>'
        return table * habits.lists + turn

    def rows(self, issue: PressIssue, habits: Habits) -> list[str]:
        """The list's rows, those of pages that it has twice at the end."""
        twins = [page for page in issue.pages if page.place in habits.twins]
        rows = [self.row(issue.day, page, habits) for page in issue.pages]
        return rows + [self.twin(issue.day, page, habits) for page in twins]

    def twin(self, day: date, page: PressPage, habits: Habits) -> str:
        """The page once more, under another address."""
        return self.row(day, page, habits).replace("node_", "node_9")

    def row(self, day: date, page: PressPage, habits: Habits) -> str:
        address = f"../../../{self.pdf(day, page)}?v=1"
        node = self.first + self.step * (page.place - 1)
        link = f"<a id=pageLink href=node_{node}.htm?v=1>{page.label}</a>"
        is_bare = page.place in habits.unlinked
        pdf = "" if is_bare else f"<a href={address}><img src=../../../img/pdf.gif></a>"
        return f"<tr><td class=default>{link}</td><td>{pdf}</td></tr>"

    def map(self, page: PressPage, habits: Habits) -> str:
        areas = "".join(
            f'<Area coords="{self.corners(story, habits.coords)}" shape="polygon" '
            f'href="{self.article(story)}?div=1">'
            for story in page.stories
        )
        width, height = FRAME if habits.coords == "floats" else (WIDTH, HEIGHT)
        size = "" if habits.coords == "unframed" else f"width={width} height={height} "
        return (
            f"<img src=../../../pic/{page.mark}_b.jpg border=0 {size}"
            f'USEMAP=#PagePicMap><MAP NAME="PagePicMap">{areas}</MAP>'
        )

    def articles(self, page: PressPage) -> str:
        rows = "".join(
            f"<tr><td><a href={self.article(story)}?div=0><div id=mp{story.id}>{story.title}</div>"
            "</a></td></tr>"
            for story in page.stories
        )
        return f"<div id=btdh><table>{rows}</table></div>"

    def corners(self, story: Story, coords: str) -> str:
        """The corners of a story's area."""
        return corners(story, coords)

    def newest(self, issue: PressIssue, habits: Habits) -> str | None:
        """The newest issue, where a site gives that to an unknown date; None: it leads there."""

    def shell(self) -> str:
        """What an unknown date answers where a site says nothing, with status 200."""
        return ""


def corners(story: Story, coords: str) -> str:
    """Corners as a site writes them: well, or as `null`, half a pair, or far off the picture."""
    if coords in WORDS:
        return WORDS[coords]
    left, top, right, bottom = story.box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, bottom))
    if coords in {"pixels", "unframed"}:
        return ",".join(f"{x},{y}" for x, y in corners)
    across, down = FRAME[0] / WIDTH, FRAME[1] / HEIGHT
    return ",".join(f"{x * across:.3f},{y * down:.3f}" for x, y in corners)


def sloppy(markup: str) -> str:
    """As old templates write: tags in upper case and unclosed, links with backslashes."""
    loud = re.sub(r"<(/?)(a|td|tr|table|div|area)\b", lambda tag: tag[0].upper(), markup)
    bent = re.sub(r"src=\.\./\.\./\.\./", r"src=..\\..\\..\\", loud)
    return bent.replace("</TD>", "").replace("</TR>", "").replace("id=pageLink", "ID=PageLink")
