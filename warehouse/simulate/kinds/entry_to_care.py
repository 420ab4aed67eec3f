"""The first sixty days after a removal: court, kin, school, funding, health."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Process

from warehouse.simulate.actors import Actor
from warehouse.simulate.cases import Removal
from warehouse.simulate.hearings import Hearing
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.family_time import offer
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
SCHOOL_AGE = range(5, 18)


class Entering:
    """What the steps of one entry share. `left` counts those not yet done."""

    def __init__(
        self, office: Office, stay: Removal, item: Item, shelter: Hearing
    ) -> None:
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
    petition = entering.run(_petition(entering))
    entering.run(_court(entering, petition))
    entering.run(_asked_of_worker(entering, "icwa_inquiry", "icwa_inquiry_on", 3))
    entering.run(_asked_of_worker(entering, "relatives_told", "relatives_told_on", 9))
    if child.age(stay.removed) in SCHOOL_AGE:
        entering.run(_asked_of_worker(entering, "school_decided", "school_decided_on", 3))
    entering.run(_family_time(entering))
    entering.run(_family_team(entering))
    if stay.row["paternity_needed"]:
        entering.run(_paternity(entering))
    entering.run(_fund(entering))
    entering.run(_health_cover(entering))
    entering.run(_health_screen(entering))


def _petition(entering: Entering) -> Generator:
    legal = entering.office.legal
    entry = entering.item.held_by(legal, "petition")
    yield legal.serve(entry)
    entering.record("petition_filed_on")
    entry.finish()


def _court(entering: Entering, petition: Process) -> Generator:
    """The first hearing, even before the petition; finding of reasonable efforts."""
    office, item, shelter = entering.office, entering.item, entering.shelter
    yield petition | shelter.held
    if not shelter.held.triggered:
        entry = item.held_by(entering.stay.court, "first_hearing")
        for day in shelter.dates:
            entry.plan(day)
        shelter.watchers.append(lambda day: entry.is_open and entry.plan(day))
        yield shelter.held
        entry.finish(shelter.held.value)
    held = shelter.held.value
    if entering.chance.flip(0.7):
        entering.legal_event("reasonable_efforts", occurred_on=held)
        item.noted()
        return
    item.held_by(entering.stay.court, "efforts_finding", since=held)
    yield office.in_days(12 + entering.chance.days(14))
    entering.legal_event("reasonable_efforts", occurred_on=office.today)
    item.entry("efforts_finding").finish()


def _asked_of_worker(
    entering: Entering, step: str, column: str, median: float
) -> Generator:
    entry = entering.item.held_by(entering.item.work, step)
    yield from entering.office.work_on(entry, median)
    entering.record(column)
    entry.finish()


def _family_time(entering: Entering) -> Generator:
    """The worker sets up the first session between child and parents."""
    office = entering.office
    entry = entering.item.held_by(entering.item.work, "family_time_started")
    yield from office.work_on(entry, 5)
    offer(office, entering.stay)
    office.begin("family_time", entering.stay, entering.item)
    entry.finish()


def _family_team(entering: Entering) -> Generator:
    office = entering.office
    meeting = entering.dates(entering.item.work, "family_team_meeting")
    yield from office.work_on(meeting.entry, 4)
    meeting.plan(office.today + 3 + entering.chance.days(6))
    while True:
        yield office.at(meeting.entry.planned)
        if entering.chance.flip(0.8):
            break
        yield from office.work_on(meeting.entry, 2)
        meeting.plan(office.today + 2 + entering.chance.days(5))
    meeting.done()


def _paternity(entering: Entering) -> Generator:
    item = entering.item
    entry = item.held_by(entering.stay.court, "paternity")
    yield entering.office.in_days(15 + entering.chance.days(25))
    entering.record("paternity_on")
    entry.finish()


def _fund(entering: Entering) -> Generator:
    yield from _ask(entering, entering.office.funding, "iv_e_decided", 8, 12)
    entering.record("iv_e_decided_on")


def _health_cover(entering: Entering) -> Generator:
    registry = entering.office.partners["other_agency"][1]
    yield from _ask(entering, registry, "medicaid_active", 6, 8)
    entering.record("medicaid_active_on")


def _ask(
    entering: Entering, actor: Actor, step: str, days_to_ask: float, days: float
) -> Generator:
    """Nobody outside knows of it until somebody asks; sometimes they are reminded."""
    office, asked = entering.office, entering.dates(actor, step)
    yield from office.work_on(asked.entry, days_to_ask)
    asked.ask()
    left = 1 + entering.chance.days(days)
    if left > 20:
        yield office.in_workdays(14)
        asked.ask()
        left = max(1, left - 20)
    yield office.in_workdays(left)
    asked.entry.finish()


def _health_screen(entering: Entering) -> Generator:
    office = entering.office
    screen = entering.dates(office.provider_of("health_care"), "health_screen")
    yield from office.work_on(screen.entry, 5)
    screen.ask()
    yield office.in_workdays(1 + entering.chance.days(1.5))
    screen.plan(office.today + 2 + entering.chance.days(6))
    yield office.at(screen.entry.planned + entering.chance.weighted({0: 8, 7: 2}))
    entering.record("health_screen_on")
    screen.entry.finish()
