"""Every kind of store, for what must hold on all of them."""

from __future__ import annotations

from servers.fixtures import (  # noqa: F401  pytest finds them here by their names
    any_store,
    ceph_server,
    moto_server,
    store_url,
)
