"""JSON that may stand anywhere."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bulletin.catalogue.descriptors.writing import to_descriptor, to_listing

TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from('<>&\x85\u2028\u202e\u2066\u200f"\\')
)


@given(st.dictionaries(TEXTS, TEXTS))
def test_what_is_written_reads_as_it_was(value):
    assert json.loads(to_descriptor(value)) == value
    assert not set("<>&\x85\u2028\u202e\u2066\u200f") & set(to_descriptor(value).decode())


def lines_of(head):
    """Those of the head, with the one that the list begins with."""
    return to_descriptor(head).decode().splitlines()


@given(st.dictionaries(TEXTS.filter("entries".__ne__), TEXTS, min_size=1), st.lists(TEXTS))
def test_a_listing_has_its_entries_last_and_a_line_each(head, texts):
    entries = [{"it": text} for text in texts]

    data = to_listing(head, "entries", entries)

    assert json.loads(data) == {**head, "entries": entries}
    lines = data.decode().splitlines()[len(lines_of(head)) :]
    assert [
        json.loads(line.removesuffix(",")) for line in lines if line.startswith("{")
    ] == entries
