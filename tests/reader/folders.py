"""What a pulled folder holds, and whether it is whole."""

from __future__ import annotations

import pandas as pd

from bulletin.dataset.schema import TABLES
from bulletin.published.places import copy_path
from bulletin.reader import open_dataset
from bulletin.reader.listing import listed

ROOT = "datasets/bulletins"
OWN = ("pulled.json", "pulled.sha256", "latest.json", ".pulling.lock", "exports/version.json")


def files_of(folder):
    return sorted(it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file())


def assert_whole(folder, store, version):
    """All of it is as at the source, and is read as that release."""
    dataset = open_dataset(folder)
    source = open_dataset(store.url)

    assert dataset.version == version
    for table in TABLES:
        expected = source.read(table.name, version=version)
        pd.testing.assert_frame_equal(dataset.read(table.name), expected)
    copied = {
        copy_path(file.path): file.path for file in listed(dataset.root, dataset.found.manifest)
    }
    for path in files_of(folder):
        if path not in OWN:
            published = store.get(f"{ROOT}/{copied.get(path, path)}")
            assert (folder / path).read_bytes() == published, path
