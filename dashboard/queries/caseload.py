"""A worker's morning: what comes first and why, who is still to be seen, what is planned."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import AS_OF, TURNS, asked, inside, openable, place
from dashboard.queries.rows import Row, Where, fetch, fetch_one
from dashboard.scope import Scope
from dashboard.view import Turn, View, Yes


def turns(view: View, scope: Scope, con: DuckDBPyConnection) -> dict[Turn, int]:
    """How many items are whose turn; the four add up to the open items."""
    where = _mine(view, scope)
    chosen = ", ".join(f"count(*) filter (where {sql})" for sql in TURNS.values())
    row = con.execute(
        f"select {chosen} from marts.open_items where {where.sql}", list(where.values)
    ).fetchall()[0]
    return dict(zip(TURNS, row, strict=True))


def first(view: View, scope: Scope, con: DuckDBPyConnection, limit: int = 12) -> list[Row]:
    """Items that are the worker's turn and have a reason to come first, its reasons joined.

    One row each, in tier order. What somebody else has to do stands under `others`.
    """
    mine = _mine(view.but(turn=Turn.NOW), scope)
    where = Where(
        f"item_id in (select item_id from marts.open_items where {mine.sql})", mine.values
    )
    return fetch(
        con,
        "select item_id, min(tier_order) as tier_order, arg_min(tier, tier_order) as tier,"
        " arg_min(tier_label, tier_order) as tier_label,"
        " string_agg(sentence, ' ' order by tier_order, sentence) as sentences,"
        " arg_min(order_in_tier, tier_order) as place, min(by_date) as by_date,"
        " min(since) as since,"
        " any_value(title) as title, any_value(next_action) as next_action,"
        " any_value(case_id) as case_id"
        f" from marts.do_next where {where.sql}"
        " group by item_id order by tier_order, place, item_id limit ?",
        (*where.values, limit),
    )


def rest(view: View, scope: Scope, con: DuckDBPyConnection, limit: int = 8) -> list[Row]:
    """Items that are the worker's turn and have no such reason, longest wait first."""
    where = _mine(view.but(turn=Turn.NOW), scope) & Where(
        "item_id not in (select item_id from marts.do_next)"
    )
    return fetch(
        con,
        f"select * from marts.open_items where {where.sql}"
        " order by mark = 'long' desc, waiting_days desc, item_id limit ?",
        (*where.values, limit),
    )


def others(view: View, scope: Scope, con: DuckDBPyConnection, limit: int = 6) -> list[Row]:
    """Items somebody else can move, longest wait first, with how often they were asked."""
    where = _mine(view.but(turn=Turn.OTHERS), scope)
    return fetch(
        con,
        f"with mine as (select * from marts.open_items where {where.sql})"
        " select mine.*, steps.times_asked, steps.last_asked_date"
        " from mine left join marts.item_steps as steps"
        " on mine.item_id = steps.item_id and mine.step = steps.step"
        " and mine.step_ref = steps.step_ref"
        " order by mine.waiting_days desc, mine.item_id limit ?",
        (*where.values, limit),
    )


def for_supervisor(view: View, scope: Scope, con: DuckDBPyConnection, limit: int) -> list[Row]:
    """Items that wait on the supervisor: those with a reason of safety first, then oldest."""
    where = _mine(view.but(holder="supervisor", headline=Yes.YES), scope)
    return fetch(
        con,
        f"with mine as (select * from marts.open_items where {where.sql}),"
        " reasons as (select item_id, min(tier_order) as tier_order,"
        " string_agg(sentence, ' ' order by tier_order, sentence) as reasons"
        " from marts.do_next group by item_id)"
        " select mine.*, reasons.reasons, workers.name as owner"
        " from mine left join reasons on mine.item_id = reasons.item_id"
        " left join marts.org as workers"
        " on workers.level = 'worker' and mine.worker_id = workers.key"
        " order by coalesce(reasons.tier_order, 99) = 1 desc, mine.waiting_days desc, mine.item_id"
        " limit ?",
        (*where.values, limit),
    )


def unseen(view: View, scope: Scope, con: DuckDBPyConnection, limit: int = 12) -> list[Row]:
    """Children with an open visit this month and nobody there yet, longest unseen first."""
    where = inside(scope) & place(view) & openable(scope)
    return fetch(
        con,
        "with visits as (select * from marts.open_items"
        f" where {where.sql} and kind = 'caseworker_visit' and step = 'seen_in_person')"
        " select visits.item_id, visits.case_id, visits.planned_date, people.*"
        " exclude (case_id, person_id)"
        " from visits inner join marts.case_people as people"
        " on visits.case_id = people.case_id and visits.person_id = people.person_id"
        " where people.role = 'child'"
        " order by people.days_since_seen desc nulls first, visits.item_id limit ?",
        (*where.values, limit),
    )


def unseen_count(view: View, scope: Scope, con: DuckDBPyConnection) -> int:
    """Monthly visits not yet made, of children and parents: the rows of the same list."""
    where = _mine(view.but(kind="caseworker_visit", step="seen_in_person"), scope)
    return fetch_one(
        con, f"select count(*) as visits from marts.open_items where {where.sql}", where.values
    )["visits"]


def ahead(view: View, scope: Scope, con: DuckDBPyConnection, days: int = 14) -> list[Row]:
    """Steps planned from the as-of date on, in date order."""
    where = inside(scope) & place(view) & openable_waits(scope)
    return fetch(
        con,
        "select waits.*, items.title from"
        f" (select * from marts.open_waits where {where.sql}"
        f" and planned_date between {AS_OF} and {AS_OF} + ?::integer) as waits"
        " inner join marts.open_items as items on waits.item_id = items.item_id"
        " order by waits.planned_date, items.title, waits.item_id limit 30",
        (*where.values, days),
    )


def openable_waits(scope: Scope) -> Where:
    """Waits carry no person: a block on a person is asked of their item."""
    held = openable(scope)
    return Where(f"item_id in (select item_id from marts.open_items where {held.sql})", held.values)


def _mine(view: View, scope: Scope) -> Where:
    return inside(scope) & place(view) & asked(view) & openable(scope)
