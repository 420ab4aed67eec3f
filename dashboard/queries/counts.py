"""How many open items, and how they stand: the one counting query of every level."""

from __future__ import annotations

from enum import StrEnum

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import AS_OF, asked, inside, narrowest, openable, place
from dashboard.queries.rows import Row, Where, fetch, fetch_one
from dashboard.scope import Scope
from dashboard.view import View

DAYS = 7


class By(StrEnum):
    """What a count may be broken down by; the value is a column of the marts."""

    ALL = "'all'"
    KIND = "kind"
    HOLDER = "waiting_on"
    OFFICE = "office_id"
    UNIT = "unit_id"
    WORKER = "worker_id"


MEASURES = """
    count(*) as items,
    count(*) filter (where waiting_on is not null) as waiting,
    count(*) filter (where standing = 'later') as later,
    count(*) filter (where standing = 'not_known') as not_known,
    coalesce(sum(waiting_days) filter (where waiting_on is not null), 0) as waiting_days,
    quantile_disc(waiting_days, 0.5) filter (where waiting_on is not null) as waiting_p50,
    quantile_disc(age_days, 0.5) as age_p50,
    quantile_disc(age_days, 0.85) as age_p85,
    count(*) filter (where is_past_usual) as past_usual,
    count(*) filter (where movement = 'forward') as forward,
    count(*) filter (where movement = 'sideways') as sideways,
    count(*) filter (where standing = 'sign_off') as sign_off,
    count(*) filter (where not_moving) as still,
    count(*) filter (where standing = 'no_next_step') as no_next_step,
    count(*) filter (where side = 'agency') as agency,
    count(*) filter (where side = 'partners') as partners,
    count(*) filter (where side = 'court') as court,
    count(*) filter (where side = 'family') as family,
    count(*) filter (
        where waiting_on is not null and side not in ('agency', 'partners', 'court', 'family')
    ) as nobody
"""

NOTHING: Row = dict.fromkeys(
    (
        "items", "waiting", "later", "not_known", "waiting_days", "past_usual", "forward",
        "sideways", "sign_off", "still", "no_next_step", "agency", "partners", "court",
        "family", "nobody",
    ),
    0,
) | {"waiting_p50": None, "age_p50": None, "age_p85": None}  # fmt: skip


def counts(view: View, scope: Scope, con: DuckDBPyConnection, by: By = By.ALL) -> dict[str, Row]:
    """Open items the reader may open, by key; `-` where the column says nothing."""
    where = inside(scope) & place(view) & asked(view) & openable(scope)
    rows = fetch(
        con,
        f"select coalesce({by.value}, '-') as key, {MEASURES}"
        f" from marts.open_items where {where.sql} group by 1 order by 1",
        where.values,
    )
    return {row["key"]: row for row in rows}


def count(view: View, scope: Scope, con: DuckDBPyConnection) -> Row:
    """The same measures in one row; zeros when nothing is there."""
    return counts(view, scope, con).get("all") or {**NOTHING, "key": "all"}


def sealed_in(view: View, scope: Scope, con: DuckDBPyConnection) -> int:
    """Open items of the place that are counted and listed to nobody, whatever else is asked.

    Were they counted under a filter, filters would tell what a lone sealed item is.
    """
    where, held = inside(scope) & narrowest(view), openable(scope)
    return fetch_one(
        con,
        "select count(*) as items from marts.open_items"
        f" where {where.sql} and not coalesce({held.sql}, false)",
        where.values + held.values,
    )["items"]


def flows(view: View, scope: Scope, con: DuckDBPyConnection, by: By = By.ALL) -> dict[str, Row]:
    """Items opened, finished and otherwise ended in the last seven days, by key."""
    where = inside(scope) & place(view) & _kept(view) & openable(scope)
    recent = f"> {AS_OF} - {DAYS}"
    rows = fetch(
        con,
        f"select coalesce({by.value}, '-') as key,"
        f" count(*) filter (where opened_date {recent}) as opened,"
        f" count(*) filter (where ended_date {recent} and ended_as = 'done') as finished,"
        f" count(*) filter (where ended_date {recent} and ended_as <> 'done') as ended"
        f" from marts.items where {where.sql}"
        f" and (opened_date {recent} or ended_date {recent}) group by 1",
        where.values,
    )
    return {row["key"]: row for row in rows}


def _kept(view: View) -> Where:
    """The filters that hold for ended items too."""
    return Where(f"opened_date <= {AS_OF} and coalesce(ended_date, {AS_OF}) <= {AS_OF}") & asked(
        View(kind=view.kind, headline=view.headline, case=view.case)
    )


def change(flow: Row | None) -> int:
    return flow["opened"] - flow["finished"] - flow["ended"] if flow else 0
