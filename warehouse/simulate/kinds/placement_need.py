"""A child has no settled home, until one is found and the child was seen there."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.clock import day_of
from warehouse.simulate.contacts import Presence, Watch, enter
from warehouse.simulate.items import FIRST_TURN, Entry, Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.removal import home_for, move
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import run, while_open

KIND = Kind(
    "placement_need",
    quiet=1,
    steps=(
        Step("safe_tonight", usual=1, protective=True, turn=1),
        Step("kin_asked", usual=1),
        Step("home_found", usual=3),
        Step("accepted", usual=1),
        Step("funding_authorised", usual=2),
        Step("moved", usual=1),
        Step("seen_after", usual=3, protective=True, appointment=True),
        Step("assessed", usual=30, appointment=True),
        Step("approved", usual=30),
    ),
)


@process
def placement_need(office: Office, stay: Removal) -> Generator:
    """From today until the child lives in a home and was seen there."""
    place, work = stay.placement, stay.case.work
    key = place["placement_id"]
    item = Item(office, KIND, key, work, office.today, stay.case, stay.child)
    stay.need = item
    stay.items.append(item)
    yield from while_open(item, _settle(office, stay, item, place))
    stay.need = None


def _settle(office: Office, stay: Removal, item: Item, place: Row) -> Generator:
    yield from item.work.until_held()
    subject = ("placement", place["placement_id"])
    run(office, item, _nights(office, item, subject))
    setting = home_for(office, stay)
    if setting == "qrtp":
        run(office, item, _treatment(office, stay, item, subject))
    yield from _find(office, item, subject)
    moved = item.held_by(item.work, "moved")
    yield from office.work_on(moved, 0.6)
    while stay.placement["starts_on"] == office.today:
        yield office.in_days(1)
    item.facts.add("moved")
    moved.finish()
    move(office, stay, setting, "planned_move")
    for night in [entry for entry in item.entries.values() if entry.step.turn]:
        night.drop()
    yield from _see(office, stay, item)
    item.end()


def _find(office: Office, item: Item, subject: tuple[str, str]) -> Generator:
    """Relatives are asked, a home is found, the caregiver accepts, money is agreed."""
    chance, child = office.chance("placement"), item.person
    asked = StepDates(item.held_by(item.work, "kin_asked"), subject, child)
    yield from office.work_on(asked.entry, 0.5)
    asked.done()
    found = StepDates(item.held_by(office.placement, "home_found"), subject, child)
    yield office.placement.serve(found.entry)
    yield office.in_days(chance.days(1.2, 1.0))
    found.done()
    caregiver = office.partner("caregiver")
    accepted = StepDates(item.held_by(caregiver, "accepted"), subject, child)
    yield from office.work_on(accepted.entry, 0.4)
    accepted.ask()
    yield office.in_days(chance.days(0.8, 0.8))
    accepted.done()
    agreed = item.held_by(office.funding, "funding_authorised")
    money = StepDates(agreed, subject, child)
    yield office.in_days(0 if chance.flip(0.8) else chance.days(1.5))
    money.ask()
    yield office.in_days(chance.days(1.2, 0.8))
    money.done()


def _nights(office: Office, item: Item, subject: tuple[str, str]) -> Generator:
    """Each evening somebody makes sure of a safe place, or nobody writes it down."""
    chance = office.chance("placement")
    entry = item.held_by(item.work, "safe_tonight", FIRST_TURN)
    while True:
        yield office.at(office.today, 18)
        if "moved" in item.facts:
            return
        if item.work.worker is not None and chance.flip(0.9):
            StepDates(entry, subject, item.person).done()
            due = office.today + entry.step.turn
            entry = item.held_by(item.work, "safe_tonight", "turn", due)
        yield office.in_days(1, 17)


def _treatment(office: Office, stay: Removal, item: Item, subject: tuple[str, str]) -> Generator:
    """Residential treatment has to be assessed, and approved by the court."""
    chance = office.chance("placement")
    free = office.today
    yield office.in_workdays(1)
    provider = office.provider_of("behaviour_support")
    entry = item.held_by(provider, "assessed", since=free)
    assessed = StepDates(entry, subject, item.person).ask()
    yield office.in_workdays(2)
    day = assessed.plan(office.today + 3 + chance.days(8))
    yield office.at(day + chance.weighted({0: 8, 3: 2}))
    assessed.done()
    court = item.held_by(stay.court, "approved")
    yield office.in_days(10 + chance.days(12))
    StepDates(court, subject, item.person).done()


def _see(office: Office, stay: Removal, item: Item) -> Generator:
    """Any visit to the child from the day of the move on will do."""
    moved, child = office.today, stay.child
    seen = item.held_by(item.work, "seen_after")
    if child.seen is not None and child.seen >= moved:
        seen.finish(child.seen)
        return
    watch = Watch(seen, child, lambda row: _is_seen_since(row, moved))
    run(office, item, _visit(office, stay, seen))
    yield watch.done


def _visit(office: Office, stay: Removal, seen: Entry) -> Generator:
    yield from office.work_on(seen, 1.3)
    if seen.is_open:
        values = {"case_id": stay.case.id, "purpose": "safety_check"}
        here = Presence(stay.child, alone=office.chance("placement").flip(0.8))
        enter(office, seen.item.work, {**values, "in_residence": True}, [here])


def _is_seen_since(row: Row, day: int) -> bool:
    made = row.get("completed") and row.get("in_person")
    return bool(made) and day_of(row["occurred_at"]) >= day
