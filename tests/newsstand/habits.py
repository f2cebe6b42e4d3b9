"""What a site does to a reader: one switch for each trap, all of them off."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

MORNING = datetime(2026, 3, 15, 8, 0)  # noqa: DTZ001  the newspaper's own clock
ISSUES = (date(2026, 3, 14), date(2026, 3, 15))


@dataclass(frozen=True)
class Habits:
    """
    A site's habits; pages are named by their place, from 1.

    Attributes:
        scheme: The kind of site, one of `newsstand.papers.SCHEMES`.
        issues, pages: Dates with an issue, and how many pages each has.
        now: The site's clock.
        unknown_date: What a date without an issue answers: `404`, `redirect`, `refresh`, `shell`.
        publish_at: When the newest issue goes up; before, it is not there.
        up: How many of its pages are up, the first one last; all, where None.
        late: Pages whose PDF is not there yet.
        unlinked: Pages listed without a PDF.
        replaced: Pages that were printed again; `renamed` are those whose file has a new name.
        withdrawn: Pages whose file was overwritten, with `blank` or with `html`.
        challenge: Whether each PDF is answered with a page that wants a browser.
        cut: The share of a page's bytes that come; `is_sized` says whether their length is told.
        broken, long: Pages whose file is no PDF inside; and is far too long.
        locked: Pages with a password, `owner` or `user`.
        is_whole: Whether there is one file for the whole issue.
        needs: A header that must hold a word, and the status for who has it not.
        needs_cookie: Whether the site first sends everybody through a cookie.
        limit: How many requests it bears before it answers 429, with a Retry-After of `rest` s.
        resets: Which requests are cut off without an answer, counted from 1.
        encoding, declared: How pages are written, and what they say of it.
        marks: How pages are called, where not A01, A02, …
        lists: How many times the page list is printed; `is_looped` links the last to the first.
        twins: Pages that it has once more, under another address, with the same PDF.
        is_shuffled: Whether the list begins with the last page.
        validators: Which the answers have: `etag`, `modified`, `none`.
        moved: Where the site has moved to: a path, or an address.
        is_continued: Whether the first page's second story goes on on the second page; the site
            has the whole text under both addresses.
        deleted: Articles that were taken back, each by its page's place and its own from 0.
        coords: How areas are written: `pixels`, `floats` in a frame of 350 by 500, `unframed`
            with a picture that says no size, or badly: `null`, `odd`, `outside`.
        is_sloppy: Whether the markup has upper case, backslashes, and attributes without quotes.
        is_shared: Whether the calendar has another paper's dates as well.
        faults: The share of requests that go wrong, and a seed for which.
    """

    scheme: str = "resfile"
    issues: tuple[date, ...] = ISSUES
    pages: int = 4
    now: datetime = MORNING
    unknown_date: str = "404"
    publish_at: datetime | None = None
    up: int | None = None
    late: frozenset[int] = frozenset()
    unlinked: frozenset[int] = frozenset()
    replaced: frozenset[int] = frozenset()
    renamed: frozenset[int] = frozenset()
    withdrawn: dict[int, str] = field(default_factory=dict)
    challenge: bool = False
    cut: dict[int, float] = field(default_factory=dict)
    is_sized: bool = True
    broken: frozenset[int] = frozenset()
    long: frozenset[int] = frozenset()
    locked: dict[int, str] = field(default_factory=dict)
    is_whole: bool = False
    needs: tuple[str, str, int] | None = None
    needs_cookie: bool = False
    limit: int | None = None
    rest: int = 20
    resets: frozenset[int] = frozenset()
    encoding: str = "utf-8"
    declared: str = "utf-8"
    marks: tuple[str, ...] = ()
    lists: int = 1
    twins: frozenset[int] = frozenset()
    is_looped: bool = False
    is_shuffled: bool = False
    validators: str = "etag"
    moved: str | None = None
    is_continued: bool = False
    deleted: frozenset[tuple[int, int]] = frozenset()
    coords: str = "pixels"
    is_sloppy: bool = False
    is_shared: bool = False
    faults: tuple[float, int] | None = None
    robots: str | None = None
