"""The steps of an entry to care, each done by whoever it is up to."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy import Process

from warehouse.simulate.actors import Actor
from warehouse.simulate.items import Entry
from warehouse.simulate.kinds.family_time import offer

if TYPE_CHECKING:
    from warehouse.simulate.kinds.entry_to_care import Entering

SCHOOL_AGE = range(5, 18)


def ask_for_records(entering: Entering) -> Generator:
    """The doctor's and the school's papers, which no step of the entry waits for."""
    office, stay = entering.office, entering.stay
    yield office.in_workdays(1 + entering.chance.days(6))
    in_school = stay.child.age(stay.removed) in SCHOOL_AGE
    kind = "school" if in_school and entering.chance.flip(0.5) else "medical"
    values = {
        "subject_type": "removal",
        "subject_id": stay.id,
        "person_id": stay.child.id,
        "kind": kind,
        "party_id": office.partner("collateral").key,
        "requested_on": office.today,
    }
    row = office.out.row("record_requests", values)
    yield office.in_workdays(2 + entering.chance.days(12))
    office.out.change(row, received_on=office.today)


def file_petition(entering: Entering) -> Generator:
    legal = entering.office.legal
    entry = entering.item.held_by(legal, "petition")
    yield legal.serve(entry)
    entering.record("petition_filed_on")
    entry.finish()


def go_to_court(entering: Entering, petition: Process) -> Generator:
    """The first hearing, even before the petition; finding of reasonable efforts."""
    office, item, shelter = entering.office, entering.item, entering.shelter
    yield petition | shelter.held
    if not shelter.held.triggered:
        entry = item.held_by(entering.stay.court, "first_hearing")
        for day in shelter.dates:
            entry.plan(day)
        shelter.watchers.append(lambda day: _move(entry, day))
        yield shelter.held
        entry.finish(shelter.held_on)
    held = shelter.held_on
    if entering.chance.flip(0.7):
        entering.legal_event("reasonable_efforts", occurred_on=held)
        item.noted()
        return
    finding = item.held_by(entering.stay.court, "efforts_finding", since=held)
    yield office.in_days(12 + entering.chance.days(14))
    entering.legal_event("reasonable_efforts", occurred_on=office.today)
    finding.finish()


def _move(first_hearing: Entry, day: int) -> None:
    if first_hearing.is_open:
        first_hearing.plan(day)


def do_oneself(entering: Entering, step: str, column: str, median: float) -> Generator:
    entry = entering.item.held_by(entering.item.work, step)
    yield from entering.office.work_on(entry, median)
    entering.record(column)
    entry.finish()


def start_family_time(entering: Entering) -> Generator:
    """The worker sets up the first session between child and parents."""
    office = entering.office
    entry = entering.item.held_by(entering.item.work, "family_time_started")
    yield from office.work_on(entry, 5)
    offer(office, entering.stay)
    office.begin("family_time", entering.stay, entering.item)
    entry.finish()


def meet_family_team(entering: Entering) -> Generator:
    office = entering.office
    meeting = entering.dates(entering.item.work, "family_team_meeting")
    yield from office.work_on(meeting.entry, 4)
    day = meeting.plan(office.today + 3 + entering.chance.days(6))
    while True:
        yield office.at(day)
        if entering.chance.flip(0.8):
            break
        yield from office.work_on(meeting.entry, 2)
        day = meeting.plan(office.today + 2 + entering.chance.days(5))
    meeting.done()


def settle_paternity(entering: Entering) -> Generator:
    item = entering.item
    entry = item.held_by(entering.stay.court, "paternity")
    yield entering.office.in_days(15 + entering.chance.days(25))
    entering.record("paternity_on")
    entry.finish()


def decide_funding(entering: Entering) -> Generator:
    yield from _ask(entering, entering.office.funding, "iv_e_decided", 13, 9)
    entering.record("iv_e_decided_on")


def open_health_cover(entering: Entering) -> Generator:
    registry = entering.office.partners["other_agency"][1]
    yield from _ask(entering, registry, "medicaid_active", 12, 8)
    entering.record("medicaid_active_on")


def _ask(entering: Entering, actor: Actor, step: str, days_to_ask: float, days: float) -> Generator:
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


def screen_health(entering: Entering) -> Generator:
    office = entering.office
    screen = entering.dates(office.provider_of("health_care"), "health_screen")
    yield from office.work_on(screen.entry, 8)
    screen.ask()
    yield office.in_workdays(1 + entering.chance.days(1.5))
    day = screen.plan(office.today + 2 + entering.chance.days(6))
    yield office.at(day + entering.chance.weighted({0: 8, 7: 2}))
    entering.record("health_screen_on")
    screen.entry.finish()
