"""What moved between two releases, on a handful of items; tests/chain holds it against the mart."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from tests.conftest import ROOT
from warehouse.errors import ReleaseError
from warehouse.release import Release, connect_both, moved

ITEMS = (
    "item_id varchar, kind varchar, case_id varchar, office_id varchar, unit_id varchar,"
    " worker_id varchar, access_level varchar, is_in_headline boolean, opened_date date,"
    " ended_date date, ended_as varchar"
)
WAITS = "item_id varchar, step varchar, step_ref varchar, holder varchar, is_primary boolean"
FIRST, LAST = date(2026, 11, 6), date(2026, 11, 13)


@pytest.fixture
def releases(tmp_path):
    def release(number: int, day: date, items: list[tuple], waits: list[tuple]) -> Release:
        path = tmp_path / f"it's {number}.duckdb"
        with duckdb.connect(str(path)) as con:
            con.execute("create schema marts")
            con.execute(f"create table marts.items ({ITEMS})")
            con.execute(f"create table marts.open_waits ({WAITS})")
            for item, unit, opened, ended, ended_as in items:
                row = [item, "plan", "c", "o", unit, "w", "normal", True, opened, ended, ended_as]
                con.execute(f"insert into marts.items values ({', '.join('?' * 11)})", row)
            for wait in waits:
                con.execute("insert into marts.open_waits values (?, ?, '', ?, ?)", wait)
        return Release(path, number, {"extract_date": day.isoformat()})

    before = release(
        1, FIRST,
        [("stays", "u1", "2026-10-01", None, None), ("goes on", "u1", "2026-10-01", None, None),
         ("ends", "u2", "2026-10-01", None, None), ("late end", "u2", "2026-10-01", None, None),
         ("gone", "u2", "2026-10-01", None, None)],
        [("stays", "drafted", "worker", True), ("goes on", "drafted", "worker", True),
         ("ends", "drafted", "worker", True), ("gone", "drafted", "worker", True)],
    )  # fmt: skip
    after = release(
        2, LAST,
        [("stays", "u1", "2026-10-01", None, None), ("goes on", "u1", "2026-10-01", None, None),
         ("ends", "u2", "2026-10-01", "2026-11-07", "done"),
         ("late end", "u2", "2026-10-01", "2026-11-06", "missed"),
         ("opens", "u2", "2026-11-07", None, None), ("late", "u2", "2026-11-06", None, None)],
        [("stays", "drafted", "worker", True), ("goes on", "approved", "supervisor", True),
         ("goes on", "signed", "family", False), ("opens", "drafted", "worker", True)],
    )  # fmt: skip
    return before, after


def test_each_item_that_moved_is_told_once_and_how(releases):
    found = {
        m.item_id: (m.opened, m.finished, m.ended, m.waits_began, m.waits_ended, m.holder_changed)
        for m in moved(*releases)
    }
    assert found == {
        "goes on": (False, False, False, 2, 1, True),
        "ends": (False, True, True, 0, 1, False),
        "opens": (True, False, False, 1, 0, False),
        "late": (False, False, False, 0, 0, False),
        "late end": (False, False, False, 0, 0, False),
    }


def test_what_the_earlier_release_did_not_know_is_said(releases):
    assert {m.item_id for m in moved(*releases) if m.recorded_late} == {"late", "late end"}


def test_holders_and_dates_are_those_of_the_two(releases):
    (on,) = [m for m in moved(*releases, unit="u1") if m.item_id == "goes on"]
    assert (on.from_waiting_on, on.to_waiting_on) == ("worker", "supervisor")
    assert (on.from_date, on.to_date, on.span_days) == (FIRST, LAST, 7)


def test_only_one_unit_is_told_of_when_asked(releases):
    assert {m.item_id for m in moved(*releases, unit="u1")} == {"goes on"}


def test_a_later_release_does_not_come_first(releases):
    before, after = releases
    with pytest.raises(ReleaseError, match="later date"):
        moved(after, before)


def test_nothing_but_the_two_can_be_opened(releases):
    with connect_both(*releases) as con, pytest.raises(duckdb.Error):
        con.execute(f"select * from read_text('{ROOT / 'README.md'}')")
