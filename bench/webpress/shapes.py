"""Where the parts of a module stand: head, picture and the frames that its text runs through."""

from __future__ import annotations

from dataclasses import dataclass

HEAD_ROW, PICTURE_ROW, BODY_ROW, FOOT_ROW, END = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Shape:
    """
    A module of so many text columns; spans are (first, last) columns, last not counted.

    `side` is left or right where the head stands beside the body over the module's height.
    """

    columns: int
    head: tuple[int, int]
    side: str = ""
    picture: tuple[int, int] | None = None
    picture_at: str = "top"  # top: under the head; over: above the head; foot: at the module's end


@dataclass(frozen=True)
class Frame:
    """Columns first to last, grid rows top to bottom."""

    first: int
    last: int
    top: int
    bottom: int


def head_rows(shape: Shape) -> tuple[int, int]:
    """The grid rows of the head."""
    if shape.side:
        return HEAD_ROW, END
    if shape.picture_at == "over" and shape.picture:
        return PICTURE_ROW, BODY_ROW
    return HEAD_ROW, PICTURE_ROW


def picture_rows(shape: Shape) -> tuple[int, int]:
    """The grid rows of the picture."""
    if shape.picture_at == "foot":
        return FOOT_ROW, END
    if shape.picture_at == "over":
        return HEAD_ROW, PICTURE_ROW
    return PICTURE_ROW, BODY_ROW


def frames(shape: Shape) -> tuple[Frame, ...]:
    """The frames of the text, in reading order: neighbours of one height are one frame."""
    profiles = [_profile(shape, column) for column in range(shape.columns)]
    found: list[Frame] = []
    for column, profile in enumerate(profiles):
        if profile is None:
            continue
        last = found[-1] if found else None
        if last and last.last == column and (last.top, last.bottom) == profile:
            found[-1] = Frame(last.first, column + 1, *profile)
        else:
            found.append(Frame(column, column + 1, *profile))
    return tuple(found)


def _profile(shape: Shape, column: int) -> tuple[int, int] | None:
    """From which grid row to which a column holds text; none beside the body, under the head."""
    top, bottom = HEAD_ROW, END
    if shape.head[0] <= column < shape.head[1]:
        if shape.side:
            return None
        top = max(top, head_rows(shape)[1])
    if shape.picture and shape.picture[0] <= column < shape.picture[1]:
        if shape.picture_at == "foot":
            bottom = FOOT_ROW
        else:
            top = max(top, picture_rows(shape)[1])
    return top, bottom
