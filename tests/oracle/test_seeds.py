"""More synthetic states, for the proofs: the oracle agrees whatever the seed."""

from pathlib import Path

import pytest

from tests.conftest import synthetic_state
from tests.oracle.day import Day
from tests.oracle.differences import AGREED, uncontested
from tests.oracle.engine import Casework
from tests.oracle.numbers import numbers
from tests.oracle.records import landed
from warehouse.release import connect

SCALE = 0.03


@pytest.mark.prove
@pytest.mark.parametrize("seed", [11, 23, 42])
def test_the_marts_of_a_state_agree_with_the_oracle(seed: int, tmp_path: Path):
    state = synthetic_state(tmp_path, seed, SCALE)
    with connect(state.release) as con:
        today = Day(Casework(landed(state.home), numbers(con)))
        found = [d for name in AGREED for d in uncontested(con, name, today)]
    print(f"\nseed {seed}, scale {SCALE}: {len(today.casework.items)} items, {len(found)} differ")
    assert not found, "\n".join(map(str, found[:20]))
