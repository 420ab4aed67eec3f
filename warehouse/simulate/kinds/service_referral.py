"""A need of one person, and the referrals made until it is served."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from warehouse.simulate.actors import Provider
from warehouse.simulate.cases import Case, Need
from warehouse.simulate.clock import iso
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.taking_part import take_part
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.services import Service
from warehouse.simulate.tied import while_open

KIND = Kind(
    "service_referral",
    quiet=14,
    steps=(
        Step("referred", usual=7),
        Step("prior_authorisation", usual=7),
        Step("accepted", usual=10),
        Step("first_appointment", usual=14, appointment=True),
        Step("taking_part", usual=30),
        Step("ended", usual=14),
    ),
)
NEVER_FREE, AUTHORISED, ASKED_AGAIN = 4000, 0.8, 0.9


@process
def service_need(
    office: Office, case: Case, person: Person, domain: str, service: str
) -> Generator:
    """One need, from the day it was named."""
    values = {
        "case_id": case.id,
        "person_id": person.id,
        "domain": domain,
        "identified_on": office.today,
    }
    need = Need(office.out.row("needs", values), person)
    case.needs.append(need)
    key = need.row["need_id"]
    item = Item(office, KIND, key, case.work, office.today, case, person)
    case.open_services[item.id] = item
    office.run(while_open(item, _serve(office, item, case, need, service)))
    yield item.ended
    case.open_services.pop(item.id, None)


def _serve(office: Office, item: Item, case: Case, need: Need, service: str) -> Generator:
    """Referral after referral: a decline or a service broken off begins again."""
    yield from item.work.until_held()
    ref, chance = "", office.chance("services")
    while True:
        to_refer = item.held_by(item.work, "referred", ref)
        yield from office.work_on(to_refer, 4 if chance.flip(0.9) else 25)
        provider = office.provider_of(service)
        row = _refer(office, need, provider)
        case.referrals.append(row)
        to_refer.finish()
        served = yield from _one_referral(office, item, case, provider, row)
        if served:
            break
        item.noted()
        ref = iso(office.today)
        if chance.flip(0.3):
            yield from _do_without(office, item, ref)
            break
    _settle(office, need, handed_over=not served and chance.flip(0.4))
    item.end()


def _refer(office: Office, need: Need, provider: Provider) -> Row:
    return office.out.row(
        "service_referrals",
        {
            "case_id": need.row["case_id"],
            "person_id": need.person.id,
            "need_id": need.row["need_id"],
            "service_type": provider.service,
            "provider_id": provider.key,
            "referred_on": office.today,
            "last_asked_on": office.today,
            "times_asked": 1,
            "needs_authorisation": office.chance("services").flip(AUTHORISED),
        },
    )


def _do_without(office: Office, item: Item, ref: str) -> Generator:
    """Nobody refers again, and in the end it is met or handed over some other way."""
    item.held_by(item.work, "referred", ref)
    yield office.in_days(7 + office.chance("services").days(16))


def _settle(office: Office, need: Need, handed_over: bool) -> None:
    """The need is met, or somebody else looks after it from now on."""
    need.resolved, need.handed_over = not handed_over, handed_over
    column = "handed_over_on" if handed_over else "resolved_on"
    office.out.change(need.row, **{column: office.today})


def _one_referral(
    office: Office, item: Item, case: Case, provider: Provider, row: Row
) -> Generator[Event, Any, bool]:
    """True when the service came to its end, False when it has to be begun again.

    The referral itself is the ask, even while the funding unit has to agree first.
    """
    waits = row["needs_authorisation"]
    free = office.today + NEVER_FREE if waits else office.today
    accepted = item.held_by(provider, "accepted", since=free)
    accepted.ask()
    if waits:
        yield from _authorise(office, item, row)
        accepted.since = office.today
    if not (yield from _accept(office, accepted, provider, row)):
        return False
    service = Service(office, provider, row)
    case.running[service.id] = service
    if case.closing is not None and case.closing.item.opened == office.today:
        office.begin("one_more_to_end", case.closing, service)
    try:
        yield from _begin(office, item, provider, row)
        return (yield from take_part(office, item, case.family, service))
    finally:
        case.running.pop(service.id)
        service.end()
        provider.give_back()


def _authorise(office: Office, item: Item, row: Row) -> Generator:
    entry = item.held_by(office.funding, "prior_authorisation")
    yield from office.work_on(entry, 15)
    office.out.change(row, authorisation_requested_on=office.today)
    entry.ask()
    yield office.in_workdays(1 + office.chance("services").days(6))
    office.out.change(row, authorised_on=office.today)
    entry.finish()


def _accept(
    office: Office, accepted: Entry, provider: Provider, row: Row
) -> Generator[Event, Any, bool]:
    """The provider answers, with a place, a waiting list or a no."""
    chance = office.chance("services")
    yield office.in_workdays(1 + chance.days(6))
    if chance.flip(0.09):
        office.out.change(row, declined_on=office.today)
        accepted.drop()
        return False
    place = provider.take_slot()
    if not place.triggered:
        office.out.change(row, waitlisted_on=office.today)
        accepted.attempt()
    try:
        while not place.triggered:
            yield place | office.in_days(6 + chance.days(5))
            if not place.triggered and chance.flip(ASKED_AGAIN):
                _ask_again(office, accepted, row)
    except GeneratorExit:
        provider.leave_list(place)
        raise
    office.out.change(row, accepted_on=office.today)
    accepted.finish()
    return True


def _ask_again(office: Office, accepted: Entry, row: Row) -> None:
    """The worker asks how the list stands."""
    office.out.change(row, last_asked_on=office.today, times_asked=row["times_asked"] + 1)
    accepted.ask()


def _begin(office: Office, item: Item, provider: Provider, row: Row) -> Generator:
    """Dates are given for the first appointment until the family comes."""
    chance = office.chance("services")
    entry = item.held_by(provider, "first_appointment").ask()
    while True:
        yield office.in_workdays(1 + chance.days(2))
        day = office.today + 2 + chance.days(8)
        office.out.change(
            row,
            first_appointment_planned_for=day,
            first_appointment_planned_on=office.today,
        )
        entry.plan(day, overwrites=True)
        yield office.at(day)
        if chance.flip(0.8):
            break
    office.out.change(row, first_appointment_on=office.today)
    entry.finish()
