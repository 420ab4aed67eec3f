"""Records, drug screens and forensic interviews asked for in an investigation."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.actors import Partner
from warehouse.simulate.clock import next_working
from warehouse.simulate.inquiry import Inquiry
from warehouse.simulate.items import Entry
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.records import Row

KINDS = {"school": 34, "medical": 30, "law_enforcement": 22, "mental_health": 8}
WAIVED = 0.12


@process
def get_records(office: Office, inquiry: Inquiry) -> Generator:
    """The worker lists what is needed; then each request goes its own way."""
    chance, item = office.chance("records"), inquiry.item
    listing = item.held_by(inquiry.work, "records_requested")
    item.to_come.add("records_received")
    parts = []
    if chance.flip(0.11):
        parts.append(office.run(_screen_for_drugs(office, inquiry)))
    if chance.flip(0.09):
        parts.append(office.run(_interview(office, inquiry)))
    yield from office.work_on(listing, 1 if inquiry.is_quick else 2.5)
    listing.drop()
    item.to_come.discard("records_received")
    for kind in {chance.weighted(KINDS): None for _ in range(1 + chance.flip(0.3))}:
        parts.append(office.run(_record(office, inquiry, kind)))
    yield office.env.all_of(parts)


def _enter(office: Office, inquiry: Inquiry, kind: str, holder: Partner) -> Row:
    key = "provider_id" if holder.holder == "provider" else "party_id"
    row = office.out.row(
        "record_requests",
        {
            "subject_type": "investigation",
            "subject_id": inquiry.id,
            "person_id": inquiry.victims[0].id,
            "kind": kind,
            key: holder.key,
            "identified_on": office.today,
        },
    )
    inquiry.item.noted()
    return row


def _record(office: Office, inquiry: Inquiry, kind: str) -> Generator:
    chance, item = office.chance("records"), inquiry.item
    holder = office.partner("collateral")
    row = _enter(office, inquiry, kind, holder)
    ref = row["record_request_id"]
    if chance.flip(0.35):
        entry = item.held_by(inquiry.work, "records_requested", ref).ask()
        yield from office.work_on(entry, 2)
        entry.finish()
    office.out.change(row, requested_on=office.today, times_asked=1)
    entry = item.held_by(holder, "records_received", ref).ask()
    yield from _wait_for(office, entry, row, 1.5 if inquiry.is_quick else 8)
    if chance.flip(WAIVED):
        reason = "no longer needed"
        office.out.change(row, cancelled_on=office.today, waived_reason=reason)
        entry.cancel()
    else:
        office.out.change(row, received_on=office.today)
        entry.finish()


def _wait_for(office: Office, entry: Entry, row: Row, median: float) -> Generator:
    """Some answer soon, some are reminded, some promise a day."""
    chance = office.chance("records")
    left = 1 + chance.days(median, 0.8, most=90)
    asked = 1
    while left > 0:
        pause = min(left, 12 + chance.days(5))
        yield office.in_workdays(1) if left < 2 else office.in_days(pause)
        left -= pause
        if left > 0 and entry.is_open:
            asked += 1
            office.out.change(row, reminded_on=office.today, times_asked=asked)
            entry.ask()
            if chance.flip(0.3):
                day = next_working(office.today + min(left, 6))
                office.out.change(row, promised_on=day)
                entry.plan(day, overwrites=True)
    if not entry.is_open:
        yield office.never()


def _screen_for_drugs(office: Office, inquiry: Inquiry) -> Generator:
    """Ordered, the sample given by the parent, the result from the lab."""
    chance, item = office.chance("drug screens"), inquiry.item
    yield office.in_days(1 + chance.days(4))
    lab = office.partner("lab")
    row = _enter(office, inquiry, "drug_screen", lab)
    ref = row["record_request_id"]
    ordered = item.held_by(inquiry.work, "drug_screen_ordered", ref).ask()
    yield from office.work_on(ordered, 1)
    office.out.change(row, requested_on=office.today, times_asked=1)
    ordered.finish()
    sample = item.held_by(inquiry.case.family, "drug_sample_given", ref).ask()
    yield office.in_days(1 + chance.days(3, 0.9))
    if not sample.is_open:
        yield office.never()
    office.out.change(row, collected_on=office.today)
    sample.finish()
    result = item.held_by(lab, "drug_screen_result", ref)
    result.asked = result.last_asked = row["requested_on"]
    result.settle()
    yield office.in_days(2 + chance.days(4, 0.5))
    if not result.is_open:
        yield office.never()
    office.out.change(row, received_on=office.today)
    result.finish()


def _interview(office: Office, inquiry: Inquiry) -> Generator:
    """A forensic interview: few places, a date some weeks ahead, sometimes moved."""
    chance, item = office.chance("forensic"), inquiry.item
    provider = office.provider_of("forensic_interview")
    yield office.in_days(1 + chance.days(2))
    row = _enter(office, inquiry, "forensic_interview", provider)
    entry = item.held_by(provider, "forensic_interview", row["record_request_id"])
    yield from office.work_on(entry, 4)
    office.out.change(row, requested_on=office.today, times_asked=1)
    entry.ask()
    yield office.in_days(2 + chance.days(5))
    while entry.is_open:
        day = next_working(office.today + 3 + chance.days(7))
        office.out.change(row, planned_for=day, planned_on=office.today)
        entry.plan(day, overwrites=True)
        yield office.at(day)
        if chance.flip(0.85):
            break
        yield office.in_workdays(2)
    if not entry.is_open:
        yield office.never()
    office.out.change(row, held_on=office.today)
    entry.finish()
