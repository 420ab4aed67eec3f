"""What a delivery changes: the rows to append, and the rows later deliveries need beside.

A full delivery appends what differs from the state just before it, and tells which keys are gone.
A delivery of changes, or one that says nothing of absent keys, appends all its rows. A late
delivery must not alter what later full deliveries said: where it would, the later one's own row
is written once more at the later one's place. So the state at any place in time depends on the
set of deliveries alone, never on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.contract import Table
from warehouse.landing.state import Place, current, ident, key_text, names, one_row, quoted, rows

KEPT = ("_delivery", "_stamp", "_file", "_line", "_deleted", "_extra")
SQUEEZE = "(format parquet, compression zstd)"


@dataclass(frozen=True)
class Later:
    """A later full delivery: its place, and keys of which it says nothing."""

    place: Place
    silent: frozenset[str]


@dataclass(frozen=True)
class Changes:
    """`repeated` are (file, line, key) of rows whose key comes more than once."""

    changed: int
    gone: int
    repeated: list[tuple[str, int, str]]
    purged: list[tuple[str, int]]
    parts: list[Path]


@dataclass(frozen=True)
class Fresh:
    """A delivery's readable rows of one table and how they are to be understood."""

    table: Table
    parts: Sequence[Path]
    place: Place
    is_full: bool
    unreadable: frozenset[str]
    purged: frozenset[str]


def write_changes(
    con: duckdb.DuckDBPyConnection,
    fresh: Fresh,
    history: Sequence[str],
    later: Sequence[Later],
    folder: Path,
) -> Changes:
    """Writes the parts into `folder` under their final names."""
    if not fresh.parts and not history:
        return Changes(0, 0, [], [], [])
    _read_fresh(con, fresh)
    repeated = con.execute(
        "select _file, _line, _key from fresh where _key in (from repeated) order by 1, 2"
    ).fetchall()
    purged = con.execute(
        "select _file, _line from fresh where _key in (from purged)"
        " and _key not in (from repeated) order by 1, 2"
    ).fetchall()
    con.execute("delete from fresh where _key in (from repeated) or _key in (from purged)")
    _compare(con, fresh, history)
    changed, gone = _counts(con)
    parts = _write(con, folder, fresh)
    if parts:
        parts += _stand_by_later(con, fresh, [*history, *map(str, parts)], history, later, folder)
    return Changes(changed, gone, repeated, purged, parts)


def _read_fresh(con: duckdb.DuckDBPyConnection, fresh: Fresh) -> None:
    stamp, delivery = fresh.place
    con.execute(
        f"create or replace temp table fresh as select * replace ({quoted(delivery)} as _delivery,"
        f" {quoted(stamp)} as _stamp), {key_text(fresh.table)} as _key"
        f" from ({rows(fresh.table, fresh.parts)})"
    )
    con.execute(
        "create or replace temp table repeated as"
        " select _key from fresh group by _key having count(*) > 1"
    )
    _keep_keys(con, "unreadable", fresh.unreadable)
    _keep_keys(con, "purged", fresh.purged)


def _keep_keys(con: duckdb.DuckDBPyConnection, known: str, keys: frozenset[str]) -> None:
    """A table of keys under that name."""
    con.register(
        "given", pl.DataFrame({"_key": sorted(keys)}, schema={"_key": pl.String}).to_arrow()
    )
    con.execute(
        f"create or replace temp table {known} as select cast(_key as varchar) as _key from given"
    )
    con.unregister("given")


def _compare(con: duckdb.DuckDBPyConnection, fresh: Fresh, history: Sequence[str]) -> None:
    """Table `append`: rows to write, gone ones marked `_deleted`."""
    kept = names(fresh.table.kept_columns)
    if not fresh.is_full:
        con.execute(
            f"create or replace temp table append as select {kept}, {names(KEPT)} from fresh"
        )
        return
    con.execute(
        "create or replace temp view before as select *, "
        f"{key_text(fresh.table)} as _key from ({current(fresh.table, history, fresh.place)})"
        " where _key not in (from purged)"
    )
    same = " and ".join(
        f"fresh.{ident(c)} is not distinct from before.{ident(c)}" for c in fresh.table.kept_columns
    )
    listed = ", ".join(f"fresh.{ident(c)}" for c in (*fresh.table.kept_columns, *KEPT))
    con.execute(
        f"create or replace temp table append as select {listed} from fresh"
        f" left join before on fresh._key = before._key"
        f" where not fresh._deleted and (before._key is null or not ({same}))"
    )
    stamp, delivery = fresh.place
    con.execute(
        "insert into append by name select * exclude (_key) replace ("
        f"{quoted(delivery)} as _delivery, {quoted(stamp)} as _stamp, true as _deleted,"
        " cast(null as varchar) as _file, cast(null as bigint) as _line) from before"
        " where _key not in (select _key from fresh where not _deleted)"
        " and _key not in (from repeated) and _key not in (from unreadable)"
    )


def _counts(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    live, gone = one_row(
        con, "select count(*) filter (not _deleted), count(*) filter (_deleted) from append"
    )
    return live, gone


def _write(con: duckdb.DuckDBPyConnection, folder: Path, fresh: Fresh) -> list[Path]:
    if sum(_counts(con)) == 0:
        return []
    path = folder / f"{fresh.place[1]}.parquet"
    con.execute(f"copy append to {quoted(str(path))} {SQUEEZE}")
    return [path]


def _stand_by_later(
    con: duckdb.DuckDBPyConnection,
    fresh: Fresh,
    with_this: Sequence[str],
    history: Sequence[str],
    later: Sequence[Later],
    folder: Path,
) -> list[Path]:
    """What each next full delivery has to say again so that its state stays what it was."""
    con.execute(
        f"create or replace temp table touched as select distinct {key_text(fresh.table)} as _key"
        " from append"
    )
    parts = []
    for one in later:
        part = _say_again(con, fresh, with_this, history, one, folder)
        if part is not None:
            parts.append(part)
        con.execute("delete from touched where _key not in (from silent)")
    return parts


def _say_again(
    con: duckdb.DuckDBPyConnection,
    fresh: Fresh,
    with_this: Sequence[str],
    history: Sequence[str],
    later: Later,
    folder: Path,
) -> Path | None:
    table, (stamp, delivery) = fresh.table, later.place
    _keep_keys(con, "silent", later.silent)
    for known, parts in (("was", history), ("would_be", with_this)):
        con.execute(
            f"create or replace temp table {known} as select *, {key_text(table)} as _key"
            f" from ({current(table, parts, later.place, including=True)})"
            " where _key in (from touched)"
            " and _key not in (from silent)"
        )
    same = " and ".join(
        f"was.{ident(c)} is not distinct from would_be.{ident(c)}" for c in table.kept_columns
    )
    at = f"{quoted(delivery)} as _delivery, {quoted(stamp)} as _stamp"
    con.execute(
        f"create or replace temp table again as select was.* exclude (_key) replace ({at})"
        f" from was left join would_be on was._key = would_be._key"
        f" where would_be._key is null or not ({same})"
        " union all by name"
        f" select would_be.* exclude (_key) replace ({at}, true as _deleted)"
        " from would_be where _key not in (select _key from was)"
    )
    if one_row(con, "select count(*) from again") == (0,):
        return None
    path = folder / f"{delivery}.after.{fresh.place[1]}.parquet"
    con.execute(f"copy again to {quoted(str(path))} {SQUEEZE}")
    return path
