"""SQL over landed parts: the latest row per key, now or just before a delivery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import Table
from warehouse.settings import Settings

DUCKDB_TYPES = {
    "id": "varchar",
    "text": "varchar",
    "code": "varchar",
    "date": "date",
    "timestamp": "timestamp",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
}
BESIDE = {
    "_delivery": "varchar",
    "_stamp": "varchar",
    "_file": "varchar",
    "_line": "bigint",
    "_deleted": "boolean",
    "_extra": "varchar",
}
Place = tuple[str, str]


def connect(settings: Settings, spill: Path) -> duckdb.DuckDBPyConnection:
    """An empty database in memory that spills beside the landing area."""
    con = duckdb.connect(config={"threads": settings.threads, "memory_limit": settings.memory})
    con.execute("set autoinstall_known_extensions = false")
    con.execute("set autoload_known_extensions = false")
    con.execute("set preserve_insertion_order = false")
    con.execute("set temp_directory = " + quoted(str(spill / "spill")))
    return con


def one_row(con: duckdb.DuckDBPyConnection, sql: str) -> tuple[Any, ...]:
    """The only row of a result, read to its end: DuckDB wants that before the next statement."""
    (row,) = con.execute(sql).fetchall()
    return row


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def ident(column: str) -> str:
    return '"' + column + '"'


def names(columns: Iterable[str]) -> str:
    return ", ".join(map(ident, columns))


def key_text(table: Table) -> str:
    """The key of a row as one text."""
    return "concat_ws('/', " + ", ".join(f"cast({ident(k)} as varchar)" for k in table.key) + ")"


def rows(table: Table, parts: Sequence[str | Path]) -> str:
    """Every landed row of the parts, typed by today's contract whatever an old part holds."""
    typed = {c.name: DUCKDB_TYPES[c.type] for c in table.kept_columns.values()} | BESIDE
    empty = ", ".join(f"cast(null as {kind}) as {ident(c)}" for c, kind in typed.items())
    sql = f"select {empty} where 1 = 0"
    if parts:
        files = ", ".join(quoted(str(part)) for part in parts)
        sql += (
            " union all by name select columns(lambda c: list_contains(["
            + ", ".join(quoted(c) for c in typed)
            + f"], c)) from read_parquet([{files}], union_by_name = true)"
        )
    casts = ", ".join(f"cast({ident(c)} as {kind}) as {ident(c)}" for c, kind in typed.items())
    return f"select {casts} from ({sql})"


def current(
    table: Table, parts: Sequence[str | Path], before: Place | None = None, including: bool = False
) -> str:
    """The latest live row per key; `before` a place in time, that place included or not."""
    landed = rows(table, parts)
    if before is not None:
        sign = "<=" if including else "<"
        landed += f" where (_stamp, _delivery) {sign} ({quoted(before[0])}, {quoted(before[1])})"
    keys = names(table.key)
    return (
        f"select * exclude (_turn) from (select *, row_number() over (partition by {keys}"
        f" order by _stamp desc, _delivery desc) as _turn from ({landed}))"
        " where _turn = 1 and not _deleted"
    )
