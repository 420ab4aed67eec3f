"""A report comes in and is decided."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.clock import is_working
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.staff import Work, assign

KIND = Kind(
    "intake_screening",
    quiet=1,
    steps=(
        Step("screened", usual=1),
        Step("decision_approved", usual=1, closing=True),
    ),
)


@process
def intake_screening(office: Office) -> Generator:
    """One report, from the call to the approved decision."""
    chance = office.chance("intake")
    unit = office.unit_for("intake")
    row = office.out.row(
        "intakes",
        {
            "received_at": office.now,
            "office_id": office.id,
            "unit_id": unit.id,
            "response_priority": "immediate" if chance.flip(0.2) else "standard",
        },
    )
    work = Work(office, "intake", row["intake_id"], unit)
    item = Item(office, KIND, row["intake_id"], work, office.today)
    assign(work, unit, 0 if chance.flip(0.97) else 1)
    yield work.held()
    screened = item.held_by(work, "screened")
    yield from office.work_on(screened, 0.3)
    row_now = {"screened_at": office.now, "screening_decision": "screened_out"}
    if chance.flip(0.485):
        row_now["screening_decision"] = "screened_in"
    office.out.change(row, **row_now)
    screened.finish()
    approved = item.held_by(work.supervisor, "decision_approved")
    yield work.supervisor.serve(approved)
    office.out.change(row, decision_approved_at=office.now)
    approved.finish()
    item.end()
    work.stop()


@process
def office_life(office: Office) -> Generator:
    """Reports come in, by week and season, as long as the office is open."""
    chance = office.chance("arrivals")
    while True:
        yield office.in_days(1, 0.5)
        calls = 110 * office.size * (1.15 if is_working(office.today) else 0.5)
        for _ in range(chance.poisson(calls)):
            office.run(_call(office))


def _call(office: Office) -> Generator:
    hour = office.chance("arrivals").triangular(0, 23, 14)
    yield office.at(office.today, hour)
    office.begin("intake_screening")
