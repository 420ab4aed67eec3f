"""Contacts with people: planned, tried in vain, made, cancelled; and who waits for one.

Everything that needs a person seen or heard keeps a `Watch` on the person, so that one
visit serves all of it, whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.clock import MINUTES
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.people import Person
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work

if TYPE_CHECKING:
    from warehouse.simulate.office import Office

FACE, PHONE = "face_to_face", "phone"


@dataclass(frozen=True)
class Presence:
    """A person a contact is about; a child may be there and not be seen alone."""

    person: Person
    there: bool = True
    alone: bool = False


class Watch:
    """An entry that ends when a person is seen in person (or, `heard`, spoken to).

    `about` says which contacts count. `done` happens with the day it came about, once
    it is on record. The watch lasts as long as its item: later contacts are noted.
    """

    def __init__(
        self,
        entry: Entry,
        person: Person,
        about: Callable[[Row], bool],
        heard: bool = False,
    ) -> None:
        self.entry = entry
        self.item: Item = entry.item
        self.person = person
        self.about = about
        self.heard = heard
        self.live: dict[str, int] = {}
        self.done: Event = entry.item.office.env.event()
        person.watches.append(self)
        self._look_back()

    def _look_back(self) -> None:
        """What is planned already, or was done earlier today, may count."""
        for contact in self.person.plans.values():
            if self.about(contact):
                self._follow(contact, is_new=True)
        last = self.person.spoke if self.heard else self.person.met
        if last is not None and self.about(last):
            self.came_about(last["occurred_at"] // MINUTES)

    def entered(self, contact: Row, is_new: bool) -> None:
        """A contact was entered or changed."""
        if is_new:
            self.item.noted()
        self._follow(contact, is_new)

    def _follow(self, contact: Row, is_new: bool) -> None:
        key, day = contact["contact_id"], contact.get("planned_for")
        occurred = contact.get("occurred_at")
        cancelled = contact.get("cancelled_on")
        if day is not None and is_new:
            self.entry.first_planned = min(self.entry.first_planned or day, day)
        was_live = self.live.pop(key, None) is not None
        if day is not None and occurred is None and cancelled is None:
            self.live[key] = day
        elif was_live and cancelled is not None:
            self.entry.times_moved += 1
        self.entry.planned = max(self.live.values(), default=None)
        if occurred is not None and cancelled is None and not contact.get("completed"):
            self.entry.tried = max(self.entry.tried or 0, occurred // MINUTES)
            self.item.noted(self.entry.tried)
        if self.entry.is_open:
            self.entry.settle()

    def came_about(self, day: int) -> None:
        if self.entry.is_open:
            self.entry.finish(day)
            self.done.succeed(day)


def plan(office: Office, day: int, values: dict, people: Sequence[Person]) -> tuple[Row, list[Row]]:
    """Set a date for a contact; returns its row and the rows of its people."""
    row = office.out.row("contacts", {"planned_for": day, "planned_on": office.today, **values})
    if len(people) == 1:
        office.out.change(row, person_id=people[0].id)
        lines = []
    else:
        lines = [_line(office, row, person) for person in people]
    for person in people:
        person.plans[row["contact_id"]] = row
    _tell(people, row, is_new=True)
    return row, lines


def cancel(office: Office, row: Row, people: Sequence[Person]) -> None:
    office.out.change(row, cancelled_on=office.today)
    _tell(people, row, is_new=False)


def enter(
    office: Office,
    work: Work,
    values: dict,
    present: Sequence[Presence],
    planned: tuple[Row, list[Row]] | None = None,
    occurred_at: int | None = None,
) -> Row:
    """Enter a contact made or tried: nobody there means it was tried in vain.

    `planned` is what `plan` gave, about the same people in the same order;
    `occurred_at` is now unless it is entered late.
    """
    occurred_at = office.now if occurred_at is None else occurred_at
    found = any(one.there for one in present)
    facts = {"occurred_at": occurred_at, "completed": found, **values}
    facts.setdefault("kind", FACE)
    facts.setdefault("in_person", facts["kind"] == FACE)
    if found:
        facts.setdefault("documented_at", office.now)
        facts.setdefault("minutes", 30 + int(office.chance("minutes").random() * 60))
    people = [one.person for one in present]
    row, lines = planned or (None, [])
    if row is None and office.flaws.is_typed_wrong():
        office.flaws.garbled(values, "unreadable time, entered again")
    if row is None:
        if len(present) == 1:
            facts["person_id"] = people[0].id
        row = office.out.row("contacts", facts)
        if len(present) > 1:
            lines = [_line(office, row, person) for person in people]
        is_new = True
    else:
        office.out.change(row, **facts)
        is_new = False
    _say_who_was_there(office, row, lines, present)
    if found and work.worker is not None:
        office.out.row(
            "contact_workers",
            {
                "contact_id": row["contact_id"],
                "worker_id": work.worker.id,
                "lead": True,
            },
        )
    _tell(people, row, is_new)
    _mark(row, present)
    return row


def _line(office: Office, row: Row, person: Person) -> Row:
    values = {"contact_id": row["contact_id"], "person_id": person.id}
    return office.out.row("contact_people", values)


def _say_who_was_there(
    office: Office, row: Row, lines: list[Row], present: Sequence[Presence]
) -> None:
    if not lines:
        if present[0].there and row["in_person"]:
            office.out.change(row, seen_alone=present[0].alone)
        return
    for line, one in zip(lines, present, strict=True):
        office.out.change(line, seen=one.there, seen_alone=one.there and one.alone)


def _tell(people: Sequence[Person], row: Row, is_new: bool) -> None:
    for person in people:
        if row.get("occurred_at") is not None or row.get("cancelled_on") is not None:
            person.plans.pop(row["contact_id"], None)
        if person.watches:
            person.watches = [one for one in person.watches if one.item.is_open]
            for watch in person.watches:
                if watch.about(row):
                    watch.entered(row, is_new)


def _mark(row: Row, present: Sequence[Presence]) -> None:
    day, in_person = row["occurred_at"] // MINUTES, row["in_person"]
    for one in present:
        if not one.there:
            continue
        person = one.person
        person.heard = max(person.heard or 0, day)
        person.spoke = row
        if in_person:
            person.met = row
            person.seen = max(person.seen or 0, day)
            if one.alone:
                person.alone = max(person.alone or 0, day)
        for watch in list(person.watches):
            if (in_person or watch.heard) and watch.about(row):
                watch.came_about(day)
