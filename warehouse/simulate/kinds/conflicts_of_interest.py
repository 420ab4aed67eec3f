"""Somebody at the office knows the family: a conflict of interest is entered."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office

DAYS_BETWEEN = 240


@process
def conflicts_of_interest(office: Office) -> Generator:
    """Now and then a worker, or once a whole office, may not see one open case."""
    chance = office.chance("conflicts")
    while True:
        yield office.in_days(1 + int(chance.expovariate(1 / DAYS_BETWEEN)))
        cases = [case for case in office.cases.values() if case.row.get("closed_on") is None]
        workers = [w for unit in office.units for w in unit.workers if w.left is None]
        if not cases or not workers:
            continue
        values = {"case_id": chance.one_of(cases).id, "reason": "Relative or neighbor"}
        if chance.flip(0.15):
            values["office_id"] = office.id
        else:
            values["user_email"] = chance.one_of(workers).row["email"]
        office.out.row("access_blocks", values)
