"""The queue forecast, tried out on 52 past week ends of a state: does it hold as it says?"""

from __future__ import annotations

import pytest

from tests.conftest import Published, synthetic_state

SCALE = 0.1
HELD = """
select sum(tested), sum(held_p50), sum(held_p85) from marts.queue_forecast
where level = 'state' and reason is distinct from 'never ends'
"""


def held(state: Published) -> tuple[int, int, int]:
    """Forecasts judged, and how many queues were done by their P50 and their P85 date."""
    tested, p50, p85 = state.rows(HELD)[0]
    return int(tested), int(p50), int(p85)


@pytest.mark.prove
def test_a_forecast_holds_as_often_as_it_says(tmp_path):
    found = []
    for seed in (31, 37, 41):
        tested, p50, p85 = held(synthetic_state(tmp_path / str(seed), seed, SCALE))
        shares = f"P50 held {p50 / tested:.3f}, P85 {p85 / tested:.3f}"
        print(f"\nseed {seed}: {tested} forecasts, {shares}")
        found.append((tested, p50, p85))
    tested, p50, p85 = map(sum, zip(*found, strict=True))
    assert abs(p85 / tested - 0.85) <= 0.05
    assert abs(p50 / tested - 0.50) <= 0.05
