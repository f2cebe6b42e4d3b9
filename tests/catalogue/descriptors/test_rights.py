"""Licences as descriptors name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin.catalogue.descriptors.facts import facts_of
from bulletin.catalogue.descriptors.rights import licence_of
from bulletin.catalogue.snapshot import snapshot_of


@pytest.fixture
def paper(root):
    return next(it for it in facts_of(snapshot_of(root)).papers if it.code == "lanwan")


@pytest.mark.parametrize("id_", ["CC0-1.0", "CC-BY-4.0", "GPL-2.0+", "0BSD"])
def test_a_licence_of_the_list_has_its_page(paper, id_):
    licence = licence_of(replace(paper, licence=id_))

    assert (licence.id, licence.address) == (id_, f"https://spdx.org/licenses/{id_}.html")


@pytest.mark.parametrize(
    "words", [None, "", "LicenseRef-own", "CC0-1.0 OR MIT", "../../etc", "a\nb", "自由使用"]
)
def test_anything_else_leads_to_the_statement(paper, words):
    licence = licence_of(replace(paper, licence=words))

    assert (licence.id, licence.address) == (None, "data-dictionary.md#rights-lanwan")
    assert licence.title.startswith("lanwan: ")
    assert (words or "No licence") in licence.title
