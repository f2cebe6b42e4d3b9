"""The rows against the published schema: types, nulls, ids, ranges, keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pandas as pd
import pandera.pandas as pan
import pyarrow as pa

from bulletin.dataset.columns import Column, Table
from bulletin.dataset.gates.facts import (
    LISTED,
    NOT_SO,
    NULLABLE,
    ORDERED,
    PATTERNS,
    RANGES,
)
from bulletin.dataset.gates.report import Check, Gate, Outcome

_REMEDY = "a fault in how the rows are made: report it; nothing has to be fetched again"
_SHOWN = 40  # characters of a wrong value
_WHOLE_ROW = "key"  # what a fault is called that is in no column alone


@cache
def frame_schema(table: Table) -> pan.DataFrameSchema:
    """The pandera schema of a table, made from its columns and what `facts` says of them."""
    return pan.DataFrameSchema(
        {column.name: _column(table, column) for column in table.columns},
        checks=[_ordered(first, second) for first, second in ORDERED.get(table.name, ())],
        unique=list(table.key),
        strict=True,
        ordered=True,
        name=table.name,
    )


def _column(table: Table, column: Column) -> pan.Column:
    """A column of a table of which nothing is said may be null, if it is not in the key."""
    if table.name in NULLABLE:
        nullable = column.name in NULLABLE[table.name]
    else:
        nullable = column.name not in table.key
    return pan.Column(
        pd.ArrowDtype(column.type), checks=list(_checks(table, column)), nullable=nullable
    )


def _checks(table: Table, column: Column) -> Iterator[pan.Check]:
    is_so = (table.name, column.name) not in NOT_SO
    if column.name in PATTERNS and is_so:
        pattern = rf"^(?:{PATTERNS[column.name]})$"
        yield pan.Check.str_matches(pattern, error=f"written as {PATTERNS[column.name]}")
    least, most = RANGES.get(column.name, (None, None))
    if least is not None:
        yield pan.Check.ge(least, error=f"{least} or more")
    if most is not None:
        yield pan.Check.le(most, error=f"{most} or less")
    words = LISTED.get((table.name, column.name))
    if words:
        yield pan.Check.isin(sorted(words), error=f"one of {', '.join(sorted(words))}")


def _ordered(first: str, second: str) -> pan.Check:
    def is_ordered(frame: pd.DataFrame) -> pd.Series[bool]:
        found: pd.Series[bool] = (frame[first] <= frame[second]).fillna(True).astype(bool)  # noqa: FBT003
        return found

    return pan.Check(is_ordered, error=f"{first} not past {second}")


def judge_schema(table: Table, rows: pa.Table) -> Iterator[Check]:
    """
    Validate rows with pandera.

    Yields:
        For each newspaper, column and rule that is broken one block, with how many rows break it
        and the first of them; one pass where none is.
    """
    name = table.name
    if rows.schema != table.schema:
        message = f"{name}: columns or types are not those of the schema; {_REMEDY}"
        yield Check(Gate.SCHEMA, "columns", name, "", 1, 0, Outcome.BLOCK, message)
        return
    frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        frame_schema(table).validate(frame, lazy=True)
    except pan.errors.SchemaErrors as errors:
        yield from _told(table, frame, errors.failure_cases)
    else:
        message = f"{name}: {len(frame)} rows as the schema says"
        yield Check(Gate.SCHEMA, "rows", name, "", len(frame), None, Outcome.PASS, message)


@dataclass(frozen=True, slots=True)
class _Case:
    """One row that breaks a rule; -1 where it is the table itself."""

    paper: str
    where: str
    rule: str
    row: int
    value: object


def _told(table: Table, frame: pd.DataFrame, cases: pd.DataFrame) -> Iterator[Check]:
    grouped: dict[tuple[str, str, str], list[_Case]] = {}
    for case in _cases(frame, cases):
        grouped.setdefault((case.paper, case.where, case.rule), []).append(case)
    for _, found in sorted(grouped.items()):
        yield _broken(table, frame, found)


def _cases(frame: pd.DataFrame, cases: pd.DataFrame) -> Iterator[_Case]:
    """What pandera lists: a line for each value that breaks a rule."""
    names = ("schema_context", "column", "check", "index", "failure_case")
    for context, column, rule, index, value in zip(*(cases[it] for it in names), strict=True):
        row = int(index) if pd.notna(index) else -1
        where = str(column) if context == "Column" else _WHOLE_ROW
        yield _Case(_paper(frame, row), where, str(rule), row, value)


def _broken(table: Table, frame: pd.DataFrame, found: Sequence[_Case]) -> Check:
    first = min(found, key=lambda case: case.row)
    rows = len({case.row for case in found})
    named = [str(frame[name].iloc[first.row]) for name in table.key] if first.row >= 0 else []
    shown = "" if first.where == _WHOLE_ROW else f" is {str(first.value)[:_SHOWN]!r}"
    more = f", and {rows - 1} more rows" if rows > 1 else ""
    at = f"{table.name}.{first.where}"
    message = (
        f"{'/'.join(named) or table.name}: {at}{shown}, wanted "
        f"{_RULES.get(first.rule, first.rule)}{more}; {_REMEDY}"
    )
    return Check(Gate.SCHEMA, first.rule, at, first.paper, rows, 0, Outcome.BLOCK, message)


_RULES = {"not_nullable": "a value", "multiple_fields_uniqueness": "each key once"}


def _paper(frame: pd.DataFrame, row: int) -> str:
    for name in ("paper", "code"):
        if row >= 0 and name in frame.columns:
            value = frame[name].iloc[row]
            return "" if pd.isna(value) else str(value)
    return ""
