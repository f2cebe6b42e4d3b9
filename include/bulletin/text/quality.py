"""How far a text can be trusted, from its characters alone."""

from __future__ import annotations

import unicodedata
from collections import Counter

from bulletin.characters import is_private
from bulletin.model import Article

NOISE_SHARE = 0.02  # of the characters: more that only the font knows, and the text is doubtful
LATIN_NOISE = frozenset(
    "¡¢£¤¥¦§¨©ª«¬®¯±²³´µ¶¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"
)


def judge(article: Article) -> tuple[float, tuple[str, ...]]:
    """
    A quality from 0 to 1 and the reasons for what is missing from 1.

    Counted against it: characters of private use or without a meaning, and Latin-1 symbols in a
    text that is otherwise Han (GBK bytes read as Latin-1).
    """
    text = article.heads.headline + article.body
    if not text:
        return 1.0, ("no_text",)
    counts = Counter(text)
    private = sum(n for c, n in counts.items() if is_private(c))
    han = sum(n for c, n in counts.items() if unicodedata.category(c) == "Lo")
    latin = sum(n for c, n in counts.items() if c in LATIN_NOISE)
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
