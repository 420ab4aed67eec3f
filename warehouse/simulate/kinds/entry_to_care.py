"""The first sixty days after a removal: court, kin, school, funding, health."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Process

from warehouse.simulate.actors import Actor
from warehouse.simulate.cases import Removal
from warehouse.simulate.hearings import Hearing
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.entry_steps import (
    SCHOOL_AGE,
    ask_for_records,
    decide_funding,
    do_oneself,
    file_petition,
    go_to_court,
    meet_family_team,
    open_health_cover,
    screen_health,
    settle_paternity,
    start_family_time,
)
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import while_open

KIND = Kind(
    "entry_to_care",
    quiet=14,
    steps=(
        Step("petition", usual=2),
        Step("first_hearing", usual=3, appointment=True),
        Step("efforts_finding", usual=30),
        Step("icwa_inquiry", usual=5),
        Step("relatives_told", usual=15),
        Step("school_decided", usual=5),
        Step("family_time_started", usual=7),
        Step("family_team_meeting", usual=14, appointment=True),
        Step("paternity", usual=60),
        Step("iv_e_decided", usual=30),
        Step("medicaid_active", usual=15),
        Step("health_screen", usual=14, appointment=True),
    ),
)


class Entering:
    """What the steps of one entry share. `left` counts those not yet done."""

    def __init__(self, office: Office, stay: Removal, item: Item, shelter: Hearing) -> None:
        self.office = office
        self.stay = stay
        self.item = item
        self.shelter = shelter
        self.chance = office.chance("entry")
        self.left = 0

    def record(self, column: str) -> None:
        self.office.out.change(self.stay.row, **{column: self.office.today})

    def legal_event(self, kind: str, **values: object) -> None:
        known = {
            "case_id": self.stay.case.id,
            "person_id": self.stay.child.id,
            "kind": kind,
            "party_id": self.stay.court.key,
        }
        self.office.out.row("legal_events", {**known, **values})

    def dates(self, actor: Actor, step: str) -> StepDates:
        entry = self.item.held_by(actor, step)
        return StepDates(entry, ("removal", self.stay.id), self.stay.child)

    def run(self, steps: Generator) -> Process:
        self.left += 1
        return self.office.run(while_open(self.item, self._one(steps)))

    def _one(self, steps: Generator) -> Generator:
        yield from steps
        self.left -= 1
        if self.left == 0:
            self.item.end()


@process
def entry_to_care(office: Office, stay: Removal, shelter: Hearing) -> Generator:
    """From the removal until everything the first weeks ask for is done."""
    case, child = stay.case, stay.child
    item = Item(office, KIND, stay.id, case.work, stay.removed, case, child)
    stay.items.append(item)
    yield from case.work.until_held()
    if not item.is_open:
        return
    entering = Entering(office, stay, item, shelter)
    petition = entering.run(file_petition(entering))
    entering.run(go_to_court(entering, petition))
    entering.run(do_oneself(entering, "icwa_inquiry", "icwa_inquiry_on", 3))
    entering.run(do_oneself(entering, "relatives_told", "relatives_told_on", 7))
    if child.age(stay.removed) in SCHOOL_AGE:
        entering.run(do_oneself(entering, "school_decided", "school_decided_on", 3))
    entering.run(start_family_time(entering))
    entering.run(meet_family_team(entering))
    if stay.row["paternity_needed"]:
        entering.run(settle_paternity(entering))
    entering.run(decide_funding(entering))
    entering.run(open_health_cover(entering))
    entering.run(screen_health(entering))
    if entering.chance.flip(0.5):
        office.run(while_open(item, ask_for_records(entering)))
