"""The lines of the last weeks at one level, as the release worked them out."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.rows import Row, fetch
from dashboard.view import View


def weeks(view: View, con: DuckDBPyConnection) -> list[Row]:
    """Week ends, oldest first, sealed items among them; the last is the as-of date."""
    return fetch(
        con,
        "select week_end, sum(open) as open, sum(moved_forward) as forward,"
        " sum(sign_off) as sign_off, sum(not_moving) as still,"
        " sum(no_next_step) as no_next_step"
        " from marts.level_weeks where level = ? and key = ?"
        " group by week_end order by week_end",
        (view.level.field, view.key),
    )
