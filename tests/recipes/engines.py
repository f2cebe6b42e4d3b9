"""Run a recipe as whoever copies it does, and give its answer as rows of plain values."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
from duckdb_extensions import import_extension

EXTENSIONS = ("httpfs", "delta")


def duckdb_connection(tmp_path_factory) -> duckdb.DuckDBPyConnection:
    """A DuckDB of its own; this process installs the extensions once, from their packages."""
    folder = tmp_path_factory.getbasetemp() / "duckdb"
    connection = duckdb.connect(config={"extension_directory": str(folder)})
    if not folder.exists():
        for name in EXTENSIONS:
            import_extension(name, con=connection)
    return connection


def answer_of_sql(connection: duckdb.DuckDBPyConnection, *recipes: str) -> list[tuple]:
    """The rows of the last statement."""
    found: list[tuple] = []
    for statement in duckdb.extract_statements("\n".join(recipes)):
        found = connection.execute(statement).fetchall()
    return found


def answer_of_python(*recipes: str, names: dict[str, Any] | None = None) -> list[tuple]:
    """The rows of the last expression, as a notebook would show it."""
    known = names if names is not None else {}
    *steps, last = ast.parse("\n".join(recipes)).body
    if not isinstance(last, ast.Expr):
        message = f"line {last.lineno}: a recipe ends with what it gives"
        raise TypeError(message)
    exec(compile(ast.Module(steps, []), "recipe", "exec"), known)
    return rows(eval(compile(ast.Expression(last.value), "recipe", "eval"), known))


def rows(answer: Any) -> list[tuple]:
    """An answer's rows, whatever it is the answer of."""
    if isinstance(answer, pd.Series):
        answer = answer.reset_index()
    if isinstance(answer, pd.DataFrame):
        return list(answer.itertuples(index=False, name=None))
    if isinstance(answer, pl.DataFrame):
        return answer.rows()
    return _collected(answer.collect())


def _collected(found: Iterable[Any]) -> list[tuple]:
    return [tuple(row) for row in found]
