"""Adoption: parental rights in court on one side, a family and a subsidy on the other."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Process

from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.court_hearing import start
from warehouse.simulate.kinds.permanency import TO_ADOPT, TO_GUARDIAN, Way
from warehouse.simulate.kinds.removal import move, once_settled
from warehouse.simulate.kinds.tpr_clock import ask_to_decide
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import while_open


@process
def way_to_adoption(office: object, way: Way) -> Generator:
    """From the day the goal became adoption."""
    way.item.to_come |= TO_ADOPT
    ask_to_decide(way, way.office.today)
    rights = _side(way, _end_rights(way))
    family = _side(way, _find_family(way))
    yield rights & family
    if way.stay.over is None:
        way.run(_final(way, "finalised", "adoption_final", "adopted", "adopted"))


@process
def way_to_guardianship(office: object, way: Way) -> Generator:
    """From the day the goal became guardianship by a relative."""
    way.item.to_come |= TO_GUARDIAN
    way.run(_license_relative(way))
    yield from ()


def _side(way: Way, steps: Generator) -> Process:
    return way.office.run(while_open(way.item, steps))


def _end_rights(way: Way) -> Generator:
    """Petition, service, hearing, appeal. The agency decides before legal files."""
    office, legal, chance = way.office, way.office.legal, way.chance
    if not way.decided.triggered:
        yield way.decided
    petition = way.entry(legal, "petition")
    yield office.in_workdays(chance.days(4))
    row = way.legal_event("tpr_petition", asked_on=office.today)
    petition.ask()
    yield legal.serve(petition)
    yield office.in_workdays(chance.days(26))
    way.say(row, occurred_on=office.today)
    petition.finish()
    served = way.entry(legal, "parents_served")
    yield legal.serve(served)
    yield office.in_workdays(chance.days(26))
    way.legal_event("parents_served", occurred_on=office.today)
    served.finish()
    yield from _be_heard(way)


def _be_heard(way: Way) -> Generator:
    office, chance = way.office, way.chance
    order = way.entry(way.stay.court, "tpr_order")
    row = way.legal_event("tpr_order")
    way.item.noted()

    def note_date(day: int) -> None:
        way.say(row, planned_for=day, planned_on=office.today)
        order.plan(day, overwrites=True)

    hearing = start(office, way.stay, "tpr", office.today + 60, 40 + chance.days(30))
    hearing.watchers.append(note_date)
    yield hearing.held
    held = hearing.held_on
    way.say(row, occurred_on=held)
    order.finish(held)
    over = held + 30 + chance.days(12, 0.3)
    over = max(over, office.today)
    final = way.legal_event("appeal_over", planned_for=over, planned_on=office.today)
    appeal = way.entry(way.stay.court, "appeal_over", since=held)
    appeal.plan(over, overwrites=True)
    appeal.start(over, day=held)
    yield office.at(held + 20)
    if chance.flip(0.12):
        way.legal_event("appeal_filed", occurred_on=office.today)
        over = office.today + 90 + chance.days(60)
        way.say(final, planned_for=over, planned_on=office.today)
        appeal.plan(over, overwrites=True)
        appeal.start(over, day=held)
    yield office.at(over + (chance.days(9) if chance.flip(0.5) else 0))
    way.say(final, occurred_on=office.today)
    appeal.finish()


def _find_family(way: Way) -> Generator:
    """Mostly the family the child already lives with; else one is matched."""
    office, chance = way.office, way.chance
    matched = way.dates(office.placement, "family_matched")
    yield office.placement.serve(matched.entry)
    at_home = chance.flip(0.6)
    yield from _meet_until(way, matched, office.today + chance.days(30 if at_home else 150))
    matched.done()
    if not at_home:
        way.run(_move_to(way))
    study = way.dates(office.licensing, "home_study")
    yield office.licensing.serve(study.entry)
    yield from _keep_date(way, study, 45)
    yield from _agree_subsidy(way)


def _meet_until(way: Way, matched: StepDates, found: int) -> Generator:
    """Those who know the child meet every few weeks until a family is found."""
    office = way.office
    while office.today < found:
        meeting = office.today + 14 + way.chance.days(16)
        matched.plan(meeting)
        yield office.at(min(meeting, found))


def _keep_date(way: Way, dates: StepDates, median: float) -> Generator:
    """Mostly licensing says when it will be through, and mostly it is."""
    office, chance = way.office, way.chance
    day = office.today + 10 + chance.days(median)
    if chance.flip(0.9):
        yield office.in_workdays(chance.days(3))
        dates.plan(max(day, office.today))
    yield office.at(day + chance.weighted({0: 7, 8: 2, 25: 1}))
    dates.done()


def _move_to(way: Way) -> Generator:
    yield from once_settled(way.office, way.stay)
    move(way.office, way.stay, "pre_adoptive", "planned_move")


def _license_relative(way: Way) -> Generator:
    office = way.office
    licence = way.dates(office.licensing, "kin_licensed")
    yield office.licensing.serve(licence.entry)
    yield from _keep_date(way, licence, 55)
    yield from _agree_subsidy(way)
    yield from _final(way, "order", "guardianship_order", "guardianship", "placement_ended")


def _agree_subsidy(way: Way) -> Generator:
    """Nobody in the funding unit knows of it until somebody asks."""
    office, chance = way.office, way.chance
    subsidy = way.dates(office.funding, "subsidy_agreed")
    yield from office.work_on(subsidy.entry, 28)
    subsidy.ask()
    yield office.in_workdays(chance.days(26))
    subsidy.done()


def _final(way: Way, step: str, kind: str, reason: str, why: str) -> Generator:
    office, chance = way.office, way.chance
    entry = way.entry(way.stay.court, step)
    yield office.in_workdays(chance.days(9))
    row = way.legal_event(kind, asked_on=office.today)
    entry.ask()
    yield office.in_workdays(chance.days(12))
    day = way.stay.court.book(office.today + 25 + chance.days(20))
    way.say(row, planned_for=day, planned_on=office.today)
    entry.plan(day, overwrites=True)
    yield office.at(day, 11)
    yield from once_settled(office, way.stay)
    way.say(row, occurred_on=office.today)
    way.leave(reason, why)
