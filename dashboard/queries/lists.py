"""The rows behind a number: exactly the items it counted, a block at a time."""

from __future__ import annotations

from enum import StrEnum

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import asked, happened, inside, openable, place
from dashboard.queries.rows import Row, Where, fetch, fetch_one, one_of
from dashboard.scope import Scope
from dashboard.view import Listing, View

LONGEST_LIST = 300_000


class Sort(StrEnum):
    """What a list may be sorted by; the name stands in the address."""

    TITLE = "title"
    AGE = "age_days"
    WAIT = "waiting_days"
    ALSO = "also_waiting_on"
    NEXT = "next_action"
    PLANNED = "planned_date"
    OWNER = "owner"
    ASKED = "times_asked"
    OPENED = "opened_date"
    ENDED = "ended_date"


def conditions(view: View, scope: Scope) -> Where:
    listed = asked(view) if view.show is Listing.OPEN else happened(view)
    return inside(scope) & place(view) & listed & openable(scope)


def size(view: View, scope: Scope, con: DuckDBPyConnection) -> int:
    where = conditions(view, scope)
    table = "open_items" if view.show is Listing.OPEN else "items"
    found = fetch_one(
        con, f"select count(*) as items from marts.{table} where {where.sql}", where.values
    )
    return found["items"]


def rows(
    view: View, scope: Scope, con: DuckDBPyConnection, start: int = 0, stop: int = 50
) -> list[Row]:
    """Rows `start` to `stop` in the order of the view; ties fall by item."""
    where = conditions(view, scope)
    chosen = OPEN if view.show is Listing.OPEN else ENDED
    return fetch(
        con,
        f"with listed as (select * from marts.{chosen.table} where {where.sql}),"
        f" shown as ({chosen.select})"
        f" select * from shown order by {order(view)} limit ? offset ?",
        (*where.values, max(0, min(stop - start, 1000)), max(0, start)),
    )


def order(view: View) -> str:
    """Longest wait first unless the view says otherwise."""
    name = (view.sort or "").removeprefix("-")
    first = Sort[name.upper()] if name.upper() in Sort.__members__ else None
    if first is None or (view.show is Listing.OPEN and first in {Sort.ENDED}):
        return OPEN.order if view.show is Listing.OPEN else ENDED.order
    if view.show is not Listing.OPEN and first not in ENDED_SORTS:
        return ENDED.order
    way = "desc" if (view.sort or "").startswith("-") else "asc"
    return f"{first.value} {way} nulls last, item_id"


ENDED_SORTS = {Sort.TITLE, Sort.OWNER, Sort.OPENED, Sort.ENDED}


class _List:
    def __init__(self, table: str, order: str, select: str) -> None:
        self.table, self.order, self.select = table, order, select


OPEN = _List(
    "open_items",
    "waiting_days desc nulls last, age_days desc, item_id",
    """
    select
        listed.*,
        workers.name as owner,
        steps.times_asked,
        steps.last_asked_date,
        steps.tried_date
    from listed
    left join marts.org as workers
        on workers.level = 'worker' and listed.worker_id = workers.key
    left join marts.item_steps as steps
        on
            listed.item_id = steps.item_id
            and listed.step = steps.step
            and listed.step_ref = steps.step_ref
    """,
)
ENDED = _List(
    "items",
    "ended_date desc nulls last, opened_date desc, item_id",
    """
    select
        listed.*,
        workers.name as owner
    from listed
    left join marts.org as workers
        on workers.level = 'worker' and listed.worker_id = workers.key
    """,
)


def people(found: list[Row], con: DuckDBPyConnection) -> dict[tuple[str, str], str]:
    """How the people of some rows are called on screen, by case and person; never a name."""
    cases = sorted({row["case_id"] for row in found if row["case_id"] and row["person_id"]})
    where = one_of("case_id", cases)
    labelled = fetch(
        con,
        "select case_id, person_id, min(label) as label from marts.case_people"
        f" where {where.sql} group by case_id, person_id",
        where.values,
    )
    return {(row["case_id"], row["person_id"]): row["label"] for row in labelled}
