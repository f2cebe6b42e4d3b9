"""The kinds of Founder's sites and those like them, as their own markup is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from newsstand.habits import Habits
from newsstand.markups import Static, Wanted
from newsstand.site import CODE
from newsstand.stories import PressIssue, PressPage, Story


class ResfileScheme(Static):
    """As 青岛日报's sites are."""

    calendar_file = r"navi\.xml"
    first, step = 1, 1

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(rf"resfile/(\d{{4}}-\d\d-\d\d)/([^/]+)/{CODE}-\d+-[^/]+\.pdf", path)
        return Wanted("pdf", date.fromisoformat(found[1]), mark=found[2]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        return f"resfile/{day}/{page.mark}/{CODE}-{day:%Y%m%d}-{page.mark}.pdf"

    def article(self, story: Story) -> str:
        return f"content_501_{story.id}.htm"

    def story(self, story: Story) -> str:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
        return (
            '<div class="main-article-alltitle">'
            f'<div class="main-article-pretitle">{story.kicker}</div>'
            f'<div class="main-article-title"><founder-title>{story.title}</founder-title></div>'
            f"<founder-author>{story.author}</founder-author></div>"
            f'<div id="ozoom"><founder-content>{body}</founder-content></div>'
        )

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:  # noqa: ARG002
        dates = "".join(f"<calendar><date>{day}</date></calendar>" for day in days)
        return f'<?xml version="1.0" encoding="UTF-8"?><navi>{dates}</navi>'


class FounderScheme(Static):
    """Founder's older kind: nodes with gaps, PDFs under names that follow from nothing."""

    calendar_file = r"period\.xml"
    first, step = 2, 3

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"page/\d+/(\d{4}-\d\d-\d\d)/([^/]+)/\d+\.pdf", path)
        return Wanted("pdf", date.fromisoformat(found[1]), mark=found[2]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        name = 5_128_174_190_000_000 + day.toordinal() * 1000 + page.place + 100 * page.printing
        return f"page/{self.first + self.step * (page.place - 1)}/{day}/{page.mark}/{name}.pdf"

    def article(self, story: Story) -> str:
        return f"content_{story.id}.htm"

    def story(self, story: Story) -> str:
        body = "".join(f"<P>　　{paragraph}</P>" for paragraph in story.paragraphs)
        return (
            f"<!--enpproperty <articleid>{story.id}</articleid><author>{story.author}</author>"
            f"<title><p>{story.title}</p></title><subtitle></subtitle>"
            f"<introtitle>{story.kicker}</introtitle>/enpproperty-->"
            f"<div id=ozoom><founder-content><!--enpcontent-->{body}<!--/enpcontent-->"
            "</founder-content></div>"
        )

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:
        dated = [("7", day, 2) for day in days]
        if is_shared:  # with another paper, which appears a day later as well
            others = (*days, max(days) + timedelta(days=1))
            dated = [*(("8", day, 902) for day in others), *dated]
        periods = "".join(
            f"<period><paper_id>{paper}</paper_id><period_date>{day}</period_date>"
            f"<front_page>node_{node}.htm</front_page></period>"
            for paper, day, node in dated
        )
        return f'<?xml version="1.0" encoding="UTF-8"?><periodlist>{periods}</periodlist>'


class XyScheme(Static):
    """Founder's younger kind: a page's PDF stands on the page itself, under a name by chance."""

    tree = "/pc/layout"
    calendar_file = r"period\.xml"
    first, step = 1, 1

    def entry(self, day: date) -> str:
        return f"/{CODE}/pc/layout/{day:%Y%m/%d}/node_01.html"

    def read(self, path: str) -> Wanted | None:
        if found := re.fullmatch(r"pc/layout/(\d{4})(\d\d)/period\.xml", path):
            return Wanted("calendar", month=f"{found[1]}-{found[2]}")
        if found := re.fullmatch(r"pc/layout/(\d{6})/(\d\d)/node_(\d+)\.html", path):
            return Wanted("page", _joined(found[1], found[2]), number=int(found[3]))
        if found := re.fullmatch(r"pc/content/(\d{6})/(\d\d)/content_(\d+)\.html", path):
            return Wanted("article", _joined(found[1], found[2]), number=int(found[3]))
        return self.read_pdf(path)

    def read_pdf(self, path: str) -> Wanted | None:
        found = re.fullmatch(r"pc/att/(\d{6})/(\d\d)/\d+f8e7d6c-([^/]+)\.pdf", path)
        return Wanted("pdf", _joined(found[1], found[2]), mark=found[3]) if found else None

    def pdf(self, day: date, page: PressPage) -> str:
        return f"att/{day:%Y%m/%d}/{8 + page.printing}f8e7d6c-{page.mark}.pdf"

    def article(self, story: Story) -> str:
        day = date.fromordinal(story.day)
        return f"../../../content/{day:%Y%m/%d}/content_{story.id}.html"

    def story(self, story: Story) -> str:
        body = "".join(f"<p>　　{paragraph}</p>" for paragraph in story.paragraphs)
        return (
            f'<div class="article"><h3>{story.kicker}</h3><h1>{story.title}</h1><h2></h2>'
            f'<p class="sec">{story.author}</p><div id="ozoom"><!--enpcontent-->{body}'
            f"<!--/enpcontent--><!--enpproperty <author>{story.author}</author>"
            f"<subtitle></subtitle><introtitle>{story.kicker}</introtitle>"
            f"<keyword>null</keyword><id>{story.id}</id>"
            f"<title>{story.title}</title>/enpproperty--></div></div>"
        )

    def calendar(self, days: Sequence[date], *, is_shared: bool) -> str:
        return (
            FounderScheme()
            .calendar(days, is_shared=is_shared)
            .replace("node_2.htm", "node_01.html")
        )

    def write(self, issue: PressIssue, wanted: Wanted, habits: Habits) -> str | None:
        text = super().write(issue, wanted, habits)
        page = next((page for page in issue.pages if page.place == wanted.number), issue.pages[0])
        if text is None or wanted.kind == "article" or page.place in habits.unlinked:
            return text
        link = f'<a href="../../../{self.pdf(issue.day, page)}">PDF</a>'
        return f'{text}<div class="paper-bot"><p class="right btn">{link}</p></div>'

    def row(self, day: date, page: PressPage, habits: Habits) -> str:  # noqa: ARG002
        link = f'<a id="pageLink" href="node_{page.place:02d}.html">{page.label}</a>'
        return f'<div class="swiper-slide">{link}</div>'

    def articles(self, page: PressPage) -> str:
        rows = "".join(
            f'<li><a href="{self.article(story)}">{story.title}</a></li>' for story in page.stories
        )
        return f'<ul class="news-list">{rows}</ul>'


def _joined(month: str, day: str) -> date:
    return date.fromisoformat(f"{month[:4]}-{month[4:]}-{day}")
