"""A service under way: sessions offered, attended or missed, and its end."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from simpy import Event

from warehouse.simulate.actors import Family
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.office import Office
from warehouse.simulate.records import Row
from warehouse.simulate.services import Service

REASONS = {
    "ride": 30,
    "work": 20,
    "illness": 16,
    "custody": 4,
    "provider_cancelled": 10,
    "unknown": 20,
}
FIRST_REPORT = 30


def take_part(
    office: Office, item: Item, family: Family, service: Service
) -> Generator[Event, Any, bool]:
    """From the first appointment, today. True when the service was completed."""
    chance, row = office.chance("services"), service.row
    until = office.today + 45 + chance.days(25, 0.8)
    service.plan(until)
    entry = item.held_by(family, "taking_part")
    entry.plan(until, overwrites=True)
    entry.start(until)
    service.expect_report(office.today + FIRST_REPORT)
    _offer(office, entry, row, comes=True)
    breaks_off = chance.flip(0.14)
    last = until - chance.days(20) if breaks_off else until
    yield from _sessions(office, entry, row, max(last, office.today + 3))
    if breaks_off:
        office.out.change(row, ended_on=office.today, outcome="withdrew")
        entry.drop()
        return False
    if chance.flip(0.25):
        yield from _go_on(office, entry, service)
    _say_done(office, row)
    entry.finish()
    yield from _end(office, item, service)
    return True


def _sessions(office: Office, entry: Entry, row: Row, last: int) -> Generator:
    """A session every week or two; some are missed."""
    chance = office.chance("services")
    while (day := office.today + 7 + chance.weighted({0: 5, 7: 4, 14: 1})) < last:
        yield office.at(day)
        _offer(office, entry, row, chance.flip(0.76))
    yield office.at(last)


def _offer(office: Office, entry: Entry, row: Row, comes: bool) -> None:
    reason = None if comes else office.chance("services").weighted(REASONS)
    office.out.row(
        "service_attendance",
        {
            "referral_id": row["service_referral_id"],
            "person_id": row["person_id"],
            "offered_on": office.today,
            "attended": comes,
            "reason": reason,
        },
    )
    entry.ask()
    if comes:
        entry.attempt()
        office.out.change(row, last_progress_on=office.today)


def _go_on(office: Office, entry: Entry, service: Service) -> Generator:
    """The planned end passes before the family has finished."""
    chance = office.chance("services")
    yield office.in_days(1 + chance.days(14))
    if chance.flip(0.5):
        until = office.today + 15 + chance.days(15)
        service.plan(until)
        entry.plan(until, overwrites=True)
        entry.start(until, day=entry.started)
        yield from _sessions(office, entry, service.row, until)


def _say_done(office: Office, row: Row) -> None:
    office.out.row(
        "step_dates",
        {
            "subject_type": "service_referral",
            "subject_id": row["service_referral_id"],
            "person_id": row["person_id"],
            "step": "taking_part",
            "done_on": office.today,
        },
    )


def _end(office: Office, item: Item, service: Service) -> Generator:
    """The provider closes the service; the first report was the ask."""
    chance = office.chance("services")
    entry = item.held_by(service.provider, "ended").ask(service.report_due)
    entry.planned = service.until
    yield office.in_workdays(1 + chance.days(9))
    outcome = "completed" if chance.flip(0.8) else "partly_completed"
    office.out.change(service.row, ended_on=office.today, outcome=outcome)
    entry.finish()
