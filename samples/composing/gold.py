"""What a page prints, as the gold file says it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from composing.copydesk import CROSSHEAD
from composing.furniture import long_date
from composing.lines import OPENING
from composing.stories import AdvertisementNode, IssueCopy, Node, PageCopy, Story, StoryNode

_ROLES = ("记者", "通讯员", "摄影", "实习生")


@dataclass(frozen=True, slots=True)
class Printed:
    """A story with the pages it is on."""

    story: Story
    pages: tuple[int, ...]
    continued_to: int | None


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's copy, and the furniture texts printed on it."""

    copy: PageCopy
    furniture: tuple[str, ...]


def gold_json(
    issue: IssueCopy, pages: tuple[PrintedPage, ...], printed: tuple[Printed, ...]
) -> str:
    """The gold file of an issue."""
    advertisements = [
        {"text": "".join(line.text for line in node.text)}
        for page in pages
        for node in advertisements_of(page.copy.plan)
    ]
    gold = {
        "paper": "lanwan",
        "number": str(issue.number),
        "pages": [_page(issue, page.copy) for page in pages],
        "articles": [_article(item) for item in printed],
        "advertisements": advertisements,
        "other": [text for page in pages for text in page.furniture],
    }
    return json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def advertisements_of(node: Node) -> tuple[AdvertisementNode, ...]:
    """The advertisements of a plan."""
    if isinstance(node, AdvertisementNode):
        return (node,)
    if isinstance(node, StoryNode):
        return advertisements_of(node.inset.plan) if node.inset else ()
    return tuple(found for child in node.of for found in advertisements_of(child))


def _page(issue: IssueCopy, page: PageCopy) -> dict[str, object]:
    editors: dict[str, list[str]] = {}
    for person in page.staff:
        editors.setdefault(person.role, []).append(person.name)
    return {
        "date": issue.date.isoformat(),
        "printed_date": long_date(issue),
        "number": page.number,
        "section": page.section,
        "editors": [{"role": role, "names": names} for role, names in editors.items()],
    }


def _article(item: Printed) -> dict[str, object]:
    story = item.story
    return {
        "item_type": story.item_type,
        "standing_head": story.standing_head,
        "kicker": story.kicker,
        "headline": "".join(story.headline),
        "subheadline": "".join(story.subheadline) or None,
        "byline": story.byline or _closing_names(story),
        "authors": authors_of(story),
        "body": [
            {"role": "crosshead", "text": text.removeprefix(CROSSHEAD)}
            if text.startswith(CROSSHEAD)
            else {"role": "paragraph", "text": text}
            for text in (*story.body, *_signature(story))
        ],
        "captions": [photo.caption for photo in story.photos],
        "pages": list(item.pages),
        "continued_to": item.continued_to,
        "outlined": False,
    }


def _closing_names(story: Story) -> str | None:
    """Names in brackets that end the story: its byline."""
    return story.close if story.close and story.close.startswith("（") else None


def _signature(story: Story) -> tuple[str, ...]:
    """Who issued a notice, and when: its last paragraph."""
    return () if story.close is None or _closing_names(story) else (story.close,)


def authors_of(story: Story) -> list[dict[str, str | None]]:
    """The people whom the byline, the opening of the body or the closing line names."""
    if story.byline:
        return _people(story.byline.removeprefix("□"))
    names = _closing_names(story)
    if names:
        return _people(names.strip("（）"))
    opening = OPENING.match(story.body[0]) if story.body else None
    return _people((opening["names"] or "").strip("（）")) if opening else []


def _people(text: str) -> list[dict[str, str | None]]:
    people: list[dict[str, str | None]] = []
    role: str | None = None
    for word in re.split(r"　+", text):
        part = next((part for part in _ROLES if word.endswith(part)), None)
        if part:
            role = part
        elif word and word not in {"文/图", "文", "图"}:
            people.append({"name": word, "role": role})
    return people
