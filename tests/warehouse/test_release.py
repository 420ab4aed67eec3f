"""Publishing, reading, rolling back, and what a reader can do with what it opened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.warehouse.builds import (
    a_build,
    generations,
    land_something,
    publish_generation,
)
from warehouse.errors import BusyError
from warehouse.home import Home
from warehouse.publish import rollback
from warehouse.release import ReleaseError, connect, current, kept


@pytest.fixture
def home(tmp_path: Path) -> Home:
    found = Home(tmp_path / "home")
    land_something(found)
    return found


def generation(home: Home) -> int:
    with connect(current(home.path)) as con:
        ((found, rows),) = generations(con)
    assert rows == 4000
    return found


def test_nothing_is_served_before_the_first_publish(home: Home) -> None:
    with pytest.raises(ReleaseError, match="Nothing is published"):
        current(home.path)


def test_a_release_is_named_by_one_line_and_says_what_it_holds(home: Home) -> None:
    release = publish_generation(home, 1)
    assert home.pointer.read_text() == "1.duckdb\n"
    assert (release.id, release.file) == (1, "1.duckdb")
    assert str(release.extract_date) == "2026-11-19"
    assert release.synthetic
    assert release.manifest["rows"] == {"items": 2000, "open_items": 2000}


def test_one_delivery_of_real_records_makes_a_release_real(tmp_path: Path) -> None:
    home = Home(tmp_path)
    land_something(home, synthetic=False)
    assert not publish_generation(home, 1).synthetic


def test_a_new_release_has_a_new_name_and_the_old_one_can_still_be_read(home: Home) -> None:
    publish_generation(home, 1)
    with connect(current(home.path)) as old:
        publish_generation(home, 2)
        assert generations(old) == [(1, 4000)]
        assert generation(home) == 2


def test_the_same_marts_have_the_same_hash(home: Home) -> None:
    first, second = publish_generation(home, 1), publish_generation(home, 1)
    assert first.manifest["content_hash"] == second.manifest["content_hash"]
    assert publish_generation(home, 2).manifest["content_hash"] != first.manifest["content_hash"]


def test_rollback_points_to_the_release_before_and_publishing_goes_on(home: Home) -> None:
    for number in (1, 2):
        publish_generation(home, number)
    was, now = rollback(home)
    assert (was.id, now.id, generation(home)) == (2, 1, 1)
    assert publish_generation(home, 3).id == 3
    assert "rollback 1" in (home.releases / "log").read_text()


def test_there_is_nothing_before_the_first_release(home: Home) -> None:
    publish_generation(home, 1)
    with pytest.raises(ReleaseError, match="no release before 1"):
        rollback(home)


def test_a_damaged_release_is_not_served_but_the_one_before(home: Home) -> None:
    publish_generation(home, 1)
    damaged = publish_generation(home, 2).path
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 1
    damaged.write_bytes(data)
    assert generation(home) == 1


def test_a_release_of_a_newer_duckdb_says_what_to_install(home: Home) -> None:
    path = publish_generation(home, 1).path.with_suffix(".json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "duckdb": "99.0.0"}))
    with pytest.raises(ReleaseError, match="Install the version"):
        current(home.path)


def test_only_the_last_releases_are_kept(home: Home) -> None:
    for number in range(1, 7):
        publish_generation(home, number)
    assert [release.id for release in kept(home.path)] == [3, 4, 5, 6]


def test_what_a_killed_publish_left_does_not_count_and_is_swept(home: Home) -> None:
    publish_generation(home, 1)
    (home.releases / ".2.duckdb.part").write_bytes(b"half")
    (home.releases / "2.duckdb").write_bytes(b"unsealed")
    assert generation(home) == 1
    assert publish_generation(home, 2).id == 2
    assert not list(home.releases.glob(".*"))


def test_two_writers_do_not_meet(home: Home) -> None:
    with home.lock(), pytest.raises(BusyError, match="Another"), Home(home.path).lock():
        pass


FORBIDDEN = [
    "select * from read_text('/etc/hostname')",
    "select * from read_csv('/etc/passwd')",
    "copy (select 1) to '{out}/stolen.csv'",
    "attach '{out}/other.duckdb'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set threads = 8",
    "create table marts.mine as select 1",
    "delete from marts.items",
    "export database '{out}'",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_reader_can_only_read_this_file(home: Home, tmp_path: Path, statement: str) -> None:
    import duckdb

    publish_generation(home, 1)
    with connect(current(home.path)) as con, pytest.raises(duckdb.Error):
        con.execute(statement.format(out=tmp_path)).fetchall()
    assert not (tmp_path / "stolen.csv").exists()


def test_test_results_and_releases_are_in_the_release(home: Home) -> None:
    publish_generation(home, 1)
    publish_generation(home, 2)
    with connect(current(home.path)) as con:
        releases = con.execute("select release_id, is_this from marts.releases order by 1")
        assert releases.fetchall() == [(1, False), (2, True)]
        tests = con.execute("select test, status, page from marts.test_results").fetchall()
    assert tests == [("not_null_items_item_id", "pass", "/items")]


def test_a_build_file_is_made_anew_whatever_lies_there(home: Home) -> None:
    home.build.mkdir(parents=True)
    (home.build / "build.duckdb").write_bytes(b"torn")
    assert a_build(home, 1).file.exists()
