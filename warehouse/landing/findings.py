"""Current records that were loaded although something about them is unknown or missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from warehouse.contract import Table
from warehouse.landing.state import ident, key_text, quoted
from warehouse.landing.typed import UNMAPPED
from warehouse.source import Source


def insert_findings(
    con: duckdb.DuckDBPyConnection, source: Source, landed_tables: set[str]
) -> None:
    """Current records with an unknown code or parent, or without a needed value."""
    owners = {table.key[0].removesuffix("_id"): table for table in source.tables.values()}
    for table in (source.tables[name] for name in sorted(landed_tables & set(source.tables))):
        for column, finding, value, where in _checks(table, source.tables, owners):
            con.execute(
                f"insert into raw.landing_findings select {quoted(source.name)},"
                f" {quoted(table.name)}, {key_text(table)}, {quoted(column)}, {quoted(finding)},"
                f" {value} from raw.{ident(table.name)} as row_ where {where}"
            )
    con.execute(
        "insert into raw.unmapped select source, table_name, column_name, finding, value, count(*)"
        " from raw.landing_findings where finding <> 'missing_value' group by all"
    )


def _checks(
    table: Table, tables: Mapping[str, Table], owners: Mapping[str, Table]
) -> Iterable[tuple[str, str, str, str]]:
    """(column, finding, value, condition) in SQL over `row_`."""
    for column in table.columns.values():
        field = f"row_.{ident(column.name)}"
        if column.required and column.name not in table.key:
            yield column.name, "missing_value", "null", f"{field} is null"
        if column.values:
            value = f"substr({field}, {len(UNMAPPED) + 1})"
            yield column.name, "unknown_code", value, f"starts_with({field}, {quoted(UNMAPPED)})"
        if column.references:
            yield column.name, "unknown_parent", field, _orphan(field, tables[column.references])
    if {"subject_type", "subject_id"} <= set(table.columns):
        for kind in table.columns["subject_type"].values:
            if kind in owners:
                orphan = _orphan("row_.subject_id", owners[kind])
                where = f"row_.subject_type = {quoted(kind)} and {orphan}"
                yield "subject_id", "unknown_parent", "row_.subject_id", where


def _orphan(field: str, parent: Table) -> str:
    key = f"parent_.{ident(parent.key[0])}"
    return (
        f"{field} is not null and not exists"
        f" (select 1 from raw.{ident(parent.name)} as parent_ where {key} = {field})"
    )
