"""Small issues of invented newspapers, with pages, articles, boxes and topics."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from bulletin.archive import Store
from bulletin.catalog import Bounds, Expectations, Folder, Newspaper, Rights
from bulletin.dataset import IssueEntry
from bulletin.geometry import Box
from bulletin.model import (
    Article,
    Byline,
    Evidence,
    Folio,
    Heads,
    Illustration,
    Issue,
    IssueArticles,
    IssueId,
    Paragraph,
    Piece,
    Receipt,
    Tag,
)

DAY = date(2026, 3, 15)
AT = datetime(2026, 3, 16, 1, 2, 3, tzinfo=UTC)
FETCHED = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)
WIDTH, HEIGHT = 350 * mm, 500 * mm  # of a page


def paper(code: str = "lanwan", **facts: object) -> Newspaper:
    """A newspaper of a city that does not exist."""
    known: dict[str, object] = {
        "code": code,
        "name": {"lanwan": "兰湾报", "hexi": "河西新报"}.get(code, f"{code}报"),
        "city": "澜州",
        "district": "兰湾区",
        "platform": Folder(root="pages", pattern="{date}/{page}.pdf"),
        "rights": Rights(statement="样报，可自由使用", licence="CC0-1.0"),
        "expect": Expectations(pages=Bounds(min=1, max=8), articles=Bounds(min=1, max=200)),
        "is_sample": True,
        "file": f"{code}.yaml",
    }
    return Newspaper(**{**known, **facts})


def page_pdf(words: str = "page", width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """One page; the same bytes for the same words."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(width, height), invariant=1)
    canvas.drawString(72, height - 72, words)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def article(issue: IssueId, number: int, **facts: object) -> Article:
    """An article of two paragraphs and a crosshead on the page after its number."""
    page = issue.page((number - 1) % 4 + 1)
    top = 100.0 + 10 * number
    known: dict[str, object] = {
        "id": issue.article(number),
        "pages": (page,),
        "section": "要闻",
        "item_type": "article",
        "standing_head": None,
        "heads": Heads(f"兰湾今日第{number}事", kicker="引题", subheadline=None),
        "byline": "本报记者 沈一舟",
        "bylines": (Byline("沈一舟", "记者"),),
        "dateline": "本报讯",
        "paragraphs": (
            Paragraph(
                (
                    Piece("本报讯：兰湾新桥", page, "b001", Box(50, top, 150, top + 5)),
                    Piece("昨日通车。", page, "b002", Box(160, top, 260, top + 5)),
                )
            ),
            Paragraph(
                (Piece("桥长三里", page, "b002", Box(160, top + 5, 260, top + 9)),),
                is_crosshead=True,
            ),
            Paragraph((Piece(f"第{number}段。", page, "b003", Box(160, top + 9, 260, 300)),)),
        ),
        "illustrations": (Illustration(page, Box(60, 300, 200, 400), "新桥", "陆远"),),
        "raw_text": f"本报讯：兰湾新桥\n昨日通车。\n桥长三里\n第{number}段。",
        "continues_on": None,
        "continued_from": None,
        "is_lead": number == 1,
        "confidence": 0.9,
        "tags": (
            Tag("transport", 3.0, 1.0, (Evidence("body", 6, 8, "新桥"),)),
            Tag("economy", 1.5, 0.5, (Evidence("headline", 0, 2, "兰湾"),)),
        ),
    }
    return Article(**{**known, **facts})


def entry(
    store: Store,
    newspaper: Newspaper | None = None,
    day: date = DAY,
    *,
    articles: int | tuple[Article, ...] = 3,
    pages: int = 4,
    **read: object,
) -> IssueEntry:
    """An issue whose pages are in the store."""
    newspaper = newspaper or paper()
    issue_id = IssueId.of(newspaper.code, day)
    issue = Issue(issue_id, tuple(_receipt(store, issue_id, n) for n in range(1, pages + 1)))
    if isinstance(articles, int):
        articles = tuple(article(issue_id, n) for n in range(1, articles + 1))
    known: dict[str, object] = {
        "issue": issue_id,
        "number": "128",
        "source": f"raw/{newspaper.code}/{day}-a/issue/0001.json",
        "folios": tuple(
            Folio(date=day, page_number=n, section="要闻") for n in range(1, pages + 1)
        ),
        "articles": articles,
        "advertisements": (),
        "other": (),
        "findings": (),
        "is_held": False,
        "text_sha256": hashlib.sha256(repr(articles).encode()).hexdigest(),
        "pipeline_version": "0.1.0+abc",
        "pages": tuple(receipt.page for receipt in issue.receipts),
    }
    made = IssueArticles(**{**known, **read})
    return IssueEntry(newspaper, issue, made, f"articles/{issue_id}/0001.json")


def with_articles(given: IssueEntry, *articles: Article) -> IssueEntry:
    """The same issue with other articles."""
    return replace(given, read=replace(given.read, articles=articles))


def reworded(given: Article, text: str) -> Article:
    """The article with another last paragraph."""
    last = given.paragraphs[-1]
    changed = Paragraph((replace(last.pieces[0], text=text),))
    return replace(given, paragraphs=(*given.paragraphs[:-1], changed))


def _receipt(store: Store, issue: IssueId, number: int) -> Receipt:
    data = page_pdf(f"{issue} page {number}")
    digest = hashlib.sha256(data).hexdigest()
    key = f"raw/{issue.paper}/{issue.date}-{issue.edition}/p{number:02d}-{digest[:12]}.pdf"
    store.put_new(key, data)
    url = f"https://news.example/{issue.paper}/{issue.date}/p{number:02d}.pdf"
    return Receipt(
        page=issue.page(number),
        label=f"第A{number:02d}版：要闻",
        url=url,
        final_url=url,
        fetched_at=FETCHED,
        status=200,
        size=len(data),
        sha256=digest,
        key=key,
    )


def long_entry(store, articles, each, pages=4):
    """An issue of so many articles with so many characters each."""
    given = entry(store, articles=articles, pages=pages)
    return with_articles(given, *(_long(it, each) for it in given.articles))


def _long(given, characters):
    piece = replace(given.paragraphs[0].pieces[0], text="字" * characters)
    pages = (given.id.issue.page(1),)
    return replace(given, paragraphs=(Paragraph((piece,)),), pages=pages, tags=())
