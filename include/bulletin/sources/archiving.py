"""Keeping what was fetched: bytes once, a receipt beside them, and who first brought them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bulletin.archive import Claim, Store, claim_bytes
from bulletin.codec import from_json, in_utc, to_json
from bulletin.model import Finding, IssueId, PageRef, Receipt, Severity
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


def keep_page(store: Store, page: PageRef, answer: Answer, at: datetime) -> Kept:
    """Archive a page's bytes; where they are there already, their first receipt stands."""
    issue, digest = page.id.issue, hashlib.sha256(answer.data).hexdigest()
    name = f"{folder_of(issue)}/p{page.id.number:02d}-{digest[:DIGEST]}"
    receipt = Receipt(
        page=page.id,
        label=page.label,
        url=answer.url,
        final_url=answer.final_url,
        fetched_at=in_utc(at),
        status=answer.status,
        size=len(answer.data),
        sha256=digest,
        key=f"{name}.pdf",
    )
    is_new = store.put_new(receipt.key, answer.data)
    if not store.put_new(f"{name}.json", to_json(receipt)):
        receipt = from_json(store.get(f"{name}.json"), Receipt, f"{name}.json")
    return Kept(receipt, is_new, claimed(store, Claim(issue, page.id), digest))


def keep_whole(store: Store, issue: IssueId, data: bytes) -> tuple[Finding, ...]:
    """Archive the file of a whole issue, as it came."""
    digest = hashlib.sha256(data).hexdigest()
    store.put_new(f"{folder_of(issue)}/whole-{digest[:DIGEST]}.pdf", data)
    return claimed(store, Claim(issue, None), digest)


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
