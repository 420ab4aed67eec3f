"""What is ordered to be forgotten is forgotten in the rows set aside too."""

from __future__ import annotations

import polars as pl

from tests.warehouse.desk import Desk, adds_up
from tests.warehouse.extracts import Row, csv_bytes
from warehouse.contract import load_contract
from warehouse.landing.forgotten import forget
from warehouse.ledger import Delivery

AT = "2026-10-01T09:00:00"


def an_order(table: str, key: str) -> Row:
    values = {"table_name": table, "record_id": key, "ordered_on": "2026-11-01"}
    return {"purge_id": f"{table}/{key}", "recorded_at": AT, **values}


def a_report(key: str, case: str = "", **more: str) -> Row:
    return {"intake_id": key, "case_id": case, "received_at": AT, "recorded_at": AT, **more}


def a_contact(key: str, **more: str) -> Row:
    return {"contact_id": key, "recorded_at": AT, **more}


def in_bytes(table: str, rows: list[Row]) -> bytes:
    """A row with the key `?` gets a quote that is never closed."""
    data = csv_bytes(list(load_contract()[table].all_columns), rows)
    return data.replace(b"\n?", b'\n?"')


def hand_in(desk: Desk, number: int, **tables: list[Row]) -> Delivery:
    texts = {name: in_bytes(name, rows) for name, rows in tables.items()}
    return desk.hand_in(tables, number, **texts)


def texts(desk: Desk, delivery: Delivery) -> list[bool]:
    """Of each row set aside, whether its text is still there."""
    return [raw != "" for raw in desk.raw_aside(delivery)]


def test_a_row_set_aside_that_names_a_purged_record_loses_its_text(desk: Desk) -> None:
    contacts = [
        a_contact("K1", intake_id="I1", minutes="an hour"),
        a_contact("K2", intake_id="I11", minutes="an hour"),
        a_contact("?", intake_id="I1"),
    ]
    first = hand_in(desk, 1, intakes=[a_report("I1"), a_report("I11")], contacts=contacts)
    assert texts(desk, first) == [True, True, True]
    hand_in(desk, 2, intakes=[a_report("I11")], purges=[an_order("intakes", "I1")])
    assert texts(desk, first) == [False, True, False]
    assert adds_up(first)


def test_a_row_without_a_readable_key_may_be_the_purged_record_itself(desk: Desk) -> None:
    intakes = [a_report("I1", "C1"), a_report("?", "C1"), a_report("?", "C2")]
    contacts = [a_contact("?", case_id="C1")]
    first = hand_in(desk, 1, intakes=intakes, contacts=contacts)
    hand_in(desk, 2, purges=[an_order("intakes", "I1")], intakes=[a_report("I2")])
    assert texts(desk, first) == [True, False, True]


def test_what_comes_after_the_order_is_not_kept_either(desk: Desk) -> None:
    order = [an_order("persons", "P1")]
    hand_in(desk, 1, purges=order)
    contacts = [a_contact("K1", person_id="P1", minutes="an hour"), a_contact("?", person_id="P2")]
    late = hand_in(desk, 2, purges=order, contacts=contacts)
    assert texts(desk, late) == [False, True]


def test_ids_are_found_as_words_wherever_they_stand() -> None:
    raw = ["P1", "a,P1", '"P1",b', "P11", "xP1", "P1_2", "x P1;", ""]
    aside = pl.DataFrame(
        {"table_name": ["contacts"] * 8, "record_id": [None] * 8, "raw": raw},
        schema_overrides={"record_id": pl.String},
    )
    left = forget(aside, {"persons": frozenset({"P1"})})["raw"].to_list()
    assert left == ["", "", "", "P11", "xP1", "P1_2", "", ""]
    assert forget(aside, {}).equals(aside)
