"""A case judged ready to end: services, a last look at safety, the court, approval."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Case, Closing, close_case
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.services import Service
from warehouse.simulate.signing import Signing, sign

KIND = Kind(
    "case_closure",
    quiet=14,
    steps=(
        Step("services_ended", usual=14),
        Step("final_safety_assessment", usual=10, protective=True),
        Step("court_dismissal", usual=30),
        Step("approved", usual=5, closing=True),
        Step("closed", usual=3, closing=True),
    ),
)


@process
def case_closure(office: Office, case: Case) -> Generator:
    """From the judgement that the case can end to its closing."""
    while case.undecided_reports or case.in_care or case.is_looked_into:
        yield office.in_workdays(5)
        if case.is_closed:
            return
    case.is_closing = True
    today = office.today
    office.out.change(case.row, closing_started_on=today)
    item = Item(office, KIND, case.id, case.work, today, case)
    case.closing = closing = Closing(item, list(case.running.values()))
    yield from case.work.until_held()
    closing.has_begun = True
    parts = closing.parts
    parts.append(office.run(_assess(office, case, item)))
    if case.row["court_case"]:
        parts.append(office.run(_dismiss(office, case, item)))
    for service in closing.services:
        if not service.ended.triggered:
            parts.append(office.run(_end_service(office, item, service)))
    while not all(part.processed for part in parts):
        yield office.env.all_of(list(parts))
    what = Signing(
        "case",
        case.id,
        "close",
        "",
        "approved",
        case.row,
        ("", "", "closing_approved_at"),
        returns=0,
    )
    yield from sign(office, item, what, since=item.cleared)
    closed = item.held_by(case.work, "closed")
    yield from office.work_on(closed, 1.5)
    while case.undecided_reports or case.in_care or case.is_looked_into:
        yield office.in_workdays(2)
    if not case.is_closed:
        close_case(case, "reunified" if case.removals else "services_completed")


def _assess(office: Office, case: Case, item: Item) -> Generator:
    entry = item.held_by(case.work, "final_safety_assessment")
    yield from office.work_on(entry, 3)
    documented = office.env.event()
    office.begin("safety_assessment", case, "closing", "other", None, documented)
    item.noted()
    yield documented
    entry.finish()


def _dismiss(office: Office, case: Case, item: Item) -> Generator:
    """The court is asked to dismiss, sets a day, and dismisses."""
    chance = office.chance("dismissal")
    court = chance.one_of(office.courts)
    entry = item.held_by(court, "court_dismissal")
    yield office.in_workdays(1 + chance.days(3))
    row = office.out.row(
        "legal_events",
        {
            "case_id": case.id,
            "kind": "dismissal",
            "asked_on": office.today,
            "party_id": court.key,
        },
    )
    entry.ask()
    if chance.flip(0.7):
        yield office.in_workdays(1 + chance.days(4))
        day = court.book(office.today + 5)
        office.out.change(row, planned_for=day, planned_on=office.today)
        entry.plan(day, overwrites=True)
        yield office.at(day, 11)
    else:
        yield office.in_days(3 + chance.days(14))
    if not item.is_open:
        yield office.never()
    office.out.change(row, occurred_on=office.today)
    entry.finish()


@process
def one_more_to_end(office: Office, closing: Closing, service: Service) -> Generator:
    """A service that began later on the day the closing was started."""
    if closing.has_begun:
        closing.parts.append(office.run(_end_service(office, closing.item, service)))
    else:
        closing.services.append(service)
    yield from ()


def _end_service(office: Office, item: Item, service: Service) -> Generator:
    """The provider still serves somebody of the family."""
    entry: Entry = item.held_by(service.provider, "services_ended", service.id)
    service.follow(entry)
    if not service.ended.processed:
        yield service.ended
    entry.finish()
