"""Run one statement with bound values and hand back rows as dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from duckdb import DuckDBPyConnection

Row = dict[str, Any]


@dataclass(frozen=True)
class Where:
    """A condition and the values bound to its question marks, in order."""

    sql: str = "true"
    values: tuple[object, ...] = ()

    def __and__(self, other: Where) -> Where:
        if self == Where():
            return other
        if other == Where():
            return self
        return Where(f"{self.sql} and {other.sql}", self.values + other.values)


def fetch(con: DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[Row]:
    held = con.execute(sql, list(values))
    names = [column[0] for column in held.description]
    return [dict(zip(names, row, strict=True)) for row in held.fetchall()]


def fetch_one(con: DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> Row:
    """The only row; raises when there is none."""
    return fetch(con, sql, values)[0]


def one_of(column: str, keys: Sequence[str]) -> Where:
    """True for the keys; nothing at all when there are no keys."""
    if not keys:
        return Where("false")
    marks = ", ".join("?" * len(keys))
    return Where(f"{column} in ({marks})", tuple(keys))


def any_of(conditions: Sequence[Where]) -> Where:
    """True where one of them is; nothing at all when there are none."""
    if not conditions:
        return Where("false")
    if len(conditions) == 1:
        return conditions[0]
    return Where(
        "(" + " or ".join(f"({each.sql})" for each in conditions) + ")",
        tuple(value for each in conditions for value in each.values),
    )
