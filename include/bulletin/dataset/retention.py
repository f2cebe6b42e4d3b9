"""
Take away what no kept release needs: files of tables, exports, whole issues, lists.

Manifests, deltas, changelogs and reports stay for all releases, so that who follows the changes
finds no gap. `kept.json` says which releases are whole, and is written before anything goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bulletin.archive import Stat, Store
from bulletin.codec import from_json, to_json
from bulletin.dataset.indexing import current_files
from bulletin.dataset.lock import lease
from bulletin.dataset.manifest import Standing, read_standing
from bulletin.dataset.places import ROOT, key_of
from bulletin.errors import BadSetting, NotInStore
from bulletin.published.kept import KEPT, NOTHING_TAKEN, Kept
from bulletin.published.manifest import File, Manifest
from bulletin.published.places import manifest_path, number_of

LAST = 30  # releases that are kept in any case: a month of a daily
DAYS = 30  # and all that are younger than this
_FOLDERS = ("tables", "issues", "releases")
UNSETTLED = timedelta(days=1)  # a run that is at work or was cut off may still need younger files


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken away; `kept` are the releases that are whole, oldest first."""

    files: int
    bytes: int
    kept: tuple[str, ...]


def pin(store: Store, version: str, reason: str) -> None:
    """
    Keep a release for good.

    Raises:
        BadSetting: There is no such release, or it is not whole any more.
    """
    with lease(store):
        standing = read_standing(store)
        kept = read_kept(store)
        known = {it.version for it in _back_from(store, standing)} if standing else set()
        if version not in known or not kept.is_whole(version):
            message = f"{store.uri(key_of(KEPT))}: {version} is no release that is whole"
            raise BadSetting(message)
        pinned = {**kept.pinned, version: reason}
        store.put(key_of(KEPT), to_json(replace(kept, pinned=pinned)))


def take_away(store: Store, *, at: datetime, last: int = LAST, days: int = DAYS) -> Taken:
    """
    Keep the newest releases, the last of each month and those that a person pinned.

    Args:
        at: The time that ages are counted from.
        last: How many of the newest are kept.
        days: All that are younger are kept.

    Raises:
        PublishingElsewhere: Another run is publishing.
        NotAsPublished: A kept release is not as it was published; nothing was taken away.
    """
    if (plan := _plan(store, at, last, days)) is None or plan.is_all:
        return Taken(0, 0, plan.kept if plan else ())  # nobody has to wait
    with lease(store):
        plan = _plan(store, at, last, days)
        if plan is None:
            return Taken(0, 0, ())
        store.put(key_of(KEPT), to_json(Kept(plan.until, plan.kept, plan.pinned)))
        for file in plan.gone:
            store.delete(file.key)
    return Taken(len(plan.gone), sum(file.size for file in plan.gone), plan.kept)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What would be kept and what would go; `is_all` where nothing would be another."""

    until: str
    kept: tuple[str, ...]
    pinned: dict[str, str]
    gone: tuple[Stat, ...]
    is_all: bool


def _plan(store: Store, at: datetime, last: int, days: int) -> _Plan | None:
    standing = read_standing(store)
    if standing is None:
        return None
    before = read_kept(store)
    releases = [it for it in _back_from(store, standing) if before.is_whole(it.version)]
    whole = [*_worth_keeping(releases, before.pinned, at, last, days)]
    needed = {file.path for it in whole for file in _files(store, it)}
    gone = tuple(_unneeded(store, needed, at))
    return _Plan(
        until=standing.manifest.version,
        kept=tuple(sorted((it.version for it in whole), key=number_of)),
        pinned=before.pinned,
        gone=gone,
        is_all=not gone and len(whole) == len(releases),
    )


def read_kept(store: Store) -> Kept:
    """What was kept when files were last taken away."""
    try:
        return from_json(store.get(key_of(KEPT)), Kept, store.uri(key_of(KEPT)))
    except NotInStore:
        return NOTHING_TAKEN


def _back_from(store: Store, standing: Standing) -> Iterator[Manifest]:
    """The release that stands and all before it."""
    manifest = standing.manifest
    while True:
        yield manifest
        if manifest.previous is None:
            return
        key = key_of(manifest_path(manifest.previous))
        manifest = from_json(store.get(key), Manifest, store.uri(key))


def _worth_keeping(
    releases: Sequence[Manifest], pinned: Mapping[str, str], at: datetime, last: int, days: int
) -> Iterator[Manifest]:
    """Those to keep, of releases given newest first."""
    months = set()
    for number, release in enumerate(releases):
        month = (release.created_at.year, release.created_at.month)
        is_young = at - release.created_at < timedelta(days=days)
        if number < last or is_young or month not in months or release.version in pinned:
            yield release
        months.add(month)


def _files(store: Store, release: Manifest) -> Iterator[File]:
    yield from release.files
    yield from release.index
    yield from current_files(store, release)


def _unneeded(store: Store, needed: set[str], at: datetime) -> Iterator[Stat]:
    """What may go and is needed by no kept release."""
    for key in [key for folder in _FOLDERS for key in store.keys(f"{ROOT}/{folder}/")]:
        path = key.removeprefix(f"{ROOT}/")
        if path in needed or not _may_go(path):
            continue
        found = store.stat(key)
        if found and at - found.modified_at > UNSETTLED:
            yield found


def _may_go(path: str) -> bool:
    """Whether a path is not of what stays for all releases."""
    folder, *parts = path.split("/")
    if folder == "releases":
        return len(parts) > 1 and parts[1] in {"exports", "index"}
    return "_delta_log" not in parts
