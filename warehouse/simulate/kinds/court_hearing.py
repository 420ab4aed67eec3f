"""A hearing is set, prepared, held or continued, and its order is signed."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.hearings import PREPARATION, Hearing
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.kinds.hearing_preparation import prepare
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.tied import while_open

KIND = Kind(
    "court_hearing",
    quiet=14,
    steps=(
        Step("hearing_set", usual=10),
        Step("parties_served", usual=14),
        Step("interpreter_or_transport", usual=7),
        Step("icwa_notice_sent", usual=5),
        Step("icwa_receipt", usual=10),
        Step("report_drafted", usual=10),
        Step("report_approved", usual=5),
        Step("report_filed", usual=3),
        Step("hearing_held", usual=30, appointment=True),
        Step("order_drafted", usual=7),
        Step("order_signed", usual=7, closing=True),
    ),
)
MOST_LINKS = 6
CHANCE_REASONS = {"court_calendar": 4, "counsel_absent": 3, "party_absent": 2}


def start(office: Office, stay: Removal, kind: str, due: int, soonest: int) -> Hearing:
    """From today, when its window opens, the matter is legal's to set.

    `soonest` is how many days ahead legal asks the court for.
    """
    hearing = Hearing(office, stay, kind, due, soonest)
    if kind not in ("review", "permanency"):
        hearing.enter()
    office.run(_matter(hearing))
    office.run(_give_up(hearing))
    return hearing


def _matter(hearing: Hearing) -> Generator:
    """One link of the chain after another, until it was held and its order signed."""
    office, stay = hearing.office, hearing.stay
    while stay.over is None:
        hearing.link += 1
        item = Item(
            office,
            KIND,
            hearing.key,
            stay.case.work,
            office.today,
            stay.case,
            stay.child,
        )
        item.to_come = set(PREPARATION) | {"hearing_set", "hearing_held"}
        item.to_come.add("order_drafted")
        hearing.item = item
        yield from while_open(item, _link(hearing, item))
        if hearing.held.triggered:
            return
        if stay.over is None:
            hearing.continue_it()


def _link(hearing: Hearing, item: Item) -> Generator:
    office = hearing.office
    hearing.free = None if item.work.worker is None else office.today
    if not hearing.is_set:
        yield from item.work.until_held()
        hearing.free = office.today
        to_set = item.held_by(office.legal, "hearing_set")
        yield office.legal.serve(to_set)
        hearing.schedule()
        to_set.finish()
    item.to_come.discard("hearing_set")
    before_court = item.held_by(hearing.stay.court, "hearing_held")
    before_court.plan(hearing.day)
    before_court.times_moved = hearing.link - 1
    if hearing.day <= hearing.due:
        before_court.start(hearing.day)
    hearing.tell_of_date()
    prepare(hearing, item)
    yield office.at(hearing.day, 10)
    reason = _why_not(hearing)
    if reason is not None and hearing.link < MOST_LINKS:
        office.out.change(hearing.row, outcome="continued", continued_reason=reason)
        item.end()
        return
    yield from _hold(hearing, item, before_court)


def _hold(hearing: Hearing, item: Item, before_court: Entry) -> Generator:
    """It was held; some results are entered days later. Then the order."""
    office, chance = hearing.office, hearing.office.chance("court")
    day = office.today
    hearing.was_heard = True
    if chance.flip(0.07):
        yield office.in_workdays(1 + chance.days(2))
    office.out.change(hearing.row, held_on=day, outcome="held")
    before_court.finish(day)
    item.to_come.clear()
    for entry in [e for e in item.entries.values() if e.step.name in PREPARATION]:
        entry.drop()
    drafted = item.held_by(office.legal, "order_drafted", since=day)
    hearing.held.succeed(day)
    yield office.legal.serve(drafted)
    yield office.in_workdays(chance.days(1.5))
    office.out.change(hearing.row, order_drafted_on=office.today)
    drafted.finish()
    item.held_by(hearing.stay.court, "order_signed")
    yield office.in_workdays(chance.days(2.5, 0.8))
    office.out.change(hearing.row, order_signed_on=office.today)
    item.end()


def _why_not(hearing: Hearing) -> str | None:
    """Why the court does not hold it today, or None."""
    chance, row = hearing.office.chance("court"), hearing.row
    if hearing.kind == "shelter":
        return "court_calendar" if hearing.link == 1 and chance.flip(0.1) else None
    if row.get("parties_served_on") is None and chance.flip(0.4):
        return "notice"
    if hearing.needs_notice and row.get("icwa_receipt_on") is None and chance.flip(0.6):
        return "notice"
    if row.get("report_filed_on") is None and chance.flip(0.3):
        return "report_late"
    return chance.weighted(CHANCE_REASONS) if chance.flip(0.09) else None


def _give_up(hearing: Hearing) -> Generator:
    """When care ends what was not heard is moot; what was heard still gets its order."""
    yield hearing.stay.ended
    if not hearing.was_heard and hearing.item is not None:
        hearing.vacate()
        hearing.item.end()
