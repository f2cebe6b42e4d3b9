"""A commit is the very next version, or not there at all."""

from __future__ import annotations

import pyarrow as pa
import pytest
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import CommitFailedError

from bulletin.dataset.committing import commit_next


@pytest.fixture
def delta(tmp_path):
    place = tmp_path / "table"
    write_deltalake(place, rows(0))
    return DeltaTable(place)


def rows(number):
    return pa.table({"number": [number]})


def writing(delta, number):
    """What commits a row."""
    return lambda given: write_deltalake(
        delta, rows(number), mode="append", commit_properties=given
    )


def numbers(delta):
    found = DeltaTable(delta.table_uri).to_pyarrow_table()["number"]
    return sorted(found.to_pylist())


def refused():
    """As delta-rs says it where the version is taken."""
    raise CommitFailedError("version 1 already exists")


def elsewhere(delta, number):
    """Another run commits a row."""
    write_deltalake(DeltaTable(delta.table_uri), rows(number), mode="append")


def test_a_commit_is_the_next_version(delta):
    commit_next(delta, writing(delta, 1))

    assert delta.version() == 1
    assert numbers(delta) == [0, 1]


def test_where_another_run_came_first_nothing_of_ours_is_there(delta):
    elsewhere(delta, 7)

    with pytest.raises(CommitFailedError):
        commit_next(delta, writing(delta, 1))

    assert numbers(delta) == [0, 7]


def test_a_commit_whose_answer_was_lost_is_known_again(delta):
    def write_and_be_refused(given):
        writing(DeltaTable(delta.table_uri), 1)(given)
        refused()

    commit_next(delta, write_and_be_refused)

    assert delta.version() == 1
    assert numbers(delta) == [0, 1]


def test_a_commit_of_another_that_is_there_instead_is_not_ours(delta):
    """Its own mark does not help it."""

    def be_refused(_):
        other = DeltaTable(delta.table_uri)
        commit_next(other, writing(other, 7))
        refused()

    with pytest.raises(CommitFailedError):
        commit_next(delta, be_refused)


def test_a_commit_that_another_run_went_on_from_is_not_built_upon(delta):
    """Ours is there, and a newer one: what we have read of the table is old."""

    def write_and_be_overtaken(given):
        writing(DeltaTable(delta.table_uri), 1)(given)
        elsewhere(delta, 7)
        refused()

    with pytest.raises(CommitFailedError):
        commit_next(delta, write_and_be_overtaken)
