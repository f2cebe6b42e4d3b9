"""A small dataset of two invented newspapers, of which every answer is known."""

from __future__ import annotations

from datetime import date, timedelta

from bulletin.catalog import Rights
from bulletin.dataset import Along, publish_release
from bulletin.geometry import Box
from bulletin.model import (
    Amount,
    Article,
    DayState,
    Entity,
    EntityType,
    Evidence,
    Heads,
    IssueId,
    LedgerDay,
    Paragraph,
    Piece,
    Tag,
)
from dataset.builders import AT, article, entry, paper

MARCH, APRIL = date(2026, 3, 15), date(2026, 4, 2)
DISTRICT = "澜州市兰湾区"
WITHOUT_BODIES = Rights(statement="版权所有", bodies=False)

LEDGER = (
    LedgerDay("lanwan", MARCH, DayState.COMPLETE, "4 pages", pages=4),
    LedgerDay("lanwan", date(2026, 3, 16), DayState.MISSING, "due, and not here", is_overdue=True),
    LedgerDay("lanwan", date(2026, 3, 17), DayState.NO_ISSUE, "it appears on other days"),
    LedgerDay("lanwan", date(2026, 3, 18), DayState.BROKEN, "no page is a PDF that opens"),
    LedgerDay("lanwan", APRIL, DayState.PENDING, "its window is open"),
    LedgerDay("hexi", date(2026, 3, 16), DayState.MISSING, "due, and not here", is_overdue=True),
)


def publish(store) -> None:
    """Three releases: a date, two newspapers of a later date, the first date read again."""
    issue = IssueId.of("lanwan", MARCH)
    bridge = told(
        issue, 1, "兰湾新桥通车", "兰湾新桥昨日通车，总投资2.3亿元。",
        topics={"transport": "通车", "economy": "总投资"}, place="兰湾", money=("2.3亿元", 2.3e8),
    )  # fmt: skip
    shop = told(
        issue, 2, "渡口书屋开门", "渡口书屋投入80万元。",
        topics={"culture": "书屋"}, money=("80万元", 8e5),
    )  # fmt: skip
    ferry = told(
        issue, 3, "旧渡口停用", "兰湾旧渡口停用。", topics={"transport": "渡口"}, place="兰湾"
    )
    _publish(store, MARCH, {"lanwan": (bridge, shop, ferry)}, days=0)
    _publish(store, APRIL, {"lanwan": _in_april(), "hexi": _elsewhere()}, days=20)
    dearer = told(
        issue, 1, "兰湾新桥通车", "兰湾新桥昨日通车，总投资2.6亿元。",
        topics={"transport": "通车", "economy": "总投资"}, place="兰湾", money=("2.6亿元", 2.6e8),
    )  # fmt: skip
    _publish(store, MARCH, {"lanwan": (dearer, shop)}, days=21)


def _in_april() -> tuple[Article, ...]:
    issue = IssueId.of("lanwan", APRIL)
    return (
        told(issue, 1, "轻轨二号线通车", "轻轨二号线今日运行。", topics={"transport": "轻轨"}),
        told(
            issue, 2, "码头扩建", "兰湾码头扩建投资1亿元，明年通车。",
            topics={"economy": "投资", "transport": "码头"}, place="兰湾", money=("1亿元", 1e8),
        ),
    )  # fmt: skip


def _elsewhere() -> tuple[Article, ...]:
    issue = IssueId.of("hexi", APRIL)
    return (
        told(
            issue, 1, "河西大桥通车", "河西大桥耗资5亿元。",
            topics={"transport": "大桥"}, money=("5亿元", 5e8),
        ),
        told(issue, 2, "河西菜场翻新", "菜场门前公路通车。", topics={"commerce": "菜场"}),
    )  # fmt: skip


def told(
    issue: IssueId,
    number: int,
    headline: str,
    body: str,
    *,
    topics: dict[str, str],
    place: str | None = None,
    money: tuple[str, float] | None = None,
) -> Article:
    """An article with the topics, by the words that decided, and what it names in its body."""
    page = issue.page(number)
    entities = []
    if place:
        start = body.index(place)
        entities.append(
            Entity(
                EntityType.PLACE, "body", start, start + len(place), place, DISTRICT, "known", 1
            )
        )
    if money:
        words, sum_ = money
        start, end = body.index(words), body.index(words) + len(words)
        amount = Amount(sum_, sum_, "CNY")
        value = f"{sum_:.0f} CNY"
        entities.append(
            Entity(EntityType.MONEY, "body", start, end, words, value, "unit", 1, amount=amount)
        )
    fields = {"headline": headline, "body": body}
    tags = tuple(
        Tag(topic, 3.0 - rank, 1.0 - rank / 3, tuple(_evidence(words, fields)))
        for rank, (topic, words) in enumerate(topics.items())
    )
    return article(
        issue, number, pages=(page,), heads=Heads(headline), tags=tags, entities=tuple(entities),
        paragraphs=(Paragraph((Piece(body, page, "b001", Box(50, 100, 150, 120)),)),),
        raw_text=body, dateline=None,
    )  # fmt: skip


def _evidence(words: str, fields: dict[str, str]):
    for field, text in fields.items():
        if words in text:
            start = text.index(words)
            yield Evidence(field, start, start + len(words), words)


def _publish(store, day: date, articles: dict[str, tuple[Article, ...]], *, days: int) -> None:
    papers = {"lanwan": paper(), "hexi": paper("hexi", rights=WITHOUT_BODIES)}
    issues = [entry(store, papers[code], day, articles=told) for code, told in articles.items()]
    at = AT + timedelta(days=days)
    publish_release(store, issues, day=day, at=at, along=Along(coverage=lambda: LEDGER))
