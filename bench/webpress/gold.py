"""Gold from what the fitter set, checked against what the PDF prints."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

import pypdfium2
from page import Article, Page


class BadPage(Exception):
    """The page does not print what its gold says, or does not hold its text."""


def gold_of(page: Page, told: dict[str, Any]) -> dict[str, Any]:
    """The gold of a page in the form of the pressroom's GOLD.md."""
    number = page.facts["number"]
    articles = [
        _article(article, told["articles"].get(str(n), []), number)
        for n, article in enumerate(page.articles)
    ]
    return {
        "page": page.facts,
        "articles": [article for article in articles if article["body"] or article["headline"]],
        "advertisements": [{"text": text} for text in page.advertisements],
    }


def _article(article: Article, parts: list[dict[str, Any]], number: object) -> dict[str, Any]:
    def first(role: str) -> str | None:
        return next((_clean(part["text"]) for part in parts if part["role"] == role), None)

    return {
        "standing_head": first("standing_head"),
        "kicker": first("kicker"),
        "headline": first("headline"),
        "subheadline": first("subheadline"),
        "byline": first("byline"),
        "authors": [{"name": name, "role": role} for name, role in article.credit.authors],
        "body": _body(parts),
        "captions": [_clean(part["text"]) for part in parts if part["role"] == "caption"],
        "pages": [number],
        "continued_to": article.jumps_to,
        "outlined": False,
    }


def _body(parts: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Paragraphs and crossheads, their pieces joined over the frames."""
    pieces = [part for part in parts if part["n"] is not None]
    pieces.sort(key=lambda part: (int(part["n"]), part["step"]))
    body: dict[str, dict[str, str]] = {}
    for piece in pieces:
        role = "crosshead" if piece["role"] == "crosshead" else "paragraph"
        entry = body.setdefault(piece["n"], {"role": role, "text": ""})
        entry["text"] += piece["text"]
    return [{**entry, "text": _clean(entry["text"])} for entry in body.values()]


def _clean(text: str) -> str:
    return text.strip().strip("　")


def check(articles: list[dict[str, Any]], pdfs: list[bytes]) -> None:
    """
    Hold gold against print.

    Raises:
        BadPage: The gold has characters that the pages do not print, or a file is not one page.
    """
    printed = Counter[str]()
    for pdf in pdfs:
        document = pypdfium2.PdfDocument(pdf)
        if len(document) != 1:
            message = f"{len(document)} pages instead of one: set less text"
            raise BadPage(message)
        printed += Counter(_norm(document[0].get_textpage().get_text_range()))
        document.close()
    wanted = Counter(_norm("".join(map(_all_text, articles))))
    missing = wanted - printed
    if missing:
        message = f"in the gold but not printed: {dict(missing)}"
        raise BadPage(message)


def _norm(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _all_text(article: dict[str, Any]) -> str:
    fields = ("standing_head", "kicker", "headline", "subheadline", "byline")
    texts = [article[name] or "" for name in fields]
    return "".join([*texts, *(part["text"] for part in article["body"]), *article["captions"]])
