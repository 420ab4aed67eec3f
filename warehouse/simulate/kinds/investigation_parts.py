"""The parts of an investigation that go on side by side before it is staffed."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Event

from warehouse.simulate import contacts
from warehouse.simulate.clock import next_working
from warehouse.simulate.contacts import Presence, Watch
from warehouse.simulate.inquiry import Inquiry
from warehouse.simulate.items import Entry
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.investigation import EARLY_STAFFING_DAY
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person

AT_HOME = 0.55
FIRST_TRY = {
    "immediate": {0: 80, 1: 18, 3: 2},
    "urgent": {0: 25, 1: 45, 2: 22, 4: 8},
    "routine": {1: 35, 2: 35, 3: 20, 6: 10},
}


@process
def see_children(office: Office, inquiry: Inquiry) -> Generator:
    """Each victim is seen in person; then the safety decision, and what follows."""
    office.begin("initial_assessment", inquiry)
    item, work = inquiry.item, inquiry.work
    watches = [
        Watch(item.held_by(work, "child_seen", child.id), child, inquiry.about)
        for child in inquiry.victims
    ]
    office.run(_visits_to_children(office, inquiry))
    for watch in watches:
        yield watch.done
    decided = item.held_by(work, "safety_decided", since=inquiry.all_seen(watches))
    yield inquiry.decided
    decided.finish()
    if inquiry.row["unsafe"]:
        yield office.begin("make_safe", inquiry)


def _visits_to_children(office: Office, inquiry: Inquiry) -> Generator:
    chance, work = office.chance("first contact"), inquiry.work
    missing = list(inquiry.victims)
    yield office.in_days(chance.weighted(FIRST_TRY[inquiry.priority]))
    while missing and inquiry.item.is_open:
        yield from work.until_held()
        planned = None
        if chance.flip(0.25):
            day = office.today + chance.weighted({1: 70, 2: 20, 5: 10})
            values = _about(inquiry)
            planned = contacts.plan(office, day, values, missing)
            yield office.at(day)
        happened = office.now
        if chance.flip(0.15):
            yield office.in_workdays(chance.weighted({1: 60, 2: 30, 5: 10}))
        somebody = chance.flip(0.82)
        present = [
            Presence(child, somebody and chance.flip(0.9), chance.flip(0.85)) for child in missing
        ]
        others = [] if planned else _at_home(inquiry, somebody)
        everybody = present + others
        contacts.enter(office, work, _about(inquiry), everybody, planned, occurred_at=happened)
        missing = [one.person for one in present if not one.there]
        yield office.in_days(chance.weighted({1: 60, 2: 25, 4: 15}))


def _at_home(inquiry: Inquiry, somebody: bool) -> list[Presence]:
    """Often the adults still to be talked to are there when the children are seen."""
    chance = inquiry.office.chance("first contact")
    if not somebody or not chance.flip(AT_HOME):
        return []
    open_talks = (("caretakers_interviewed", adult.id) for adult in inquiry.caretakers)
    return [
        Presence(adult, chance.flip(0.8))
        for adult, talk in zip(inquiry.caretakers, open_talks, strict=True)
        if inquiry.item.entry(*talk) is not None
    ]


def _about(inquiry: Inquiry) -> dict:
    return {
        "case_id": inquiry.case.id,
        "investigation_id": inquiry.id,
        "purpose": "investigation",
    }


@process
def talk_to_caretakers(office: Office, inquiry: Inquiry) -> Generator:
    yield office.env.all_of([_talk(office, inquiry, adult) for adult in inquiry.caretakers])


def _talk(office: Office, inquiry: Inquiry, adult: Person) -> Event:
    """Happens when somebody has talked to the adult, at whatever occasion."""
    family = inquiry.case.family
    entry = inquiry.item.held_by(family, "caretakers_interviewed", adult.id)
    watch = Watch(entry, adult, inquiry.about, heard=True)
    office.run(_offer_talks(office, inquiry, adult, entry))
    return watch.done


def _offer_talks(office: Office, inquiry: Inquiry, adult: Person, entry: Entry) -> Generator:
    """Offered, agreed, sometimes missed, until they have talked."""
    chance, item = office.chance("interviews"), inquiry.item
    yield from office.work_on(entry, 0.8 if inquiry.is_quick else 2)
    while entry.is_open and item.is_open:
        yield from inquiry.work.until_held()
        planned = None
        if chance.flip(0.6):
            day = next_working(office.today + 1 + chance.days(2))
            planned = contacts.plan(office, day, _about(inquiry), [adult])
            yield office.at(day)
            if chance.flip(0.1):
                contacts.cancel(office, planned[0], [adult])
                planned = None
                yield office.in_workdays(1)
                continue
        happened = office.now
        if chance.flip(0.1):
            yield office.in_workdays(1 + chance.days(2))
        if not item.is_open:
            return
        there = Presence(adult, chance.flip(0.8))
        kind = "phone" if chance.flip(0.15) else "face_to_face"
        values = {**_about(inquiry), "kind": kind}
        contacts.enter(office, inquiry.work, values, [there], planned, happened)
        if not there.there:
            yield office.in_days(2 + chance.days(5))


@process
def staff_early(office: Office, inquiry: Inquiry) -> Generator:
    """The day-10 staffing: nobody waits for it before that day."""
    item, chance = inquiry.item, office.chance("staffing")
    opens = item.opened + EARLY_STAFFING_DAY
    desk = item.work.supervisor
    entry = item.held_by(desk, "early_staffing", since=opens)
    if chance.flip(0.4):
        day = next_working(opens + chance.weighted({0: 3, 1: 2, 3: 1}))
        yield office.in_days(3)
        if entry.is_open:
            entry.plan(day, overwrites=True)
            office.out.change(
                inquiry.row,
                early_staffing_planned_for=day,
                early_staffing_planned_on=office.today,
            )
        yield office.at(day, 15)
    else:
        yield office.at(opens, 7)
        yield desk.serve(entry) | item.ended
    if not entry.is_open:
        return
    office.out.change(inquiry.row, early_staffed_at=office.now)
    entry.finish()
