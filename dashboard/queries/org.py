"""Where a place stands in the agency, and whether the reader may stand there."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from dashboard.queries.rows import Row, any_of, fetch, one_of
from dashboard.scope import Scope
from dashboard.view import NOT_RECORDED, Level, View


@dataclass(frozen=True)
class Place:
    """One level of the agency; `path` holds it and what is above it, widest first."""

    level: Level
    key: str
    name: str
    row: Row
    path: tuple[Place, ...] = ()
    may_open: bool = True


def place(
    view: View, scope: Scope, con: DuckDBPyConnection, also_above: bool = False
) -> Place | None:
    """None when there is no such place or the reader may not stand there.

    `also_above` names the way to something inside the place that the reader may open.
    """
    if view.key == NOT_RECORDED:
        return place(_above(view), scope, con)
    rows = _path(view, con)
    if not rows or rows[-1]["key"] != view.key:
        return None
    granted = [_granted(row, scope) for row in rows]
    path: list[Place] = []
    for index, row in enumerate(rows):
        level = Level.STATE if row["level"] == "state" else Level(f"{row['level']}_id")
        path.append(Place(level, row["key"], row["name"], row, (), any(granted[: index + 1])))
    here = path[-1]
    if not here.may_open and not also_above:
        return None
    return Place(here.level, here.key, here.name, here.row, tuple(path))


def _above(view: View) -> View:
    return View().but(
        **{
            level.field: getattr(view, level.field)
            for level in list(Level)[1:]
            if level is not view.level
        }
    )


def _granted(row: Row, scope: Scope) -> bool:
    return row["key"] in scope.keys(row["level"])


def _path(view: View, con: DuckDBPyConnection) -> list[Row]:
    """The place and those above it, widest first."""
    rows: list[Row] = []
    level, key = view.level, view.key
    while True:
        found = fetch(
            con, "select * from marts.org where level = ? and key = ?", (level.field, key)
        )
        if not found:
            return rows[::-1]
        rows.append(found[0])
        if level is Level.STATE:
            return rows[::-1]
        level = list(Level)[list(Level).index(level) - 1]
        key = found[0]["parent_key"]


def children(view: View, con: DuckDBPyConnection) -> list[Row]:
    """The places one level down, by name; workers who have left are not among them."""
    below = view.level.below
    if below is None:
        return []
    return fetch(
        con,
        "select * from marts.org where level = ? and parent_key = ? and is_current"
        " order by name, key",
        (below.field, view.key),
    )


def names(keys: list[tuple[str, str]], con: DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """Names of (level, key) pairs, for chips and crumbs."""
    if not keys:
        return {}
    where = any_of([one_of("level", [level]) & one_of("key", [key]) for level, key in keys])
    rows = fetch(con, f"select level, key, name from marts.org where {where.sql}", where.values)
    return {(row["level"], row["key"]): row["name"] for row in rows}


def granted(scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """The places of the scope, widest first, by name."""
    where = any_of(
        [
            one_of("level", [level.field]) & one_of("key", scope.keys(level.field))
            for level in Level
            if scope.keys(level.field)
        ]
    )
    order = "case level when 'state' then 0 when 'office' then 1 when 'unit' then 2 else 3 end"
    return fetch(
        con, f"select * from marts.org where {where.sql} order by {order}, name", where.values
    )
