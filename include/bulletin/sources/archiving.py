"""Keeping what was fetched: bytes once, a receipt beside them, and who first brought them."""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bulletin.archive import Claim, Store, add_record, claim_bytes, latest_record
from bulletin.codec import from_json, in_utc, to_json
from bulletin.model import Attempts, Finding, IssueId, PageRef, Receipt, Severity
from bulletin.sources.downloads import Download
from bulletin.sources.platform import Answer

SAME_BYTES = "same-bytes-as"  # the finding's code
DIGEST = 12  # hex digits in a name; 48 bits tell the versions of one page apart


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in the archive, whether its bytes are new there, and what there is to say of it."""

    receipt: Receipt
    is_new: bool
    findings: tuple[Finding, ...] = ()


def folder_of(issue: IssueId) -> str:
    """The folder of an issue's raw pages: `raw/hexi/2026-03-15-a`."""
    return f"raw/{issue.paper}/{issue.date.isoformat()}-{issue.edition}"


def keep_page(
    store: Store,
    page: PageRef,
    answer: Answer | Download,
    at: datetime,
    *,
    whole: Answer | Download | None = None,
) -> Kept:
    """
    Archive a page's bytes; where they are there already, their first receipt stands.

    Args:
        whole: The file that the page was cut from, where it did not come alone.
    """
    came = whole or answer
    issue, digest = page.id.issue, _digest(answer)
    name = f"{folder_of(issue)}/p{page.id.number:02d}-{digest[:DIGEST]}"
    receipt = Receipt(
        page=page.id,
        label=page.label,
        url=answer.url,
        final_url=answer.final_url,
        fetched_at=in_utc(at),
        status=answer.status,
        size=answer.size if isinstance(answer, Download) else len(answer.data),
        sha256=digest,
        key=f"{name}.pdf",
        etag=came.etag if isinstance(came, Download) else "",
        modified=came.modified if isinstance(came, Download) else "",
    )
    is_new = _put_new(store, receipt.key, answer)
    if not store.put_new(f"{name}.json", to_json(receipt)):
        receipt = from_json(store.get(f"{name}.json"), Receipt, f"{name}.json")
    return Kept(receipt, is_new, claimed(store, Claim(issue, page.id), digest))


def keep_whole(store: Store, issue: IssueId, answer: Answer | Download) -> tuple[Finding, ...]:
    """Archive the file of a whole issue, as it came."""
    digest = _digest(answer)
    _put_new(store, f"{folder_of(issue)}/whole-{digest[:DIGEST]}.pdf", answer)
    return claimed(store, Claim(issue, None), digest)


def loose_receipts(store: Store, issue: IssueId) -> tuple[Receipt, ...]:
    """
    Receipts of single pages, the newest of each, for an issue that has no record yet.

    A fetch that was broken off leaves them; parts of a whole file say nothing about the rest.
    """
    folder = folder_of(issue)
    keys = [key for key in store.keys(f"{folder}/p") if key.endswith(".json")]
    receipts = [from_json(store.get(key), Receipt, key) for key in keys]
    receipts.sort(key=lambda receipt: (receipt.fetched_at, receipt.key))
    return tuple({r.page: r for r in receipts if "#page=" not in r.url}.values())


def keep_attempts(store: Store, attempts: Attempts) -> str:
    """Write down what was asked of a site, and what came of it; the key of the record."""
    return add_record(store, attempts_of(attempts.issue), to_json(attempts))


def last_visit(store: Store, issue: IssueId) -> Attempts | None:
    """The last visit for an issue that is on record; None where none is."""
    key = latest_record(store, attempts_of(issue))
    return from_json(store.get(key), Attempts, key) if key else None


@dataclass(frozen=True, slots=True)
class KeptCalendar:
    """Which dates from `first` to `last` a source's own calendar named, and when it did so."""

    at: datetime
    first: date
    last: date
    days: tuple[date, ...]


def keep_calendar(store: Store, paper: str, days: Collection[date], at: datetime) -> None:
    """
    Keep what a source's calendar of one month says: `calendars/hexi/2026-03/0001.json`.

    The same dates again write nothing: the time is that at which they were first said.
    """
    named = tuple(sorted(days))
    if not named:
        return
    last = monthrange(named[0].year, named[0].month)[1]
    calendar = KeptCalendar(in_utc(at), named[0].replace(day=1), named[0].replace(day=last), named)
    kept = last_calendar(store, paper, named[0])
    if kept is None or kept.days != named:
        add_record(store, _calendars_of(paper, named[0]), to_json(calendar))


def last_calendar(store: Store, paper: str, day: date) -> KeptCalendar | None:
    """The newest calendar on record of a date's month; None where none was read."""
    key = latest_record(store, _calendars_of(paper, day))
    return from_json(store.get(key), KeptCalendar, key) if key else None


def _calendars_of(paper: str, day: date) -> str:
    return f"calendars/{paper}/{day:%Y-%m}"


def attempts_of(issue: IssueId) -> str:
    """The folder of the records of visits for an issue: `attempts/hexi/2026-03-15-a`."""
    return f"attempts/{issue.paper}/{issue.date.isoformat()}-{issue.edition}"


def claimed(store: Store, claim: Claim, digest: str) -> tuple[Finding, ...]:
    """
    Say that these bytes are this issue's; a finding where another issue said so before.

    Who came first need not be right: a site that has no issue may give yesterday's, and a date
    fetched late may be the true one. The printed date decides, and is not known here.
    """
    first = claim_bytes(store, claim, digest)
    if first.issue == claim.issue:
        return ()
    here, there = claim.page or claim.issue, first.page or first.issue
    message = (
        f"the bytes of {here} were archived before as {there} (sha256 {digest[:DIGEST]}); "
        "one of the two dates is wrong, and the date printed on the page says which"
    )
    return (Finding(SAME_BYTES, here, message, Severity.HOLD),)


def _digest(answer: Answer | Download) -> str:
    match answer:
        case Download():
            return answer.sha256
        case Answer():
            return hashlib.sha256(answer.data).hexdigest()


def _put_new(store: Store, key: str, answer: Answer | Download) -> bool:
    match answer:
        case Download():
            return store.put_new_file(key, answer.path)
        case Answer():
            return store.put_new(key, answer.data)
