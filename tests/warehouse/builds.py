"""Small builds to publish, without dbt: two marts that agree, so that a mixed read shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from warehouse.build import Build, TestResult
from warehouse.home import Home
from warehouse.ledger import Delivery, remember
from warehouse.publish import publish
from warehouse.release import Release
from warehouse.settings import Settings

SMALL = Settings(threads=1, memory="1GB", keep_releases=4)
PASSED = (TestResult("not_null_items_item_id", "items", "pass", "error", 0),)


def land_something(home: Home, synthetic: bool = True) -> None:
    """A delivery's record is enough to publish."""
    remember(
        home,
        Delivery(
            delivery="d1", source="ccwis", mode="full", synthetic=synthetic,
            extract_date=date(2026, 11, 19).isoformat(), extract_stamp="2026-11-20T02:10:00",
            order="20261120T071000000000Z", seen_at="2026-11-20T08:00:00",
        ),
    )  # fmt: skip


def a_build(home: Home, generation: int, rows: int = 2000) -> Build:
    """Every row of both marts holds the number of the generation."""
    home.build.mkdir(parents=True, exist_ok=True)
    file = home.build / "build.duckdb"
    for old in home.build.glob("build.duckdb*"):
        old.unlink()
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts")
        for mart in ("items", "open_items"):
            con.execute(
                f"create table marts.{mart} as select {generation} as generation,"
                f" 'o' || i % 7 as office_id, 'u' as unit_id, 'w' as worker_id, 'i' || i as item_id"
                f" from range({rows}) as numbers(i)"
            )
    return Build(file, "ccwis", PASSED)


def publish_generation(home: Home, generation: int) -> Release:
    with home.lock():
        return publish(home, a_build(home, generation), SMALL, lambda *_: None)


def generations(con: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    """(generation, rows) over both marts: one row when nothing is mixed or missing."""
    return con.execute(
        "select generation, count(*) from (select generation from marts.items"
        " union all select generation from marts.open_items) group by 1"
    ).fetchall()


def home_at(path: Path) -> Home:
    return Home(path)
