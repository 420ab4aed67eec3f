"""One small state for all tests, and an office stopped on its last day."""

import csv
import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from warehouse.simulate import kinds, run
from warehouse.simulate.deliveries import last_minute
from warehouse.simulate.office import Office
from warehouse.simulate.state import HISTORY_DAYS, Plan, build_office

AS_OF = date(2026, 11, 20)
SCALE = 0.02

Rows = Callable[[Path, str], list[dict[str, str]]]


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(folder / f"{name}.csv.gz", "rt", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("state")
    run(1, SCALE, AS_OF, out)
    return out


@pytest.fixture(scope="session")
def office() -> Office:
    """An office after three years, on the evening of its last day."""
    kinds.load()
    day = AS_OF.toordinal()
    office = build_office(5, Plan(1, "Alder Creek", 0.008), day - HISTORY_DAYS)
    office.begin("office_life")
    office.env.run(until=last_minute(day))
    return office
