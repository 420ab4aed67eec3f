"""`sightline diff`: what differs between two kept releases."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from tests.conftest import Published
from tests.conftest import sightline as run
from tests.warehouse.builds import PASSED, SMALL, home_at, land_something
from warehouse import compare
from warehouse.build import Build
from warehouse.home import Home
from warehouse.publish import publish
from warehouse.settings import Settings

COLUMNS = "item_id varchar, office_id varchar, unit_id varchar, worker_id varchar, age_days integer"


def sightline(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, " ".join(result.output.split())


def publish_items(home: Home, more: str = "", **ages: int | None) -> None:
    """A release with the items named; `more` is SQL run on the build."""
    land_something(home)
    home.build.mkdir(parents=True, exist_ok=True)
    file = home.build / "build.duckdb"
    file.unlink(missing_ok=True)
    with duckdb.connect(str(file)) as con:
        con.execute(f"create schema marts; create table marts.open_items ({COLUMNS})")
        con.execute("create table marts.loose as select 1 as n")
        for item, age in ages.items():
            con.execute("insert into marts.open_items values (?, 'o', 'u', 'w', ?)", [item, age])
        con.execute(more or "select 1")
    with home.lock():
        publish(home, Build(file, "ccwis", PASSED), SMALL, lambda *_: None)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Between its two releases one item came, one went, one changed and one stayed."""
    at = home_at(tmp_path / "home")
    publish_items(at, gone=3, stays=4, older=5)
    publish_items(at, "update marts.loose set n = 2", stays=4, older=12, new=None)
    return at


def difference(home: Home, mart: str) -> compare.Difference:
    a, b = (compare.release_of(home, number) for number in (1, 2))
    with compare.both(a, b, SMALL) as con:
        (found,) = compare.differences(con, compare.grains(Settings().dbt_project), mart)
    return found


def test_rows_are_added_lost_or_changed_by_the_key_of_their_mart(home: Home) -> None:
    found = difference(home, "open_items")
    assert found.key == ("item_id",)
    assert (found.before, found.after) == (3, 3)
    assert (found.added, found.lost, found.changed) == (1, 1, 1)
    assert found.changed_by == {"age_days": 1}


def test_a_mart_without_a_known_key_is_compared_by_whole_rows(home: Home) -> None:
    found = difference(home, "loose")
    assert (found.added, found.lost, found.changed) == (1, 1, 0)
    assert found.note == "without a key: whole rows"


def test_a_value_that_becomes_empty_is_a_change(tmp_path: Path) -> None:
    at = home_at(tmp_path / "home")
    publish_items(at, item=3)
    publish_items(at, item=None)
    assert difference(at, "open_items").changed == 1


def test_a_column_only_one_release_has_is_said(tmp_path: Path) -> None:
    at = home_at(tmp_path / "home")
    publish_items(at, item=3)
    publish_items(at, "alter table marts.open_items add column mark varchar", item=3)
    found = difference(at, "open_items")
    assert (found.changed, found.note) == (0, "column only in one: mark")


def test_the_summary_names_what_differs_and_what_does_not(home: Home) -> None:
    code, text = sightline("diff", 1, 2, "--home", home.path)
    assert code == 0
    assert "open_items 3 3 1 1 1 age_days 1" in text
    assert "No row differs in: test_results." in text


def test_a_release_does_not_differ_from_itself(home: Home) -> None:
    code, text = sightline("diff", 2, 2, "--home", home.path)
    assert code == 0
    assert "No row differs in: loose, open_items, releases, test_results." in text


def test_one_mart_is_told_row_by_row(home: Home) -> None:
    code, text = sightline("diff", 1, 2, "open_items", "--home", home.path)
    assert code == 0
    assert "added item_id = new" in text
    assert "lost item_id = gone" in text
    assert "changed item_id = older: age_days was 5, is 12" in text


def test_no_more_rows_are_shown_than_asked_for(tmp_path: Path) -> None:
    at = home_at(tmp_path / "home")
    publish_items(at, a=1, b=1, c=1)
    publish_items(at, a=2, b=2, c=2)
    _, text = sightline("diff", 1, 2, "open_items", "--rows", 2, "--home", at.path)
    assert "age_days: 3 rows" in text
    assert text.count("changed item_id") == 2


def test_a_release_or_mart_that_is_not_there_is_refused_in_words(home: Home) -> None:
    code, text = sightline("diff", 1, 9, "--home", home.path)
    assert code != 0
    assert "Release 9 is not kept" in text
    code, text = sightline("diff", 1, 2, "open_itms", "--home", home.path)
    assert code != 0
    assert "There is no mart open_itms. Did you mean open_items?" in text


def test_nothing_but_the_two_releases_can_be_opened(home: Home, tmp_path: Path) -> None:
    a, b = (compare.release_of(home, number) for number in (1, 2))
    with compare.both(a, b, SMALL) as con:
        for attempt in (
            f"attach '{tmp_path / 'new.duckdb'}' as more",
            "create table a.marts.more as select 1",
            "set enable_external_access = true",
            "set memory_limit = '2GB'",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(attempt)


@pytest.mark.chain
def test_every_public_mart_is_compared_by_a_key(state: Published) -> None:
    text = run("diff", 1, 1, "--home", state.home)
    assert "without a key" not in text
    marts = {str(name) for (name,) in state.rows("select table_name from duckdb_tables()")}
    assert marts <= compare.grains(Settings().dbt_project).keys()
