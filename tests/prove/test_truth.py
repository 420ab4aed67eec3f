"""At the size of a state, the marts still say what the actors of the synthetic state know."""

import pytest

from tests.chain.agreement import differences
from tests.conftest import synthetic_state

SCALE = 1


@pytest.mark.prove
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_whole_state_agrees_with_its_truth(seed, tmp_path):
    state = synthetic_state(tmp_path, seed, SCALE)
    items, waits = state.rows(
        "select (select count(*) from marts.open_items), (select count(*) from marts.open_waits)"
    )[0]
    found = differences(state.release, state.extract)
    print(f"\nseed {seed}, scale {SCALE}: {items} open items, {waits} waits, {len(found)} differ")
    assert not found, found[:20]
