"""Hours needed and available: the arithmetic, and what other assumptions do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.capacity import (
    Staff,
    Work,
    a_month,
    capacity,
    gap,
    hours_available,
    hours_needed,
    months_of_work,
)

hours = st.floats(0, 200)
work = st.builds(
    Work,
    kind=st.just("investigation"),
    arrivals_month=st.integers(0, 500),
    open_items=st.integers(0, 500),
    hours_each=hours,
    monthly_hours_each=hours,
)
staff = st.builds(
    Staff,
    trained_fte=st.floats(1, 50),
    leave_fte=st.floats(0, 1),
    weekly_hours=st.floats(1, 60),
    productive_share=st.floats(0.1, 1),
)
INVESTIGATIONS = Work("investigation", 104, 104, 16, 6)
RIVERBEND = Staff(18, 0.85, 37.5, 0.7)


def test_a_month_of_104_open_and_104_new_ones_needs_2288_hours() -> None:
    needed = hours_needed(INVESTIGATIONS)
    assert needed is not None
    assert a_month(needed) == pytest.approx(104 * 6 + 104 * 16)


def test_filled_and_trained_posts_give_their_share_of_hours_less_leave() -> None:
    available = hours_available(RIVERBEND)
    assert available is not None
    assert available == pytest.approx((18 - 0.85) * 37.5 * 0.7)


def test_the_gap_is_the_share_of_what_is_needed_that_is_not_there() -> None:
    assert gap(400, 300) == 0.25
    assert gap(300, 400) == pytest.approx(-1 / 3)


def test_nothing_needed_and_nothing_known_have_no_gap() -> None:
    assert gap(0, 100) is None
    assert gap(100, None) is None
    assert hours_available(replace(RIVERBEND, trained_fte=None)) is None


def test_a_source_without_leave_takes_none_off() -> None:
    assert hours_available(replace(RIVERBEND, leave_fte=None)) == pytest.approx(18 * 37.5 * 0.7)


def test_hours_of_a_kind_with_unknown_steps_are_not_known_and_so_no_sum_with_them() -> None:
    unknown = Work("home_study", 3, 4, None, None)
    assert hours_needed(unknown) is None
    told = capacity([INVESTIGATIONS, unknown], RIVERBEND)
    assert (told.needed, told.gap) == (None, None)


@pytest.mark.parametrize(("finished", "told"), [(19, None), (20, 15.6)])
def test_months_of_work_are_told_from_20_finished(finished: int, told: float | None) -> None:
    assert months_of_work(104, finished, 3, 20) == told


@given(work, work, staff)
def test_the_hours_of_two_kinds_are_the_hours_of_each(one: Work, two: Work, who: Staff) -> None:
    each = [hours_needed(one) or 0, hours_needed(two) or 0]
    assert capacity([one, two], who).needed == pytest.approx(sum(each))


@given(work, staff, st.floats(0.1, 5))
def test_more_posts_never_widen_the_gap(one: Work, who: Staff, more: float) -> None:
    assert who.trained_fte is not None
    now = capacity([one], who).gap
    then = capacity([one], replace(who, trained_fte=who.trained_fte + more)).gap
    assert (now is None) == (then is None)
    assert now is None or (then is not None and then <= now)


@given(work, staff, st.floats(0.1, 5))
def test_longer_work_never_narrows_the_gap(one: Work, who: Staff, more: float) -> None:
    assert one.hours_each is not None
    now = capacity([one], who).gap
    then = capacity([replace(one, hours_each=one.hours_each + more)], who).gap
    assert now is None or (then is not None and then >= now)
