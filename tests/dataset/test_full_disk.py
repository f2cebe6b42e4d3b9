"""A disk that fills up, for real: a small file system in memory."""

from __future__ import annotations

import os
import subprocess
from datetime import timedelta

import pytest

from bulletin.archive import FolderStore
from bulletin.dataset import lock, publish_release, verify_release
from bulletin.errors import StoreFull
from dataset.builders import AT, DAY, entry

NEXT = DAY + timedelta(days=1)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one mebibyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("left", [0, 8, 24, 48, 64, 96])
def test_a_full_disk_is_said_and_leaves_the_last_release(small_disk, monkeypatch, left):
    monkeypatch.setattr(lock, "STALE_AFTER_S", -1.0)
    store = FolderStore(small_disk / "store")
    publish_release(store, [entry(store)], day=DAY, at=AT)
    given = entry(store, day=NEXT)
    filler = small_disk / "filler"
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    filler.write_bytes(b"x" * (free - left * 1024))

    with pytest.raises(StoreFull, match="no space left"):
        publish_release(store, [given], day=NEXT, at=AT)

    assert verify_release(store).version == "r000001"
    filler.unlink()
    assert publish_release(store, [given], day=NEXT, at=AT).is_new
    assert verify_release(store).rows == 2 * (3 + 6 + 12 + 1 + 4 + 3) + 1
