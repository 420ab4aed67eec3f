"""Meetings with a person as one step: planned, tried, moved, made."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from tests.oracle.item import Happening
from tests.oracle.records import Records, Row, day


def people(records: Records, contact: Row) -> set[str]:
    """Whom a contact was with, or is meant to be with."""
    named = {
        row["person_id"] for row in records.of("contact_people", "contact_id", contact_id(contact))
    }
    return named | ({contact["person_id"]} if contact["person_id"] else set())


def contact_id(contact: Row) -> str:
    return contact["contact_id"]


def saw(records: Records, contact: Row, person: str) -> bool:
    """Whether the contact succeeded face to face with the person."""
    if not (contact["completed"] and contact["in_person"] and contact["occurred_at"]):
        return False
    listed = records.of("contact_people", "contact_id", contact_id(contact))
    mine = [row for row in listed if row["person_id"] == person]
    return any(row["seen"] for row in mine) if mine else contact["person_id"] == person


def talked(records: Records, contact: Row, person: str) -> bool:
    """Whether the contact succeeded with the person there; not said counts as there."""
    listed = records.of("contact_people", "contact_id", contact_id(contact))
    absent = any(row["person_id"] == person and row["seen"] is False for row in listed)
    return bool(contact["completed"] and contact["occurred_at"]) and not absent


def by_person(records: Records, contacts: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for contact in contacts:
        for person in people(records, contact):
            found[person].append(contact)
    return found


def meeting(step: str, ref: str, contacts: list[Row], made: list[Row]) -> Happening:
    """One step from every contact meant for it; `made` are those that did it."""
    happening = Happening(step, ref)
    first = min(made, key=lambda row: row["occurred_at"], default=None)
    if first:
        happening.done = first["occurred_at"]
    happening.contacts = contacts
    plans = [row["planned_for"] for row in contacts if row["planned_for"]]
    happening.first_planned = min(plans, default=None)
    happening.recorded = max((day(row["recorded_at"]) for row in contacts), default=None)
    return happening


def as_it_was(happening: Happening, at: date) -> None:
    """Tries, plans and cancelled plans as they stood on a day."""
    vain = [day(row["occurred_at"]) for row in happening.contacts if row["completed"] is False]
    happening.tried = max((tried for tried in vain if tried and tried <= at), default=None)
    plans = [row for row in happening.contacts if row["planned_for"]]
    happening.times_moved = sum(is_past(row["cancelled_on"], at) for row in plans)
    live = [row for row in plans if is_live(row, at)]
    happening.planned = max((row["planned_for"] for row in live), default=None)
    happening.planned_on = max((made_on(row) for row in live), default=None)
    entered = (day(row["recorded_at"]) for row in happening.contacts)
    happening.recorded = max((on for on in entered if is_past(on, at)), default=None)


def made_on(plan: Row) -> date:
    return plan["planned_on"] or day(plan["recorded_at"])


def is_live(plan: Row, at: date) -> bool:
    """Made by then, and neither kept nor called off."""
    over = is_past(day(plan["occurred_at"]), at) or is_past(plan["cancelled_on"], at)
    return made_on(plan) <= at and not over


def is_past(day: date | None, at: date) -> bool:
    return day is not None and day <= at
