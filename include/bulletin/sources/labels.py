"""Page labels as sites and files write them: 第A02版：城事, 03版, (GA01), A02-03, 0607, 7."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LABEL = re.compile(r"第?\s*\(?\s*(?P<letters>[A-Z]{0,2})(?P<number>\d{1,4})(?P<second>-\d{1,4})?")
_BEHIND = re.compile(r"\s*\)?\s*版?\s*\)?\s*[:：]?\s*(?P<section>.*)", re.DOTALL)
_AFTER_ALL = "\uffff"  # sorts behind every letter


def label_order(label: str) -> tuple[str, int]:
    """A sort key: by letters, then number; a label that names no page comes last."""
    found = _read(label)
    if found is None:
        return _AFTER_ALL, 0
    return found["letters"], _first_number(found)


def page_numbers(labels: Sequence[str]) -> tuple[int, ...]:
    """
    The numbers that pages get in their ids, for labels in page order.

    They are the printed ones where every label is one plain number of its own, and 1, 2, 3, …
    where letters, double pages or repetitions make that impossible.
    """
    plain = [_plain_number(label) for label in labels]
    numbers = tuple(number for number in plain if number)
    if len(set(numbers)) == len(labels):
        return numbers
    return tuple(range(1, len(labels) + 1))


def printed_number(label: str) -> str:
    """The page number in a label as it is printed: A02, 03, A02-03; empty where there is none."""
    found = _read(label)
    return f"{found['letters']}{found['number']}{found['second'] or ''}" if found else ""


def section_of(label: str) -> str:
    """The words behind the page number: 城事 in 第A02版：城事; all of a label without a number."""
    text = unicodedata.normalize("NFKC", label).strip()
    found = _LABEL.match(text.upper())
    behind = _BEHIND.fullmatch(text[found.end() :] if found else text)
    return behind["section"].strip() if behind else ""


def _read(label: str) -> re.Match[str] | None:
    # NFKC makes full-width letters, digits, brackets and colons plain ones
    return _LABEL.match(unicodedata.normalize("NFKC", label).strip().upper())


def _plain_number(label: str) -> int | None:
    found = _read(label)
    if found is None or found["letters"] or found["second"] or _is_double(found["number"]):
        return None
    return int(found["number"])


def _first_number(found: re.Match[str]) -> int:
    return int(found["number"][:2]) if _is_double(found["number"]) else int(found["number"])


def _is_double(number: str) -> bool:
    """Whether it is 0607: two pages printed as one sheet."""
    return len(number) == len("0607") and int(number[:2]) + 1 == int(number[2:])
