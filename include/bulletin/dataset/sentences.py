"""What happened to the articles of a date, in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.dataset.changes import Change
from bulletin.dataset.withdrawals import Reason

# What a reader would notice of a change, by the columns that tell of it.
_NOTICED = {
    "headline": "headline",
    "kicker": "kicker",
    "subheadline": "subheadline",
    "summary": "summary",
    "byline": "byline",
    "body": "body",
    "captions": "set of captions",
    "page_ids": "set of pages",
}
_CHANGED = {
    Reason.READ_AGAIN: "read again",
    Reason.PAGES_REPLACED: "read from other PDFs, which the newspaper gave in place of the first",
    Reason.MENDED: "mended",
    Reason.RETAGGED: "described anew, with the same text",
}
_GONE = {
    Reason.PAGES_REPLACED: "the newspaper gave other PDFs, which have it no more",
    Reason.ISSUE_HELD: "its issue is held",
    Reason.ISSUE_WITHDRAWN: "its issue is no longer there",
    Reason.PAGE_WITHDRAWN: "its page is no longer there",
    Reason.NOT_FOUND_AGAIN: "its page was read again and has it no more",
}


def sentences(changes: Sequence[Change]) -> Iterator[str]:
    """A sentence for each kind of change, additions first, then changes, then what went."""
    for reason, act in ((Reason.PUBLISHED, "added"), (Reason.RETURNED, "there again")):
        if count := len(_of(changes, "ADD", reason)):
            yield f"{_articles(count)} {_were(count)} {act}"
    for reason, act in _CHANGED.items():
        if found := _of(changes, "MOD", reason):
            yield f"{_articles(len(found))} {_were(len(found))} {act}{_noticed(found)}"
    for reason, why in _GONE.items():
        if count := len(_of(changes, "DEL", reason)):
            yield f"{_articles(count)} {_were(count)} taken out: {why}"
    for change in _of(changes, "DEL", Reason.MERGED):
        yield f"{change.id} was taken out: most of its text is in {change.merged_into}"


def _of(changes: Sequence[Change], op: str, reason: Reason) -> list[Change]:
    return [it for it in changes if (it.op, it.reason) == (op, reason.value)]


def _noticed(changes: Sequence[Change]) -> str:
    counted = Counter(name for it in changes for name in it.changed if name in _NOTICED)
    told = [_counted(counted[name], word) for name, word in _NOTICED.items() if counted[name]]
    return f": {', '.join(told)} changed" if told else ""


def _counted(count: int, word: str) -> str:
    first, _, rest = word.partition(" ")
    plural = "bodies" if word == "body" else f"{first}s {rest}".rstrip()
    return f"{count} {word if count == 1 else plural}"


def _articles(count: int) -> str:
    return _counted(count, "article")


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
