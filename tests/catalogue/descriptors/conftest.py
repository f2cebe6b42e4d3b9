"""A dataset that tests look at and do not change, and a folder for those that do."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from types import SimpleNamespace

import pytest

from bulletin.archive import FolderStore
from catalogue.descriptors.published import describe, publish_two


@pytest.fixture(scope="session")
def root(tmp_path_factory):
    """The root of a described dataset; not to be written to."""
    store = FolderStore(tmp_path_factory.mktemp("described") / "store")
    publish_two(store)
    return describe(store)


@pytest.fixture
def own_root(root, tmp_path):
    """A copy that a test may break."""
    return shutil.copytree(root, tmp_path / "own")


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "store")


@pytest.fixture
def json_lines(monkeypatch):
    """What frictionless reads JSON lines with, where its extra `json` is not installed."""
    if importlib.util.find_spec("jsonlines") is None:
        reader = SimpleNamespace(Reader=lambda lines: map(json.loads, lines))
        monkeypatch.setitem(sys.modules, "jsonlines", reader)
