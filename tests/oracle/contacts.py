"""Meetings with a person as one step: planned, tried, moved, made."""

from collections import defaultdict
from collections.abc import Iterable

from tests.oracle.item import Happening
from tests.oracle.records import Records, Row, day


def people(records: Records, contact: Row) -> set[str]:
    """Whom a contact was with, or is meant to be with."""
    named = {row["person_id"] for row in records.of("contact_people", "contact_id", contact_id(contact))}
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
    vain = [day(row["occurred_at"]) for row in contacts if row["completed"] is False]
    happening.tried = max((at for at in vain if at), default=None)
    plans = [row for row in contacts if row["planned_for"]]
    happening.times_moved = sum(row["cancelled_on"] is not None for row in plans)
    happening.first_planned = min((row["planned_for"] for row in plans), default=None)
    live = [row for row in plans if row["completed"] is None and row["cancelled_on"] is None]
    if live:
        happening.planned = max(row["planned_for"] for row in live)
        happening.planned_on = max(row["planned_on"] or day(row["recorded_at"]) for row in live)
    happening.recorded = max((day(row["recorded_at"]) for row in contacts), default=None)
    return happening
