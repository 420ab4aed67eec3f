"""Two deliveries a week apart: what was published stays beside what is known now, and what moved
from one release to the other is what the mart says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Published, sightline
from tests.prove.test_forecast import held
from tests.warehouse.extracts import Row, write_extract
from warehouse.release import Release, connect, kept, moved

pytestmark = pytest.mark.chain

ORG = {
    "offices": [{"office_id": "o1", "name": "North"}],
    "units": [{"unit_id": "u1", "office_id": "o1", "name": "One", "program": "cps"}],
    "workers": [{"worker_id": "w1", "unit_id": "u1", "name": "A Worker", "role": "worker"}],
}


def investigation(key: str, opened: str, **more: str) -> Row:
    return {
        "investigation_id": key, "unit_id": "u1", "office_id": "o1",
        "opened_at": f"2026-{opened}T09:00:00", "recorded_at": f"2026-{opened}T10:00:00", **more,
    }  # fmt: skip


def delivery(folder: Path, number: int, *found: Row, given: str = "") -> Path:
    """Each has a worker from its first day; the one that stays only from the day `given`."""
    since = {row["investigation_id"]: row["opened_at"][:10] for row in found} | {"stays": given}
    assigned = [
        {
            "assignment_id": f"a-{row['investigation_id']}", "subject_type": "investigation",
            "subject_id": row["investigation_id"], "worker_id": "w1", "role": "primary",
            "starts_on": since[row["investigation_id"]], "recorded_at": row["recorded_at"],
        }
        for row in found
        if since[row["investigation_id"]]
    ]  # fmt: skip
    tables: dict[str, Any] = {**ORG, "investigations": found, "assignments": assigned}
    return write_extract(folder / f"day-{number}", tables, number)


def before(folder: Path) -> Path:
    return delivery(
        folder, 6,
        investigation("stays", "10-01"),
        investigation("ends", "10-10"),
        investigation("ended", "10-20", closed_on="2026-11-03"),
    )  # fmt: skip


def after(folder: Path) -> Path:
    """One was closed, one opened, one got a worker; one was entered late."""
    return delivery(
        folder, 13,
        investigation("stays", "10-01"),
        investigation("ends", "10-10", closed_on="2026-11-10"),
        investigation("ended", "10-20", closed_on="2026-11-03"),
        investigation("opens", "11-09"),
        investigation("late", "10-30", recorded_at="2026-11-11T10:00:00"),
        given="2026-11-10",
    )  # fmt: skip


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Release]]:
    """Of the first delivery, of both, and of both once more."""
    folder = tmp_path_factory.mktemp("history")
    os.environ["SIGHTLINE_HISTORY_WEEKS"] = "9"
    for extract in (before(folder), after(folder), folder / "day-13"):
        sightline("refresh", "--from", extract, "--source", "ccwis", "--home", folder / "home")
    del os.environ["SIGHTLINE_HISTORY_WEEKS"]
    yield kept(folder / "home")


def rows(release: Release, query: str) -> list[tuple]:
    with connect(release.path) as con:
        return con.execute(query).fetchall()


WEEKS = """
select cast(week_end as varchar), sum(open_at_end), sum(open_as_published)
from marts.flow_weeks where kind = 'investigation' and week_end >= date '2026-10-30'
group by 1 order by 1
"""


def test_a_late_entry_changes_what_is_known_and_not_what_was_published(releases):
    first, second, _ = releases
    assert rows(first, WEEKS) == [("2026-10-30", 3, None), ("2026-11-06", 2, None)]
    assert rows(second, WEEKS) == [
        ("2026-10-30", 4, 3),
        ("2026-11-06", 3, 2),
        ("2026-11-13", 3, None),
    ]


def test_the_same_rows_built_again_are_the_same_release(releases):
    _, second, third = releases
    assert third.manifest["content_hash"] == second.manifest["content_hash"]
    assert (
        third.manifest["hashes"]["published_weeks"] == second.manifest["hashes"]["published_weeks"]
    )
    assert rows(third, WEEKS) == rows(second, WEEKS)


def test_an_older_release_is_as_it_was(releases):
    first, _, _ = releases
    assert rows(first, "select count(*) from marts.items where kind = 'investigation'") == [(3,)]


COLUMNS = (
    "item_id", "kind", "unit_id", "opened", "finished", "ended", "waits_began", "waits_ended",
    "holder_changed", "from_waiting_on", "to_waiting_on",
)  # fmt: skip


def test_what_moved_between_two_releases_is_what_the_mart_says(releases):
    first, second, _ = releases
    found = moved(first, second)
    in_mart = rows(
        second, f"select {', '.join(COLUMNS)} from marts.moved where span_days = 7 order by item_id"
    )
    timely = sorted(tuple(getattr(m, c) for c in COLUMNS) for m in found if not m.recorded_late)
    late = {m.item_id for m in found if m.recorded_late}
    assert [row for row in in_mart if row[0] not in late] == timely
    told = {m.item_id: m for m in found if m.kind == "investigation"}
    assert late & told.keys() == {"investigation/late"}
    assert told["investigation/ends"].finished
    assert told["investigation/opens"].opened
    assert told["investigation/stays"].holder_changed
    assert told["investigation/stays"].from_waiting_on == "supervisor"
    assert "investigation/ended" not in told


def test_what_moved_can_be_asked_of_one_unit(releases):
    first, second, _ = releases
    assert moved(first, second, "u1") == moved(first, second)
    assert moved(first, second, "u2") == []


def test_the_command_says_how_many_moved_and_how(releases):
    first, second, _ = releases
    home = first.path.parents[1]
    text = sightline("moved", first.id, second.id, "--unit", "u1", "--home", home)
    assert "recorded late" in text
    assert "investigation/ends: finished" in text


def test_the_forecast_of_a_queue_has_held_about_as_often_as_it_says(state: Published):
    """The proof over several states is tests/prove/test_forecast.py."""
    tested, p50, p85 = held(state)
    assert tested >= 200
    assert 0.35 <= p50 / tested <= 0.70
    assert 0.75 <= p85 / tested <= 0.95
