"""What earlier releases said of past week ends, handed to the next build.

A late entry changes what we now know of a past week. It must not change what was published.
"""

from __future__ import annotations

import duckdb

from warehouse.errors import ReleaseError
from warehouse.home import Home
from warehouse.landing.state import one_row, quoted
from warehouse.ledger import landed
from warehouse.release import Release, current
from warehouse.source import Source


def hand_over_published(con: duckdb.DuckDBPyConnection, home: Home, source: Source) -> None:
    """Fills raw.published_weeks of a build from the release now served, when it has any.

    Only what extracts before this one led to: building the same rows again changes nothing.
    """
    release = _served(home)
    if release is None or release.manifest["source"] != source.name:
        return
    con.execute(f"attach {quoted(str(release.path))} as served (read_only)")
    if _has_history(con):
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


def _has_history(con: duckdb.DuckDBPyConnection) -> bool:
    return bool(
        one_row(
            con,
            "select count(*) from duckdb_tables() where database_name = 'served'"
            " and schema_name = 'marts' and table_name = 'published_weeks'",
        )[0]
    )
