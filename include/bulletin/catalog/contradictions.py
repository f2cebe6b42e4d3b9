"""What types alone cannot say of a newspaper's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from bulletin.catalog.papers import Days, Era, Newspaper
from bulletin.catalog.platforms import Declared, Folder, Platform, Prefix, Site, Template
from bulletin.catalog.telling import Key

Told = Iterator[tuple[tuple[Key, ...], str]]

_TOKEN = re.compile(r"\{(?P<name>[^{}:]*)(?::[^{}]*)?\}")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_OUR_OWN = {"user-agent", "cookie", "authorization", "host"}  # who we are is never hidden
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


def contradictions(paper: Newspaper, stem: str) -> Told:
    """The keys that lead to each contradiction, and what is wrong there."""
    if paper.code != stem:
        yield ("code",), f"code is {paper.code!r}; name the file {paper.code}.yaml"
    yield from _places(paper)
    yield from _bounds(paper)
    yield from _dates(paper)
    if paper.window.opens >= paper.window.closes:
        wrong = f"opens at {paper.window.opens} and closes at {paper.window.closes}; swap them"
        yield ("window", "closes"), wrong


def _places(paper: Newspaper) -> Told:
    if paper.platform is None and not paper.eras:
        yield (), "no platform; write where the pages are, as platform or as eras"
    if paper.platform is not None and paper.eras:
        yield ("platform",), "platform and eras are both there; leave one"
    if paper.platform is not None:
        yield from _platform(paper.platform, ("platform",))
    for place, era in enumerate(paper.eras):
        yield from _platform(era.platform, ("eras", place, "platform"))
    yield from _eras(paper)


def _eras(paper: Newspaper) -> Told:
    """Eras come oldest first, each begins the day after the one before ends."""
    for place, era in enumerate(paper.eras):
        if era.first and era.until and era.first > era.until:
            yield ("eras", place, "until"), f"until is {era.until}, before from, {era.first}"
    for place, (before, after) in enumerate(zip(paper.eras, paper.eras[1:], strict=False), 1):
        problem = _seam(before, after)
        if problem:
            yield ("eras", place), problem
    if not paper.eras:
        return
    first, last = paper.eras[0].first, paper.eras[-1].until
    if first and (paper.since is None or paper.since < first):
        yield (
            ("eras", 0, "from"),
            f"no era before {first}; leave its from out, or say since: {first}",
        )
    if last and (paper.until is None or paper.until > last):
        end = len(paper.eras) - 1
        yield (
            ("eras", end, "until"),
            f"no era after {last}; leave its until out, or say until: {last}",
        )


def _seam(before: Era, after: Era) -> str | None:
    if before.until is None or after.first is None:
        return "eras need an until before the next one's from; only the ends may be open"
    due = before.until + timedelta(days=1)
    if after.first < due:
        return (
            f"eras overlap: one ends {before.until}, the next begins {after.first}; begin it {due}"
        )
    if after.first > due:
        begins = f"the next begins {after.first}; begin it {due}"
        return f"a gap between eras: one ends {before.until}, {begins}"
    return None


def _bounds(paper: Newspaper) -> Told:
    for key, bounds in (("pages", paper.expect.pages), ("articles", paper.expect.articles)):
        if bounds.max is not None and bounds.min > bounds.max:
            wrong = f"min is {bounds.min} and max is {bounds.max}; no issue can have that"
            yield ("expect", key), wrong


def _dates(paper: Newspaper) -> Told:
    if paper.since and paper.until and paper.since > paper.until:
        yield ("until",), f"until is {paper.until}, before since, {paper.since}"
    for place, pause in enumerate(paper.no_issue):
        if isinstance(pause, Days) and pause.first > pause.until:
            wrong = f"from is {pause.first}, after until, {pause.until}; swap them"
            yield ("no_issue", place, "from"), wrong
    for place, day in enumerate(paper.extra):
        if paper.pauses_on(day):
            yield ("extra", place), f"{day} is in no_issue too; leave it in one"


def _platform(platform: Platform, at: tuple[Key, ...]) -> Told:
    match platform:
        case Prefix() if not platform.url.startswith(("s3://", "/")):
            wrong = f"url is {platform.url!r}; write s3://bucket/prefix, or a folder from its root"
            yield (*at, "url"), wrong
        case Folder() | Prefix():
            yield from _pattern(platform.pattern, (*at, "pattern"), {"date", "page"})
        case Template():
            yield from _pattern(platform.pattern, (*at, "pattern"), {"base", "date", "page"})
            yield from _template(platform, at)
        case Declared():
            yield from _pattern(platform.issue, (*at, "issue"), {"base", "date"})
            yield from _declared(platform, at)
        case Site():
            pass
    if isinstance(platform, Site):
        yield from _site(platform, at)


def _pattern(pattern: str, at: tuple[Key, ...], allowed: set[str]) -> Told:
    key = at[-1]
    if not re.search(r"\{date[}:]", pattern):
        yield at, f"{key} has no {{date}}, so no date's files can be found"
    wrong = [token[0] for token in _TOKEN.finditer(pattern) if token["name"] not in allowed]
    rest = _TOKEN.sub("", pattern)
    if wrong or "{" in rest or "}" in rest:
        may = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        yield (
            at,
            f"{key} has {(*wrong, 'a brace alone')[0]}; it may have {may} and {{date:FORMAT}}",
        )


def _template(site: Template, at: tuple[Key, ...]) -> Told:
    if ("{page}" in site.pattern) != bool(site.pages):
        yield (*at, "pages"), "pages go with {page} in the pattern; have both, or neither"


def _declared(site: Declared, at: tuple[Key, ...]) -> Told:
    if site.calendar is not None:
        yield from _pattern(site.calendar.address, (*at, "calendar", "address"), {"base", "date"})
        yield from _expression(site.calendar.date, (*at, "calendar", "date"), groups=1)


def _site(site: Site, at: tuple[Key, ...]) -> Told:
    if not _is_address(site.base):
        wrong = f"{site.base!r} is not an address such as https://epaper.example.cn/code"
        yield (*at, "base"), wrong
    if site.sections is not None:
        yield from _expression(site.sections, (*at, "sections"))
    if site.pdf is not None:
        yield from _pattern(site.pdf, (*at, "pdf"), {"base", "date", "page"})
    for place, host in enumerate(site.hosts):
        if not _HOST.fullmatch(host):
            yield (*at, "hosts", place), f"{host!r} is no host; write it as img.example.cn"
    for name, value in site.headers.items():
        if name.lower() in _OUR_OWN or not _HEADER.fullmatch(name) or not value.isprintable():
            yield (*at, "headers", name), f"{name!r} cannot be sent so; leave the header out"


def _expression(text: str, at: tuple[Key, ...], groups: int = 0) -> Told:
    key = at[-1]
    try:
        found = re.compile(text)
    except re.error as error:
        yield at, f"{key} is not a regular expression: {error}"
        return
    if found.groups < groups:
        yield at, f"{key} has no group; put the date's digits in round brackets"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # as urlsplit says to a port that is none
        return False
