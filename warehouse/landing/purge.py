"""Expunged records: named in the table `purges`, gone from every landed file and kept raw row.

An order once landed holds for ever: a later delivery that still has the record is set aside.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from warehouse.contract import Table
from warehouse.home import Home, put_in_place, read_json, write_json
from warehouse.landing.state import key_text, one_row, quoted, rows
from warehouse.ledger import Delivery

Purged = Mapping[str, frozenset[str]]


def purges_of(
    con: duckdb.DuckDBPyConnection, table: Table, parts: list[str]
) -> dict[str, frozenset[str]]:
    """Table -> keys, from parts of the table `purges`."""
    found: dict[str, set[str]] = {}
    for name, key in con.execute(
        f"select distinct table_name, record_id from ({rows(table, parts)}) where not _deleted"
    ).fetchall():
        found.setdefault(str(name).removeprefix("unmapped: "), set()).add(str(key))
    return {name: frozenset(keys) for name, keys in found.items()}


def carry_out(
    con: duckdb.DuckDBPyConnection,
    home: Home,
    source: str,
    tables: Mapping[str, Table],
    landed: list[Delivery],
    purged: Purged,
) -> int:
    """Rewrites what still holds a purged record; returns the number of orders carried out.
    Broken off at any moment it begins again with the orders that are not noted as done."""
    note = home.landed(source) / "purged.json"
    done = {tuple(order) for order in read_json(note)} if note.exists() else set()
    orders = {(t, key) for t, keys in purged.items() for key in keys if t in tables}
    new = orders - done
    if not new:
        return 0
    for name in sorted({table for table, _ in new}):
        keys = frozenset(key for table, key in new if table == name)
        for delivery in landed:
            for part in delivery.tables[name].parts if name in delivery.tables else []:
                _rewrite(con, home.landed(source) / part, tables[name], keys)
            _rewrite_set_aside(home, source, delivery.delivery, name, keys)
    write_json(note, sorted(map(list, done | new)))
    return len(new)


def _rewrite(
    con: duckdb.DuckDBPyConnection, path: Path, table: Table, keys: frozenset[str]
) -> None:
    con.register("keys", pl.DataFrame({"k": sorted(keys)}).to_arrow())
    file, key = quoted(str(path)), key_text(table)
    (held,) = one_row(
        con,
        f"select count(*) from read_parquet({file})"
        f" where {key} in (select cast(k as varchar) from keys)",
    )
    if held:
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        con.execute(
            f"copy (select * from read_parquet({file}) where {key} not in"
            f" (select cast(k as varchar) from keys)) to {quoted(str(beside))}"
            " (format parquet, compression zstd)"
        )
        put_in_place(beside, path)
    con.unregister("keys")


def _rewrite_set_aside(
    home: Home, source: str, delivery: str, table: str, keys: frozenset[str]
) -> None:
    path = home.landed(source) / "_set_aside" / f"{delivery}.parquet"
    if not path.exists():
        return
    rows_aside = pl.read_parquet(path)
    hit = (pl.col("table_name") == table) & pl.col("record_id").is_in(list(keys))
    if rows_aside.filter(hit & (pl.col("raw") != "")).height:
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        blank = pl.when(hit).then(pl.lit("")).otherwise(pl.col("raw")).alias("raw")
        rows_aside.with_columns(blank).write_parquet(beside)
        put_in_place(beside, path)
