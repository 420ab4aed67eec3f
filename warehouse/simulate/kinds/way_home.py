"""Return home: conditions, a safety check, the court's order, a trial, custody."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.permanency import Way
from warehouse.simulate.kinds.removal import move, once_settled


@process
def way_home(office: object, way: Way, path: str) -> Generator:
    """The goal at first is return home, whatever comes of it."""
    if path == "short":
        way.run(_home_soon(way))
    way.run(_work_on_conditions(way, path))
    yield from ()


def _home_soon(way: Way) -> Generator:
    """Many children go home within weeks, long before the plan says so."""
    yield way.office.in_days(4 + way.chance.days(14, 0.9))
    yield from once_settled(way.office, way.stay)
    way.leave("reunified", "returned_home")


def _work_on_conditions(way: Way, path: str) -> Generator:
    office, chance = way.office, way.chance
    conditions = way.dates(way.stay.case.family, "conditions_met", since=way.free)
    entry = conditions.entry
    yield from office.work_on(entry, 6)
    done = office.today + 60 + chance.days(250, 0.5)
    while path != "reunify" or office.today < done:
        if not entry.is_open:
            return
        until = conditions.start(office.today + 45 + chance.days(55, 0.5))
        if path == "reunify" and chance.flip(0.7):
            yield office.at(min(done, until))
        else:
            yield office.at(until + chance.days(4))
    if entry.is_open:
        conditions.done()
        yield from _return(way)


def _return(way: Way) -> Generator:
    office, chance, case = way.office, way.chance, way.stay.case
    check = way.entry(way.item.work, "reunification_safety")
    yield from office.work_on(check, 3)
    written = office.env.event()
    safety = ("reunification", "other", way.stay, written)
    office.begin("safety_assessment", case, *safety)
    way.item.noted()
    yield written
    check.finish()
    order = way.entry(way.stay.court, "return_order")
    yield office.in_workdays(chance.days(2))
    row = way.legal_event("return_order", asked_on=office.today)
    order.ask()
    yield office.in_workdays(chance.days(10))
    day = way.stay.court.book(office.today + 10 + chance.days(14))
    way.say(row, planned_for=day, planned_on=office.today)
    order.plan(day, overwrites=True)
    yield office.at(day, 11)
    way.say(row, occurred_on=office.today)
    order.finish()
    yield from _try(way)
    yield from _return_custody(way)


def _try(way: Way) -> Generator:
    """The child lives at home while the agency still has custody."""
    office, chance = way.office, way.chance
    trial = way.dates(way.item.work, "trial_visit")
    yield from office.work_on(trial.entry, 3)
    yield from once_settled(office, way.stay)
    move(office, way.stay, "trial_home", "planned_move")
    until = trial.start(office.today + 30 + chance.days(28, 0.4))
    yield office.at(until + (chance.days(8) if chance.flip(0.3) else 0))
    trial.done()


def _return_custody(way: Way) -> Generator:
    office, chance = way.office, way.chance
    custody = way.entry(way.stay.court, "custody_returned")
    yield office.in_workdays(chance.days(1.5))
    row = way.legal_event("custody_returned", asked_on=office.today)
    custody.ask()
    if chance.flip(0.6):
        day = office.today + 5 + chance.days(8)
        way.say(row, planned_for=day, planned_on=office.today)
        custody.plan(day)
        yield office.at(day)
    else:
        yield office.in_workdays(chance.days(9))
    yield from once_settled(office, way.stay)
    way.say(row, occurred_on=office.today)
    way.leave("reunified", "returned_home")
