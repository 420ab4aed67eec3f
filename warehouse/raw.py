"""Schema raw of a build: each source table as it stands now, and what landing tells of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import duckdb
import polars as pl

from warehouse.contract import CADENCE_DAYS, Table
from warehouse.home import Home
from warehouse.landing.findings import insert_findings
from warehouse.landing.purge import purges_of
from warehouse.landing.reports import load_reports
from warehouse.landing.state import DUCKDB_TYPES, current, ident, key_text, names, quoted, rows
from warehouse.ledger import (
    LOADED,
    QUARANTINED,
    REFUSED,
    Acknowledgement,
    Delivery,
    acknowledgements,
    held,
    landed,
)
from warehouse.source import Source


def create_raw(con: duckdb.DuckDBPyConnection, home: Home, source: Source) -> None:
    """Every table exists and is typed, whatever was landed."""
    deliveries = landed(home, source.name)
    con.execute("create schema if not exists raw")
    purged = _purged(con, home, source, deliveries)
    for table in source.tables.values():
        parts = parts_of(home, source, deliveries, table.name)
        sql = f"select {names(table.kept_columns)} from ({_now(table, parts)})"
        if purged.get(table.name):
            keys = ", ".join(map(quoted, sorted(purged[table.name])))
            sql += f" where {key_text(table)} not in ({keys})"
        con.execute(f"create or replace view raw.{ident(table.name)} as {sql}")
    _create_reports(con, home, source, deliveries)


def supplied(home: Home, source: Source) -> dict[str, list[str]]:
    """Contract columns the source supplies: declared, and for the contract's own files handed
    over at least once."""
    if not source.is_contract:
        return {table: list(columns) for table, columns in source.coverage.items()}
    seen: dict[str, set[str]] = {}
    for delivery in landed(home, source.name):
        for table, facts in delivery.tables.items():
            seen.setdefault(table, set()).update(facts.columns)
    found = {
        table: [c for c in columns if c in seen.get(table, ())]
        for table, columns in source.coverage.items()
    }
    return {table: columns for table, columns in found.items() if columns}


def parts_of(home: Home, source: Source, deliveries: Iterable[Delivery], table: str) -> list[str]:
    folder = home.landed(source.name)
    return [
        str((folder / part).resolve())
        for delivery in deliveries
        if table in delivery.tables
        for part in delivery.tables[table].parts
    ]


def _now(table: Table, parts: Sequence[str]) -> str:
    """One part alone has a key once: no need to look for the latest."""
    if len(parts) <= 1:
        return f"select * from ({rows(table, parts)}) where not _deleted"
    return current(table, parts)


def _purged(
    con: duckdb.DuckDBPyConnection, home: Home, source: Source, deliveries: list[Delivery]
) -> Mapping[str, frozenset[str]]:
    if "purges" not in source.tables:
        return {}
    return purges_of(con, source.tables["purges"], parts_of(home, source, deliveries, "purges"))


def _create_reports(
    con: duckdb.DuckDBPyConnection, home: Home, source: Source, deliveries: list[Delivery]
) -> None:
    for report in load_reports().values():
        columns = ", ".join(
            f"{ident(c.name)} {DUCKDB_TYPES[c.type]}" for c in report.columns.values()
        )
        con.execute(f"create or replace table raw.{ident(report.name)} ({columns})")
    waiting = held(home, source.name)
    latest = deliveries[-1].delivery if deliveries else None
    _insert(
        con,
        "deliveries",
        [
            (
                d.delivery,
                d.source,
                d.extract_date,
                d.extract_stamp,
                d.mode,
                d.synthetic,
                d.delivery == latest,
            )
            for d in deliveries
        ],
    )
    _insert(
        con,
        "ledger",
        [
            (
                d.delivery,
                d.source,
                e.table,
                e.file,
                e.outcome,
                e.reason,
                e.rows_in,
                e.rows,
                d.is_held,
                d.delivery == latest,
            )
            for d in [*deliveries, *waiting]
            for e in d.ledger
        ],
    )
    _insert(con, "feeds", [_feed(source, table, deliveries) for table in source.tables.values()])
    said = acknowledgements(home, source.name)
    _insert(
        con,
        "holds",
        [row for d in [*deliveries, *waiting] for row in _hold_rows(d, said.get(d.delivery))],
    )
    _insert_set_aside(con, home, source, deliveries)
    landed_tables = {t for d in deliveries for t, facts in d.tables.items() if facts.parts}
    insert_findings(con, source, landed_tables)


def _insert(con: duckdb.DuckDBPyConnection, report: str, values: list[tuple[object, ...]]) -> None:
    if not values:
        return
    columns = load_reports()[report].columns
    frame = pl.DataFrame(
        {
            c: [None if row[i] is None else str(row[i]) for row in values]
            for i, c in enumerate(columns)
        },
        schema=dict.fromkeys(columns, pl.String),
    )
    casts = ", ".join(f"cast({ident(c.name)} as {DUCKDB_TYPES[c.type]})" for c in columns.values())
    con.register("told", frame.to_arrow())
    con.execute(f"insert into raw.{ident(report)} select {casts} from told")
    con.unregister("told")


def _hold_rows(delivery: Delivery, said: Acknowledgement | None) -> list[tuple[object, ...]]:
    """One row a reason: several files of a table may be held for the same one."""
    found: dict[str, tuple[object, ...]] = {}
    for hold in delivery.holds:
        where = f"{hold.table}{', ' + hold.file if hold.file else ''}"
        reason = f"{where}: {hold.reason}"
        is_said = said is not None and hold in said.holds
        found[reason] = (
            delivery.delivery,
            delivery.source,
            hold.table,
            reason,
            delivery.seen_at,
            said.by if said and is_said else None,
            said.at if said and is_said else None,
            said.reason if said and is_said else None,
            not is_said,
        )
    return list(found.values())


def _feed(source: Source, table: Table, deliveries: list[Delivery]) -> tuple[object, ...]:
    with_it = [d for d in deliveries if table.name in d.tables]
    last = with_it[-1] if with_it else None
    counts = {"rows_in": 0, LOADED: 0, QUARANTINED: 0, REFUSED: 0}
    if last is not None:
        counts["rows_in"] = last.tables[table.name].rows_in
        for entry in last.ledger:
            if entry.table == table.name:
                counts[entry.outcome] += entry.rows
    return (
        source.name,
        table.name,
        table.feed,
        table.cadence,
        CADENCE_DAYS.get(table.cadence),
        last.tables[table.name].stamp if last else None,
        last.delivery if last else None,
        (table.name in source.coverage if source.is_contract else True) and last is not None,
        *counts.values(),
    )


def _insert_set_aside(
    con: duckdb.DuckDBPyConnection, home: Home, source: Source, deliveries: list[Delivery]
) -> None:
    for delivery in deliveries:
        path = home.landed(source.name) / "_set_aside" / f"{delivery.delivery}.parquet"
        if path.exists():
            con.execute(
                f"insert into raw.set_aside select {quoted(delivery.delivery)},"
                f" {quoted(source.name)}, table_name, file, line, record_id, rule, reason"
                f" from read_parquet({quoted(str(path))})"
            )
