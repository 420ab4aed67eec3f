"""The court's calendar for a child in care: first hearings, then every six months."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date

from warehouse.simulate.cases import Removal
from warehouse.simulate.hearings import Hearing
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.court_hearing import start
from warehouse.simulate.office import Office
from warehouse.simulate.tied import run_in_care

WINDOW = 60
LONGEST_TO_ENTRY = 60


@process
def hearings(office: Office, stay: Removal) -> Generator:
    """From the day of removal until care ends."""
    chance = office.chance("court")
    shelter = start(office, stay, "shelter", stay.removed + 3, 1)
    office.begin("entry_to_care", stay, shelter)
    first = start(office, stay, "adjudication", stay.removed + 60, 10 + chance.days(7))
    run_in_care(office, stay, _find(office, stay, first))
    run_in_care(office, stay, _reviews(office, stay))
    yield from ()


def _find(office: Office, stay: Removal, adjudication: Hearing) -> Generator:
    """The court finds for or against; then decides what is to be done."""
    yield adjudication.held
    stay.found = adjudication.held_on
    values = {
        "case_id": stay.case.id,
        "person_id": stay.child.id,
        "kind": "first_finding",
        "occurred_on": stay.found,
        "party_id": stay.court.key,
    }
    office.out.row("legal_events", values)
    if office.chance("court").flip(0.3):
        due = max(stay.removed + 90, office.today + WINDOW)
        yield office.at(due - WINDOW, 1)
        start(office, stay, "disposition", due, 12 + office.chance("court").days(7))


def _reviews(office: Office, stay: Removal) -> Generator:
    """A review six months after entering care, a permanency hearing after twelve ..."""
    yield office.at(stay.removed + LONGEST_TO_ENTRY + 20, 0.2)
    entered = entered_care(stay)
    months = 6
    while True:
        due = months_after(entered, months)
        yield office.at(due - WINDOW, 0.2)
        kind = "review" if months % 12 else "permanency"
        start(office, stay, kind, due, 10 + office.chance("court").days(8))
        months += 6


def entered_care(stay: Removal) -> int:
    """The day the child counts as having entered care; certain after 60 days."""
    latest = stay.removed + LONGEST_TO_ENTRY
    return latest if stay.found is None else min(stay.found, latest)


def months_after(day: int, months: int) -> int:
    """The same day so many months on, or the last of that month."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    first = date(year, month + 1, 1)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - first).days
    return first.toordinal() + min(start.day, last) - 1
