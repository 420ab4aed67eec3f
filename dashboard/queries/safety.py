"""The safety line: open items under each measure, children first."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import inside, openable, place
from dashboard.queries.rows import Row, fetch
from dashboard.scope import Scope
from dashboard.view import View


def safety(view: View, scope: Scope, con: DuckDBPyConnection) -> dict[str, Row]:
    """Items the reader may open and items that are sealed, by measure."""
    where, held = inside(scope) & place(view), openable(scope)
    rows = fetch(
        con,
        "with counted as (select measure, open_items.*"
        " from (select measure, item_id from marts.safety_items) as measures"
        " inner join marts.open_items on measures.item_id = open_items.item_id)"
        " select measure,"
        f" count(*) filter (where {held.sql}) as items,"
        f" count(*) filter (where not coalesce({held.sql}, false)) as sealed"
        f" from counted where {where.sql} group by measure",
        held.values * 2 + where.values,
    )
    return {row["measure"]: row for row in rows}
