"""A held delivery: nothing of it is loaded until somebody says why to go on."""

from __future__ import annotations

from tests.warehouse.desk import SMALL, Desk, adds_up, counts, holds
from tests.warehouse.extracts import a_case, an_office
from warehouse import ledger
from warehouse.landing.state import connect
from warehouse.ledger import Delivery
from warehouse.raw import create_raw

MANY = [an_office(str(n)) for n in range(100)]


def acknowledge(desk: Desk, delivery: Delivery) -> None:
    ledger.acknowledge(desk.home, delivery, "Kim", "The north office closed.")


def test_a_held_delivery_loads_nothing_and_counts_every_row_as_refused(desk: Desk) -> None:
    desk.hand_in({"offices": MANY}, 1)
    held = desk.hand_in({"offices": MANY[:50], "cases": [a_case("c")]}, 2)
    assert held.is_held
    assert adds_up(held)
    assert counts(held) == (0, 0, 51)
    assert len(desk.rows("offices")) == 100
    assert not desk.rows("cases")


def test_changes_to_more_than_half_of_a_table_are_held(desk: Desk) -> None:
    desk.hand_in({"offices": MANY}, 1)
    changed = [an_office(str(n), "South") for n in range(51)]
    assert holds(desk.hand_in({"offices": changed}, 2, "changes")) == [("offices", "volume")]
    assert counts(desk.hand_in({"offices": changed[:50]}, 3, "changes")) == (50, 0, 0)


def test_changes_to_a_small_table_are_never_too_many(desk: Desk) -> None:
    desk.hand_in({"offices": MANY[:19]}, 1)
    assert counts(desk.hand_in({"offices": MANY[:19]}, 2, "changes")) == (19, 0, 0)


def test_an_acknowledged_delivery_is_taken_in_and_the_reason_is_kept(desk: Desk) -> None:
    desk.hand_in({"offices": MANY}, 1)
    folder = desk.write({"offices": MANY[:50]}, 2)
    acknowledge(desk, desk.load(folder))
    assert counts(desk.load(folder)) == (50, 0, 0)
    assert len(desk.rows("offices")) == 50
    assert desk.rows("holds", "table_name", "acknowledged_by", "is_open") == [
        ("offices", "Kim", False)
    ]
    assert ledger.held(desk.home, "ccwis") == []


def test_an_acknowledgement_holds_for_what_was_held_then_and_no_more(desk: Desk) -> None:
    desk.hand_in({"offices": MANY, "cases": [a_case(str(n)) for n in range(100)]}, 1)
    folder = desk.write({"offices": MANY[:50], "cases": [a_case(str(n)) for n in range(100)]}, 2)
    acknowledge(desk, desk.load(folder))
    (folder / "cases.csv").write_bytes(b"case_id\n")
    assert holds(desk.load(folder)) == [("cases", "hash")]


def test_going_on_with_a_bad_file_refuses_that_file_and_keeps_what_was_known(desk: Desk) -> None:
    desk.hand_in({"offices": MANY, "cases": [a_case("c")]}, 1)
    folder = desk.write({"offices": MANY, "cases": [a_case("c"), a_case("d")]}, 2)
    with (folder / "cases.csv").open("ab") as file:
        file.write(b"x")
    acknowledge(desk, desk.load(folder))
    delivery = desk.load(folder)
    assert not delivery.is_held
    assert adds_up(delivery)
    assert counts(delivery) == (100, 0, 2)
    assert desk.rows("cases", "case_id") == ["c"]


def test_a_hold_that_is_still_open_is_told(desk: Desk) -> None:
    desk.hand_in({"offices": MANY}, 1)
    desk.hand_in({"offices": []}, 2)
    assert desk.rows("holds", "table_name", "is_open") == [("offices", True)]
    assert desk.rows("ledger", "outcome", "rows", "is_held")[-1] is not None


def test_the_ledger_in_the_warehouse_adds_up_file_by_file(desk: Desk) -> None:
    rows = [a_case("a"), a_case("b", opened_on="x"), a_case("c"), a_case("c"), a_case("")]
    desk.hand_in({"cases": rows})
    found = desk.rows("ledger", "file", "outcome", "rows", "rows_in")
    cases = [row for row in found if row[0] == "cases.csv"]
    assert sum(row[2] for row in cases) == 5
    assert {row[3] for row in cases} == {5}
    assert sorted(row[1] for row in cases) == ["loaded", *["quarantined"] * 3]


def test_every_source_table_and_report_exists_before_anything_was_landed(desk: Desk) -> None:
    desk.home.path.mkdir(parents=True)
    con = connect(SMALL, desk.home.path)
    create_raw(con, desk.home, desk.source)
    for table in (*desk.source.tables, "deliveries", "ledger", "holds", "unmapped", "set_aside"):
        assert con.execute(f"select count(*) from raw.{table}").fetchall() == [(0,)]
    feeds = con.execute("select count(*) from raw.feeds").fetchall()
    assert feeds == [(len(desk.source.tables),)]
