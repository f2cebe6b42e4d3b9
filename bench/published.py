"""A publisher's Markdown as the running text that its printed issue has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from markdown_it import MarkdownIt
from markdown_it.token import Token

from flow import plain

_QUOTES = re.compile(r"[\"'`“”‘’「」]+")
_DASHES = re.compile(r"[-‐‑–—―−⸺⸻]+")
_COLONS = re.compile("∶")
_DOTS = re.compile("[•·∙]")
_NOT_COMPARED = {"Cc", "Cf", "Co", "Mn", "Me", "Sk", "So"}  # controls, joiners, emoji


class Kind(Enum):
    """What a piece of Markdown is in print."""

    HEADING = auto()
    TEXT = auto()
    TABLE = auto()
    HTML = auto()


@dataclass(frozen=True)
class Piece:
    """A heading, a paragraph or item of a list, a cell of a table, or a piece of HTML."""

    kind: Kind
    text: str


def pieces_of(markdown: str) -> Iterator[Piece]:
    """
    The text of a Markdown document without its marks, piece by piece.

    Numbers of lists stay, as they are printed; targets of links and pictures go.
    """
    kind, number = Kind.TEXT, ""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        match token.type:
            case "heading_open":
                kind = Kind.HEADING
            case "table_open":
                kind = Kind.TABLE
            case "heading_close" | "table_close":
                kind = Kind.TEXT
            case "list_item_open":
                number = f"{token.info}{token.markup}" if token.info else ""
            case "inline":
                yield Piece(kind, number + _inline(token.children or ()))
                number = ""
            case "fence" | "code_block":
                yield Piece(kind, token.content)
            case "html_block":
                yield Piece(Kind.HTML, token.content)
            case _:
                pass  # what opens and closes paragraphs and lists, and lines across


def _inline(tokens: Sequence[Token]) -> str:
    parts = {"softbreak": "\n", "hardbreak": "\n"}
    told = {"text", "text_special", "code_inline"}
    text = "".join(parts.get(t.type, t.content if t.type in told else "") for t in tokens)
    return text.replace("**", "")  # after full-width punctuation CommonMark knows no closing mark


def stories_of(markdown: str) -> tuple[str, ...]:
    """
    The running text under each heading; a table or a piece of HTML cuts it in two.

    What stands before the second heading is the title and the contents, which are not printed.
    """
    stories: list[list[str]] = []
    headings = 0
    for piece in pieces_of(markdown):
        headings += piece.kind is Kind.HEADING
        if headings < 2:
            continue
        if piece.kind is not Kind.TEXT:
            stories.append([])
        else:
            stories[-1].append(piece.text)
    return tuple("\n".join(story) for story in stories if story)


def running_text(markdown: str) -> str:
    """All text of a Markdown document, tables and headings too."""
    return "\n".join(p.text for p in pieces_of(markdown) if p.kind is not Kind.HTML)


def comparable(text: str) -> str:
    """
    A text with what print and Markdown write differently taken out of the comparison.

    Quotes of any form are one quote, dashes of any length one dash (in print -- is – and —— is
    ⸺), the dots of lists and pictures of characters nothing.
    """
    known = "".join(c for c in plain(text) if unicodedata.category(c) not in _NOT_COMPARED)
    folded = _DASHES.sub("-", _QUOTES.sub('"', known))
    return _DOTS.sub("", _COLONS.sub(":", folded))
