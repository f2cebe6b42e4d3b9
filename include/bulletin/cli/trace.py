"""The command `bulletin trace`: from words of a published article to what they were read from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bulletin.cli.screen import complain, say
from bulletin.cli.steps import desk_of
from bulletin.errors import StoreError

if TYPE_CHECKING:
    from bulletin.geometry import Box
    from bulletin.pipeline.pointing import Spot
    from bulletin.pipeline.tracing import PageSource, StoredPdf, Trace

_NAME = 9  # columns of what a line is about
_SHOWN = 60  # characters of what was printed; the rest is in --json


@dataclass(frozen=True, slots=True)
class Shown:
    """A trace, and the pictures that were made of it."""

    trace: Trace
    pictures: tuple[str, ...]


def run(options: argparse.Namespace) -> int:
    """Print the chain, a line a step, and draw the pages with the place marked."""
    from bulletin.cli.trace_drawing import draw_trace
    from bulletin.pipeline.tracing import Tracer

    desk = desk_of(options)
    tracer = Tracer(desk, options.article)
    if options.find is not None:
        found = tracer.find(options.find)
    else:
        found = tracer.opening() if options.at is None else tracer.at(options.at)
    pictures = tuple(map(str, draw_trace(desk, found, options.out)))
    told = "\n".join(f"{name:<{_NAME}}{_plain(text)}" for name, text in _chain(found, pictures))
    say(told, Shown(found, pictures), as_json=options.json)
    spoilt = [it.pdf.key for it in found.pages if not it.pdf.is_as_fetched]
    for key in spoilt:
        message = f"{desk.store.uri(key)}: not the bytes that were fetched; restore it from a copy"
        complain(StoreError(message))
    return StoreError.exit_code if spoilt else 0


def _chain(found: Trace, pictures: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The steps from the words to the run, each with its name."""
    yield "words", _words(found)
    release = f"in {found.release} of {found.released_at:%Y-%m-%d %H:%M:%S} UTC"
    yield "article", f"{found.article}, revision {found.revision}, {release} ({found.manifest})"
    yield "read", f"{found.articles_key}, by {found.pipeline_version}"
    if found.newest_articles_key != found.articles_key:
        has = "too" if found.is_in_newest else "no more"
        yield "", f"read again since: {found.newest_articles_key} has the article {has}"
    if not found.spots:
        yield "place", "not known: no block of its page has these words; they may be the site's"
    for source in found.pages:
        for spot in found.spots:
            if spot.page == source.page:
                yield from _place(spot, found.field)
        yield from _source(source)
    yield "issue", found.issue_key
    for picture in pictures:
        yield "drawn", picture


def _words(found: Trace) -> str:
    place = f"{found.at}" if found.end == found.at + 1 else f"{found.at}–{found.end}"
    times = f", the first of {found.found} times" if found.found > 1 else ""
    text = f"{found.before}[{found.words}]{found.after}"
    return f"{found.field} {place}{times}: {text}"


def _place(spot: Spot, field: str) -> Iterator[tuple[str, str]]:
    role = f" ({spot.role}: {spot.decided_by})" if spot.role else ""
    yield "place", f"{spot.page}, block {spot.block}{role}, {field} {spot.start}–{spot.end}"
    yield "box", f"{_corners(spot.box)}, points from the page's top left"
    for line in spot.lines:
        yield "line", _corners(line)
    if spot.printed is not None:
        cut = "…" if len(spot.printed) > _SHOWN else ""
        yield "printed", f"{spot.printed[:_SHOWN]}{cut}"
    yield "layout", spot.layout_key or "none on record has this block"


def _corners(box: Box) -> str:
    return (
        f"left {box.left:.2f}, top {box.top:.2f}, right {box.right:.2f}, bottom {box.bottom:.2f}"
    )


def _source(source: PageSource) -> Iterator[tuple[str, str]]:
    receipt = source.receipt
    yield "pdf", f"{source.pdf.key}, {receipt.size:,} bytes"
    yield "sha256", f"{receipt.sha256}, {_compared(source.pdf)}"
    known = (("etag", receipt.etag), ("last modified", receipt.modified))
    marks = "".join(f", {name} {value}" for name, value in known if value)
    where = source.receipt_key or "in the record of the issue"
    when = f"{receipt.fetched_at:%Y-%m-%d %H:%M:%S} UTC"
    yield "receipt", f"{where}: fetched {when}, status {receipt.status}{marks}"
    yield "from", receipt.url
    if receipt.final_url != receipt.url:
        yield "", f"in the end {receipt.final_url}"
    yield "visit", source.visit_key or "none on record; folders and files by hand have none"
    for it in source.attempts:
        answer = f"{it.status or 'no answer'}, {it.size:,} bytes after {it.took_s:.2f} s"
        yield "", f"{it.asked}: {answer}, {it.verdict}{f': {it.reason}' if it.reason else ''}"


def _compared(pdf: StoredPdf) -> str:
    if pdf.is_as_fetched:
        return "and so it is, computed from the stored bytes"
    if not pdf.sha256:
        return "and THE FILE IS GONE from the store"
    return f"but the stored {pdf.size:,} bytes have {pdf.sha256}"


def _plain(text: str) -> str:
    """A line that a terminal takes as text: line ends as ¶, nothing else that it would obey."""
    marked = "".join(" " if it.isspace() else it for it in text.replace("\n", "¶"))
    return "".join(it if it.isprintable() else "\N{REPLACEMENT CHARACTER}" for it in marked)
