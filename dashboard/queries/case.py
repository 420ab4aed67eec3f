"""The story of one case, for a reader who may open it."""

from __future__ import annotations

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import AS_OF, openable
from dashboard.queries.rows import Row, fetch, one_of
from dashboard.scope import Scope


def may_open(cases: Sequence[str], scope: Scope, con: DuckDBPyConnection) -> set[str]:
    """An open case opens through itself or through open work in it: who is responsible now.

    Work that has ended opens a case only when the case is closed too; its page then lists
    that work and nothing else.
    """
    asked = one_of("case_id", sorted(set(cases)))
    of_case = openable(Scope(scope.user, scope.role, scope.grants, scope.blocked_cases))
    of_items, blocked = openable(scope), one_of("person_id", sorted(scope.blocked_people))
    rows = fetch(
        con,
        f"select case_id from marts.case_status where {asked.sql} and {of_case.sql}"
        f" union select case_id from marts.open_items where {asked.sql} and {of_items.sql}"
        f" union select case_id from marts.items where {asked.sql} and {of_items.sql}"
        " and case_id not in (select case_id from marts.case_status)"
        f" except select case_id from marts.case_people where {blocked.sql}",
        (
            *(
                value
                for held in (of_case, of_items, of_items)
                for value in (*asked.values, *held.values)
            ),
            *blocked.values,
        ),
    )
    return {row["case_id"] for row in rows}


def status(case: str, scope: Scope, con: DuckDBPyConnection) -> Row | None:
    """The open case, or a row that only names it when it is closed; None when not allowed."""
    if case not in may_open([case], scope, con):
        return None
    rows = fetch(con, "select * from marts.case_status where case_id = ?", (case,))
    if rows:
        return rows[0]
    held = openable(scope)
    place = fetch(
        con,
        "select case_id, office_id, unit_id, worker_id from marts.items"
        f" where case_id = ? and {held.sql} order by opened_date desc limit 1",
        (case, *held.values),
    )[0]
    return {**place, "opened_date": None}


def people(case: str, con: DuckDBPyConnection) -> list[Row]:
    """Everybody in the case, children by age first; labels carry no names."""
    return fetch(
        con,
        "select people.*, workers.name as seen_by"
        " from marts.case_people as people"
        " left join marts.org as workers"
        " on workers.level = 'worker' and people.last_seen_by = workers.key"
        " where people.case_id = ? order by people.role <> 'child',"
        " people.age_years desc nulls last, people.role, people.person_id",
        (case,),
    )


def open_items(case: str, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    held = openable(scope)
    return fetch(
        con,
        f"select * from marts.open_items where case_id = ? and {held.sql}"
        " order by waiting_days desc nulls last, item_id",
        (case, *held.values),
    )


def closed_items(case: str, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    held = openable(scope)
    return fetch(
        con,
        f"select * from marts.items where case_id = ? and {held.sql} and ended_date is not null"
        " order by ended_date desc, item_id limit 50",
        (case, *held.values),
    )


def steps(items: list[str], con: DuckDBPyConnection) -> dict[str, list[Row]]:
    """The steps of items on their map, in order; what was never needed is left out."""
    where = one_of("item_id", items)
    rows = fetch(
        con,
        f"select * from marts.item_steps where {where.sql} and state <> 'not_needed'"
        " order by item_id, sequence, step, step_ref",
        where.values,
    )
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["item_id"], []).append(row)
    return found


def scheduled(items: list[str], con: DuckDBPyConnection, limit: int = 4) -> list[Row]:
    """What has a date from the as-of date on, soonest first."""
    where = one_of("item_id", items)
    return fetch(
        con,
        "select label, planned_date, item_id from marts.open_waits"
        f" where {where.sql} and planned_date >= {AS_OF}"
        " union select label, planned_date, item_id from marts.item_steps"
        f" where {where.sql} and state = 'under_way'"
        f" and planned_date >= {AS_OF}"
        " order by planned_date, label limit ?",
        (*where.values, *where.values, limit),
    )


def countdown(case: str, con: DuckDBPyConnection) -> list[Row]:
    """The steps before the case's next hearing, by the day each is needed."""
    return fetch(
        con,
        "select * from marts.countdown where case_id = ? and is_next"
        " order by needed_by, sequence, step_ref",
        (case,),
    )


def checks(case: str, con: DuckDBPyConnection) -> list[Row]:
    return fetch(
        con,
        "select * from marts.closing_check_state where case_id = ?"
        " order by kind = 'case_closure' desc, item_id, sequence",
        (case,),
    )


def holds(item: str, con: DuckDBPyConnection) -> list[Row]:
    return fetch(
        con, "select * from marts.item_holds where item_id = ? order by hold_number", (item,)
    )


def events(case: str, con: DuckDBPyConnection) -> list[Row]:
    return fetch(
        con,
        "select * from marts.case_events where case_id = ? order by event_date, lane, event_id",
        (case,),
    )


def place_of(case: Row) -> tuple[str, str]:
    """Where the case stands, for the crumbs: the narrowest place that is recorded."""
    for level in ("worker", "unit", "office"):
        if case.get(f"{level}_id"):
            return level, case[f"{level}_id"]
    return "state", "state"
