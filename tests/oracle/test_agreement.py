"""Marts and oracle say the same of a synthetic state."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.conftest import Published
from tests.oracle.day import Day
from tests.oracle.differences import MARTS, differences
from tests.oracle.engine import Casework
from tests.oracle.numbers import numbers
from tests.oracle.records import landed

pytestmark = pytest.mark.chain
AGREED = ("items", "open_items", "open_waits", "item_steps", "level_totals")


@pytest.fixture(scope="module")
def today(state: Published) -> Iterator[tuple[duckdb.DuckDBPyConnection, Day]]:
    with duckdb.connect(str(state.release), read_only=True) as con:
        yield con, Day(Casework(landed(state.home), numbers(con)))


@pytest.mark.parametrize("name", AGREED)
def test_a_mart_and_the_oracle_say_the_same(name: str, today: tuple[duckdb.DuckDBPyConnection, Day]):
    con, day = today
    found = differences(con, MARTS[name], day)
    assert not found, "\n".join(map(str, found[:20]))
