"""
What a long run holds in memory, and how time grows with the glyphs of a page.

    memory.py [--pages 200] [--rounds 9]

The first table is of one process that reads page after page to articles: its resident memory after
the imports and at every fourth of the way, and its peak. The second is of pages typeset here, of
one, five and twenty stories of a thousand glyphs each.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import re
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import psutil

from bulletin.layout import read_page
from bulletin.model import IssueId
from bulletin.pipeline import page_to_articles
from known_pages import ROOT, known_pages

sys.path.append(str(ROOT / "tests"))
from builders import Sheet, words

MEGABYTE = 1_000_000
PEAK_ASKED = 400.0  # MB
FLAT = 8.0  # MB: the allocator's own coming and going; over 800 pages it was 5, with no growth
LINEAR = 1.3  # × microseconds a glyph, the largest page against the cheapest smaller one

STORIES = (1, 5, 20)  # on a page
COLUMNS, WIDTH, ROWS = 6, 20, 9  # of a story: columns, characters a line, lines a column
HEADLINE, PARAGRAPH = 16, 164  # characters; with a paragraph a column 1,000 glyphs a story
TYPE, LEADING, GUTTER, HEAD = 10.0, 15.0, 20.0, 40.0  # points


@dataclass(frozen=True)
class Held:
    """Memory of a process in MB: by pages read, and its peak."""

    marks: tuple[tuple[int, float], ...]
    peak: float


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--pages", type=int, default=200, help="of the long run")
    parser.add_argument("--rounds", type=int, default=9, help="of each page by size")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        name, pages = known_pages(Path(folder), "0-29")
        held = in_own_process([page.path for page in pages], options.pages)
    print(f"{options.pages} pages in one process ({name}, over and over)")
    print_memory(held)
    print()
    print_linearity(options.rounds)
    return 0


def in_own_process(paths: Sequence[Path], count: int) -> Held:
    """Read pages in a process that has done nothing else."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(read_on_and_on, paths, count).result()


def read_on_and_on(paths: Sequence[Path], count: int) -> Held:
    """Read so many pages, the same ones again when they run out."""
    marks = [(0, resident())]  # then at every fourth of the way
    for number, path in enumerate(islice(cycle(paths), count), start=1):
        page_to_articles(path.read_bytes())
        if number * 4 % count < 4:
            marks.append((number, resident()))
    return Held(tuple(marks), peak())


def resident() -> float:
    """What this process holds, in MB."""
    return psutil.Process().memory_info().rss / MEGABYTE


def peak() -> float:
    """
    The most that this process ever held, in MB.

    Linux keeps it for the program (VmHWM); `getrusage` would count the process that started it.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    if found:
        return int(found[1]) * 1024 / MEGABYTE
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def print_memory(held: Held) -> None:
    """The marks, then what was asked."""
    print(f"{'after page':>10}{'RSS MB':>9}")
    for number, megabytes in held.marks:
        print(f"{number:10}{megabytes:9.1f}")
    met = held.peak <= PEAK_ASKED
    print(f"peak {held.peak:.0f} MB, asked at most {PEAK_ASKED:.0f}: {_told(met)}")
    growth = held.marks[-1][1] - held.marks[1][1]
    span = f"from page {held.marks[1][0]} to page {held.marks[-1][0]}"
    print(f"{growth:+.1f} MB {span}, asked none: {_told(growth <= FLAT)}")


def print_linearity(rounds: int) -> None:
    """Seconds and microseconds a glyph, a row a page; each round reads the pages in turn."""
    pdfs = [page_of(stories) for stories in STORIES]
    pages = [read_page(pdf, IssueId("bench-0001-01-01-a").page(1)) for pdf in pdfs]
    seconds = np.array([[timed(pdf) for pdf in pdfs] for _ in range(rounds)])
    costs = seconds / [page.glyph_count for page in pages] * 1e6
    print(f"{'glyphs':>8}{'seconds':>10}{'µs a glyph':>12}  (median of {rounds})")
    for page, took, cost in zip(pages, np.median(seconds, 0), np.median(costs, 0), strict=True):
        print(f"{page.glyph_count:8}{took:10.4f}{cost:12.1f}")
    growth = np.median(costs[:, -1] / costs[:, :-1].min(axis=1))
    told = f"a glyph of the largest page costs {growth:.2f} × the cheapest of the smaller pages"
    print(f"{told}; asked linear growth: {_told(growth <= LINEAR)}")


def page_of(stories: int) -> bytes:
    """A page of stories one under another, each over all columns, with a rule between them."""
    measure = WIDTH * TYPE + GUTTER
    height = HEAD + ROWS * LEADING + 30
    sheet = Sheet(COLUMNS * measure + 2 * GUTTER, stories * height + 80)
    for story in range(stories):
        top = 40 + story * height
        if story:
            sheet.rule(GUTTER, top - 15, COLUMNS * measure, top - 15)
        sheet.text(GUTTER, top + 24, words(story, HEADLINE + 1)[:-1], 24.0)
        rest = [words(story + n, PARAGRAPH) for n in range(COLUMNS)]
        for column in range(COLUMNS):
            left = GUTTER + column * measure
            rest = sheet.column(left, top + HEAD, WIDTH, rest, TYPE, LEADING, rows=ROWS)
    return sheet.pdf()


def timed(pdf: bytes) -> float:
    """Seconds from a page's bytes to its articles."""
    start = time.perf_counter()
    page_to_articles(pdf)
    return time.perf_counter() - start


def _told(met: bool) -> str:  # noqa: FBT001  it is the sentence's end
    return "met" if met else "missed"


if __name__ == "__main__":
    sys.exit(main())
