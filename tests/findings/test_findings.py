"""Every rule about records to fix finds the record that trips it and leaves the one that does not.

All rules run at once on a small agency whose own records trip none of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pytest

from tests.findings.fixtures import Rows, fixtures, good_rows, rules
from warehouse.contract import load_contract
from warehouse.finding_rules import NOT_OF_A_TABLE
from warehouse.home import Home
from warehouse.raw import create_raw
from warehouse.source import load_source

PROJECT = Path(__file__).parents[2] / "dbt_project"
ERROR_TYPES = {"missing", "invalid", "inconsistent", "cross_file", "late"}
Found = set[tuple[str, str]]


def fill(con: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    for table, given in rows.items():
        con.execute(f"create or replace temp table typed as from raw.{table} limit 0")
        if con.execute(
            "select table_type from information_schema.tables"
            " where table_schema = 'raw' and table_name = ?", [table],
        ).fetchall() == [("VIEW",)]:  # fmt: skip
            con.execute(f"drop view raw.{table}")
            con.execute(f"create table raw.{table} as from typed")
        for row in given:
            marks = ", ".join("?" * len(row))
            con.execute(
                f"insert into raw.{table} ({', '.join(row)}) values ({marks})",
                [None if value is None else str(value) for value in row.values()],
            )


def dbt(folder: Path, *words: str) -> None:
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("dbt")), "--no-version-check", "--no-use-colors",
            *words, "--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT),
        ],
        env={
            **os.environ,
            "SIGHTLINE_BUILD_FILE": str(folder / "build.duckdb"),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        },
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-4000:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("findings")
    with duckdb.connect(str(folder / "build.duckdb")) as con:
        create_raw(con, Home(folder / "home"), load_source("ccwis"))
        fill(con, good_rows())
    dbt(folder, "seed")
    return folder


def found(folder: Path) -> Found:
    with duckdb.connect(str(folder / "build.duckdb"), read_only=True) as con:
        return set(con.execute("select finding, record_id from counts.all_findings").fetchall())


@pytest.fixture(scope="module")
def among_good(folder: Path) -> Found:
    dbt(folder, "run", "--select", "+all_findings")
    return found(folder)


@pytest.fixture(scope="module")
def among_fixtures(folder: Path, among_good: Found) -> Found:
    with duckdb.connect(str(folder / "build.duckdb")) as con:
        for fixture in fixtures():
            fill(con, fixture.rows)
    dbt(folder, "run", "--select", "+all_findings")
    return found(folder)


def of_kind(cases: Iterable[bool]) -> list[str]:
    wanted = set(cases)
    return [f.record_id for f in fixtures() if f.trips in wanted]


@pytest.mark.dbt
def test_records_as_they_should_be_trip_no_rule(among_good: Found) -> None:
    assert among_good == set()


@pytest.mark.dbt
def test_every_rule_finds_the_record_that_trips_it(among_fixtures: Found) -> None:
    wanted = {(f.finding, f.record_id) for f in fixtures() if f.trips}
    assert sorted(wanted - among_fixtures) == []


@pytest.mark.dbt
def test_no_rule_finds_the_record_that_does_not_trip_it(among_fixtures: Found) -> None:
    spared = {(f.finding, f.record_id) for f in fixtures() if not f.trips}
    assert sorted(spared & among_fixtures) == []


def test_every_rule_has_a_record_that_trips_it_and_one_that_does_not() -> None:
    given = Counter(fixture.finding for fixture in fixtures())
    assert given == {rule["finding"]: 2 for rule in rules()}


def test_there_are_rules_of_each_of_the_five_error_types() -> None:
    types = Counter(rule["error_type"] for rule in rules())
    assert types.keys() == ERROR_TYPES
    assert types.total() >= 120


def test_a_rule_names_columns_of_the_contract() -> None:
    contract = load_contract()
    for rule in rules():
        if rule["shape"] in NOT_OF_A_TABLE:
            continue
        named = [*rule["column_name"].split(";"), *rule["against"].split(";")]
        named += [c.removeprefix("not ").split("=")[0] for c in rule["only_when"].split(";")]
        for name in filter(None, named):
            *key, table, column = [rule["table_name"], *name.split(".")][-3:]
            if name == "as_of_date":
                continue
            assert column in contract[table].all_columns, (rule["finding"], name)
            if len(name.split(".")) == 3:
                assert key[0] in contract[rule["table_name"]].columns, (rule["finding"], name)


def test_no_rule_asks_again_for_what_landing_already_asks() -> None:
    contract = load_contract()
    twice = [
        rule["finding"]
        for rule in rules()
        if rule["shape"] == "missing" and ";" not in rule["column_name"]
        if contract[rule["table_name"]].columns[rule["column_name"]].required
    ]
    assert twice == []


def test_every_rule_in_a_file_of_its_own_has_that_file() -> None:
    folder = PROJECT / "models" / "core" / "findings"
    files = {path.stem.removeprefix("finding_") for path in folder.glob("finding_*.sql")}
    assert files - {"landed"} == {r["finding"] for r in rules() if r["shape"] == "sql"}
