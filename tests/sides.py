"""Both sides of a comparison: articles as we read them, and as a site tells them."""

from __future__ import annotations

from builders import ISSUE
from bulletin.comparing import PageSize
from bulletin.geometry import Box
from bulletin.model import (
    Article,
    Byline,
    Heads,
    Illustration,
    IssueArticles,
    Paragraph,
    Piece,
    SiteArticle,
    SiteFrame,
    SiteIssue,
    SitePage,
)

SIZES = {ISSUE.page(number): PageSize(600.0, 800.0) for number in (1, 2, 3)}
WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def article(number, headline, *paragraphs, page=1, box=None, **fields) -> Article:
    """One of our articles."""
    where = box or Box(50, 100, 300, 400)
    told = {
        "pages": (ISSUE.page(page),), "section": None, "item_type": "article",
        "standing_head": None, "heads": Heads(headline), "byline": None, "bylines": (),
        "dateline": None, "illustrations": (), "raw_text": "", "continues_on": None,
        "continued_from": None, "is_lead": False, "confidence": 1.0,
    }  # fmt: skip
    texts = tuple(
        Paragraph((Piece(text, ISSUE.page(page), "b001", where),)) for text in paragraphs
    )
    return Article(**{"id": ISSUE.article(number), "paragraphs": texts, **told, **fields})


def photo(number, *, page=1, box, caption=None, **fields) -> Article:
    """A picture without any text of its own."""
    pictures = (Illustration(ISSUE.page(page), box, caption, None),)
    return article(number, "", page=page, item_type="photo", illustrations=pictures, **fields)


def named(*names) -> tuple[Byline, ...]:
    return tuple(Byline(name, "记者") for name in names)


def read(*articles, **fields) -> IssueArticles:
    told = {
        "number": None, "source": "raw/…/issue/0001.json", "folios": (), "advertisements": (),
        "other": (), "findings": (), "is_held": False, "text_sha256": "", "pipeline_version": "",
        "pages": tuple(SIZES),
    }  # fmt: skip
    return IssueArticles(**{"issue": ISSUE, "articles": articles, **told, **fields})


def told(title, *body, name=None, **fields) -> SiteArticle:
    """An article as a site has it."""
    known = {
        "address": f"https://e.cn/{name or title}.htm", "title": title, "kicker": "",
        "subtitle": "", "authors": (), "body": body, "shapes": (), "is_listed": True,
    }  # fmt: skip
    return SiteArticle(**{**known, **fields})


def site(*pages, is_sure=True) -> SiteIssue:
    """A site's issue: the articles of each page."""
    return SiteIssue(
        ISSUE,
        tuple(
            SitePage(
                page=ISSUE.page(number), label=f"第0{number}版", section="", address=None,
                pdf=None, frame=SiteFrame(600, 800, is_sure=is_sure), articles=tuple(articles),
            )
            for number, articles in enumerate(pages, 1)
        ),
    )  # fmt: skip
