"""Risk, and strengths and needs: the family met, written up, approved."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from warehouse.simulate import contacts
from warehouse.simulate.cases import Case
from warehouse.simulate.clock import next_working
from warehouse.simulate.contacts import Presence, Watch
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
    "family_assessment",
    quiet=14,
    steps=(
        Step("family_met", usual=10, appointment=True),
        Step("documented", usual=7),
        Step("approved", usual=5, closing=True),
    ),
)
RISKS = {"low": 30, "moderate": 42, "high": 20, "very_high": 8}


@process
def score_risk(office: Office, inquiry: Inquiry) -> Generator:
    """The risk assessment of an investigation, opened some weeks into it."""
    chance = office.chance("risk")
    scored = inquiry.item.held_by(inquiry.work, "risk_scored")
    yield office.in_days(1 + chance.days(1.5 if inquiry.is_quick else 12, 0.6))
    yield from inquiry.work.until_held()
    row, item = _open(office, inquiry.case, "risk", inquiry.id)
    inquiry.item.noted()
    inquiry.tools.append(item)
    item.ease = inquiry.item.ease
    yield from inquiry.case.work.until_held()
    met = item.held_by(inquiry.case.family, "family_met")
    if chance.flip(0.75):
        yield from office.work_on(met, 0.5)
        office.out.change(row, family_met_on=office.today)
        met.finish()
    else:
        yield from _meet(office, inquiry.case, item, row)
    yield from _write_up(office, item, row, chance.weighted(RISKS))
    scored.finish()
    office.run(_submit(office, item, row))


@process
def strengths_and_needs(office: Office, case: Case) -> Generator:
    """Opened with the case and about every year."""
    chance = office.chance("needs")
    yield office.in_days(3 + chance.days(8))
    while not case.is_closed and not case.is_closing:
        row, item = _open(office, case, "strengths_needs", None)
        yield from case.work.until_held()
        item.held_by(case.family, "family_met")
        yield from _meet(office, case, item, row)
        yield from _write_up(office, item, row, "completed")
        yield from _submit(office, item, row)
        yield office.in_days(300 + chance.days(40))


def _open(office: Office, case: Case, kind: str, investigation: str | None) -> tuple[Row, Item]:
    row = office.out.row(
        "assessments",
        {
            "kind": kind,
            "occasion": "initial" if investigation else "periodic",
            "investigation_id": investigation,
            "case_id": case.id,
            "opened_on": office.today,
            "due_on": office.today + 30,
        },
    )
    item = Item(office, KIND, row["assessment_id"], case.work, office.today, case)
    item.to_come = {"family_met", "documented"}
    return row, item


def _meet(office: Office, case: Case, item: Item, row: Row) -> Generator:
    """A meeting is offered, planned, sometimes missed, and held."""
    chance = office.chance("meetings")
    entry = item.entries["family_met", ""]
    adult = _spokesperson(case)
    if adult is None:
        yield from office.work_on(entry, 4)
        office.out.change(row, family_met_on=office.today)
        entry.finish()
        return
    key = row["assessment_id"]

    def about(contact: Row) -> bool:
        return contact.get("assessment_id") == key

    Watch(entry, adult, about, heard=True)
    values = {"case_id": case.id, "assessment_id": key, "purpose": "assessment"}
    yield from office.work_on(entry, 1.5)
    while entry.is_open:
        yield from case.work.until_held()
        planned = None
        if chance.flip(0.75):
            day = next_working(office.today + 1 + chance.days(3))
            planned = contacts.plan(office, day, values, [adult])
            yield office.at(day)
            if not item.is_open:
                return
        there = Presence(adult, chance.flip(0.9))
        contacts.enter(office, case.work, values, [there], planned)
        if not there.there:
            yield office.in_days(2 + chance.days(5))


def _spokesperson(case: Case) -> Person | None:
    adults = [*case.parents, *case.people("caregiver")]
    return adults[0] if adults else None


def _write_up(office: Office, item: Item, row: Row, result: str) -> Generator:
    entry = item.held_by(item.work, "documented", since=item.cleared)
    yield from office.work_on(entry, 1.3)
    office.out.change(row, documented_at=office.now, result=result)
    item.noted()


def _submit(office: Office, item: Item, row: Row) -> Generator:
    if office.chance("needs").flip(0.2):
        yield office.in_workdays(1)
    if not item.is_open:
        return
    item.entries["documented", ""].finish()
    key = row["assessment_id"]
    what = Signing("assessment", key, "assessment", "documented", "approved", row)
    yield from sign(office, item, what)
    item.end()
