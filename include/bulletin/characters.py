"""
One character for one meaning: what stands on the page against what we read.

Kangxi radicals, CJK compatibility ideographs and presentation forms look like the characters they
stand for and compare as others; a search for 方 does not find ⽅. Each is mapped to what it means,
one to one or (ligatures) one to many; punctuation of upright lines to the full-width marks.
Full-width letters and digits stay: they are a choice of type and the text room decides on them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

# Radicals that NFKC leaves alone though they are printed for the ideograph (Unicode 15.1,
# EquivalentUnifiedIdeograph.txt), those of simplified Chinese: each with its ideograph behind it.
_PAIRS = (
    "⺀丷⺁厂⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺌小⺍小⺕彐⺖忄⺗心⺘扌⺙攵⺜日⺝月⺟母⺠民"
    "⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺶羊⺸羊⺼月⺽臼⺾艹"
    "⻁虎⻂衤⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨"
    "⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙"
    "⻱龟⻳龟"
)
_RADICALS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))

_HYPHEN = "\x02"  # what PDFium gives for a hyphen at a line's end
_NO_INK = {"Cc", "Cf", "Cs"}  # control characters, soft hyphens and joiners, halves of surrogates

# Blocks of code points that are forms of others, kept for old character sets.
_LOOK_ALIKES = (
    range(0x2F00, 0x2FE0),  # Kangxi radicals
    range(0xF900, 0xFB00),  # CJK compatibility ideographs
    range(0x2F800, 0x2FA20),  # their supplement
    range(0xFB00, 0xFB07),  # Latin ligatures
)
_UPRIGHT_FORMS = (range(0xFE10, 0xFE1A), range(0xFE30, 0xFE49))  # punctuation of upright lines
_TO_FULL_WIDTH = {point: point + 0xFEE0 for point in range(ord("!"), ord("~") + 1)}


def _is_in(character: str, blocks: tuple[range, ...]) -> bool:
    return any(ord(character) in block for block in blocks)


@cache
def canonical(character: str) -> str:
    """The character that is meant by what stands on the page; empty for what has no ink."""
    if character == _HYPHEN:
        return "-"
    if unicodedata.category(character) in _NO_INK:
        return ""
    if character in _RADICALS:
        return _RADICALS[character]
    if _is_in(character, _LOOK_ALIKES):
        return unicodedata.normalize("NFKC", character)
    if _is_in(character, _UPRIGHT_FORMS):
        plain = unicodedata.normalize("NFKC", character).replace("...", "…").replace("..", "‥")
        return plain.translate(_TO_FULL_WIDTH)
    return character


@cache
def is_wide(character: str) -> bool:
    """Whether the character fills a square of type: Han, kana, full-width punctuation."""
    return unicodedata.east_asian_width(character) in {"W", "F"} or character in "“”‘’—…·"


@cache
def is_private(character: str) -> bool:
    """Whether only the font knows what the character is (private use, or no character at all)."""
    return unicodedata.category(character) in {"Co", "Cn"} or character == "\ufffd"


def folded(text: str) -> str:
    """The letters, Han and digits of a text, each in its plain form and small."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def pairs(text: str) -> Counter[str]:
    """How often each two characters stand side by side."""
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def shared_pairs(text: str, other: str) -> float:
    """The share of a text's character pairs that the other has too, 0 to 1."""
    mine = pairs(text)
    total = sum(mine.values())
    return sum((mine & pairs(other)).values()) / total if total else 0.0
