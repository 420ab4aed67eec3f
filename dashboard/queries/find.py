"""Find a case, worker, unit or office by its number or name, within the reader's places."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries import org
from dashboard.queries.narrow import inside, openable
from dashboard.queries.rows import Row, fetch
from dashboard.scope import Scope
from dashboard.view import View

MOST = 12


def cases(text: str, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """Cases with work the reader may open whose number begins with the words."""
    where, held = inside(scope), openable(scope)
    return fetch(
        con,
        "select case_id, count(*) as items, max(waiting_days) as waiting_days"
        f" from marts.open_items where {where.sql} and {held.sql}"
        " and starts_with(lower(case_id), lower(?))"
        " group by case_id order by length(case_id), case_id limit ?",
        (*where.values, *held.values, text.removeprefix("case ").strip(), MOST),
    )


def places(text: str, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """Offices, units and workers by name or key that the reader may open."""
    rows = fetch(
        con,
        "select level, key, name, parent_key from marts.org"
        " where level <> 'state' and is_current"
        " and (contains(lower(name), lower(?)) or lower(key) = lower(?))"
        " order by level <> 'office', level <> 'unit', name, key",
        (text, text),
    )
    open_to = (row for row in rows if org.place(View.of(row["level"], row["key"]), scope, con))
    return [row for row, _ in zip(open_to, range(MOST), strict=False)]
