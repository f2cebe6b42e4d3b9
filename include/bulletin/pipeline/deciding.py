"""Why a release is as it is, why another was refused, and a person's word that lets it through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from bulletin.archive import Store
from bulletin.codec import from_json, in_utc
from bulletin.dataset.gates.blocked import (
    Blocked,
    all_blocked,
    is_blocked_version,
    read_blocked,
)
from bulletin.dataset.gates.report import NEVER_ALLOWED, Check, Outcome
from bulletin.dataset.gates.telling import GATES, Gates
from bulletin.dataset.gates.waivers import Waiver, read_waiver, record_waiver
from bulletin.dataset.manifest import read_standing
from bulletin.dataset.places import key_of
from bulletin.errors import BadSetting, NotAsPublished, NotInStore
from bulletin.published.manifest import Counts, Manifest
from bulletin.published.places import manifest_path, release_path

_NAMED = 10  # versions in a message
_MOST_WORDS = 500  # characters of a reason or a name; it is published in a line


@dataclass(frozen=True, slots=True)
class BlockedTold:
    """
    What was refused.

    Attributes:
        waiver: By which it may go through; None where nobody has let it through.
        since: The release that published its date since; None where none has.
    """

    blocked: Blocked
    waiver: Waiver | None
    since: str | None


@dataclass(frozen=True, slots=True)
class ReleaseTold:
    """
    A release in a few words.

    Attributes:
        counts: Articles and issues of the whole dataset, and what this release changed.
        warnings, allowed: Checks of its gates.
        waivers: By whom, and why.
        checks: How many were made; None where the release has no gates.json.
    """

    version: str
    created_at: datetime
    previous: str | None
    published_date: date | None
    papers: tuple[str, ...]
    counts: Counts
    warnings: tuple[Check, ...]
    allowed: tuple[Check, ...]
    waivers: tuple[Waiver, ...]
    checks: int | None


def why(store: Store, version: str) -> BlockedTold | ReleaseTold:
    """
    What is to be said of a release (r000012), or of what was refused (b000003).

    Raises:
        BadSetting: There is no such version.
        NotAsPublished: Nothing has been published, or a file of a release is missing.
    """
    if is_blocked_version(version):
        return _blocked_told(store, read_blocked(store, version), _releases(store))
    return _release_told(store, _manifest(store, version))


def listed(store: Store, last: int) -> list[BlockedTold | ReleaseTold]:
    """The newest releases and what was refused, together, the newest first."""
    manifests = list(islice(_releases(store), last))
    told: list[tuple[datetime, BlockedTold | ReleaseTold]] = [
        *((it.created_at, _release_told(store, it)) for it in manifests),
        *(
            (it.blocked_at, _blocked_told(store, it, manifests))
            for it in islice(all_blocked(store), last)
        ),
    ]
    told.sort(key=lambda it: it[0], reverse=True)  # of one time, releases first
    return [it for _, it in told[:last]]


def allow(store: Store, version: str, *, by: str, at: datetime, reason: str) -> Waiver:
    """
    Let what was refused through, with just the values that it was refused for.

    It is published when its date is published the next time.

    Raises:
        BadSetting: There is no such version, it is let through already, no reason or name is
            given, or a check is among its blocks that nobody can let through.
    """
    blocked = read_blocked(store, version)
    for check in blocked.blocks:
        if check.gate in NEVER_ALLOWED:
            message = f"{version} cannot be let through: {check.message}"
            raise BadSetting(message)
    waiver = Waiver(
        version=version,
        paper=blocked.paper,
        published_date=blocked.published_date,
        by=_words(by, "--by"),
        at=in_utc(at),
        reason=_words(reason, "--reason"),
        checks=blocked.blocks,
    )
    if not record_waiver(store, waiver):
        there = read_waiver(store, blocked.paper, blocked.published_date, version)
        told = f" by {there.by} on {there.at:%Y-%m-%d}" if there else ""
        message = (
            f"{version} is let through already{told}; publish {blocked.published_date} of "
            f"{blocked.paper}"
        )
        raise BadSetting(message)
    return waiver


def _words(text: str, option: str) -> str:
    words = " ".join(text.split())
    if not words or len(words) > _MOST_WORDS:
        message = f"{option} has {len(words)} characters; write some, up to {_MOST_WORDS}"
        raise BadSetting(message)
    if not words.isprintable():
        message = f"{option} has characters that cannot be shown; it is published, leave them out"
        raise BadSetting(message)
    return words


def _blocked_told(store: Store, blocked: Blocked, manifests: Iterable[Manifest]) -> BlockedTold:
    waiver = read_waiver(store, blocked.paper, blocked.published_date, blocked.version)
    return BlockedTold(blocked, waiver, _since(blocked, manifests))


def _since(blocked: Blocked, manifests: Iterable[Manifest]) -> str | None:
    """The newest of these releases that published the same date after it was refused."""
    for manifest in manifests:
        if manifest.version == blocked.standing:
            return None
        if manifest.published_date == blocked.published_date and blocked.paper in manifest.papers:
            return manifest.version
    return None


def _release_told(store: Store, manifest: Manifest) -> ReleaseTold:
    gates = _gates(store, manifest)
    checks = gates.checks if gates else ()
    counts = manifest.counts
    return ReleaseTold(
        version=manifest.version,
        created_at=manifest.created_at,
        previous=manifest.previous,
        published_date=manifest.published_date,
        papers=manifest.papers,
        counts=Counts(
            counts.issues, counts.articles, counts.added, counts.modified, counts.removed
        ),
        warnings=tuple(check for check in checks if check.outcome is Outcome.WARN),
        allowed=tuple(check for check in checks if check.outcome is Outcome.ALLOWED),
        waivers=gates.waivers if gates else (),
        checks=len(checks) if gates else None,
    )


def _gates(store: Store, manifest: Manifest) -> Gates | None:
    """What its gates measured; None of a release that was made without."""
    path = release_path(manifest.version, GATES)
    if all(file.path != path for file in manifest.files):
        return None
    key = key_of(path)
    try:
        return from_json(store.get(key), Gates, store.uri(key))
    except NotInStore as error:
        message = f"{store.uri(key)}: missing; the release names it"
        raise NotAsPublished(message) from error


def _manifest(store: Store, version: str) -> Manifest:
    for manifest in _releases(store):
        if manifest.version == version:
            return manifest
    newest = [manifest.version for manifest in islice(_releases(store), _NAMED)]
    message = (
        f"{store.url}: there is no version {version!r}; the newest releases are "
        f"{', '.join(newest) or 'none'}, and refusals are b000001 and so on"
    )
    raise BadSetting(message)


def _releases(store: Store) -> Iterator[Manifest]:
    """The releases, the newest first, each naming the one before it."""
    standing = read_standing(store)
    manifest = standing.manifest if standing else None
    while manifest is not None:
        yield manifest
        if manifest.previous is None:
            return
        key = key_of(manifest_path(manifest.previous))
        if store.stat(key) is None:
            return
        manifest = from_json(store.get(key), Manifest, store.uri(key))
