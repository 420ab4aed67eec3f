"""Imperfect records are found, and a source is not asked for what it does not hand over."""

import csv

import pytest

from warehouse.source import load_source

pytestmark = pytest.mark.chain
SAID = "select finding, table_name, record_id from marts.record_findings"


def test_every_record_that_was_damaged_on_purpose_and_loaded_trips_a_finding(state):
    with (state.extract / "truth" / "imperfect.csv").open(encoding="utf-8", newline="") as file:
        damaged = {
            (row["table"], row["key"])
            for row in csv.DictReader(file)
            if row["effect"] == "loaded with a finding"
        }
    found = {(table, record) for _, table, record in state.rows(SAID)}
    assert len(damaged) >= 20
    assert damaged - found == set()


def test_a_record_to_fix_counts_once_in_the_totals_of_each_level(state):
    counted = dict(
        state.rows(
            "select level, cast(sum(records) as integer) from marts.finding_totals group by 1"
        )
    )
    [(records,)] = state.rows("select count(*) from marts.record_findings")
    assert counted == dict.fromkeys(("state", "office", "unit"), records)


def test_the_second_source_is_not_asked_for_tables_it_does_not_have(ssda903):
    supplied = load_source("ssda903").coverage
    found = ssda903.rows(SAID)
    assert {table for _, table, _ in found} <= set(supplied)
    assert {rule for rule, _, _ in found} & {
        "person_without_name",
        "case_without_language",
    } == set()
