"""Can the numbers be trusted: sources and their age, rows and what became of them."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.rows import Row, fetch_one


def lateness(con: DuckDBPyConnection) -> Row:
    return fetch_one(
        con,
        "select count(distinct feed) filter (where is_late) as late,"
        " count(distinct feed) as sources from marts.feeds where is_supplied",
    )
