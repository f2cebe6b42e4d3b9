"""
What fetching costs, and what gets lost on the way: two tables, against a site on loopback.

    newsstand.py [--quick]      --quick has one seed of faults instead of five

The first: an issue of eight pages that has not changed, looked at again a day later. The second: a
year of a weekly newspaper fetched while every twentieth request goes wrong, visited until it is
whole. Seconds are pauses by a clock that only jumps, and the work between them by the machine's.
Fails where anything is lost, or where an unchanged issue writes or asks for more than it should.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / name) for name in ("include", "tests")]

from bulletin.archive import FolderStore, Store
from newsstand.conftest import AT, Reader
from newsstand.habits import Habits
from newsstand.papers import SCHEMES
from newsstand.stall import Stall
from newsstand.stories import page_file, press_issue

PAGES = 8
ROUNDABOUT = {"xy": 2 * PAGES, "paperindex": 2 + PAGES}  # see docs/sources.md for why
FIRST, WEEKS, WEEKLY_PAGES = date(2025, 3, 16), 52, 4
FAULTS = 0.05  # of requests: a reset, 500, 429, or an answer cut short
SEEDS = (1, 2, 3, 4, 5)
FAULTY = ("resfile", "founder", "xy", "catalogue")
VISITS = 12  # of one issue at most


@dataclass(frozen=True)
class Cost:
    """What a fetch of an issue came to; `raw` and `written` are bytes."""

    requests: int
    robots: int
    raw: int
    written: int
    paused_s: float
    worked_s: float


def main() -> int:
    seeds = SEEDS[:1] if "--quick" in sys.argv[1:] else SEEDS
    with Stall() as stall:
        return max(unchanged(stall), faulty(stall, seeds))


def unchanged(stall: Stall) -> int:
    """The first table; 1 where an issue costs more than it should."""
    print(f"An unchanged issue of {PAGES} pages, a day later; robots.txt is asked for once a day")
    print("kind        articles  first  again  robots  bytes in raw/  written  pauses s  work s")
    is_bad = False
    for scheme in SCHEMES:
        for articles in (True, False):
            first, again = looked_at_twice(stall, scheme, articles=articles)
            print(
                f"{scheme:<11} {articles!s:<8} {first.requests:>6} {again.requests:>6}"
                f" {again.robots:>7} {again.raw:>14} {again.written:>8}"
                f" {again.paused_s:>9.1f} {again.worked_s:>7.2f}"
            )
            most = ROUNDABOUT.get(scheme, 1 + PAGES)
            is_bad |= again.raw > 0 or again.requests > most
    return int(is_bad)


def looked_at_twice(stall: Stall, scheme: str, *, articles: bool) -> tuple[Cost, Cost]:
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(stall, FolderStore(Path(folder)))
        costs = []
        for days in (0, 1):
            reader.meets(scheme=scheme, pages=PAGES)
            costs.append(cost(reader, days, articles=articles))
            reader.clock.sleep(24 * 3600)
        return costs[0], costs[1]


def cost(reader: Reader, days: int, *, articles: bool) -> Cost:
    before, raw = size(reader.store, ""), size(reader.store, "raw/")
    paused, begun = len(reader.clock.pauses), time.perf_counter()
    reader.fetches(at=AT + timedelta(days=days), articles=articles)
    worked = time.perf_counter() - begun
    asked = reader.asked()
    return Cost(
        requests=len(asked) - asked.count("/robots.txt"),
        robots=asked.count("/robots.txt"),
        raw=size(reader.store, "raw/") - raw,
        written=size(reader.store, "") - before,
        paused_s=sum(reader.clock.pauses[paused:]),
        worked_s=worked,
    )


def size(store: Store, prefix: str) -> int:
    """Bytes of all that is below a prefix."""
    stats = (store.stat(key) for key in store.keys(prefix))
    return sum(stat.size for stat in stats if stat is not None)


def faulty(stall: Stall, seeds: tuple[int, ...]) -> int:
    """The second table; 1 where anything is lost."""
    print(f"\n{WEEKS} weekly issues of {WEEKLY_PAGES} pages, {FAULTS:.0%} of requests go wrong")
    print("kind        seed  lost  visits an issue  most  requests  retried  pauses s  work s")
    lost = 0
    for scheme in FAULTY:
        for seed in seeds:
            lost += back_filled(stall, scheme, seed)
    return int(lost > 0)


def back_filled(stall: Stall, scheme: str, seed: int) -> int:
    """Fetch the year under one seed's faults, print the row, and give how many pages are lost."""
    weeks = tuple(FIRST + timedelta(weeks=week) for week in range(WEEKS))
    habits = Habits(scheme, issues=weeks, pages=WEEKLY_PAGES, faults=(FAULTS, seed))
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(stall, FolderStore(Path(folder)))
        reader.meets(habits)
        begun = time.perf_counter()
        visits = [visits_until_whole(reader, day) for day in weeks]
        worked = time.perf_counter() - begun
        lost = sum(not is_kept(reader.store, day) for day in weeks)
        asked = len(reader.asked())
    print(
        f"{scheme:<11} {seed:>4} {lost:>5} {sum(visits) / len(visits):>16.2f} {max(visits):>5}"
        f" {asked:>9} {asked - needed(scheme):>8} {sum(reader.clock.pauses):>9.0f} {worked:>7.1f}"
    )
    return lost


def needed(scheme: str) -> int:
    """Requests where nothing goes wrong, robots.txt once."""
    each = 2 * WEEKLY_PAGES if scheme == "xy" else 1 + WEEKLY_PAGES
    return 1 + WEEKS * each


def visits_until_whole(reader: Reader, day: date) -> int:
    """Visit as the scheduler would, until all pages are in; how many times that took."""
    for visit in range(1, VISITS + 1):
        told = reader.tries(day)
        if told == "given" and is_kept(reader.store, day):
            return visit
    return VISITS


def is_kept(store: Store, day: date) -> bool:
    """Whether each page of an issue is in the archive byte by byte, and nothing besides."""
    expected = {
        hashlib.sha256(page_file(day, page)).hexdigest()
        for page in press_issue(day, WEEKLY_PAGES).pages
    }
    keys = [key for key in store.keys(f"raw/xjrb/{day}-a/") if key.endswith(".pdf")]
    return {hashlib.sha256(store.get(key)).hexdigest() for key in keys} == expected


if __name__ == "__main__":
    sys.exit(main())
