"""All that an article names, in its heads and its body."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from bulletin.entities.amounts import find_amounts
from bulletin.entities.dates import find_dates
from bulletin.entities.found import Found, Places, without_overlaps
from bulletin.entities.gazetteer import gazetteer
from bulletin.entities.keywords import keywords
from bulletin.entities.organisations import find_organisations
from bulletin.entities.people import find_people
from bulletin.entities.places import NOWHERE, Home, find_places
from bulletin.entities.policies import find_policies
from bulletin.entities.sites import find_sites
from bulletin.entities.words import words
from bulletin.model import Article, Entity

LONGEST = 100_000  # characters that are looked at; no article of a newspaper has as many
_TITLE = re.compile("《[^《》\n]{1,80}》")
_BETWEEN = "\n"  # fields, as between paragraphs; no name goes over it


def name_article(article: Article, issue: date | None, home: Home = NOWHERE) -> Article:
    """
    The article with what it names and with its keywords.

    Heads and body are read as one text: who is named in the body is found in the headline too.

    Args:
        article: Its entities and keywords are replaced.
        issue: The date of the issue, on which dates without a year rest.
        home: Where the newspaper is from.
    """
    heads = article.heads
    fields = {
        "headline": heads.headline,
        "kicker": heads.kicker or "",
        "subheadline": heads.subheadline or "",
        "body": article.body,
    }
    text = _BETWEEN.join(fields.values())
    found = find_all(text, issue, home, (it.name for it in article.bylines))
    cut, body = words(text[:LONGEST]), len(text) - len(fields["body"])
    return replace(
        article,
        entities=tuple(_in_fields(found, fields)),
        keywords=keywords(
            (word for word in cut if word.end <= body),
            (word for word in cut if word.start >= body),
            {text[it.start : it.end] for it in found},
        ),
    )


def find_all(
    text: str, issue: date | None = None, home: Home = NOWHERE, bylines: Iterable[str] = ()
) -> list[Found]:
    """
    What a text names, in its order; of names that share words the longest.

    In titles (《…》) nothing is named: the 明天 of a song is no day.

    Args:
        text: Looked at as far as LONGEST.
        issue: The date of the issue; where it is None, what rests on it has no value.
        home: Where the newspaper is from.
        bylines: Names of the article's makers.
    """
    text = text[:LONGEST]
    titles = [range(it.start() + 1, it.end()) for it in _TITLE.finditer(text)]
    return [
        it
        for it in without_overlaps(_found(text, issue, home, tuple(bylines)))
        if not _is_within(it, titles)
    ]


def _is_within(found: Found, titles: Sequence[range]) -> bool:
    """Whether a find lies between the marks of a title; titles are in the order of the text."""
    place = bisect_right(titles, found.start, key=attrgetter("start")) - 1
    return place >= 0 and found.start in titles[place]


def _found(text: str, issue: date | None, home: Home, bylines: tuple[str, ...]) -> Iterator[Found]:
    yield from find_dates(text, issue)
    yield from find_amounts(text)
    yield from find_policies(text)
    yield from find_people(text, bylines)
    known = Places(without_overlaps(find_places(text, gazetteer(home.city, home.district), home)))
    places = Places(without_overlaps([*known, *find_sites(text, known)]))
    yield from places
    yield from find_organisations(text, places)


def _in_fields(found: Iterable[Found], fields: dict[str, str]) -> Iterator[Entity]:
    """The finds with their places in the fields; what goes over the end of one is none."""
    ordered = list(found)
    start = 0
    for field, text in fields.items():
        end = start + len(text)
        for it in ordered:
            if start <= it.start and it.end <= end:
                yield replace(it, start=it.start - start, end=it.end - start).within(field, text)
        start = end + len(_BETWEEN)
