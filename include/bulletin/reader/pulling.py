"""
Pull a release: manifest, tables' logs, what is missing of its files, and the pointer last.

- Every file is compared with its SHA-256, which the manifest has for the release's own files and
  for the lists of all that are current, and these for exports and files of tables.
- The log of a table must give the rows that the manifest says, and the files that the lists name.
- What is here and whole is kept; so a pull that was cut off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bulletin.errors import BadSetting
from bulletin.published.manifest import File, Manifest
from bulletin.published.places import LATEST, copy_path, delta_path, manifest_path, number_of
from bulletin.reader.listing import fetched_list, listed
from bulletin.reader.pulled import Parts, Pull, PulledFolder, pulled_folder
from bulletin.reader.root import (
    Found,
    Root,
    back_from,
    check_whole,
    found_release,
    release_at,
    root_at,
)
from bulletin.reader.table_logs import table_files
from bulletin.reader.wanted import Wanted, fetched

Watch = Callable[[Sequence[Wanted]], Iterable[Wanted]]

EVERYTHING = Parts()


def pull(
    source: str,
    to: Path,
    *,
    version: str | None = None,
    parts: Parts = EVERYTHING,
    watch: Watch = iter,
) -> Pull:
    """
    Bring a folder up to a release; what is there already and whole is not fetched again.

    Besides the parts asked for it has the release's own small files, and the changes of the
    releases since the one that the folder had.

    Args:
        source: A store, a dataset's root or a pulled folder; a folder or `s3://bucket/prefix`.
        to: The folder: empty, not there yet, or pulled from the same source.
        version: A release, as r000012; the newest where left out.
        watch: Goes through the files to fetch, for a bar of progress.

    Raises:
        BadSetting: No such release or table, or a folder that holds something else.
        NotAsPublished: A file is missing or altered at the source; nothing of it is kept, and the
            folder's pointer stays where it was.
        StoreError: The source or the folder fails.
    """
    root = root_at(source)
    with pulled_folder(to.absolute(), root.uri(LATEST).removesuffix(f"/{LATEST}")) as folder:
        found = _release(root, folder, version)
        if folder.record.release(found.manifest.version) is None:
            check_whole(root, found.manifest.version)
        tables = _tables(root, found.manifest, parts)
        lists = _fetch_lists(root, folder, found.manifest)
        files = listed(Root(folder.store, "", None), found.manifest)
        wanted = tuple(_wanted(root, folder, found, files, tables, exports=parts.exports))
        missing = [file for file in wanted if not folder.has(file.path, file.sha256)]
        for file in watch(missing):
            folder.keep(file.path, fetched(root, file))
        folder.finish(found, tables, files if parts.exports else None)
    counts = found.manifest.counts
    return Pull(
        version=found.manifest.version,
        to=str(to),
        issues=counts.issues,
        articles=counts.articles,
        files=len(missing) + len(lists),
        bytes=sum(file.bytes for file in missing) + sum(file.bytes for file in lists),
        kept=len(wanted) - len(missing) + len(found.manifest.index) - len(lists),
    )


def _release(root: Root, folder: PulledFolder, version: str | None) -> Found:
    """The release wanted, out of the folder where it is there as it was published."""
    known = root.latest() if version is None else folder.record.release(version)
    if known and folder.has(manifest_path(known.version), known.sha256):
        return found_release(Root(folder.store, "", None), known.version, known.sha256)
    return release_at(root, version)


def _tables(root: Root, manifest: Manifest, parts: Parts) -> tuple[str, ...]:
    tables = tuple(sorted(manifest.tables))
    wanted = tables if parts.tables is None else tuple(dict.fromkeys(parts.tables))
    if strange := [name for name in wanted if name not in tables]:
        message = f"{root.store.url}: no table {strange[0]!r}; there are {', '.join(tables)}"
        raise BadSetting(message)
    return wanted


def _fetch_lists(root: Root, folder: PulledFolder, manifest: Manifest) -> list[File]:
    """Bring the lists of current files over; those that were not here."""
    missing = [file for file in manifest.index if not folder.has(file.path, file.sha256)]
    for file in missing:
        folder.keep(file.path, fetched_list(root, manifest, file))
    return missing


def _wanted(
    root: Root,
    folder: PulledFolder,
    found: Found,
    files: Sequence[File],
    tables: Sequence[str],
    *,
    exports: bool,
) -> Iterator[Wanted]:
    manifest = found.manifest
    own = f"releases/{manifest.version}/"
    for file in manifest.files:
        if file.path.startswith(own) and not copy_path(file.path) and file not in manifest.index:
            yield _of_release(file, manifest)
    for file in files if exports else ():
        if copy_path(file.path):
            yield _of_release(file, manifest)
    yield from _changes_between(root, folder, found)
    for name in tables:
        yield from table_files(root, folder, manifest, name, files)


def _of_release(file: File, manifest: Manifest) -> Wanted:
    return Wanted(file.path, file.bytes, file.sha256, manifest.version)


def _changes_between(root: Root, folder: PulledFolder, found: Found) -> Iterator[Wanted]:
    """The changes of the releases after the one that the folder has, their manifests kept."""
    had = folder.pointed()
    if had is None:
        return
    for release in back_from(root, found):
        manifest = release.manifest
        if number_of(manifest.version, folder.store.url) <= number_of(had, folder.store.url):
            return
        if manifest.version != found.manifest.version:
            folder.keep(manifest_path(manifest.version), release.data)
            changes = delta_path(manifest.version)
            yield from (_of_release(it, manifest) for it in manifest.files if it.path == changes)
