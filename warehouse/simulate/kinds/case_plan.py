"""Case plans: the family meets, the plan is drafted, approved, signed and filed."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from simpy import Event

from warehouse.simulate.cases import Case
from warehouse.simulate.clock import add_months, next_working
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.signing import Signing, sign

if TYPE_CHECKING:
    from warehouse.simulate.inquiry import Inquiry

KIND = Kind(
    "case_plan",
    quiet=14,
    steps=(
        Step("family_team_meeting", usual=14, appointment=True),
        Step("drafted", usual=10),
        Step("family_comments", usual=7),
        Step("approved", usual=5),
        Step("signed", usual=7),
        Step("filed", usual=7),
    ),
)
REVIEW_MONTHS, REVIEW_OPENS = 6, 30
WITHOUT_MEETING = 0.07


@process
def case_plans(office: Office, case: Case) -> Generator:
    """The first plan, due at once, then a review every half year."""
    kind, place, opens = "first", 1, office.today
    while not case.is_closed:
        finished = yield from _plan(office, case, kind, place, opens, None)
        opens = add_months(finished, REVIEW_MONTHS) - REVIEW_OPENS
        yield office.at(opens, 0.1)
        place = 1 if kind == "first" else place + 1
        kind = "review"


@process
def plan_safe_care(office: Office, inquiry: Inquiry) -> Generator:
    """A plan of safe care for an infant; the investigation waits for the draft."""
    needed = inquiry.item.held_by(inquiry.work, "safe_care_plan")
    yield from office.work_on(needed, 4)
    drafted = office.env.event()
    plan = _plan(office, inquiry.case, "safe_care", 0, office.today, drafted, inquiry)
    office.run(plan)
    yield drafted
    needed.finish()


@process
def youth_plans(office: Office, case: Case, child: Person) -> Generator:
    """From fourteen on a plan of one's own, once a year while in care."""
    yield office.at(child.born + round(14.05 * 365.25), 10)
    yield office.in_days(1 + office.chance("plans").days(40))
    while child.removal is not None and not case.is_closed:
        kind = "youth" if child.age(office.today) < 17 else "transition"
        yield from _plan(office, case, kind, 0, office.today, None, None, child)
        yield office.in_days(300 + office.chance("plans").days(30))


def _plan(
    office: Office,
    case: Case,
    kind: str,
    place: int,
    opened: int,
    drafted: Event | None,
    inquiry: Inquiry | None = None,
    child: Person | None = None,
) -> Generator[Event, Any, int]:
    """One plan from the day it is due; returns the day it was finished."""
    place = place or office.next_number(f"plan/{case.id}/{kind}")
    item = Item(office, KIND, f"{case.id}/{kind}/{place}", case.work, opened, case)
    row = None
    if kind not in ("first", "review"):
        row = _enter(office, item, kind, inquiry, child)
    yield from case.work.until_held()
    meeting = item.held_by(case.family, "family_team_meeting")
    if row is None:
        yield from office.work_on(meeting, 3.5)
        row = _enter(office, item, kind, inquiry, child)
    meeting.ask()
    if not office.chance("plans").flip(WITHOUT_MEETING):
        yield from _meet(office, item, row)
        item.held_by(case.work, "drafted", since=item.cleared)
    yield from _draft(office, item, row, drafted)
    key = row["case_plan_id"]
    what = Signing("case_plan", key, "plan", "drafted", "approved", row, returns=0.15)
    yield from sign(office, item, what)
    yield from _get_signed(office, item, row)
    if case.row["court_case"]:
        yield from _file(office, item, row)
    office.out.change(row, starts_on=office.today)
    item.end()
    return office.today


def _enter(
    office: Office, item: Item, kind: str, inquiry: Inquiry | None, child: Person | None
) -> Row:
    """The record of the plan begins with the invitation to the meeting."""
    case = item.case
    assert case is not None
    row = office.out.row(
        "case_plans",
        {
            "case_id": case.id,
            "person_id": child.id if child else None,
            "investigation_id": inquiry.id if inquiry else None,
            "kind": kind,
            "family_invited_on": office.today,
        },
    )
    case.plans.append(row)
    item.noted()
    if inquiry is not None:
        inquiry.item.noted()
    return row


def _meet(office: Office, item: Item, row: Row) -> Generator:
    chance = office.chance("plans")
    entry = item.entries["family_team_meeting", ""]
    yield office.in_workdays(chance.days(2))
    while entry.is_open:
        day = next_working(office.today + 2 + chance.days(3))
        office.out.change(
            row, family_meeting_planned_for=day, family_meeting_planned_on=office.today
        )
        entry.plan(day, overwrites=True)
        yield office.at(day)
        if chance.flip(0.9) and entry.is_open:
            office.out.change(row, family_team_meeting_on=office.today)
            entry.finish()
        else:
            yield office.in_workdays(1 + chance.days(2))
    if not item.is_open:
        yield office.never()


def _draft(office: Office, item: Item, row: Row, drafted: Event | None) -> Generator:
    chance = office.chance("plans")
    entry = item.entry("drafted") or item.entry("family_team_meeting")
    if entry is None:
        yield office.never()
        return
    yield from office.work_on(entry, 3.5)
    office.out.change(row, drafted_at=office.now)
    item.noted()
    if drafted is not None:
        drafted.succeed()
    if chance.flip(0.5):
        office.out.change(row, invited_on=office.today)
        yield office.in_days(2 + chance.days(3))
        if not item.is_open:
            yield office.never()
        if chance.flip(0.6):
            office.out.change(row, comments_on=office.today)
            item.noted()
    if not item.is_open:
        yield office.never()
    if item.entry("drafted"):
        item.entries["drafted", ""].finish()
    item.noted()


def _get_signed(office: Office, item: Item, row: Row) -> Generator:
    """Sent to each parent, who signs or refuses; without parents, signed as one."""
    case = item.case
    assert case is not None
    entry = item.held_by(case.family, "signed")
    yield from office.work_on(entry, 1)
    parents = case.parents
    if not parents:
        office.out.change(row, sent_for_signature_on=office.today)
        entry.ask()
        yield office.in_days(office.chance("plans").days(4))
        if not item.is_open:
            yield office.never()
        office.out.change(row, signed_on=office.today)
        entry.finish()
        return
    entry.drop()
    yield office.env.all_of([office.run(_sign(office, item, row, parent)) for parent in parents])


def _sign(office: Office, item: Item, row: Row, parent: Person) -> Generator:
    chance, case = office.chance("plans"), item.case
    assert case is not None
    line = office.out.row(
        "plan_signatures",
        {
            "plan_id": row["case_plan_id"],
            "person_id": parent.id,
            "sent_on": office.today,
        },
    )
    entry = item.held_by(case.family, "signed", parent.id).ask()
    yield office.in_days(chance.days(2.5, 0.9, most=90))
    if not item.is_open:
        yield office.never()
    column = "signed_on" if chance.flip(0.92) else "refused_on"
    office.out.change(line, **{column: office.today})
    entry.finish()


def _file(office: Office, item: Item, row: Row) -> Generator:
    entry = item.held_by(office.legal, "filed", since=item.cleared)
    if office.chance("plans").flip(0.3):
        yield office.in_workdays(1)
    if not item.is_open:
        yield office.never()
    office.out.change(row, filing_asked_on=office.today)
    entry.ask()
    yield office.legal.serve(entry)
    office.out.change(row, filed_on=office.today)
    entry.finish()
