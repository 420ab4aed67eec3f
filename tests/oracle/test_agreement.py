"""Marts and oracle say the same, of a synthetic state and of England's return."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.conftest import Published
from tests.oracle.day import Day
from tests.oracle.differences import AGREED, uncontested
from tests.oracle.engine import Casework
from tests.oracle.numbers import numbers
from tests.oracle.records import landed
from tests.oracle.ssda903 import returned
from warehouse.release import connect

pytestmark = pytest.mark.chain
Read = tuple[duckdb.DuckDBPyConnection, Day]


@pytest.fixture(scope="module")
def of_the_state(state: Published) -> Iterator[Read]:
    with connect(state.release) as con:
        yield con, Day(Casework(landed(state.home), numbers(con)))


@pytest.fixture(scope="module")
def of_the_return(ssda903: Published) -> Iterator[Read]:
    with connect(ssda903.release) as con:
        yield con, Day(Casework(returned(ssda903.extract), numbers(con)))


@pytest.mark.parametrize("name", AGREED)
def test_a_mart_and_the_oracle_say_the_same_of_a_state(name: str, of_the_state: Read):
    found = uncontested(of_the_state[0], name, of_the_state[1])
    assert not found, "\n".join(map(str, found[:20]))


@pytest.mark.parametrize("name", AGREED)
def test_a_mart_and_the_oracle_say_the_same_of_the_return(name: str, of_the_return: Read):
    found = uncontested(of_the_return[0], name, of_the_return[1])
    assert not found, "\n".join(map(str, found[:20]))
