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
from warehouse.landing.forgotten import forget
from warehouse.landing.state import ident, key_text, one_row, quoted, rows
from warehouse.ledger import Delivery

Purged = Mapping[str, frozenset[str]]
ABOUT = frozenset(("person_id", "case_id"))


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
    keys_of = {
        name: frozenset(key for table, key in new if table == name)
        for name in sorted({table for table, _ in new})
    }
    beside = {
        name: _people_and_cases(con, home, source, tables[name], landed, keys)
        for name, keys in keys_of.items()
    }
    for delivery in landed:
        for name, keys in keys_of.items():
            for part in delivery.tables[name].parts if name in delivery.tables else []:
                _rewrite(con, home.landed(source) / part, tables[name], keys)
        _rewrite_set_aside(home, source, delivery.delivery, keys_of, beside)
    write_json(note, sorted(map(list, done | new)))
    return len(new)


def _people_and_cases(
    con: duckdb.DuckDBPyConnection,
    home: Home,
    source: str,
    table: Table,
    landed: list[Delivery],
    keys: frozenset[str],
) -> frozenset[str]:
    """Whom the records were about, while that can still be read."""
    folder = home.landed(source)
    parts = [
        folder / part
        for delivery in landed
        if table.name in delivery.tables
        for part in delivery.tables[table.name].parts
    ]
    found: set[str] = set()
    for column in ABOUT & set(table.kept_columns):
        con.register("keys", pl.DataFrame({"k": sorted(keys)}).to_arrow())
        found |= {
            str(one)
            for (one,) in con.execute(
                f"select distinct {ident(column)} from ({rows(table, parts)})"
                f" where {ident(column)} is not null"
                f" and {key_text(table)} in (select cast(k as varchar) from keys)"
            ).fetchall()
        }
        con.unregister("keys")
    return frozenset(found)


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
    home: Home, source: str, delivery: str, purged: Purged, beside: Purged
) -> None:
    path = home.landed(source) / "_set_aside" / f"{delivery}.parquet"
    if not path.exists():
        return
    aside = pl.read_parquet(path)
    left = forget(aside, purged, beside)
    if not left.equals(aside):
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        left.write_parquet(part)
        put_in_place(part, path)
