"""A PostgreSQL schema handed over as a delivery, on a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.warehouse.desk import Desk, counts, holds
from tests.warehouse.postgres_server import postgres_server
from warehouse.contract import load_contract
from warehouse.errors import ExtractError
from warehouse.landing.postgres import take_delivery

pytestmark = pytest.mark.postgres
TYPES = {
    "id": "text",
    "text": "text",
    "code": "text",
    "date": "date",
    "timestamp": "timestamptz",
    "integer": "integer",
    "number": "numeric",
    "boolean": "boolean",
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres_server() as connection:
        with psycopg.connect(connection) as con:
            con.execute("create schema agency")
            for table in load_contract().values():
                kinds = [f"{c.name} {TYPES[c.type]}" for c in table.all_columns.values()]
                con.execute(f"create table agency.{table.name} ({', '.join(kinds)})".encode())
            con.execute(
                "insert into agency.cases"
                " (case_id, opened_on, access_level, court_case, recorded_at) values"
                " ('007', '2026-03-01', 'normal', true, '2026-07-01T00:30:00Z'),"
                " ('008', '0044-03-15 BC', 'normal', null, null)"
            )
            con.execute(
                "insert into agency.offices (office_id, name) values ('1', 'A \"quoted\", \n name')"
            )
        yield connection


def take(server: str, desk: Desk) -> Path:
    return take_delivery(server, "agency", desk.source, desk.folder / "drop", True, lambda *_: None)


def test_a_schema_lands_like_any_delivery(server: str, desk: Desk) -> None:
    delivery = desk.load(take(server, desk))
    assert holds(delivery) == []
    assert counts(delivery) == (2, 1, 0)
    assert desk.rows("offices", "name") == ['A "quoted", \n name']
    (case,) = desk.rows("cases", "case_id", "court_case", "cast(recorded_at as varchar)")
    assert case == ("007", True, "2026-06-30 20:30:00")


def test_the_manifest_is_of_one_moment_and_counts_every_table(server: str, desk: Desk) -> None:
    said = json.loads((take(server, desk) / "manifest.json").read_text())
    assert set(said["tables"]) == set(load_contract())
    assert {table["stamp"] for table in said["tables"].values()} == {said["extract_stamp"]}
    assert said["tables"]["cases"]["files"][0]["rows"] == 2


def test_nothing_is_written_to_the_database(server: str, desk: Desk) -> None:
    with psycopg.connect(server) as con:
        con.execute(
            "create function agency.bite() returns text language sql as"
            " 'insert into agency.offices (office_id) values (''bitten'') returning office_id'"
        )
        con.execute("alter table agency.parties rename to parties_kept")
        con.execute(
            "create view agency.parties as"
            " select p.*, agency.bite() as bite from agency.parties_kept as p"
            " union all select p.*, agency.bite() from (select null::agency.parties_kept) as x(r),"
            " lateral (select (x.r).*) as p"
        )
    with pytest.raises(ExtractError, match="read-only"):
        take(server, desk)
    with psycopg.connect(server) as con:
        con.execute("drop view agency.parties")
        con.execute("alter table agency.parties_kept rename to parties")
        con.execute("drop function agency.bite")
    assert not (desk.folder / "drop" / "manifest.json").exists()


def test_a_table_the_schema_lacks_holds_the_delivery(server: str, desk: Desk) -> None:
    with psycopg.connect(server) as con:
        con.execute("alter table agency.hearings rename to hearings_gone")
    folder = take(server, desk)
    with psycopg.connect(server) as con:
        con.execute("alter table agency.hearings_gone rename to hearings")
    assert holds(desk.load(folder)) == [("hearings", "missing")]


@pytest.mark.parametrize("schema", ["nowhere", "agency; drop schema agency"])
def test_a_schema_without_our_tables_says_so(server: str, desk: Desk, schema: str) -> None:
    with pytest.raises(ExtractError, match="has no table"):
        take_delivery(server, schema, desk.source, desk.folder / "x", True, lambda *_: None)


def test_a_password_on_the_command_line_is_refused(desk: Desk) -> None:
    with pytest.raises(ExtractError, match="passfile"):
        take_delivery("host=x password=y", "a", desk.source, desk.folder, True, lambda *_: None)
