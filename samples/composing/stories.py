"""A page as its YAML has it: the stories, and the plan of where they go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar, Union

import msgspec
import yaml

T = TypeVar("T")


class NotSettable(Exception):
    """A story does not fit its place, leaves it too empty, or is not described as it must be."""


class Photo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A photograph: `scene` names the one of scenes.py that is drawn for it."""

    scene: str
    caption: str
    seed: int = 0


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    What a reader would cut out.

    Attributes:
        headline: One entry a line, as are `subheadline` and `continued_headline`.
        continued_headline: The shorter one over the continuation on another page.
        body: Paragraphs; one that begins with "= " is a crosshead.
        close: What ends the story, set right: names in brackets, or who issued a notice.
    """

    headline: tuple[str, ...]
    body: tuple[str, ...] = ()
    item_type: Literal["article", "photo", "notice", "brief"] = "article"
    standing_head: str | None = None
    kicker: str | None = None
    subheadline: tuple[str, ...] = ()
    continued_headline: tuple[str, ...] = ()
    byline: str | None = None
    close: str | None = None
    photos: tuple[Photo, ...] = ()


class Display(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of an advertisement."""

    text: str
    size: float
    face: Literal["song", "kai", "hei"] = "hei"


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    How the headline is set.

    Attributes:
        place: Over the body, left of it (`beside`), or upright left of it (`upright`).
        columns: Base columns it takes when it is not over the body.
        size: Type size in points; smaller where the measure asks for it.
    """

    size: float
    place: Literal["top", "beside", "upright"] = "top"
    columns: int = 1
    face: Literal["song", "kai", "hei"] = "hei"
    align: Literal["left", "centre"] = "left"


class Spot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Where a photograph goes.

    Attributes:
        columns: First and last text column it covers, from 0.
        lines: Least and most depth in lines of body, caption included.
    """

    columns: tuple[int, int]
    lines: tuple[int, int]
    place: Literal["top", "bottom"] = "top"


class Inset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Stories in the lower right corner of this one, which thereby takes the shape of an L."""

    columns: int
    plan: Node


class StoryNode(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="story", tag_field="set"
):
    """
    A story in its place.

    Attributes:
        columns: Base columns, when it stands beside others.
        rule: Whether a rule parts it from what comes before.
        set_in: Text columns, where they are not the base columns.
        jumps_to: Page on which it goes on, when it takes what room there is here.
        comes_from: Page on which it began.
    """

    story: str
    head: Head
    columns: int | None = None
    rule: bool = False
    dress: Literal["plain", "box", "panel"] = "plain"
    set_in: int | None = None
    photos: tuple[Spot, ...] = ()
    inset: Inset | None = None
    jumps_to: int | None = None
    comes_from: int | None = None


class AdvertisementNode(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="advertisement", tag_field="set"
):
    """An advertisement of nothing but text; `lines` is its least and most depth."""

    text: tuple[Display, ...]
    lines: tuple[int, int]
    columns: int | None = None
    rule: bool = False


class StackNode(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="stack", tag_field="set"
):
    """One under another."""

    of: tuple[Node, ...]
    columns: int | None = None
    rule: bool = False


class BesideNode(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="beside", tag_field="set"
):
    """One beside another; their `columns` add up to those of the whole."""

    of: tuple[Node, ...]
    columns: int | None = None
    rule: bool = False


Node = Union[StoryNode, AdvertisementNode, StackNode, BesideNode]  # noqa: UP007  # msgspec resolves the names late


class Staff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name and its part: 责编, 美编, 审读."""

    role: str
    name: str


class PageCopy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One page's YAML.

    Attributes:
        stream: One of ink.STREAMS.
        ear: Lines of the ear, on the first page.
    """

    number: int
    section: str
    staff: tuple[Staff, ...]
    plan: Node
    stories: dict[str, Story]
    stream: str = "reading"
    glyphwise: bool = False
    ear: tuple[str, ...] = ()


class IssueCopy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the issue's own YAML says: `number` is the running number of the issue."""

    date: date
    number: int
    lunar: str
    pages: int


def read_issue(folder: Path) -> IssueCopy:
    """The issue's own facts."""
    return _read(folder / "issue.yaml", IssueCopy)


def read_page(folder: Path, number: int) -> PageCopy:
    """One page's stories and plan."""
    return _read(folder / f"{number:02d}.yaml", PageCopy)


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(yaml.safe_load(path.read_text("utf-8")), kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        message = f"{path}: {error}"
        raise NotSettable(message) from error
