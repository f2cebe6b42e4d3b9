"""Read numbers as newspapers write them: 1.2亿, 3000余, 二〇二三, 百万, 1亿2000万."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

DIGITS = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_SMALL = {"十": 10, "百": 100, "千": 1_000}
_LARGE = {"万": 10_000, "亿": 100_000_000}

# With bounds, as a page may be all digits: no number that is told has more of them.
ARABIC = r"\d{1,3}(?:[,，]\d{3}){1,5}(?:\.\d{1,9})?|\d{1,18}(?:\.\d{1,9})?"
_THOUSAND = "千(?![克米瓦卡])"  # of 400千克 the number is 400
HAN = f"(?:[〇零一二两三四五六七八九十百万亿]|{_THOUSAND}){{1,18}}"
MORE = "[多余来]"  # 20余万, 300多: somewhat more
_TIMES = f"(?:[十百万亿]|{_THOUSAND}){{1,4}}"
_FIGURES = rf"(?:{ARABIC})(?:{MORE}?{_TIMES}){{0,3}}(?:(?:{ARABIC}){_TIMES}){{0,3}}"
# A number with its multipliers, and 余 or 多 among them.
NUMBER = rf"(?:{_FIGURES}|{HAN}){MORE}?[万亿]{{0,4}}"

_PART = re.compile(rf"{ARABIC}|[〇零一二两三四五六七八九]+|[十百千万亿]")
_MOST_DIGITS = 18  # of a number; more is no count of anything


def read_number(text: str) -> Decimal | None:
    """
    The number that a text writes; None where it writes none.

    Examples:
        `1,200.5` is 1200.5, `3.5万亿` is 3,500,000,000,000, `百万` is 1,000,000, `20余万` is
        200,000, `二〇二三` is 2023, `1亿2000万` is 120,000,000.
    """
    parts = _PART.findall(re.sub(MORE, "", text))
    if not parts or "".join(parts) != re.sub(MORE, "", text):
        return None
    total = section = Decimal(0)
    waiting: Decimal | None = None
    for part in parts:
        if part in _SMALL:
            section += (Decimal(1) if waiting is None else waiting) * _SMALL[part]
            waiting = None
        elif part in _LARGE:
            section += waiting or 0
            waiting = None
            total, section = _multiplied(total, section, part), Decimal(0)
        else:
            if waiting is not None:
                return None  # two numbers, one behind the other
            waiting = _digits(part)
            if waiting is None:
                return None
    return total + section + (waiting or 0)


def _multiplied(total: Decimal, section: Decimal, unit: str) -> Decimal:
    """万 is of what stands right before it, 亿 of all."""
    if unit == "亿":
        return ((total + section) or Decimal(1)) * _LARGE[unit]
    return total + (section or Decimal(1)) * _LARGE[unit]


def _digits(part: str) -> Decimal | None:
    """A run of digits of one kind."""
    plain = re.sub("[,，]", "", part)
    if len(plain) > _MOST_DIGITS:
        return None
    try:
        return Decimal("".join(str(DIGITS.get(digit, digit)) for digit in plain))
    except InvalidOperation:
        return None
