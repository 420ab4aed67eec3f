"""Can the numbers be trusted: sources and their age, rows and what became of them."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from dashboard.queries.narrow import COLUMNS, narrowest, place
from dashboard.queries.rows import Row, Where, any_of, fetch, fetch_one, one_of
from dashboard.scope import SEALED, Grant, Scope
from dashboard.view import Level, View


def lateness(con: DuckDBPyConnection) -> Row:
    return fetch_one(
        con,
        "select count(*) filter (where is_late) as late, count(*) as sources"
        " from (select feed, max(is_late) as is_late from marts.feeds"
        " where is_supplied group by feed) as feeds",
    )


def late(con: DuckDBPyConnection, most: int = 3) -> list[Row]:
    """The late tables, oldest first."""
    return fetch(
        con,
        "select label, stamp from marts.feeds where is_supplied and is_late"
        " order by age_days desc, label limit ?",
        (most,),
    )


def feeds(con: DuckDBPyConnection) -> list[Row]:
    """One row per table of the contract, supplied ones first."""
    return fetch(con, "select * from marts.feeds order by is_supplied desc, feed, label")


def rows_total(con: DuckDBPyConnection) -> Row:
    """Rows of the latest delivery; the three outcomes add up to the rows read."""
    return fetch_one(
        con,
        "select coalesce(sum(rows_in), 0) as read, coalesce(sum(loaded), 0) as loaded,"
        " coalesce(sum(quarantined), 0) as aside, coalesce(sum(refused), 0) as refused,"
        " count(distinct file) as files, count(distinct delivery) as deliveries"
        " from marts.ledger where is_latest",
    )


def set_aside(con: DuckDBPyConnection, limit: int = 40) -> list[Row]:
    """What was not loaded from the latest delivery, most rows first."""
    return fetch(
        con,
        "select table_name, file, outcome, reason, rows_in as rows from marts.ledger"
        " where is_latest and outcome <> 'loaded' order by rows desc, file, reason limit ?",
        (limit,),
    )


def holds(con: DuckDBPyConnection) -> list[Row]:
    return fetch(con, "select * from marts.holds order by is_open desc, held_at desc limit 20")


def rules(view: View, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """Rules with records to fix that the reader may list."""
    where = _inside(scope) & place(view) & listed(scope)
    return fetch(
        con,
        "select finding, min(label) as label, min(error_type) as error_type,"
        f" count(*) as records from marts.record_findings where {where.sql}"
        " group by finding order by error_type, label",
        where.values,
    )


def sealed_records(view: View, scope: Scope, con: DuckDBPyConnection) -> int:
    """Records of the place that are counted and listed to nobody, whatever the rule."""
    where, held = _inside(scope) & narrowest(view), listed(scope)
    return fetch_one(
        con,
        "select count(*) as records from marts.record_findings"
        f" where {where.sql} and not coalesce({held.sql}, false)",
        where.values + held.values,
    )["records"]


def by_place(view: View, scope: Scope, con: DuckDBPyConnection) -> list[Row]:
    """Records to fix by the level below and rule; `-` where none is recorded."""
    below = view.level.below
    if below is None:
        return []
    where = _inside(scope) & place(view) & listed(scope)
    return fetch(
        con,
        f"select coalesce({below.value}, '-') as key, finding, count(*) as records"
        f" from marts.record_findings where {where.sql} group by 1, 2",
        where.values,
    )


def records(view: View, scope: Scope, con: DuckDBPyConnection, limit: int = 100) -> list[Row]:
    """Records to fix, oldest first, from the row the view begins at."""
    where = _inside(scope) & place(view) & listed(scope)
    if view.rule is not None:
        where &= Where("finding = ?", (view.rule,))
    return fetch(
        con,
        "select findings.*, workers.name as owner, count(*) over () as whole from"
        f" (select * from marts.record_findings where {where.sql}) as findings"
        " left join marts.org as workers"
        " on workers.level = 'worker' and findings.worker_id = workers.key"
        " order by findings.age_days desc nulls last, findings.finding, findings.table_name,"
        " findings.record_id limit ? offset ?",
        (*where.values, limit, view.rows or 0),
    )


def listed(scope: Scope) -> Where:
    """Records the reader may see: their place and access level, and no blocked case.

    Findings name no person; a block on a person is asked of the people of the case.
    """
    levels = {grant.access_levels - {SEALED} for grant in scope.grants}
    where = any_of(
        [
            _at([g for g in scope.grants if g.access_levels - {SEALED} == held])
            & one_of("access_level", sorted(held))
            for held in sorted(levels, key=sorted)
        ]
    )
    if scope.blocked_cases:
        cases = one_of("case_id", sorted(scope.blocked_cases))
        where &= Where(f"not coalesce({cases.sql}, false)", cases.values)
    if scope.blocked_people:
        people = one_of("person_id", sorted(scope.blocked_people))
        where &= Where(
            "not coalesce(case_id in (select case_id from marts.case_people"
            f" where {people.sql}), false)",
            people.values,
        )
    return where


def _inside(scope: Scope) -> Where:
    return _at(list(scope.grants))


def _at(grants: list[Grant]) -> Where:
    if any(grant.level == Level.STATE.value for grant in grants):
        return Where()
    return any_of(
        [
            one_of(column, sorted({g.key for g in grants if g.level == level}))
            for level, column in COLUMNS.items()
            if any(g.level == level for g in grants)
        ]
    )


def failing_tests(con: DuckDBPyConnection) -> list[Row]:
    """Checks of the build that did not pass; empty when the release says nothing of them."""
    if not _has(con, "test_results"):
        return []
    return fetch(
        con,
        "select * from marts.test_results where status <> 'pass' order by status, test limit 50",
    )


def tests_total(con: DuckDBPyConnection) -> Row | None:
    if not _has(con, "test_results"):
        return None
    return fetch_one(
        con,
        "select count(*) as tests, count(*) filter (where status = 'pass') as passed"
        " from marts.test_results",
    )


def releases(con: DuckDBPyConnection) -> list[Row]:
    if not _has(con, "releases"):
        return []
    return fetch(con, "select * from marts.releases order by release_id desc limit 12")


def _has(con: DuckDBPyConnection, mart: str) -> bool:
    return bool(
        fetch(
            con,
            "select 1 as found from information_schema.tables"
            " where table_schema = 'marts' and table_name = ?",
            (mart,),
        )
    )


def coverage(con: DuckDBPyConnection) -> list[Row]:
    return fetch(con, "select plural, coverage from marts.item_kinds order by sequence")
