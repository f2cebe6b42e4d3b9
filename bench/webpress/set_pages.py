"""Pages with the browser, and issues whose stories go on from the first page to others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from browser import Browser
from bylines import Credit
from page import Article, Page
from styles import daily, supplement
from tales import Part

from gold import BadPage, gold_of

FIT = Path(__file__).with_name("fit.js").read_text("utf-8")
LEAST_LEFT = 420  # characters: a rest that fills its room on the other page
PAGE_TRIES = 12  # draws for an inside page before the whole issue is drawn again
FROM = ("（上接第1版）", "上接第1版", "（上接1版）", "（紧接第1版）", "◀上接第1版")

Told = dict[str, Any]


def set_page(browser: Browser, page: Page) -> tuple[Told, bytes, Told]:
    """
    The gold of a page, its PDF, and what the fitter told.

    Raises:
        BadPage: Its text does not fill its room, or runs over it.
    """
    told, pdf = browser.print(page.html(), FIT)
    problems = [*told["spills"], *told["empty"], *(f"{n}: short" for n in told["short"])]
    if problems:
        raise BadPage("; ".join(problems))
    return gold_of(page, told), pdf, told


def set_issue(browser: Browser, seed: str, pages: int) -> tuple[Told, list[bytes]]:
    """The gold and the pages of an issue: a daily's front page, a supplement's pages inside."""
    front = daily.page(seed)
    gold, pdf, told = set_page(browser, front)
    gold = {"pages": [gold["page"]], "articles": gold["articles"]}
    pdfs = [pdf]
    rests = _rests(front, told)
    if (
        not rests
        or max(article.jumps_to for article in front.articles if article.jumps_to) > pages
    ):
        raise BadPage("no story goes on inside, or beyond the last page")
    day = date.fromisoformat(str(front.facts["date"]))
    for number in range(2, pages + 1):
        here = {n: rest for n, rest in rests.items() if front.articles[n].jumps_to == number}
        inside, pdf = _inside(browser, f"{seed}/{number}", number, day, list(here.values()))
        pdfs.append(pdf)
        gold["pages"].append(inside["page"])
        for n, rest in zip(here, inside["articles"], strict=False):
            _join(gold["articles"][n], rest, goes_on=here[n].opens_inside, number=number)
        gold["articles"] += inside["articles"][len(here) :]
    return gold, pdfs


def _rests(front: Page, told: Told) -> dict[int, Article]:
    """What is left of the stories that go on inside, by their number on the front page."""
    rests = {}
    for n, article in enumerate(front.articles):
        if article.jumps_to is None:
            continue
        left = told["left"][str(n)]
        texts = [part["text"] for part in article.supply()["parts"]]
        parts = [Part(part.role, text) for part, text in zip(article.parts, texts, strict=True)][
            left["at"] :
        ]
        parts[0] = Part(parts[0].role, parts[0].text[left["done"] :])
        if sum(len(part.text) for part in parts) < LEAST_LEFT:
            message = f"{n}: too little left to go on inside"
            raise BadPage(message)
        rests[n] = Article(
            Credit(),
            tuple(parts),
            tale=article.tale,
            came_from=front.rng.choice(FROM),
            opens_inside=left["done"] > 0,
            is_loose=True,
        )
    return rests


def _inside(
    browser: Browser, seed: str, number: int, day: date, carried: list[Article]
) -> tuple[Told, bytes]:
    """An inside page with the stories that go on there; they come first in its gold."""
    why = BadPage()
    for draw in range(PAGE_TRIES):
        try:
            page = supplement.page(f"{seed}/{draw}", number, day, carried)
            return set_page(browser, page)[:2]
        except BadPage as bad:
            why = bad
    raise why


def _join(article: Told, rest: Told, *, goes_on: bool, number: int) -> None:
    """Add what stands on another page to an article's gold."""
    body = list(rest["body"])
    if goes_on and body:
        article["body"][-1]["text"] += body.pop(0)["text"]
    article["body"] += body
    article["captions"] += rest["captions"]
    article["pages"].append(number)
