"""
One character for one meaning: what stands on the page against what we read.

Kangxi radicals, CJK compatibility ideographs and presentation forms look like the characters they
stand for and compare as others; a search for 方 does not find ⽅. Each is mapped to the one it means,
one to one or (ligatures) one to many. Full-width letters and digits stay: they are a choice of type
and the text room decides on them.
"""

from __future__ import annotations

import unicodedata
from functools import cache

# Radicals that NFKC leaves alone though they are printed for the ideograph (Unicode 15.1,
# EquivalentUnifiedIdeograph.txt), those seen in real files.
_RADICALS = dict(
    zip(
        "⺀⺁⺄⺆⺇⺈⺊⺌⺍⺕⺗⺘⺙⺜⺝⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺶⺸⺼⺽⻁⻄⻅⻆⻇⻈⻉⻋⻌⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻱⻳",  # noqa: E501
        "丷厂乙冂几刀卜小小彐心扌攵日月母民氵水灬爪爫丬牛犭王疋目示礻竹糸羊羊月臼虎西见角角讠贝车辶辶阝钅长长长门阜阝雨青韦页风飞食饣饣马鬼鱼鸟卤麦黄齐齿龙龟龟",  # noqa: E501
        strict=True,
    )
)

_NOTHING = {
    "\u00ad",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
}  # soft hyphen, joiners, BOM
_HYPHEN = "\x02"  # what PDFium gives for a hyphen at a line's end


def _is_look_alike(character: str) -> bool:
    """Whether the code point is a form of another kept for old character sets."""
    point = ord(character)
    return (
        0x2F00 <= point <= 0x2FDF  # Kangxi radicals
        or 0xF900 <= point <= 0xFAFF  # CJK compatibility ideographs
        or 0x2F800 <= point <= 0x2FA1F  # their supplement
        or 0xFB00 <= point <= 0xFB06  # Latin ligatures
        or 0xFE30 <= point <= 0xFE4F  # vertical forms of punctuation
    )


@cache
def canonical(character: str) -> str:
    """The character that is meant by what stands on the page; empty for what has no ink."""
    if character == _HYPHEN:
        return "-"
    if character in _NOTHING or unicodedata.category(character) in {"Cc", "Cs"}:
        return ""
    if character in _RADICALS:
        return _RADICALS[character]
    return unicodedata.normalize("NFKC", character) if _is_look_alike(character) else character


@cache
def is_wide(character: str) -> bool:
    """Whether the character fills a square of type: Han, kana, full-width punctuation."""
    return unicodedata.east_asian_width(character) in {"W", "F"} or character in "“”‘’—…·"


@cache
def is_private(character: str) -> bool:
    """Whether only the font knows what the character is (private use, or no character at all)."""
    return unicodedata.category(character) in {"Co", "Cn"} or character == "\ufffd"
