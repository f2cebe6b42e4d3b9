"""What a publication changes, row by row: the lines of delta.jsonl.gz."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import pyarrow as pa

from bulletin.codec import to_json_line
from bulletin.dataset.columns import Table

Op = Literal["ADD", "MOD", "DEL"]
Row = Mapping[str, Any]

_JSON = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Change:
    """
    One row added, modified or taken out.

    Attributes:
        id: The values of the table's key, joined by slashes; of an article its id.
        revision: Of an article; one that is taken out has the next number for that.
        changed: Names of the columns that differ, for `MOD`.
        record: The row as it now is, as JSON; None for `DEL`.
        reason: Of an article: why it came, changed or went.
        merged_into: The article that now has most of the text of one that went.
    """

    table: str
    op: Op
    id: str
    revision: int | None
    changed: tuple[str, ...]
    record: msgspec.Raw | None
    reason: str | None = None
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were added, modified and taken out."""

    added: int = 0
    modified: int = 0
    removed: int = 0


def tally(found: Iterable[Change]) -> Tally:
    """Count changes by what they are."""
    ops = [change.op for change in found]
    return Tally(added=ops.count("ADD"), modified=ops.count("MOD"), removed=ops.count("DEL"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A row as it was and as it is; None where there was none, or is none."""

    id: str
    was: Row | None
    now: Row | None

    @property
    def op(self) -> Op:
        if self.was is None:
            return "ADD"
        return "DEL" if self.now is None else "MOD"

    @property
    def changed(self) -> tuple[str, ...]:
        was, now = self.was, self.now
        if was is None or now is None:
            return ()
        return tuple(name for name in now if was[name] != now[name])

    @property
    def record(self) -> msgspec.Raw | None:
        return None if self.now is None else msgspec.Raw(_JSON.encode(self.now))


def pairs(table: Table, before: pa.Table, after: pa.Table) -> tuple[Pair, ...]:
    """The rows that differ, by the table's key; rows that stayed as they were are left out."""
    if before.equals(after):
        return ()
    old, new = _by_key(table.key, before), _by_key(table.key, after)
    found = [(key, old.get(key), new.get(key)) for key in sorted(old | new)]
    return tuple(Pair("/".join(map(str, key)), was, now) for key, was, now in found if was != now)


def changes(table: Table, before: pa.Table, after: pa.Table) -> tuple[Change, ...]:
    """What became of the rows of a table that has no revisions."""
    return tuple(
        Change(table.name, it.op, it.id, None, it.changed, it.record)
        for it in pairs(table, before, after)
    )


def delta_lines(found: Iterable[Change]) -> bytes:
    """Changes as JSON, one a line."""
    return b"".join(to_json_line(change) for change in found)


def json_lines(rows: pa.Table) -> bytes:
    """Rows as JSON, one a line, columns in the table's order."""
    return b"".join(_JSON.encode(row) + b"\n" for row in rows.to_pylist())


def _by_key(key: Sequence[str], rows: pa.Table) -> dict[tuple[Any, ...], Row]:
    return {tuple(row[name] for name in key): row for row in rows.to_pylist()}
