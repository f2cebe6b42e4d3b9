"""What a step did, in one sentence for the person on duty: for logs, asset events and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin.catalogue import Refreshed
    from bulletin.ledger import Watch
    from bulletin.pipeline import Fetched, Made, Published, TopicChange
    from bulletin.pipeline.keeping import Maintained


def about_fetch(fetched: Fetched) -> str:
    """`lanwan-2026-03-15-a: 4 pages, 4 of them not seen before`."""
    seen = (
        f"{fetched.new_pages} of them not seen before"
        if fetched.new_pages
        else "all there already"
    )
    return _joined(
        f"{fetched.issue}: {count(fetched.pages, 'page')}", seen, _found(fetched.findings)
    )


def about_articles(made: Made) -> str:
    """`lanwan-2026-03-15-a: 31 articles on 4 pages, 54 topic tags, 2 findings`."""
    whole = f"{made.issue}: {count(made.articles, 'article')} on {count(made.pages, 'page')}"
    held = f"HELD BACK: {made.held}" if made.held else ""
    return _joined(whole, count(made.tags, "topic tag"), _found(made.findings), held)


def about_change(change: TopicChange) -> str:
    """`law: 12 articles gain it, 1 article loses it, as lanwan-2026-03-15-a-i0003`."""
    gain = _of(change.gained, "gains it", "gain it")
    lose = _of(change.lost, "loses it", "lose it")
    return f"{change.topic}: {_joined(gain, lose, 'as ' + ' '.join(change.articles))}"


def _of(number: int, one: str, several: str) -> str:
    return f"{count(number, 'article')} {one if number == 1 else several}" if number else ""


def about_release(published: Published) -> str:
    """`release 2026.03.15: 31 articles of 1 issue, 31 added, 0 modified, 0 removed`."""
    if not published.is_new:
        return f"release {published.version} says all this already; nothing is published anew"
    whole = f"{count(published.articles, 'article')} of {count(published.issues, 'issue')}"
    change = f"{published.added} added, {published.modified} modified, {published.removed} removed"
    return f"release {published.version}: {whole}, {change}"


def about_catalogue(done: Refreshed) -> str:
    """`r000012: 61 files of the catalogue written, 806,826 bytes`."""
    if not done.files:
        return f"{done.version}: the catalogue is of this release already"
    files = count(done.files, "file")
    return f"{done.version}: {files} of the catalogue written, {done.bytes:,} bytes"


def about_maintenance(done: Maintained) -> str:
    """`release r000031 puts files together; 240 files taken away, 81,204,113 bytes`."""
    together = (
        f"release {done.release} puts files together"
        if done.release
        else "no files had to be put together"
    )
    return f"{together}; {count(done.files, 'file')} taken away, {done.bytes:,} bytes"


def about_watch(watch: Watch) -> str:
    """`1 incident open, 1 of them new`, and each with its message on a line of its own."""
    if not watch.open:
        return "no incident is open"
    whole = _joined(count(len(watch.open), "incident") + " open", _new(len(watch.opened)))
    return "\n".join((whole, *(f"{it.id}: {it.message}" for it in watch.open)))


def _new(number: int) -> str:
    return f"{number} of them new" if number else ""


def count(number: int, thing: str) -> str:
    """`1 page`, `4 pages`."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _found(findings: int) -> str:
    return count(findings, "finding") if findings else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
