"""A report comes in and is decided."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Household, open_case
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import new_family
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work, assign

KIND = Kind(
    "intake_screening",
    quiet=1,
    steps=(
        Step("screened", usual=1),
        Step("decision_approved", usual=1, closing=True),
    ),
)
SCREENED_IN, AGAIN = 0.485, 0.36


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
            "response_priority": chance.weighted({"immediate": 18, "urgent": 37, "routine": 45}),
        },
    )
    work = Work(office, "intake", row["intake_id"], unit)
    item = Item(office, KIND, row["intake_id"], work, office.today)
    assign(work, unit, 0 if chance.flip(0.96) else 1)
    yield work.held()
    screened = item.held_by(work, "screened")
    yield from _screen(office, row)
    accepted = chance.flip(SCREENED_IN)
    household = _household(office, row) if accepted else None
    decision = "screened_in" if accepted else "screened_out"
    office.out.change(row, screened_at=office.now, screening_decision=decision)
    screened.finish()
    approved = item.held_by(work.supervisor, "decision_approved").ask()
    if household is not None and row["response_priority"] == "immediate":
        office.begin("investigation", row, household)
    yield work.supervisor.serve(approved)
    office.out.change(row, decision_approved_at=office.now)
    approved.finish()
    item.end()
    work.stop()
    if household is None:
        return
    reported = office.cases.get(row["case_id"])
    if reported is not None:
        reported.undecided_reports.discard(row["intake_id"])
    if row["response_priority"] != "immediate":
        office.begin("investigation", row, household)


def _screen(office: Office, row: Row) -> Generator:
    """Most reports are screened within hours, some only after calling back."""
    chance = office.chance("screening")
    if row["response_priority"] == "immediate" or chance.flip(0.58):
        yield office.env.timeout(20 + int(chance.random() * 200))
    else:
        yield office.in_workdays(1 + (chance.flip(0.25)))


def _known_household(office: Office) -> Household | None:
    chance = office.chance("intake")
    if not office.households or not chance.flip(AGAIN):
        return None
    household = chance.one_of(office.households)
    at_home = [
        one for one in household.people if one.role == "child" and one.age(office.today) < 18
    ]
    if not at_home or (household.case is not None and not household.case.children):
        return None
    return household


def _household(office: Office, row: Row) -> Household:
    """Who the report is about; somebody new, or a family known already."""
    household = _known_household(office)
    if household is None:
        household = Household(new_family(office))
        office.households.append(household)
    if household.case is None:
        open_case(office, household, "cps")
    case = household.case
    assert case is not None
    for person in household.people:
        office.out.row(
            "intake_people",
            {
                "intake_id": row["intake_id"],
                "person_id": person.id,
                "role": person.role,
            },
        )
    office.out.change(row, case_id=case.id)
    case.undecided_reports.add(row["intake_id"])
    return household
