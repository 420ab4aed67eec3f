"""What the numbers mean: definitions, process map, policy and usual times."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.rows import Row, fetch


def definitions(con: DuckDBPyConnection) -> list[Row]:
    return fetch(con, "select * from marts.definitions order by label")


def process_map(con: DuckDBPyConnection) -> dict[str, list[Row]]:
    """Steps of each kind in order, with what is usual for each."""
    rows = fetch(
        con,
        "select process_map.*, durations.p50, durations.p85, durations.n, durations.is_shown"
        " from marts.process_map left join marts.durations"
        " on process_map.kind = durations.kind and process_map.step = durations.step"
        " and durations.track = ''"
        " where process_map.effective_to is null"
        " order by process_map.kind, process_map.sequence, process_map.effective_from",
    )
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(row)
    return found


def kinds(con: DuckDBPyConnection) -> list[Row]:
    return fetch(con, "select * from marts.item_kinds order by sequence")


def policy(con: DuckDBPyConnection) -> list[Row]:
    return fetch(con, "select * from marts.policy order by code")
