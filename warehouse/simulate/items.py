"""Pieces of work that must be finished, and their entries in actors' queues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.actors import Actor
from warehouse.simulate.practice import Kind, Step

if TYPE_CHECKING:
    from warehouse.simulate.cases import Case
    from warehouse.simulate.office import Office
    from warehouse.simulate.people import Person
    from warehouse.simulate.staff import Work


FIRST_TURN = "first"
HURRY_FROM, HURRIED, TOO_LATE_ANYWAY = 9, 0.4, 3.2


class Entry:
    """One step of an item in one actor's queue: the truth of a wait.

    `since` may lie ahead (a window not yet open) and `busy_until` may say that the
    step is being done: then the entry is in the calendar, not in the queue.
    """

    __slots__ = (
        "actor",
        "asked",
        "busy_until",
        "first_planned",
        "is_open",
        "item",
        "last_asked",
        "lies_with",
        "planned",
        "ref",
        "since",
        "started",
        "step",
        "times_moved",
        "tried",
    )

    def __init__(self, item: Item, actor: Actor, step: Step, ref: str, since: int) -> None:
        self.item = item
        self.actor = actor
        self.step = step
        self.ref = ref
        self.since = since
        self.asked: int | None = None
        self.last_asked: int | None = None
        self.planned: int | None = None
        self.first_planned: int | None = None
        self.times_moved = 0
        self.tried: int | None = None
        self.started: int | None = None
        self.busy_until: int | None = None
        self.is_open = item.is_open
        self.lies_with = actor.place_for(self)
        if self.is_open:
            self.lies_with.queue[self] = None

    @property
    def was_offered(self) -> bool:
        return not (self.asked is None and self.planned is None and self.tried is None)

    def settle(self) -> None:
        """Move to the queue the entry now belongs in."""
        place = self.actor.place_for(self)
        if self.is_open and place is not self.lies_with:
            del self.lies_with.queue[self]
            place.queue[self] = None
            self.lies_with = place

    def ask(self, day: int | None = None) -> Entry:
        """Somebody asked. The clock starts at the first ask, never at a reminder."""
        day = self.item.office.today if day is None else day
        if self.asked is None:
            self.asked = day
            self.since = max(self.since, day)
        self.last_asked = day
        return self._noted(day)

    def plan(self, day: int, overwrites: bool = False) -> Entry:
        """A date was set today; setting another one is moving it.

        `overwrites`: the record keeps one date only, so the first is forgotten.
        """
        if self.planned is not None and not overwrites:
            self.times_moved += 1
        if overwrites or self.first_planned is None:
            self.first_planned = day
        self.planned = day
        return self._noted(self.item.office.today)

    def attempt(self, day: int | None = None) -> Entry:
        self.tried = self.item.office.today if day is None else day
        return self._noted(self.tried)

    def start(self, until: int | None, day: int | None = None) -> Entry:
        """It takes its time and is being done, up to and including `until`."""
        self.started = self.item.office.today if day is None else day
        self.busy_until = until
        return self._noted(self.started)

    def finish(self, day: int | None = None) -> int:
        """The step is done and leaves the queue; returns the day it was done.

        The item's `cleared` is the last such day: when the next step was free.
        """
        day = self.item.office.today if day is None else day
        self._noted(day)
        self.item.cleared = max(self.item.cleared, day)
        self.drop()
        return day

    def cancel(self, day: int | None = None) -> int:
        """No longer needed, on record as cancelled or waived."""
        return self.finish(day)

    def drop(self) -> None:
        """It leaves the queue without a trace (it lapsed, or the item ended)."""
        if self.is_open:
            self.is_open = False
            del self.lies_with.queue[self]
            self.item.entries.pop((self.step.name, self.ref), None)

    def _noted(self, day: int) -> Entry:
        self.item.noted(day)
        self.settle()
        return self


class Item:
    """One piece of work. `to_come` names steps, not sign-offs, nobody has yet."""

    def __init__(
        self,
        office: Office,
        kind: Kind,
        key: str,
        work: Work,
        opened: int,
        case: Case | None = None,
        person: Person | None = None,
    ) -> None:
        self.office = office
        self.kind = kind
        self.id = f"{kind.name}/{key}"
        self.work = work
        self.case = case
        self.person = person
        self.opened = opened
        self.entries: dict[tuple[str, str], Entry] = {}
        self.to_come: set[str] = set()
        self.last_noted = opened
        self.cleared = opened
        self.sent_back: Entry | None = None
        self.facts: set[str] = set()
        self.victims: list[Person] = []
        self.ease = 1.0
        self.limit: int | None = None
        self.is_open = True
        self.ended: Event = office.env.event()
        office.items[self.id] = self
        if case is not None:
            case.items[self.id] = self

    def held_by(self, actor: Actor, step: str, ref: str = "", since: int | None = None) -> Entry:
        """Put a step in somebody's queue, since today unless said.

        A step that was still to come no longer is. Nobody is given anything of an item
        that is over: such an entry is closed from the start.
        """
        since = self.office.today if since is None else since
        self.to_come.discard(step)
        known = self.kind.by_name[step]
        entry = Entry(self, actor, known, ref, max(since, self.opened))
        assert (step, ref) not in self.entries, f"{step} {ref} is in a queue already"
        if self.is_open:
            self.entries[step, ref] = entry
        return entry

    @property
    def effort(self) -> float:
        """How long work on it takes beside what is usual.

        Shortly before its limit others things are left for it; once that has passed, not.
        """
        if self.limit is None:
            return self.ease
        left = self.limit - self.office.today
        if left < 0:
            return self.ease * TOO_LATE_ANYWAY
        return self.ease * (HURRIED if left < HURRY_FROM else 1.0)

    def entry(self, step: str, ref: str = "") -> Entry | None:
        return self.entries.get((step, ref))

    def noted(self, day: int | None = None) -> None:
        """Something about this item was put on record (or happened) that day."""
        day = self.office.today if day is None else day
        if self.last_noted < day <= self.office.today:
            self.last_noted = day

    def end(self) -> None:
        """Finished or over: its entries leave all queues."""
        if not self.is_open:
            return
        self.is_open = False
        for entry in list(self.entries.values()):
            entry.drop()
        self.office.items.pop(self.id, None)
        if self.case is not None:
            self.case.items.pop(self.id, None)
        self.office.ended_counts[self.kind.name] += 1
        self.ended.succeed()
