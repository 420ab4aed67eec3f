"""A child's first sixty days in care."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.dates import age_in_years
from tests.oracle.item import Happening, Item, moment
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said

OWN = {
    "petition": "petition_filed_on",
    "icwa_inquiry": "icwa_inquiry_on",
    "relatives_told": "relatives_told_on",
    "school_decided": "school_decided_on",
    "paternity": "paternity_on",
    "iv_e_decided": "iv_e_decided_on",
    "medicaid_active": "medicaid_active_on",
    "health_screen": "health_screen_on",
}
SCHOOL_AGES = range(5, 18)


def of_removal(records: Records, row: Row, kind: str, title: str) -> Item:
    """An item that rests on a removal."""
    item = Item(f"{kind}/{row['removal_id']}", kind, row["removed_on"], title=title)
    item.case_id, item.person_id = row["case_id"], row["person_id"]
    case = records.one("cases", "case_id", row["case_id"]) or {}
    item.subject, item.source = ("case", row["case_id"]), ("removals", row["removal_id"])
    item.office_id, item.unit_id = case.get("office_id"), case.get("unit_id")
    return item


def entry_to_care(records: Records) -> Iterator[Item]:
    for row in records.rows("removals"):
        item = of_removal(records, row, "entry_to_care", "Entry to care")
        child = records.one("persons", "person_id", row["person_id"])
        born = child["birth_date"] if child else None
        item.fact("school_age", born and age_in_years(born, row["removed_on"]) in SCHOOL_AGES)
        item.fact("paternity_open", row["paternity_needed"])
        item.happenings = list(entry_steps(records, row))
        item.end(row["ended_on"], "cancelled")
        yield item


def entry_steps(records: Records, row: Row) -> Iterator[Happening]:
    for step, column in OWN.items():
        own = Happening(step, done=moment(row[column]), recorded=day(row["recorded_at"]))
        yield add_said(own, said(records, "removal", row["removal_id"], step))
    yield first_hearing(records, row)
    yield legal_step("efforts_finding", in_care(records, row, "reasonable_efforts"))
    yield family_time(records, row)
    team = Happening("family_team_meeting")
    yield add_said(team, said(records, "removal", row["removal_id"], "family_team_meeting"))


def family_time(records: Records, row: Row) -> Happening:
    """Started with the first session that was offered."""
    sessions = records.of("family_time", "person_id", row["person_id"])
    mine = [session for session in sessions if within(row, session["offered_on"])]
    offered = [session["offered_on"] for session in mine if session["attended"] is not None]
    entered = [day(session["recorded_at"]) for session in mine]
    recorded = max((at for at in entered if at and at <= records.as_of), default=None)
    return Happening(
        "family_time_started", done=moment(min(offered, default=None)), recorded=recorded
    )


def within(row: Row, at: date | None) -> bool:
    return (
        at is not None
        and row["removed_on"] <= at
        and (not row["ended_on"] or at <= row["ended_on"])
    )


def in_care(records: Records, removal: Row, *kinds: str) -> list[Row]:
    """The legal events of the child during this stay in care, oldest first."""
    person, case = removal["person_id"], removal["case_id"]
    found = [
        row
        for row in records.of("legal_events", "case_id", case)
        if row["kind"] in kinds and row["person_id"] in {person, None}
    ]
    dated = [row for row in found if (at := when(row)) is None or within(removal, at)]
    return sorted(dated, key=lambda row: (when(row) or date.max, row["legal_event_id"]))


def when(row: Row) -> date | None:
    return row["occurred_on"] or row["asked_on"] or row["planned_for"]


def legal_step(step: str, events: list[Row]) -> Happening:
    happening = Happening(step)
    for row in events[:1]:
        happening.done = moment(row["occurred_on"])
        happening.asked_once(row["asked_on"], 1, None)
        happening.plan(row["planned_for"], row["planned_on"], row)
        happening.holder_id = row["party_id"]
        happening.recorded = day(row["recorded_at"])
    return happening


def first_hearing(records: Records, row: Row) -> Happening:
    mine = [
        hearing
        for hearing in records.of("hearings", "person_id", row["person_id"])
        if hearing["kind"] == "shelter"
        and hearing["case_id"] == row["case_id"]
        and (at := hearing["scheduled_for"] or hearing["due_on"])
        and at >= row["removed_on"]
        and (row["ended_on"] is None or at <= row["ended_on"])
    ]
    happening = Happening("first_hearing")
    held = [hearing["held_on"] for hearing in mine if hearing["held_on"]]
    happening.done = moment(min(held, default=None))
    dated = [hearing for hearing in mine if hearing["scheduled_for"]]
    happening.first_planned = min((h["scheduled_for"] for h in dated), default=None)
    last = max(dated, key=lambda h: h["scheduled_for"], default=None)
    if last:
        happening.planned, happening.holder_id = last["scheduled_for"], last["court_id"]
        happening.planned_on = last["set_on"] or day(last["recorded_at"])
        happening.times_moved = len(dated) - 1
        happening.recorded = day(last["recorded_at"])
    return happening
