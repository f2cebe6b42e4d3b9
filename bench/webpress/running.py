"""Bulletins whose stories run on in columns, head under body, as word processors set them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bylines import Credit
from tales import Part, Tale, Writer


class NoEngine(Exception):
    """A typesetter is not installed."""


@dataclass(frozen=True)
class Item:
    """A story with its credit, the lines that sign it and its picture's caption."""

    tale: Tale
    credit: Credit
    signed: tuple[str, ...] = ()
    picture: str = ""  # the caption; empty for no picture

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines at the right under the last paragraph."""
        return (*self.signed, self.credit.close) if self.credit.close else self.signed

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts as printed: opening words before the first, a credit behind the last."""
        parts = list(self.tale.parts)
        parts[0] = Part(parts[0].role, self.credit.lead + parts[0].text)
        parts[-1] = Part(parts[-1].role, parts[-1].text + self.credit.tail)
        return tuple(parts)


@dataclass
class Sheaf:
    """A bulletin in the making: what it says of itself and its stories, in their order."""

    seed: str
    items: list[Item] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.writer = Writer(self.rng)

    def gold(self) -> dict[str, object]:
        """The gold of the whole: nothing is cut, so all that was given is printed."""
        number = self.facts["number"]
        return {
            "page": self.facts,
            "articles": [_article(item, number) for item in self.items],
            "advertisements": [],
        }


def _article(item: Item, number: object) -> dict[str, object]:
    tale, by = item.tale, item.credit
    body = [
        {"role": "crosshead" if part.role == "crosshead" else "paragraph", "text": part.text}
        for part in item.parts
    ]
    body += [{"role": "paragraph", "text": line} for line in item.signed]
    return {
        "standing_head": None,
        "kicker": tale.kicker or None,
        "headline": tale.headline,
        "subheadline": tale.subheadline or None,
        "byline": by.head or by.close or None,
        "authors": [{"name": name, "role": role} for name, role in by.authors],
        "body": body,
        "captions": [item.picture] if item.picture else [],
        "pages": [number],
        "continued_to": None,
        "outlined": False,
    }
