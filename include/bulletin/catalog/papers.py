"""What a newspaper's file says."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec

from bulletin.catalog.platforms import Platform

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NotNegative = Annotated[int, msgspec.Meta(ge=0)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Clock = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Minutes = Annotated[int, msgspec.Meta(ge=5, le=1440)]
DaysLater = Annotated[int, msgspec.Meta(ge=1, le=90)]


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is normal: with less than `min` nothing is published; more than `max` is warned of."""

    min: NotNegative = 0
    max: NotNegative | None = None


class Fill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    The least share of an issue's articles that have each of these, 0 to 1.

    Photographs, notices and briefs are left out.
    """

    headline: Share = 0.0
    body: Share = 0.0
    byline: Share = 0.0


class Expectations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    Pages and articles of an issue, and how much of the articles is filled in.

    Attributes:
        printed_days_off: How many days the date printed on the pages may be off the date of
            publication; further off it is another issue's page.
    """

    pages: Bounds = Bounds(min=1)
    articles: Bounds = Bounds(min=1)
    fill: Fill = Fill()
    printed_days_off: NotNegative = 3  # a masthead left from the last issue


class Rights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be published; `bodies: false` keeps the text itself out of the dataset."""

    statement: str
    licence: str | None = None
    bodies: bool = True


class Days(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from"}):
    """Dates from one to another, both included."""

    first: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.until


class Era(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from"}):
    """The dates for which a platform is right; open at an end where it is left out."""

    platform: Platform
    first: date | None = None
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (
            self.until is None or day <= self.until
        )


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    When on its date an issue comes out, by the clock of the newspaper's place.

    Attributes:
        opens, closes: Before, nobody looks for it; after, it is overdue.
        every_min: Minutes between two looks.
        recheck_days: How many days later it is looked at again, for pages that were replaced.
    """

    opens: Clock = "06:30"
    closes: Clock = "23:00"
    every_min: Minutes = 30
    recheck_days: tuple[DaysLater, ...] = (1, 3, 7)


class Newspaper(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """
    One newspaper, as its file describes it.

    Attributes:
        code: Short name in ids, lower-case letters and digits; the same as the file's name.
        platform, eras: Where its pages are; one platform, or one for each era.
        weekdays: When it appears; every day, where left out.
        since, until: First and last date of publication known to us.
        no_issue: Dates on which it does not appear though the weekday is right (停刊).
        extra: Dates on which it appears though the weekday is not.
        is_unverified: Whether nobody has seen this file work with the live site; it runs only
            when asked for by name.
    """

    code: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9]{0,29}$")]
    name: str
    city: str
    district: str
    platform: Platform | None = None
    eras: tuple[Era, ...] = ()
    rights: Rights
    weekdays: tuple[Weekday, ...] = DAYS  # type: ignore[assignment]
    since: date | None = None
    until: date | None = None
    no_issue: tuple[date | Days, ...] = ()
    extra: tuple[date, ...] = ()
    expect: Expectations = Expectations()
    window: Window = Window()
    language: str = "zh"
    is_sample: bool = False
    is_unverified: bool = False
    file: str = ""

    def appears_on(self, day: date) -> bool:
        """Whether its rhythm has an issue on this date."""
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and (
                day in self.extra
                or (DAYS[day.weekday()] in self.weekdays and not self.pauses_on(day))
            )
        )

    @property
    def runs_unasked(self) -> bool:
        """Whether it runs where no newspapers are named."""
        return not (self.is_sample or self.is_unverified)

    def pauses_on(self, day: date) -> bool:
        """Whether its file says that there is no issue on this date."""
        return any(
            day in pause if isinstance(pause, Days) else day == pause for pause in self.no_issue
        )

    def platform_on(self, day: date) -> Platform | None:
        """Where the pages of a date are; None outside of every era."""
        return next((era.platform for era in self.eras if day in era), self.platform)
