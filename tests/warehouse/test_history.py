"""Past weeks of a build, without dbt: the slices they are worked out in, and what was published."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import duckdb
import pytest

from tests.warehouse.builds import PASSED, SMALL, home_at, land_something
from tests.warehouse.desk import Desk
from tests.warehouse.extracts import an_office
from warehouse import history
from warehouse.build import Build
from warehouse.home import Home
from warehouse.publish import publish
from warehouse.source import load_source

CCWIS = load_source("ccwis")
PAST = "create schema waits; create table waits.past_wait_weeks (week_end date, items integer)"
PUBLISHED = (
    "week_end date, office_id varchar, unit_id varchar, kind varchar, access_level varchar,"
    " open_items integer, extract_stamp timestamp"
)


def slices(monkeypatch: pytest.MonkeyPatch, home: Home, weeks: int, rows: int, open_then: int):
    """The weeks asked for in each run, of a source with so many rows, and so much open a week."""
    asked: list[dict[str, str]] = []
    file = home.build / "build.duckdb"
    home.build.mkdir(parents=True)
    duckdb.connect(str(file)).close()

    def run(_home: Home, _settings: Any, _words: Any, _shown: str, _progress: Any, more: Any):
        if not asked:
            with duckdb.connect(str(file)) as con:
                con.execute(PAST)
                con.execute(
                    "insert into waits.past_wait_weeks values ('2026-01-01', ?)", [open_then]
                )
        asked.append(dict(more))

    monkeypatch.setattr(history, "run_dbt", run)
    monkeypatch.setattr(history, "_rows", lambda *_: rows)
    settings = replace(SMALL, history_weeks=weeks)
    history.work_out_past_weeks(home, CCWIS, settings, lambda *_: None)
    return [(more["SIGHTLINE_WEEKS_BACK"], more["SIGHTLINE_BASELINE"]) for more in asked]


def test_a_small_state_is_one_slice(monkeypatch, tmp_path):
    found = slices(monkeypatch, home_at(tmp_path), 104, rows=150_000, open_then=900)
    assert found == [("9-103", "yes")]


def test_a_large_one_is_cut_so_that_no_slice_holds_too_much(monkeypatch, tmp_path):
    found = slices(monkeypatch, home_at(tmp_path), 104, rows=5_000_000, open_then=20_000)
    assert found == [
        ("9-9", "yes"), ("10-34", ""), ("35-59", ""), ("60-84", ""), ("85-103", ""),
    ]  # fmt: skip


def test_the_latest_nine_weeks_come_with_the_main_run(monkeypatch, tmp_path):
    assert slices(monkeypatch, home_at(tmp_path / "9"), 9, rows=10, open_then=1) == []
    assert slices(monkeypatch, home_at(tmp_path / "10"), 10, rows=10, open_then=1) == [
        ("9-9", "yes")
    ]


def publish_weeks(home: Home, *stamps: str) -> None:
    """A release that tells of one week end for each stamp."""
    land_something(home)
    home.build.mkdir(parents=True, exist_ok=True)
    file = home.build / "build.duckdb"
    file.unlink(missing_ok=True)
    with duckdb.connect(str(file)) as con:
        con.execute(f"create schema marts; create table marts.published_weeks ({PUBLISHED})")
        for stamp in stamps:
            values = [stamp[:10], 7, stamp]
            con.execute(
                "insert into marts.published_weeks values (?, 'o', 'u', 'plan', 'normal', ?, ?)",
                values,
            )
    with home.lock():
        publish(home, Build(file, "ccwis", PASSED), SMALL, lambda *_: None)


def handed_over(desk: Desk) -> list[tuple]:
    with duckdb.connect() as con:
        con.execute("create schema raw")
        con.execute(f"create table raw.published_weeks (source varchar, {PUBLISHED})")
        history.hand_over_published(con, desk.home, desk.source)
        return con.execute(
            "select source, cast(week_end as varchar), open_items"
            " from raw.published_weeks order by all"
        ).fetchall()


def test_nothing_published_is_nothing_handed_over(desk: Desk):
    desk.hand_in({"offices": [an_office("o1")]}, 20)
    assert handed_over(desk) == []


def test_what_earlier_extracts_led_to_is_handed_over_and_this_one_not(desk: Desk):
    desk.hand_in({"offices": [an_office("o1")]}, 20)
    publish_weeks(desk.home, "2026-11-13 02:10:00", "2026-11-20 02:10:00", "2026-11-21 02:10:00")
    assert handed_over(desk) == [("ccwis", "2026-11-13", 7), ("ccwis", "2026-11-20", 7)]
