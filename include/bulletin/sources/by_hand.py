"""
Pages that somebody brings by hand: under which numbers they are kept, and how long they stand.

Their address says so: `added:01.pdf` for `bulletin add`, `inbox:hexi/2026-03-15/01.pdf` for what
lay in the inbox; the file's name is written as in any address.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import quote

from bulletin.errors import BadSetting
from bulletin.model import Issue, IssueId, PageId, PageRef, Receipt
from bulletin.sources.labels import label_order, page_numbers, printed_number

_DATES = ("%Y-%m-%d", "%Y%m%d", "%Y_%m_%d", "%Y.%m.%d")
# The end of a name: A02, p2, 第02版, A02-03; a longer number counts pictures or days.
_LABEL = re.compile(
    r"(?<![A-Z0-9])(?P<first>[A-Z]{0,2}(?P<number>\d{1,3}))(?P<second>-\d{1,3})?版?$"
)
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_TOLD = 8  # labels in a message; a line's worth


@dataclass(frozen=True, slots=True)
class Placed:
    """A page that was brought, by its file's name and with the page it is to be."""

    name: str
    number: int
    label: str


def address(kind: str, name: str) -> str:
    """The address of a file that was brought: `added:` or `inbox:`, and its name."""
    return kind + quote(name.encode("utf-8", "surrogateescape"))  # names need not be UTF-8


def standing(given: Iterable[Receipt], before: Sequence[Issue]) -> dict[PageId, Receipt]:
    """
    The pages brought by hand that stay in an issue beside what its source gives today.

    A page that the source does not give stays. One that it gives stays as well while the source
    has only bytes that an earlier record of the issue had: they were there when the page was
    brought. Other bytes are news of the source's, and take its place.

    Args:
        before: The issue's records so far, oldest first.
    """
    known = {(receipt.page, receipt.sha256) for record in before for receipt in record.receipts}
    news = {it.page for it in given if (it.page, it.sha256) not in known}
    last = before[-1].receipts if before else ()
    return {it.page: it for it in last if it.is_by_hand and it.page not in news}


def placed(names: Sequence[str], issue: IssueId, here: Sequence[Receipt]) -> tuple[Placed, ...]:
    """
    The pages that files are, in page order.

    Where each name ends with a page's label (A02, 第02版, p2), that counts; else the order of the
    names. A page that the issue has under that label already keeps its number and the label that
    its source gave it.

    Args:
        here: The pages that the issue has.

    Raises:
        BadSetting: Two names for one page, or a page between two whose numbers leave no room.
    """
    labels = {name: label for name in names if (label := label_in(name, issue.date))}
    if len(labels) < len(names):
        known = {receipt.page.number: receipt.label for receipt in here}
        return tuple(Placed(name, n, known.get(n) or str(n)) for n, name in enumerate(names, 1))
    _check_once(issue, labels)
    in_order = sorted(names, key=lambda name: label_order(labels[name]))
    numbers = _numbers(issue, [labels[name] for name in in_order], here)
    told = {_plain(receipt.label): receipt.label for receipt in here}
    return tuple(
        Placed(name, number, told.get(_plain(labels[name])) or labels[name])
        for name, number in zip(in_order, numbers, strict=True)
    )


def label_in(name: str, day: date) -> str:
    """The page's label at the end of a file's name; empty where none is, or only the date."""
    stem = PurePosixPath(name).stem
    for form in _DATES:
        stem = stem.replace(day.strftime(form), " ")
    found = _LABEL.search(stem.strip())
    if found is None or found["second"] is None:
        return found["first"] if found else ""
    second = found["second"].removeprefix("-")
    is_double = int(second) == int(found["number"]) + 1
    return f"{found['first']}-{second}" if is_double else second


def refs(issue: IssueId, kind: str, pages: Iterable[Placed]) -> tuple[PageRef, ...]:
    """References to files that were brought."""
    return tuple(
        PageRef(issue.page(page.number), page.label, address(kind, page.name)) for page in pages
    )


def check_unmoved(issue: IssueId, pages: Iterable[Placed], here: Sequence[Receipt]) -> None:
    """
    See that a page which the issue has keeps its number beside those that are brought.

    Raises:
        BadSetting: One would get another, and the issue would have it twice.
    """
    known = {_plain(receipt.label): receipt.page.number for receipt in here}
    for page in pages:
        if known.get(_plain(page.label), page.number) != page.number:
            raise _no_room(issue, page.label, here)


def _check_once(issue: IssueId, labels: dict[str, str]) -> None:
    counts = Counter(map(_plain, labels.values()))
    twice = [name for name, label in labels.items() if counts[_plain(label)] > 1]
    if twice:
        both = ", ".join(twice)
        message = f"{issue}: {both} are the same page by their names; leave one, or rename it"
        raise BadSetting(message)


def _numbers(issue: IssueId, labels: Sequence[str], here: Sequence[Receipt]) -> list[int]:
    """Page numbers for labels in page order, beside the pages that the issue has."""
    known = {_plain(receipt.label): receipt.page.number for receipt in here}
    if set(known) <= set(map(_plain, labels)):
        return list(page_numbers(labels))
    is_plain = all(label == str(number) for label, number in known.items())
    places = [(label_order(receipt.label), receipt.page.number) for receipt in here]
    numbers = []
    for label in labels:
        number = known.get(_plain(label))
        if number is None:
            own = int(_plain(label)) if is_plain and _plain(label).isdigit() else None
            number = own or _between(label, places)
            if number is None:
                raise _no_room(issue, label, here)
        places.append((label_order(label), number))
        numbers.append(number)
    return numbers


def _between(label: str, places: Sequence[tuple[tuple[str, int], int]]) -> int | None:
    """The number after the pages that come before a label; None where it is not free."""
    order = label_order(label)
    number = max((number for other, number in places if other < order), default=0) + 1
    return None if number in {taken for _, taken in places} else number


def _no_room(issue: IssueId, label: str, here: Sequence[Receipt]) -> BadSetting:
    labels = [printed_number(receipt.label) for receipt in here]
    more = ", …" if len(labels) > _TOLD else ""
    return BadSetting(
        f"{issue}: its pages {', '.join(labels[:_TOLD])}{more} are numbered without room for "
        f"{label}; "
        "add all pages of the issue at once, with `bulletin add`"
    )


def _plain(label: str) -> str:
    """A label's printed number without zeros before it: A2 for 第A02版：城事."""
    return _ZEROS.sub("", printed_number(label))
