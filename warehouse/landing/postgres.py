"""A PostgreSQL schema as a delivery: every table of one moment, written as the files agreed.

The database is only read, in one read-only transaction that sees one state. Values are written
in the contract's form by the database, so the files pass the same rules as anybody's.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from warehouse.contract import VERSION, Table
from warehouse.errors import ExtractError
from warehouse.home import write_whole
from warehouse.source import Source

Progress = Callable[[str, int, int], None]
DATE, TIMESTAMP = "YYYY-MM-DD", 'YYYY-MM-DD"T"HH24:MI:SS'
COLUMNS = """
    select table_name, column_name, data_type from information_schema.columns
    where table_schema = %s order by table_name, ordinal_position
"""


def take_delivery(
    connection: str, schema: str, source: Source, out: Path, synthetic: bool, progress: Progress
) -> Path:
    """Writes the files, and last the manifest: without it the folder is no delivery."""
    if "password" in connection:
        raise ExtractError("A password does not belong on a command line: use a passfile.")
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").unlink(missing_ok=True)
    try:
        with psycopg.connect(connection) as con:
            con.read_only = True
            con.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            manifest = _take(con, schema, source, out, progress)
    except psycopg.Error as error:
        raise ExtractError(f"The database could not be read: {str(error).strip()}") from error
    write_whole(out / "manifest.json", json.dumps({**manifest, "synthetic": synthetic}, indent=1))
    return out


def _take(
    con: psycopg.Connection, schema: str, source: Source, out: Path, progress: Progress
) -> dict[str, Any]:
    zone = source.reading.zone
    ((stamp, day),) = con.execute(
        "select to_char(transaction_timestamp() at time zone 'UTC', %s),"
        " to_char(transaction_timestamp() at time zone %s, %s)",
        (TIMESTAMP, zone, DATE),
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in con.execute(COLUMNS, (schema,)).fetchall():
        found.setdefault(table, {})[column] = kind
    wanted = [table for name, table in source.tables.items() if name in found]
    if not wanted:
        raise ExtractError(f"Schema {schema} has no table of {source.name}, or may not be read.")
    tables = {}
    for number, table in enumerate(wanted):
        progress(f"reading {table.name}", number, len(wanted))
        file = _write(con, schema, table, found[table.name], zone, out)
        tables[table.name] = {"stamp": f"{stamp}+00:00", "files": [file]}
    return {
        "contract": VERSION,
        "source": source.name,
        "extract_date": day,
        "extract_stamp": f"{stamp}+00:00",
        "mode": "full",
        "tables": tables,
    }


def _write(
    con: psycopg.Connection, schema: str, table: Table, found: dict[str, str], zone: str, out: Path
) -> dict[str, Any]:
    name = f"{table.name}.csv.gz"
    columns = sql.SQL(", ").join(_column(c, kind, table, zone) for c, kind in found.items())
    query = sql.SQL("copy (select {} from {}) to stdout (format csv, header)").format(
        columns, sql.Identifier(schema, table.name)
    )
    with con.cursor() as cursor, gzip.open(out / name, "wb", compresslevel=4) as file:
        with cursor.copy(query) as rows:
            for block in rows:
                file.write(block)
        count = cursor.rowcount
    digest = hashlib.sha256()
    with (out / name).open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return {"name": name, "rows": count, "sha256": digest.hexdigest()}


def _column(name: str, kind: str, table: Table, zone: str) -> sql.Composable:
    """The column as text in the agreed form, under its own name. A time with a zone becomes
    wall time of the source; a value of another type stays text and is judged when it lands."""
    column = sql.Identifier(name)
    agreed = table.all_columns.get(name)
    form = {"date": DATE, "timestamp": TIMESTAMP}.get(agreed.type) if agreed else None
    written: sql.Composable = sql.SQL("{}::text").format(column)
    if form and kind == "timestamp with time zone":
        written = sql.SQL("to_char({} at time zone {}, {})").format(
            column, sql.Literal(zone), sql.Literal(form)
        )
    elif form and (kind == "date" or kind.startswith("timestamp")):
        written = sql.SQL("to_char({}, {})").format(column, sql.Literal(form))
    return sql.SQL("{} as {}").format(written, column)
