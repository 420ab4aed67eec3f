"""Records as they are in real life: some are wrong, and it is known what that does.

Each damaged row is one the reader cannot use, or one that says nothing about open work;
where it would have said something, the simulation goes on as if it were not there.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.office import Office

A_DAY = 4.0
LOST_VISITS, TYPED_TWICE = 0.0015, 0.001
SET_ASIDE, FOUND = "set aside", "loaded with a finding"
KEPT_PEOPLE = 400


@dataclass(frozen=True)
class Flaw:
    """One imperfect row: what is wrong, and what the reader is expected to do."""

    table: str
    key: str
    what: str
    effect: str


class Flaws:
    """The imperfect rows of an office, in the order they were entered."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.chance = office.chance("flaws")
        self.found: list[Flaw] = []
        self.past: list[tuple[str, str]] = []

    def remember(self, case_id: str, person_id: str) -> None:
        """Somebody of a case that is closed: what is said of them moves nothing."""
        if len(self.past) < KEPT_PEOPLE:
            self.past.append((case_id, person_id))
        else:
            self.past[int(self.chance.random() * KEPT_PEOPLE)] = (case_id, person_id)

    def enter(self, table: str, values: dict, what: str, effect: str) -> Row:
        row = self.office.out.row(table, values)
        self.found.append(Flaw(table, row[row.table.key], what, effect))
        return row

    def is_typed_wrong(self) -> bool:
        return self.chance.flip(TYPED_TWICE)

    def is_lost(self) -> bool:
        return self.chance.flip(LOST_VISITS)

    def garbled(self, values: dict, why: str) -> None:
        """A contact entered with a time nobody can read: it counts for nothing."""
        said = {"occurred_at": "31/02/2026 10:15", "completed": True, **values}
        self.enter("contacts", said, why, SET_ASIDE)


def watch_flaws(office: Office) -> Generator:
    """Some every week, as long as there is somebody they can be about."""
    flaws = office.flaws
    while True:
        yield office.in_days(7, 11)
        for _ in range(flaws.chance.poisson(7 * A_DAY * office.size)):
            if flaws.past:
                flaws.chance.one_of(WAYS)(flaws)


def _contact(flaws: Flaws, **values: object) -> dict:
    case_id, person_id = flaws.chance.one_of(flaws.past)
    return {
        "case_id": case_id,
        "person_id": person_id,
        "occurred_at": flaws.office.now,
        "kind": "letter",
        "in_person": False,
        "purpose": "other",
        "completed": True,
        **values,
    }


def _course(flaws: Flaws, **values: object) -> dict:
    unit = flaws.chance.one_of(flaws.office.units)
    worker = flaws.chance.one_of(unit.workers)
    day = flaws.office.today
    course = {"worker_id": worker.id, "course_code": "TRAUMA", "completed_on": day}
    return course | values


def _signal(flaws: Flaws, **values: object) -> dict:
    return {
        "person_id": flaws.chance.one_of(flaws.past)[1],
        "source": "benefits",
        "agreement": "A-1",
        "kind": "benefits_ended",
        "observed_on": flaws.office.today,
        "received_on": flaws.office.today,
        **values,
    }


def _unknown_code(flaws: Flaws) -> None:
    flaws.enter("contacts", _contact(flaws, kind="telegram"), "unknown code", FOUND)


def _orphan(flaws: Flaws) -> None:
    person = flaws.chance.one_of(flaws.past)[1]
    values = {"contact_id": "K99999999", "person_id": person, "seen": False}
    flaws.enter("contact_people", values, "unknown parent", FOUND)


def _no_day(flaws: Flaws) -> None:
    values = _course(flaws, completed_on="2025-13-45")
    flaws.enter("training_completions", values, "unreadable date", SET_ASIDE)


def _no_time(flaws: Flaws) -> None:
    values = _contact(flaws, occurred_at="yesterday evening")
    flaws.enter("contacts", values, "unreadable time", SET_ASIDE)


def _comma(flaws: Flaws) -> None:
    values = _contact(flaws, occurred_at="2026-02-03T10:00:00,")
    flaws.enter("contacts", values, "a comma too many", SET_ASIDE)


def _no_number(flaws: Flaws) -> None:
    values = _contact(flaws, minutes="about an hour")
    flaws.enter("contacts", values, "unreadable number", SET_ASIDE)


def _no_boolean(flaws: Flaws) -> None:
    values = _contact(flaws, completed="maybe")
    flaws.enter("contacts", values, "unreadable boolean", SET_ASIDE)


def _no_key(flaws: Flaws) -> None:
    values = _course(flaws, training_completion_id="")
    flaws.enter("training_completions", values, "empty key", SET_ASIDE)


def _out_of_range(flaws: Flaws) -> None:
    values = _signal(flaws, observed_on="1875-01-01")
    flaws.enter("outside_signals", values, "date out of range", SET_ASIDE)


def _twice(flaws: Flaws) -> None:
    row = flaws.enter("outside_signals", _signal(flaws), "key used twice", SET_ASIDE)
    again = dict(row) | {"source": "wages"}
    flaws.enter("outside_signals", again, "key used twice", SET_ASIDE)


def _future(flaws: Flaws) -> None:
    later = flaws.office.now + 3660 * 1440
    values = _contact(flaws, occurred_at=later)
    flaws.enter("contacts", values, "date in the future", FOUND)


def _backwards(flaws: Flaws) -> None:
    unit = flaws.chance.one_of(flaws.office.units)
    values = {
        "subject_type": "case",
        "subject_id": flaws.chance.one_of(flaws.past)[0],
        "worker_id": flaws.chance.one_of(unit.workers).id,
        "role": "secondary",
        "starts_on": flaws.office.today,
        "ends_on": flaws.office.today - 30,
    }
    flaws.enter("assignments", values, "ends before it starts", FOUND)


WAYS: tuple[Callable[[Flaws], None], ...] = (
    _unknown_code,
    _orphan,
    _no_day,
    _no_time,
    _comma,
    _no_number,
    _no_boolean,
    _no_key,
    _out_of_range,
    _twice,
    _future,
    _backwards,
)
