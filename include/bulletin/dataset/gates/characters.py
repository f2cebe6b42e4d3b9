"""Characters that do not belong in a published text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.characters import canonical
from bulletin.dataset.entries import IssueEntry
from bulletin.dataset.gates.report import Check, Gate, Outcome, rounded
from bulletin.model import Article

# Of an issue's characters, of one kind. A single ornament or rare name is under 0.1 %; a typeface
# of headlines that nobody can read is 2 to 3 %, one of bodies a page's share of the issue.
BLOCK_SHARE = 0.01

_FORMS = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
_OTHERS = "".join(chr(point) for point in _FORMS if canonical(chr(point)) != chr(point))
_HAN = "\u3400-\u9fff"

_PATTERNS = {
    "replacement": re.compile("\ufffd"),
    "private": re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"),
    "forms": re.compile(f"[{_OTHERS}]"),
    "returns": re.compile("\r"),
    "controls": re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
    ),
    "breaks": re.compile("[\n\t]"),
    "spaces": re.compile(f"(?<=[{_HAN}])[ \u00a0\u3000]+(?=[{_HAN}])"),
}
_WORDS = {
    "replacement": "U+FFFD in place of characters",
    "private": "characters of private use",
    "forms": "radicals or compatibility forms in place of characters",
    "returns": "carriage returns",
    "controls": "control characters",
    "breaks": "line ends or tabs in headlines and bylines",
    "spaces": "spaces between Han characters",
}
_IN_ANY = ("replacement", "private", "forms", "returns", "controls")
_IN_LINES = ("breaks",)
_IN_CLEANED = ("spaces",)  # bylines and captions are published as printed
# Untidy, and nothing is lost: a search folds them.
_ONLY_WARNS = {"spaces", "breaks"}


def judge_characters(entries: Sequence[IssueEntry]) -> Iterator[Check]:
    """
    Count them in every issue that is not held, kind by kind.

    Yields:
        A pass with the characters of the issue; for each kind that there is a warning, or a block
        where it is more than BLOCK_SHARE of them.
    """
    for entry in entries:
        issue, paper = str(entry.issue.id), entry.newspaper.code
        found, where, total = _counted(entry.articles)
        message = f"{issue}: {total} characters in {len(entry.articles)} articles"
        yield Check(Gate.TEXT, "characters", issue, paper, total, None, Outcome.PASS, message)
        for kind, count in sorted(found.items()):
            yield _check(entry, kind, count, total, where[kind])


def _check(entry: IssueEntry, kind: str, count: int, total: int, first: str) -> Check:
    share = count / total
    is_block = share > BLOCK_SHARE and kind not in _ONLY_WARNS
    remedy = "look at the page, mend how it is read, and rebuild from layout"
    message = (
        f"{entry.issue.id}: {_WORDS[kind]}, {count} of {total} ({share:.2%}), first in {first}; "
        f"{remedy}"
    )
    outcome = Outcome.BLOCK if is_block else Outcome.WARN
    issue, paper = str(entry.issue.id), entry.newspaper.code
    return Check(Gate.TEXT, kind, issue, paper, count, rounded(BLOCK_SHARE), outcome, message)


def _counted(articles: Sequence[Article]) -> tuple[Counter[str], dict[str, str], int]:
    """How many of each kind, the first article with it, and all characters."""
    found: Counter[str] = Counter()
    where: dict[str, str] = {}
    total = 0
    for article in articles:
        lines, body, printed = _texts(article)
        total += sum(map(len, (*lines, *printed, body)))
        for kind, count in _kinds(lines, body, printed):
            found[kind] += count
            where.setdefault(kind, str(article.id))
    return found, where, total


def _texts(article: Article) -> tuple[list[str], str, list[str]]:
    """Its headlines, its body, and the lines that are published as printed."""
    heads = article.heads
    lines = [heads.headline, heads.kicker, heads.subheadline, heads.summary, article.standing_head]
    printed = [article.byline, article.dateline, article.section]
    captions = [text for it in article.illustrations for text in (it.caption, it.credit)]
    return [it for it in lines if it], article.body, [it for it in (*printed, *captions) if it]


def _kinds(lines: list[str], body: str, printed: list[str]) -> Iterator[tuple[str, int]]:
    """How many of each kind are there; a body may have line ends, and tabs between cells."""
    for kinds, texts in (
        (_IN_ANY, (*lines, body, *printed)),
        (_IN_LINES, (*lines, *printed)),
        (_IN_CLEANED, (*lines, body)),
    ):
        for kind in kinds:
            count = sum(len(_PATTERNS[kind].findall(text)) for text in texts)
            if count:
                yield kind, count
