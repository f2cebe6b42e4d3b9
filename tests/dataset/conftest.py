"""A store in a folder, and every kind of store for what must hold on all of them."""

from __future__ import annotations

import pytest

from bulletin.archive import FolderStore
from servers.fixtures import (  # noqa: F401  pytest finds them here by their names
    any_store,
    ceph_server,
    moto_server,
    store_url,
)


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")
