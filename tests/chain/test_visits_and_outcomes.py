"""Visits and outcomes of a synthetic state: counted again, added up, and shown to whom they may."""

from datetime import date

import pytest

from tests.chain.recount_visits import Month, months

pytestmark = pytest.mark.chain

COUNTS = (
    "child_months", "visited_months", "residence_months", "alone_months", "late_months",
    "parent_months", "parents_visited",
)  # fmt: skip
HELD = """
    select sum(past_held), sum(past_forecasts) from marts.visit_forecast where level = 'office'
"""


def test_the_federal_rate_is_that_of_the_files_handed_over(state):
    counted = state.rows(
        "select period_start, child_months, visited_months, residence_months"
        " from marts.visit_rates where level = 'state' and period = 'month' order by 1"
    )
    marts = {first: Month(*numbers) for first, *numbers in counted}
    assert len(marts) == 25
    assert marts == months(state.extract, min(marts), date(2026, 11, 20))


def test_a_fiscal_year_is_the_sum_of_its_months(state):
    for count in COUNTS:
        assert not state.rows(
            f"""
            select years.level, years.key, years.period_start
            from marts.visit_rates as years
            where years.period = 'fiscal_year' and years.{count} <> (
                select sum(parts.{count}) from marts.visit_rates as parts
                where parts.period = 'month' and parts.level = years.level
                    and parts.key = years.key and parts.parent_key = years.parent_key
                    and parts.period_start between years.period_start and years.period_end
            )
            """
        )


@pytest.mark.parametrize(("parent", "child"), [("state", "office"), ("office", "unit")])
def test_the_visits_of_a_level_are_those_below_it(state, parent, child):
    for count in COUNTS:
        query = f"select sum({count}) from marts.visit_rates where level = ? and period = 'month'"
        assert state.rows(query, parent) == state.rows(query, child), count


def test_who_is_still_to_be_seen_is_counted_by_rows_of_visit_months(state):
    left = state.rows("select item_id from marts.visit_months where is_still_to_see order by 1")
    assert left
    assert left == state.rows("select item_id from marts.people_to_see order by 1")
    assert left == state.rows("select item_id from marts.before_you_go order by 1")


def test_past_forecasts_of_visits_held_about_eight_times_in_ten(state):
    ((held, made),) = state.rows(HELD)
    assert made >= 100
    assert 0.65 <= held / made <= 0.95


def test_coaching_is_shown_to_the_worker_and_direct_supervisors_only(state):
    rows = state.rows(
        """
        select distinct coaching.worker_id, coaching.visible_to, units.supervisor_ids
        from marts.coaching
        left join marts.org as units on units.level = 'unit' and units.key = coaching.unit_id
        """
    )
    assert rows
    for worker, visible_to, supervisors in rows:
        readers = visible_to.split(";")
        assert readers[0] == worker
        assert set(readers[1:]) <= set((supervisors or "").split(";"))


def test_every_outcome_is_the_sum_of_its_rows(state):
    # A state whose records reach back three years has nobody in care 24 months yet.
    assert state.rows("select count(distinct indicator) from marts.outcomes") >= [(6,)]
    for level, key in (("state", "'state'"), ("office", "coalesce(office_id, '-')")):
        rows = state.rows(
            f"""
            select {key}, indicator, period_start, count(distinct person_id)::integer,
                sum(numerator)::integer, sum(denominator)::integer
            from marts.outcome_children group by all order by all
            """
        )
        assert rows == state.rows(
            "select key, indicator, period_start, children, numerator, denominator"
            " from marts.outcomes where level = ? order by all",
            level,
        )


def test_a_source_without_visits_says_nothing_of_them(ssda903):
    for mart in ("visit_months", "visit_rates", "visit_forecast", "people_to_see", "coaching"):
        assert ssda903.rows(f"select count(*) from marts.{mart}") == [(0,)], mart


def test_a_source_of_one_year_says_nothing_of_cohorts_before_it(ssda903):
    rows = ssda903.rows("select distinct indicator, period_start from marts.outcomes order by 1")
    assert {start for _, start in rows} <= {date(2017, 4, 1)}
    assert not {"recurrence", "harm_in_care"} & {indicator for indicator, _ in rows}
