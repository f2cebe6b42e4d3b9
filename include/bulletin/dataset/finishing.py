"""The end of every release, whatever it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin.archive import Store
from bulletin.dataset.copies import refresh_copies
from bulletin.dataset.files import Written, checksums, move_pointer, write_release
from bulletin.dataset.gates.readback import read_back
from bulletin.dataset.indexing import Indexed
from bulletin.dataset.manifest import Release, Standing, release_of
from bulletin.published.index import index_name, part_at, to_bytes
from bulletin.published.manifest import File, Manifest


def finish_release(
    store: Store,
    standing: Standing | None,
    manifest: Manifest,
    written: Sequence[File],
    indexed: Indexed,
) -> Release:
    """
    Write the lists of files, the checksums, the manifest; read all back; then move the pointer.

    Args:
        manifest: The manifest but for its files.
        written: What the release has written so far, but files of tables: of these `indexed` has
            the SHA-256 as they were read back.

    Raises:
        NotAsPublished: What was written does not read back as it was.
        PublishingElsewhere: The pointer has moved since it was read.
    """
    lists = write_release(
        store,
        manifest.version,
        [Written(index_name(it.part), to_bytes(it)) for it in indexed.parts],
    )
    files = (*written, *indexed.added, *lists)
    sums = write_release(store, manifest.version, [Written("SHA256SUMS", checksums(files))])
    manifest = replace(
        manifest,
        files=tuple(sorted((*files, *sums), key=lambda it: it.path)),
        index=tuple(sorted((*indexed.kept, *lists), key=lambda it: part_at(it.path))),
        previous_sha256=standing.latest.sha256 if standing else None,
    )
    read_back(store, (*written, *lists, *sums))
    latest = move_pointer(store, manifest, standing)
    refresh_copies(store, manifest)
    return release_of(latest, manifest, is_new=True)
