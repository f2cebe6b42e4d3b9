"""How far a text can be trusted, from its characters alone."""

from __future__ import annotations

import unicodedata
from functools import cache

from bulletin.characters import is_private
from bulletin.model import Article

NOISE_SHARE = 0.02  # of the characters: more that only the font knows, and the text is doubtful
LATIN_NOISE = frozenset(
    "¡¢£¤¥¦§¨©ª«¬®¯±²³´µ¶¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
)


@cache
def _is_doubtful(character: str) -> bool:
    return is_private(character) or character in LATIN_NOISE


def judge(article: Article) -> tuple[float, tuple[str, ...]]:
    """
    A quality from 0 to 1 and the reasons for what is missing from 1.

    Counted against it: characters of private use or without a meaning, and Latin-1 symbols in a
    text that is otherwise Han (GBK bytes read as Latin-1).
    """
    text = article.heads.headline + article.body
    if not text:
        return 1.0, ("no_text",)
    if not any(map(_is_doubtful, set(text))):  # nearly all articles
        return 1.0, ()
    private = sum(map(is_private, text))
    han = sum(unicodedata.category(c) == "Lo" for c in text)
    latin = sum(c in LATIN_NOISE for c in text)
    mojibake = latin if latin > len(text) / 5 and han < len(text) / 2 else 0
    bad = (private + mojibake) / len(text)
    flags = []
    if private:
        flags.append("private_characters")
    if mojibake:
        flags.append("mojibake")
    if bad > NOISE_SHARE:
        flags.append("doubtful_text")
    return round(max(0.0, 1.0 - bad), 4), tuple(flags)
