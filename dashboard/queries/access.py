"""Who may see what, as published with the release."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import AS_OF
from dashboard.queries.rows import Row, fetch
from dashboard.scope import Grant, Scope

IN_FORCE = f"starts_on <= {AS_OF} and (ends_on is null or ends_on > {AS_OF})"


def scope_of(user: str, con: DuckDBPyConnection) -> Scope | None:
    """None when the release knows no such user on its date."""
    grants = fetch(
        con, f"select * from marts.access_scope where user_email = ? and {IN_FORCE}", (user,)
    )
    if not grants:
        return None
    offices = _offices(grants, con)
    marks = ", ".join("?" * len(offices)) or "null"
    denials = fetch(
        con,
        "select case_id, person_id from marts.access_denials"
        f" where user_email = ? or office_id in ({marks})",
        (user, *offices),
    )
    return Scope(
        user=user,
        role=grants[0]["role"],
        grants=tuple(
            Grant(row["level"], row["key"], frozenset(row["access_levels"].split(";")))
            for row in grants
        ),
        blocked_cases=frozenset(r["case_id"] for r in denials if r["case_id"]),
        blocked_people=frozenset(r["person_id"] for r in denials if r["person_id"]),
    )


def _offices(grants: list[Row], con: DuckDBPyConnection) -> list[str]:
    """Offices the user belongs to: a block on an office holds for all who work in it."""
    own = [row["key"] for row in grants if row["level"] == "office"]
    units = [row["key"] for row in grants if row["level"] == "unit"]
    workers = [row["key"] for row in grants if row["level"] == "worker"]
    workers += [row["worker_id"] for row in grants if row["worker_id"]]
    found = fetch(
        con,
        "select distinct units.parent_key as office"
        " from marts.org as units"
        " left join marts.org as workers"
        " on workers.level = 'worker' and workers.parent_key = units.key"
        " where units.level = 'unit'"
        " and (list_contains(?, units.key) or list_contains(?, workers.key))",
        (units, workers),
    )
    return sorted({*own, *(row["office"] for row in found if row["office"])})


def users(con: DuckDBPyConnection) -> list[Row]:
    """Users of the release on its date, one row each, leaders first."""
    return fetch(
        con,
        "select user_email, min(user_name) as name, min(role) as role,"
        " min(level) as level, min(key) as key"
        f" from marts.access_scope where {IN_FORCE} group by user_email"
        " order by min(case level when 'state' then 0 when 'office' then 1"
        " when 'unit' then 2 else 3 end), role, name, user_email",
    )
