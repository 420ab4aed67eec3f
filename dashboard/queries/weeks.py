"""The lines of the last weeks at one level, as the release worked them out."""

from __future__ import annotations

from collections.abc import Sequence

from duckdb import DuckDBPyConnection

from dashboard.queries.org import Place
from dashboard.queries.rows import Row, fetch, one_of
from dashboard.scope import SEALED, Scope


def weeks(place: Place, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """Week ends, oldest first; the last is the as-of date and equals the tiles.

    Nothing for a reader with blocks: a blocked case cannot be taken out of a line.
    """
    if scope.blocked_cases or scope.blocked_people:
        return []
    where = one_of("access_level", _held(place.path or (place,), scope))
    return fetch(
        con,
        "select week_end, sum(open) as open, sum(moved_forward) as forward,"
        " sum(sign_off) as sign_off, sum(not_moving) as still,"
        " sum(no_next_step) as no_next_step"
        f" from marts.level_weeks_by_access where level = ? and key = ? and {where.sql}"
        " group by week_end order by week_end",
        (place.level.field, place.key, *where.values),
    )


def _held(path: Sequence[Place], scope: Scope) -> list[str]:
    """The access levels held at the whole of a place, through it or a place above it."""
    above = {(each.level.field, each.key) for each in path}
    held = [grant.access_levels for grant in scope.grants if (grant.level, grant.key) in above]
    return sorted(frozenset().union(*held) - {SEALED})
