"""Past week ends of a build: what earlier releases said of them, and what work waited on then.

A late entry changes what we now know of a past week. It must not change what was published.
"""

from __future__ import annotations

import duckdb

from warehouse.dbt_runs import Progress, run_dbt, variables
from warehouse.errors import ReleaseError
from warehouse.home import Home
from warehouse.landing.state import one_row, quoted
from warehouse.ledger import landed
from warehouse.release import Release, current
from warehouse.settings import Settings
from warehouse.source import Source

MAIN_WEEKS = 9
MOST_AT_ONCE = 500_000
ROWS_PER_OPEN_ITEM = 50
ROWS_PER_ENDED_ITEM = 10
PAST = "past_wait_weeks"


def work_out_past_weeks(home: Home, source: Source, settings: Settings, progress: Progress) -> None:
    """The engine over older week ends, a slice at a time, so that memory stays bounded.

    Each slice leaves its counts; the main run, which adds the latest nine, overwrites the rest.
    The first also works out last year as it ended, with what ended in it: the baseline.
    """
    told = variables(home, source)
    most = MOST_AT_ONCE - _rows(home, source) // ROWS_PER_ENDED_ITEM
    words = ("build", "--exclude-resource-type", "unit_test", "--exclude-resource-type", "test")
    select, first, baseline = (f"+{PAST}", "+baseline_steps"), MAIN_WEEKS, "yes"
    while first < settings.history_weeks:
        weeks = max(1, most // max(1, _open_a_week(home, source)))
        last = min(first + weeks, settings.history_weeks) - 1
        run_dbt(
            home, settings, (*words, "--select", *select, *told), f"weeks {first} to {last} back",
            progress, {"SIGHTLINE_WEEKS_BACK": f"{first}-{last}", "SIGHTLINE_BASELINE": baseline},
        )  # fmt: skip
        # What does not depend on the weeks is there by now.
        select, first, baseline = (f"as_of_dates+,+{PAST}",), last + 1, ""
        most = MOST_AT_ONCE


def _open_a_week(home: Home, source: Source) -> int:
    """As the weeks done show; before that, more than a source is likely to have."""
    with duckdb.connect(str(home.build / "build.duckdb"), read_only=True) as con:
        if _has_table(con, "build", "waits", PAST):
            return int(one_row(con, _MOST_OPEN)[0])
    return _rows(home, source) // ROWS_PER_OPEN_ITEM


def _rows(home: Home, source: Source) -> int:
    return sum(facts.rows_in for d in landed(home, source.name) for facts in d.tables.values())


_MOST_OPEN = """
select coalesce(max(items), 1) from (
    select sum(items) as items from waits.past_wait_weeks group by week_end
)"""


def hand_over_published(con: duckdb.DuckDBPyConnection, home: Home, source: Source) -> None:
    """Fills raw.published_weeks of a build from the release now served, when it has any.

    Only what extracts before this one led to: building the same rows again changes nothing.
    """
    release = _served(home)
    if release is None or release.manifest["source"] != source.name:
        return
    con.execute(f"attach {quoted(str(release.path))} as served (read_only)")
    if _has_table(con, "served", "marts", "published_weeks"):
        con.execute(
            "insert into raw.published_weeks by name select ? as source, published.*"
            " from served.marts.published_weeks as published where extract_stamp < ?",
            [source.name, landed(home, source.name)[-1].extract_stamp],
        )
    con.execute("detach served")


def _served(home: Home) -> Release | None:
    try:
        return current(home.path)
    except ReleaseError:
        return None


def _has_table(con: duckdb.DuckDBPyConnection, database: str, schema: str, table: str) -> bool:
    sql = (
        "select count(*) from duckdb_tables()"
        " where database_name = ? and schema_name = ? and table_name = ?"
    )
    return bool(con.execute(sql, [database, schema, table]).fetchall()[0][0])
