"""Clean an article's text; what was printed stays beside it in `raw_text` and `Piece.printed`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache

from bulletin.characters import is_private
from bulletin.model import Article, Heads, Illustration, Paragraph, Piece
from bulletin.text.quality import judge

_WIDE = r"\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·"
_SPACE_BY_WIDE = re.compile(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"^[\s　]*[■□▲▼◆●◎○]+\s*")
_DASHES = re.compile(r"^[\s]*[—－\-]{1,4}\s*")


def clean_text(text: str) -> str:
    """
    One line of running text.

    - No space beside a Han character or full-width mark; one between Latin words.
    - Full-width Latin letters and digits become the ordinary ones; punctuation stays as printed.
    - Control characters go; characters of private use stay and are counted by `judge`.
    """
    visible = "".join(map(_plain, text))
    return _SPACES.sub(" ", _SPACE_BY_WIDE.sub("", visible)).strip()


@cache
def _plain(character: str) -> str:
    """A full-width letter or digit as the ordinary one, white as a space, controls as nothing."""
    point = ord(character)
    if 0xFF10 <= point <= 0xFF19 or 0xFF21 <= point <= 0xFF3A or 0xFF41 <= point <= 0xFF5A:  # noqa: PLR2004  ０-９ Ａ-Ｚ ａ-ｚ
        return chr(point - 0xFEE0)
    if character.isspace():
        return " "
    is_control = unicodedata.category(character).startswith("C") and not is_private(character)
    return "" if is_control else character


def clean_article(article: Article) -> Article:
    """The article with every text cleaned, its quality judged, empty parts left out."""
    heads = article.heads
    paragraphs = tuple(
        read for paragraph in article.paragraphs if (read := _paragraph(paragraph)).text
    )
    cleaned = replace(
        article,
        standing_head=_optional(article.standing_head),
        heads=Heads(
            clean_text(heads.headline),
            _optional(heads.kicker),
            _optional(_DASHES.sub("", heads.subheadline) if heads.subheadline else None),
            _optional(heads.summary),
        ),
        paragraphs=paragraphs,
        illustrations=tuple(_illustration(picture) for picture in article.illustrations),
    )
    quality, flags = judge(cleaned)
    every = tuple(sorted({*cleaned.quality_flags, *flags}))
    return replace(cleaned, text_quality=quality, quality_flags=every)


def _optional(text: str | None) -> str | None:
    return clean_text(text) or None if text else None


def _paragraph(paragraph: Paragraph) -> Paragraph:
    pieces: list[Piece] = []
    for piece in paragraph.pieces:
        text = "\t".join(map(clean_text, piece.text.split("\t")))  # the cells of a table's row
        if pieces and _parts_words(pieces[-1].text, piece.text):
            text = f" {text}"
        if text.strip():
            printed = piece.printed or piece.text
            is_same = _without_spaces(printed) == _without_spaces(text)
            pieces.append(replace(piece, text=text, printed=None if is_same else printed))
    return replace(paragraph, pieces=tuple(pieces))


def _parts_words(before: str, after: str) -> bool:
    """Whether the space that a piece begins with stands between two Latin words."""
    start = after.lstrip()[:1]
    return after[:1].isspace() and before[-1:].isascii() and start.isascii()


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _illustration(picture: Illustration) -> Illustration:
    return replace(picture, caption=_optional(picture.caption))
