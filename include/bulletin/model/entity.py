"""Who, where, when and how much: what an article names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EntityType(StrEnum):
    """What is named."""

    DATE = "date"  # a day or a stretch of days
    MONEY = "money"
    QUANTITY = "quantity"
    PLACE = "place"
    ORGANISATION = "organisation"
    PERSON = "person"
    POLICY = "policy"  # a law, plan or notice in 《》, a campaign in “”


@dataclass(frozen=True, slots=True)
class Amount:
    """
    A number with its unit, or from one to another.

    Attributes:
        unit: ISO 4217 for money, else a symbol (m2, %) or the word that is counted by (户).
        is_approximate: 近, 约, 余 and the like stand with it.
    """

    low: float
    high: float
    unit: str
    is_approximate: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """
    A name, a date or an amount, and its place in a field of the article.

    Attributes:
        field: headline, kicker, subheadline or body.
        start, end: Offsets in characters.
        words: As they stand there.
        value: Normalised: 2023-05-07, 2023-04-01/2023-04-30, 10000000000 CNY, 山东省青岛市市北区;
            empty where nothing more is known than the words.
        method: The rule that found it.
        confidence: 0 to 1.
        first, last: Of a date, where it is resolved.
        amount: Of money and quantities.
        code: Of a place, GB/T 2260.
    """

    type: EntityType
    field: str
    start: int
    end: int
    words: str
    value: str
    method: str
    confidence: float
    first: date | None = None
    last: date | None = None
    amount: Amount | None = None
    code: str | None = None
