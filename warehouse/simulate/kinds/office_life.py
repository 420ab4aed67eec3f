"""What keeps an office busy: reports come in, by week and season."""

from __future__ import annotations

import math
from collections.abc import Generator

from warehouse.simulate.clock import is_working
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office

CALLS_A_DAY = 118


@process
def office_life(office: Office) -> Generator:
    """Starts everything that goes on in the office by itself."""
    office.begin("staff_changes")
    office.begin("stock_of_cases")
    office.begin("expunged_reports")
    office.begin("conflicts_of_interest")
    chance = office.chance("arrivals")
    while True:
        for _ in range(chance.poisson(_calls_expected(office))):
            office.run(_call(office, chance.triangular(0, 23, 14)))
        yield office.in_days(1, 0)


def _calls_expected(office: Office) -> float:
    """Fewer at weekends, and in summer when no teacher sees the children."""
    day = office.today
    week = 1.2 if is_working(day) else 0.5
    season = 1 + 0.15 * math.cos(2 * math.pi * ((day % 365.25) - 100) / 365.25)
    return CALLS_A_DAY * office.size * week * season


def _call(office: Office, hour: float) -> Generator:
    yield office.at(office.today, hour)
    office.begin("intake_screening")
