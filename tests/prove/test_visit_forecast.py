"""Over 52 week ends the interval of the visit forecast holds about as often as it says."""

import pytest

from tests.conftest import synthetic_state

SCALE = 0.3
STATED, WITHIN = 0.80, 0.05
LEVELS = "select level, measure, sum(past_held), sum(past_forecasts) from marts.visit_forecast"


@pytest.mark.prove
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_eight_of_ten_visit_forecasts_of_a_year_of_weeks_hold(seed, tmp_path):
    state = synthetic_state(tmp_path, seed, SCALE)
    by_level = state.rows(f"{LEVELS} group by 1, 2 order by 1, 2")
    for level, measure, held, made in by_level:
        print(f"\nseed {seed}: {level} {measure}: {held} of {made} held, {held / made:.1%}")
    held = sum(row[2] for row in by_level)
    made = sum(row[3] for row in by_level)
    assert abs(held / made - STATED) <= WITHIN
