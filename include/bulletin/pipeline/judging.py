"""
See whether an issue is what its date says, before it can be published as news.

The same bytes or the same text under another date, and a date printed on the page that is far from
the issue's, hold the issue: its articles stay in the archive and out of the dataset.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bulletin.archive import Store, first_claim
from bulletin.codec import from_json, to_json
from bulletin.model import Finding, Issue, IssueArticles, IssueId, Severity, printed_date


def judge_issue(store: Store, issue: Issue, read: IssueArticles, slip: int) -> IssueArticles:
    """
    The issue's articles with what was found against its date, held where that weighs enough.

    Args:
        slip: How many days the printed date may be off.
    """
    printed = printed_date(read.folios)
    found = (
        *_by_date(issue.id, printed, slip),
        *_by_bytes(store, issue, printed),
        *_by_text(store, issue.id, read.text_sha256, printed),
        *_by_content(issue.id, read),
    )
    findings = (*read.findings, *found)
    return replace(
        read, findings=findings, is_held=any(f.severity is Severity.HOLD for f in findings)
    )


def _by_date(issue: IssueId, printed: date | None, slip: int) -> Iterator[Finding]:
    if printed is None or printed == issue.date:
        return
    days = abs((printed - issue.date).days)
    if days <= slip:
        message = (
            f"the page prints {printed}, {days} d from the issue's date; a slip of the press?"
        )
        yield Finding("printed-date-differs", issue, message)
        return
    message = (
        f"the page prints {printed}, {days} d from the issue's date, so it is another day's page; "
        "see what the source has for this date"
    )
    yield Finding("printed-date-far-off", issue, message, Severity.HOLD)


def _by_bytes(store: Store, issue: Issue, printed: date | None) -> Iterator[Finding]:
    others: Counter[IssueId] = Counter()
    for receipt in issue.receipts:
        first = first_claim(store, issue.id.paper, receipt.sha256)
        if first is not None and first.issue != issue.id:
            others[first.issue] += 1
    for other, pages in sorted(others.items()):
        told = f"{pages} of its {len(issue.receipts)} pages are byte for byte those of {other}"
        yield _alike("same-bytes", issue.id, other, printed, told)


def _by_text(store: Store, issue: IssueId, digest: str, printed: date | None) -> Iterator[Finding]:
    """Compare with every other issue of the paper that has the very same text."""
    if not digest:
        return
    folder = f"index/text/{issue.paper}/{digest}/"
    store.put_new(f"{folder}{issue}.json", to_json(issue))
    for key in [key for key in store.keys(folder) if key.endswith(".json")]:
        other = from_json(store.get(key), IssueId, key)
        if other != issue:
            told = f"its text is word for word that of {other}"
            yield _alike("same-text", issue, other, printed, told)


def _alike(code: str, issue: IssueId, other: IssueId, printed: date | None, told: str) -> Finding:
    """Which of two alike is the copy: the one whose date is not printed, else the later one."""
    if printed == issue.date:
        message = f"{told}; this is the original: rebuild {other.date} if that was published"
        return Finding(code, issue, message)
    if printed == other.date or issue.date > other.date:
        message = f"{told}, and this is the copy; see what the source has for this date"
        return Finding(code, issue, message, Severity.HOLD)
    message = f"{told}; no date is printed that tells which is the copy, so the earlier stands"
    return Finding(code, issue, message)


def _by_content(issue: IssueId, read: IssueArticles) -> Iterator[Finding]:
    if read.articles:
        return
    message = "no article was found on its pages; they may be pictures without text"
    yield Finding("no-article", issue, message, Severity.HOLD)
