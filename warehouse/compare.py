"""What differs between two kept releases, mart by mart: rows added, lost and changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import yaml

from warehouse.errors import ReleaseError, SightlineError
from warehouse.home import Home
from warehouse.landing.state import ident, names, one_row, quoted
from warehouse.release import Release, is_whole, kept
from warehouse.rulebook import unknown
from warehouse.settings import Settings

OWN = {"releases": ("release_id",), "test_results": ("test",)}
Grains = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Difference:
    """Of one mart. `changed_by` counts the rows in which a column differs; `note` says what
    could not be compared."""

    mart: str
    key: tuple[str, ...] = ()
    before: int = 0
    after: int = 0
    added: int = 0
    lost: int = 0
    changed: int = 0
    changed_by: Mapping[str, int] = field(default_factory=dict)
    note: str = ""

    @property
    def is_same(self) -> bool:
        return not (self.added or self.lost or self.changed or self.note)


@dataclass(frozen=True)
class Change:
    """One row that differs: its key and what it was; `column` is empty for a whole row."""

    key: tuple[Any, ...]
    what: str
    column: str = ""
    before: Any = None
    after: Any = None


def grains(project: Path) -> dict[str, tuple[str, ...]]:
    """What one row of each mart is, as its YAML says."""
    found = dict(OWN)
    for path in sorted((project / "models" / "marts").glob("*/*.yml")):
        for model in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("models", ()):
            config = model.get("config", {})
            key = config.get("meta", {}).get("one_row_per")
            if key:
                found[config.get("alias", model["name"].removeprefix("mart_"))] = tuple(key)
    return found


def release_of(home: Home, number: int) -> Release:
    there = {release.id: release for release in kept(home.path)}
    if number not in there:
        listed = ", ".join(map(str, there)) or "none"
        raise ReleaseError(f"Release {number} is not kept in {home.path}. Kept: {listed}.")
    if not is_whole(there[number]):
        raise ReleaseError(f"Release {number} is damaged; it cannot be compared.")
    return there[number]


@contextmanager
def both(a: Release, b: Release, settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Both attached to be read only; after that nothing else can be opened or set."""
    with duckdb.connect(config={"threads": settings.threads}) as con:
        con.execute(f"set memory_limit = {quoted(settings.memory)}")
        con.execute("set autoinstall_known_extensions = false")
        con.execute("set autoload_known_extensions = false")
        con.execute(f"attach {quoted(str(a.path))} as a (read_only)")
        con.execute(f"attach {quoted(str(b.path))} as b (read_only)")
        con.execute("set enable_external_access = false")
        con.execute("set lock_configuration = true")
        yield con


def differences(
    con: duckdb.DuckDBPyConnection, known: Grains, mart: str = ""
) -> Iterator[Difference]:
    """Every mart of either release, or one. Raises SightlineError when neither has it."""
    a, b = _columns(con, "a"), _columns(con, "b")
    marts = sorted(a.keys() | b.keys())
    if mart and mart not in marts:
        raise SightlineError(unknown("mart", mart, marts))
    for name in [mart] if mart else marts:
        yield _difference(con, name, a.get(name), b.get(name), known.get(name, ()))


def changes(con: duckdb.DuckDBPyConnection, found: Difference, most: int = 20) -> Iterator[Change]:
    """The first rows of each sort, in the order of their key."""
    if not found.key:
        return
    key, both_ = ", ".join(f"coalesce(a.{k}, b.{k})" for k in map(ident, found.key)), _joined(found)
    for what, side in (("added", "a"), ("lost", "b")):
        sql = f"select {key} {both_} where {side}._is_there is null order by all limit {most}"
        yield from (Change(row, what) for row in con.execute(sql).fetchall())
    width = len(found.key)
    for column in found.changed_by:
        values = f"a.{ident(column)}, b.{ident(column)}"
        sql = (
            f"select {key}, {values} {both_} where {_is_changed([column])}"
            f" order by all limit {most}"
        )
        for row in con.execute(sql).fetchall():
            yield Change(row[:width], "changed", column, *row[width:])


def _columns(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    sql = (
        "select table_name, column_name from duckdb_columns() where schema_name = 'marts'"
        " and database_name = ? order by table_name, column_index"
    )
    for table, column in con.execute(sql, [database]).fetchall():
        found.setdefault(table, []).append(column)
    return found


def _difference(
    con: duckdb.DuckDBPyConnection,
    mart: str,
    a: Sequence[str] | None,
    b: Sequence[str] | None,
    key: tuple[str, ...],
) -> Difference:
    before, after = (_count(con, side, mart) if c else 0 for side, c in (("a", a), ("b", b)))
    if a is None or b is None:
        note = "only in the second" if a is None else "only in the first"
        return Difference(mart, (), before, after, after, before, note=note)
    shared = [column for column in a if column in b]
    if not key or not set(key) <= set(shared):
        added, lost = _whole_rows(con, mart, shared)
        note = "without a key: whole rows" if added or lost else ""
        return Difference(mart, (), before, after, added, lost, note=note)
    columns = [column for column in shared if column not in key]
    one_sided = sorted(set(a) ^ set(b))
    found = Difference(
        mart, key, before, after,
        note=f"column only in one: {', '.join(one_sided)}" if one_sided else "",
    )  # fmt: skip
    return _counted(con, found, columns)


def _counted(
    con: duckdb.DuckDBPyConnection, found: Difference, columns: Sequence[str]
) -> Difference:
    counts = "".join(f", count(*) filter (where {_is_changed([c])})" for c in columns)
    added, lost, changed, *each = one_row(
        con,
        "select count(*) filter (where a._is_there is null),"
        " count(*) filter (where b._is_there is null),"
        f" count(*) filter (where {_is_changed(columns)}){counts} {_joined(found)}",
    )
    changed_by = {c: n for c, n in zip(columns, each, strict=True) if n}
    return Difference(
        found.mart, found.key, found.before, found.after, added, lost, changed,
        dict(sorted(changed_by.items(), key=lambda pair: -pair[1])), found.note,
    )  # fmt: skip


def _joined(found: Difference) -> str:
    mart, keys = ident(found.mart), [ident(k) for k in found.key]
    same = " and ".join(f"a.{k} is not distinct from b.{k}" for k in keys)
    return (
        f"from (select *, true as _is_there from a.marts.{mart}) as a"
        f" full join (select *, true as _is_there from b.marts.{mart}) as b on {same}"
    )


def _is_changed(columns: Sequence[str]) -> str:
    differs = " or ".join(f"a.{c} is distinct from b.{c}" for c in map(ident, columns))
    return f"a._is_there and b._is_there and ({differs or 'false'})"


def _count(con: duckdb.DuckDBPyConnection, side: str, mart: str) -> int:
    return one_row(con, f"select count(*) from {side}.marts.{ident(mart)}")[0]


def _whole_rows(
    con: duckdb.DuckDBPyConnection, mart: str, columns: Sequence[str]
) -> tuple[int, int]:
    a, b = (f"select {names(columns)} from {side}.marts.{ident(mart)}" for side in "ab")
    lost = one_row(con, f"select count(*) from ({a} except all {b})")[0]
    return one_row(con, f"select count(*) from ({b} except all {a})")[0], lost
