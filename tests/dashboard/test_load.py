"""A worker's load with one more case, and which published standard applies then."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.load import Load, NewCase, Standard, positions, with_new_case

STANDARDS = (
    Standard("investigations", "investigations", "nothing", 12, 12),
    Standard("families", "families", "nothing", 17, 17),
    Standard("combined_families", "families", "investigations", 10, 10),
    Standard("combined_investigations", "investigations", "families", 4, 4),
    Standard("children_in_care", "children_in_care", "", 12, 15),
    Standard("supervision", "caseworkers", "", 5, 5),
)
NOTHING = Load(0, 0, 0, 0, 0, 0, 0, 52.5)
REPORT = NewCase("cps", 3.5, 1, 0, 0, 0, 0, 11.5)
AT_HOME = NewCase("in_home", 2, 0, 1, 0, 0, 5, 6)
numbers = st.floats(0, 100)
loads = st.builds(Load, *[numbers] * 7, st.one_of(st.none(), st.floats(1, 100)))
cases = st.builds(NewCase, st.just("cps"), *[numbers] * 7)


def applied(load: Load) -> dict[str, float]:
    return {each.standard.standard: each.held for each in positions(load, STANDARDS)}


def test_a_new_case_adds_what_such_cases_bring() -> None:
    load = with_new_case(replace(NOTHING, hours_booked=41), REPORT)
    assert (load.open_items, load.investigations, load.hours_booked) == (3.5, 1, 52.5)
    assert load.booked_share == 1


def test_a_share_of_no_known_time_is_not_told() -> None:
    assert replace(NOTHING, hours_ahead=None).booked_share is None
    assert replace(NOTHING, hours_ahead=0).booked_share is None


def test_a_first_family_beside_investigations_changes_the_standard() -> None:
    only = replace(NOTHING, investigations=12)
    assert applied(only) == {"investigations": 12}
    assert applied(with_new_case(only, AT_HOME)) == {
        "combined_families": 1,
        "combined_investigations": 12,
    }


@pytest.mark.parametrize(("children", "above"), [(12, False), (15, False), (16, True)])
def test_one_more_than_the_most_is_above(children: int, above: bool) -> None:
    (position,) = positions(replace(NOTHING, children_in_care=children), STANDARDS)
    assert position.is_above is above


def test_nothing_held_is_against_no_standard() -> None:
    assert applied(NOTHING) == {}


@given(loads, cases)
def test_a_new_case_takes_nothing_away_and_brings_no_time(load: Load, case: NewCase) -> None:
    before, after = asdict(load), asdict(with_new_case(load, case))
    assert after.pop("hours_ahead") == before.pop("hours_ahead")
    assert all(after[what] >= before[what] for what in before)


@given(loads, cases, cases)
def test_two_new_cases_come_in_any_order(load: Load, one: NewCase, two: NewCase) -> None:
    first = asdict(with_new_case(with_new_case(load, one), two))
    second = asdict(with_new_case(with_new_case(load, two), one))
    assert first == pytest.approx(second)
