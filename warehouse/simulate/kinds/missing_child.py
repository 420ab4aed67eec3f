"""A child in care is missing, until found and seen."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.items import FIRST_TURN, Entry, Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.removal import home_for, move
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import run, while_open

KIND = Kind(
    "missing_child",
    quiet=1,
    steps=(
        Step("police_told", usual=1, protective=True),
        Step("ncmec_told", usual=1, protective=True),
        Step("court_and_family_told", usual=2),
        Step("search", usual=7, turn=7),
        Step("located", usual=3),
        Step("seen_after", usual=1, protective=True, appointment=True),
    ),
)


@process
def missing_child(office: Office, stay: Removal) -> Generator:
    """The child is gone since some hour of today."""
    child, before = stay.child, stay.setting
    child.missing = True
    move(office, stay, "runaway", "ran_away")
    row = office.out.row(
        "missing_episodes",
        {"person_id": child.id, "case_id": stay.case.id, "missing_at": office.now - 90},
    )
    key = row["missing_episode_id"]
    item = Item(office, KIND, key, stay.case.work, office.today, stay.case, child)
    stay.items.append(item)
    yield from while_open(item, _look_for(office, item, row))
    if stay.over is None:
        child.missing = False
        again = before if office.chance("missing").flip(0.6) else home_for(office, stay)
        again = "emergency" if office.chance("missing").flip(0.08) else again
        while stay.placement["starts_on"] == office.today:
            yield office.in_days(1)
        if stay.over is None:
            move(office, stay, again, "other")


def _look_for(office: Office, item: Item, row: Row) -> Generator:
    yield from item.work.until_held()
    told = item.held_by(item.work, "police_told")
    run(office, item, _tell_center(office, item, row))
    run(office, item, _tell_court_and_family(office, item, row))
    run(office, item, _search(office, item, row))
    if not office.chance("missing").flip(0.75):
        yield from office.work_on(told, 0.6)
    office.out.change(row, police_told_at=office.now)
    told.finish()
    located = item.held_by(office.partners["other_agency"][0], "located").ask()
    yield office.in_days(office.chance("missing").days(5, 1.3, most=250))
    office.out.change(row, located_at=office.now)
    located.finish()
    for entry in [entry for entry in item.entries.values() if entry.step.turn]:
        entry.drop()
    item.facts.add("located")
    seen = item.held_by(item.work, "seen_after")
    yield from office.work_on(seen, 0.6)
    office.out.change(row, seen_after_at=office.now)
    item.end()


def _tell_center(office: Office, item: Item, row: Row) -> Generator:
    entry = item.held_by(item.work, "ncmec_told")
    yield from office.work_on(entry, 0.5, 1.1)
    office.out.change(row, ncmec_told_at=office.now)
    entry.finish()


def _tell_court_and_family(office: Office, item: Item, row: Row) -> Generator:
    entry = item.held_by(item.work, "court_and_family_told")
    yield from office.work_on(entry, 0.8)
    office.out.change(row, family_told_on=office.today)
    item.noted()
    yield from office.work_on(entry, 0.7)
    office.out.change(row, court_told_on=office.today)
    entry.finish()


def _search(office: Office, item: Item, row: Row) -> Generator:
    """At least once a week somebody looks again, and writes it down."""
    subject = ("missing_episode", row["missing_episode_id"])
    entry: Entry = item.held_by(item.work, "search", FIRST_TURN)
    while True:
        yield from office.work_on(entry, 2.5)
        if "located" in item.facts:
            return
        StepDates(entry, subject, item.person).done()
        due = office.today + entry.step.turn
        entry = item.held_by(item.work, "search", "turn", due)
        yield office.in_days(2)
