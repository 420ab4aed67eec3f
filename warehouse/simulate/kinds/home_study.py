"""A home to be approved: of relatives, foster parents, here or in another state."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Process

from warehouse.simulate.actors import Family, Partner
from warehouse.simulate.cases import Case, Removal
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person, new_person
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work, assign
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import while_open

KIND = Kind(
    "home_study",
    quiet=14,
    steps=(
        Step("application", usual=14),
        Step("fingerprints", usual=14),
        Step("background_checks", usual=20),
        Step("provisional_decision", usual=5),
        Step("training", usual=30),
        Step("home_visits", usual=30, appointment=True),
        Step("packet", usual=10),
        Step("study_done", usual=60),
        Step("decision", usual=10, closing=True),
        Step("decision_elsewhere", usual=10),
    ),
)
LOCAL = frozenset(
    "application fingerprints background_checks training home_visits".split()
)
STATES = ("NV", "OR", "AZ", "ID", "UT", "MT")
WITHDRAWS = 0.06


class Study:
    """What the steps of one study share. `family` is who has to apply and train."""

    def __init__(self, office: Office, row: Row, item: Item, family: Family) -> None:
        self.office = office
        self.row = row
        self.item = item
        self.family = family
        self.chance = office.chance("homes")

    def say(self, **values: object) -> None:
        self.office.out.change(self.row, **values)

    def dates(self, actor: object, step: str) -> StepDates:
        entry = self.item.held_by(actor, step)
        return StepDates(entry, ("home_study", self.row["home_study_id"]))

    def run(self, steps: Generator) -> Process:
        return self.office.run(while_open(self.item, steps))


def open_study(
    office: Office, kind: str, case: Case | None = None, **values: object
) -> Study:
    """A home has been named today; the licensing unit gets the study."""
    unit = office.unit_for("licensing")
    known = {
        "kind": kind,
        "case_id": case.id if case else None,
        "office_id": office.id,
        "unit_id": unit.id,
        "identified_on": office.today,
    }
    row = office.out.row("home_studies", {**known, **values})
    key = row["home_study_id"]
    work = Work(office, "home_study", key, unit)
    item = Item(office, KIND, key, work, office.today, case)
    assign(work, unit, office.chance("homes").weighted({0: 8, 2: 2}))
    family = case.family if case else Family(office)
    office.run(_stop(item))
    return Study(office, row, item, family)


def _stop(item: Item) -> Generator:
    yield item.ended
    item.work.stop()


@process
def kin_study(office: Office, stay: Removal) -> Generator:
    """The relative the child lives with has to be approved."""
    yield office.in_days(office.chance("homes").days(5))
    if stay.over is not None or stay.case.is_closed:
        return
    relative = new_person(office, "caregiver", 40 + office.chance("homes").random() * 25)
    study = open_study(office, "kin", stay.case, person_id=relative.id)
    study.run(_local(study))


@process
def licensing_life(office: Office) -> Generator:
    """Foster homes apply and renew, other states ask, some relatives live elsewhere."""
    chance = office.chance("homes")
    for number in range(max(3, round(office.size * 900))):
        values = {
            "name": f"{office.name} foster home {number + 1}",
            "service_type": "foster_home",
            "county_fips": office.county,
            "slots": 2,
        }
        office.homes.append(office.out.row("providers", values)["provider_id"])
    while True:
        for _ in range(chance.poisson(2.6 * office.size)):
            kind = chance.weighted({"foster": 50, "renewal": 36, "icpc_in": 14})
            office.begin("study_of_home", kind)
        for _ in range(chance.poisson(0.6 * office.size)):
            office.begin("study_elsewhere")
        yield office.in_days(1, 9)


@process
def study_of_home(office: Office, kind: str) -> Generator:
    """A study without a case: a foster home, new or renewed, or for another state."""
    values: dict[str, object] = {"provider_id": office.chance("homes").one_of(office.homes)}
    if kind == "icpc_in":
        person: Person = new_person(office, "caregiver", 45)
        values = {
            "person_id": person.id,
            "receiving_state": office.chance("homes").one_of(STATES),
        }
    study = open_study(office, kind, None, **values)
    study.run(_local(study))
    yield from ()


@process
def study_elsewhere(office: Office) -> Generator:
    """A home in another state for a child in care here."""
    chance = office.chance("homes")
    stays = [stay for case in office.cases.values() for stay in case.in_care]
    if not stays:
        return
    stay = chance.one_of(stays)
    partner = office.partner("other_state")
    study = open_study(
        office,
        "icpc_out",
        stay.case,
        person_id=stay.child.id,
        party_id=partner.key,
        receiving_state=chance.one_of(STATES),
    )
    study.run(_elsewhere(study, partner))
    yield from ()


def _local(study: Study) -> Generator:
    """Everything the family and licensing have to do before a home is decided."""
    office, item, kind = study.office, study.item, study.row["kind"]
    item.to_come = set(LOCAL) | ({"provisional_decision"} if kind == "kin" else set())
    yield from item.work.until_held()
    parts = [
        study.run(_check(study, kind)),
        study.run(_train(study)),
        study.run(_visit(study)),
    ]
    if study.chance.flip(WITHDRAWS):
        study.run(_withdraw(study))
    yield office.env.all_of(parts)
    decision = item.held_by(office.licensing, "decision")
    yield office.licensing.serve(decision)
    yield office.in_workdays(study.chance.days(5))
    answer = "approved" if study.chance.flip(0.9) else "denied"
    study.say(decided_on=office.today, decision=answer)
    item.end()


def _withdraw(study: Study) -> Generator:
    yield study.office.in_days(20 + study.chance.days(25))
    study.say(withdrawn_on=study.office.today)
    study.item.end()


def _check(study: Study, kind: str) -> Generator:
    """The application and the fingerprints, then the background checks."""
    office, item, chance = study.office, study.item, study.chance
    prints = study.run(_fingerprints(study))
    application = item.held_by(study.family, "application").ask(item.opened)
    yield office.in_days(chance.days(8))
    study.say(applied_on=office.today)
    application.finish()
    yield prints
    checks = item.held_by(office.partners["other_agency"][0], "background_checks")
    yield from office.work_on(checks, 6)
    study.say(background_requested_on=office.today)
    checks.ask()
    yield office.in_workdays(2 + chance.days(14))
    study.say(background_done_on=office.today)
    checks.finish()
    if kind == "kin":
        decision = item.held_by(office.licensing, "provisional_decision")
        yield office.licensing.serve(decision)
        study.say(provisional_on=office.today)
        decision.finish()


def _fingerprints(study: Study) -> Generator:
    entry = study.item.held_by(study.family, "fingerprints").ask(study.item.opened)
    yield study.office.in_days(study.chance.days(12))
    study.say(fingerprints_on=study.office.today)
    entry.finish()


def _train(study: Study) -> Generator:
    """A course of some weeks, once there is one to offer."""
    office, chance = study.office, study.chance
    training = study.dates(study.family, "training")
    yield from office.work_on(training.entry, 9)
    training.ask()
    yield office.in_days(chance.days(10))
    while True:
        until = office.today + 21 + chance.days(12, 0.4)
        study.say(training_planned_for=until, training_planned_on=office.today)
        training.entry.plan(until, overwrites=True)
        training.begin()
        training.entry.start(until, day=training.entry.started)
        yield office.at(until)
        if chance.flip(0.85):
            break
        yield office.in_days(1 + chance.days(8))
    study.say(training_done_on=office.today)
    training.entry.finish()


def _visit(study: Study) -> Generator:
    """Licensing gets to it, sets a day, and has seen the home after a few visits."""
    office, chance = study.office, study.chance
    entry = study.item.held_by(office.licensing, "home_visits")
    yield office.licensing.serve(entry)
    for _ in range(chance.weighted({1: 3, 2: 5, 3: 2})):
        yield office.in_workdays(chance.days(5))
        day = office.today + 3 + chance.days(8)
        study.say(visit_planned_for=day, visit_planned_on=office.today)
        entry.plan(day, overwrites=True)
        yield office.at(day)
    study.say(visits_done_on=office.today)
    entry.finish()


def _elsewhere(study: Study, partner: Partner) -> Generator:
    """The packet goes to the other state, which studies and decides."""
    office, item, chance = study.office, study.item, study.chance
    item.to_come = {"packet", "study_done", "decision_elsewhere"}
    yield from item.work.until_held()
    packet = item.held_by(item.work, "packet")
    yield from office.work_on(packet, 9)
    study.say(packet_sent_on=office.today)
    packet.finish()
    sent = office.today
    done = item.held_by(partner, "study_done").ask()
    yield office.in_days(35 + chance.days(50))
    study.say(study_done_on=office.today)
    done.finish()
    item.held_by(partner, "decision_elsewhere").ask(sent)
    yield office.in_days(3 + chance.days(12))
    study.say(decided_on=office.today, decision="approved")
    item.end()
