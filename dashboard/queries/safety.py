"""The safety line: open items under each measure, children first."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import inside, openable, place
from dashboard.queries.rows import fetch
from dashboard.scope import Scope
from dashboard.view import View


def safety(view: View, scope: Scope, con: DuckDBPyConnection) -> dict[str, int]:
    """Items the reader may open, by measure."""
    where = inside(scope) & place(view) & openable(scope)
    rows = fetch(
        con,
        "select measure, count(*) as items from marts.safety_items"
        f" where item_id in (select item_id from marts.open_items where {where.sql})"
        " group by measure",
        where.values,
    )
    return {row["measure"]: row["items"] for row in rows}
