"""Where the marts of a release and the oracle do not say the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from tests.oracle.contested import is_contested
from tests.oracle.day import Day
from tests.oracle.item import moment
from tests.oracle.marts import (
    countdown,
    durations,
    levels,
    moved,
    rules,
    visit_months,
    waits_by_week,
    weeks,
    work,
)
from tests.oracle.policy import POLICY

TALLY_LINES = (
    "open moved_forward sign_off not_moving no_next_step opened finished ended "
    "waits_began waits_ended"
).split()
FLOW_COUNTS = "open_at_end opened finished ended_otherwise".split()
Rows = dict[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True)
class Mart:
    """A mart, its key, the oracle's rows; a `sparse` one may leave out rows of nothing but 0."""

    name: str
    key: tuple[str, ...]
    rows: Callable[[Day], Rows]
    query: str = ""
    sparse: bool = False


@dataclass(frozen=True)
class Difference:
    mart: str
    column: str
    key: tuple[Any, ...]
    oracle: Any
    release: Any

    def __str__(self) -> str:
        key = " ".join(map(str, self.key))
        return f"{self.mart}.{self.column} {key}: oracle {self.oracle}, release {self.release}"


PLACE = ("level", "key", "parent_key")
LINES = (
    "select level, key, parent_key, week_end, "
    + ", ".join(f"cast(sum({line}) as integer) as {line}" for line in TALLY_LINES)
    + " from marts.level_weeks group by all"
)
FLOWS = (
    "select week_end, office_id, unit_id, kind, "
    + ", ".join(f"cast(sum({count}) as integer) as {count}" for count in FLOW_COUNTS)
    + " from marts.flow_weeks group by all"
)
WAITS = (
    "select week_end, office_id, unit_id, kind, holder, cast(sum(items) as integer) as items, "
    "cast(sum(waiting_days) as integer) as waiting_days from marts.wait_weeks group by all"
)
LIMITS = "select * from marts.policy where code in ('" + "', '".join(POLICY) + "')"
PREPARATIONS = "select * from marts.countdown where sort = 'preparation'"
DURATIONS = "select * from marts.durations where n > 0 and step is distinct from 'assigned'"
AGREED = (
    "items",
    "item_steps",
    "open_items",
    "open_waits",
    "level_totals",
    "level_weeks",
    "flow_weeks",
    "countdown",
    "durations",
    "visit_months",
    "process_map",
    "policy",
)
MARTS = {
    mart.name: mart
    for mart in (
        Mart("items", ("item_id",), work.items),
        Mart("item_steps", ("item_id", "step", "step_ref"), work.item_steps),
        Mart("open_items", ("item_id",), work.open_items),
        Mart("open_waits", ("item_id", "step", "step_ref"), work.open_waits),
        Mart("level_totals", (*PLACE, "kind"), levels.level_totals, sparse=True),
        Mart("level_weeks", (*PLACE, "week_end"), weeks.level_weeks, LINES, sparse=True),
        Mart(
            "flow_weeks",
            ("week_end", "office_id", "unit_id", "kind"),
            weeks.flow_weeks,
            FLOWS,
            sparse=True,
        ),
        Mart(
            "wait_weeks",
            ("week_end", "office_id", "unit_id", "kind", "holder"),
            waits_by_week.wait_weeks,
            WAITS,
            sparse=True,
        ),
        Mart("countdown", ("item_id", "step", "step_ref"), countdown.countdown, PREPARATIONS),
        Mart("durations", ("kind", "track", "step"), durations.durations, DURATIONS),
        Mart("process_map", ("kind", "step"), rules.process_map),
        Mart("policy", ("code",), rules.policy, LIMITS),
        Mart("visit_months", ("person_id", "month_date"), visit_months.visit_months),
        Mart("moved", ("span_days", "item_id"), moved.moved),
    )
}


def published(con: duckdb.DuckDBPyConnection, mart: Mart) -> Rows:
    found = con.execute(mart.query or f"select * from marts.{mart.name}")
    names = [column[0] for column in found.description or []]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return {tuple(row[name] or "" for name in mart.key): row for row in rows}


def differences(con: duckdb.DuckDBPyConnection, mart: Mart, today: Day) -> list[Difference]:
    """Rows only one side has, and columns that differ."""
    mine = {tuple(part or "" for part in key): row for key, row in mart.rows(today).items()}
    theirs = published(con, mart)
    columns = {column for row in mine.values() for column in row}
    found = []
    for key in sorted(mine.keys() | theirs.keys(), key=str):
        one, other = mine.get(key), theirs.get(key)
        if not mart.sparse and (one is None or other is None):
            found.append(Difference(mart.name, "(row)", key, one is not None, other is not None))
            continue
        one, other = one or {}, other or {}
        for column in sorted(columns if mart.sparse else one):
            if not same(one.get(column), other.get(column)):
                found.append(Difference(mart.name, column, key, one.get(column), other.get(column)))
    return found


def uncontested(con: duckdb.DuckDBPyConnection, name: str, today: Day) -> list[Difference]:
    return [d for d in differences(con, MARTS[name], today) if not is_contested(d)]


def same(one: Any, other: Any) -> bool:
    """A date is its midnight; nothing counted is 0."""
    if isinstance(one, datetime) or isinstance(other, datetime):
        return moment(one) == moment(other)
    return one == other or (not one and not other)
