"""The pure functions give the marts' numbers, on a built state, under the marts' assumptions."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dashboard.capacity import Staff, Work, capacity, months_of_work
from dashboard.load import Load, Standard, positions

pytestmark = pytest.mark.chain


def test_hours_gap_and_months_are_those_of_the_mart_at_its_assumptions(state):
    work = defaultdict(list)
    for week, unit, *each in state.rows(
        "select week_end, unit_id, kind, arrivals_month, open_items, cast(hours_each as double),"
        " cast(monthly_hours_each as double) from marts.capacity_kinds"
    ):
        work[week, unit].append(Work(*each))
    rows = state.rows(
        "select week_end, unit_id, hours_needed, hours_available, gap, trained_fte, leave_fte,"
        " weekly_hours, productive_share, queue_open, queue_finished, months_of_work"
        " from marts.capacity_weeks"
    )
    assert len(rows) > 26
    for week, unit, needed, available, gap, *rest in rows:
        staff = Staff(*(None if value is None else float(value) for value in rest[:4]))
        told = capacity(work[week, unit], staff)
        _same(told.needed, needed, 0.01)
        _same(told.available, available, 0.01)
        _same(told.gap, gap, 0.01)
        _same(months_of_work(rest[4], rest[5], 3, 20), rest[6], 0.01)


def _same(told, published, within):
    assert (told is None) == (published is None)
    assert told is None or told == pytest.approx(float(published), abs=within)


def test_the_standards_that_apply_are_those_of_the_mart(state):
    standards = [
        Standard(*row)
        for row in state.rows(
            "select standard, counts, also_holds, limit_from, limit_to"
            " from marts.caseload_standards"
        )
    ]
    published = defaultdict(dict)
    for worker, standard, held in state.rows(
        "select worker_id, standard, count_held from marts.caseload_positions"
        " where standard <> 'supervision'"
    ):
        published[worker][standard] = held
    for worker, *held in state.rows(
        "select worker_id, items_held, investigations_held, families_held, children_held,"
        " hearings_ahead, visits_left, hours_booked, hours_ahead"
        " from marts.unit_load where worker_id is not null"
    ):
        told = positions(Load(*held), standards)
        assert {each.standard.standard: each.held for each in told} == published[worker]
