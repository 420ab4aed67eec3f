"""Actors and their queues. Where an entry lies is who has to act on it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.clock import MINUTES, add_working, is_working, next_working

if TYPE_CHECKING:
    from warehouse.simulate.items import Entry
    from warehouse.simulate.office import Office


KEPT_FREE = 3


class Actor:
    """Somebody who can have entries in a queue. `holder` is the word for them."""

    def __init__(self, office: Office, holder: str, key: str | None = None) -> None:
        self.office = office
        self.holder = holder
        self.key = key
        self.queue: dict[Entry, None] = {}

    def place_for(self, entry: Entry) -> Actor:
        """The actor in whose queue the entry really lies."""
        return self

    def enqueue(self, entry: Entry) -> None:
        """Called once, when the entry first lies here."""


class Partner(Actor):
    """Outside people do not know of work nobody has asked them for."""

    def place_for(self, entry: Entry) -> Actor:
        return self if entry.was_offered else self.office.nobody


class Family(Actor):
    """A family can act once it was offered something and nothing bars the way.

    Until then its entries lie with whoever is responsible for the case.
    """

    def __init__(self, office: Office) -> None:
        super().__init__(office, "family")
        self.barriers = 0

    def place_for(self, entry: Entry) -> Actor:
        return self if entry.was_offered and not self.barriers else entry.item.work

    def bar(self, entries: list[Entry], by: int) -> None:
        """One barrier more or less; the entries of the family move with it."""
        self.barriers += by
        for entry in entries:
            entry.settle()


class Desk(Actor):
    """Somebody inside who works through a pile, oldest first, each working day.

    `pace` is how many a day; a long pile is worked somewhat faster.
    """

    def __init__(
        self,
        office: Office,
        holder: str,
        pace: float,
        key: str | None = None,
        slowest: int = 1,
    ) -> None:
        super().__init__(office, holder, key)
        self.pace = pace
        self.slowest = slowest
        self.pile: list[tuple[Entry, Event]] = []
        self.chance = office.chance(f"desk/{holder}/{key}")
        office.env.process(self._days())

    def serve(self, entry: Entry) -> Event:
        """An event that happens when this desk has got to the entry."""
        event = self.office.env.event()
        self.pile.append((entry, event))
        return event

    def _days(self) -> Generator:
        env = self.office.env
        while True:
            day = next_working(env.now // MINUTES + 1)
            yield env.timeout(day * MINUTES + 9 * 60 - env.now)
            count = self.chance.poisson(self.pace + len(self.pile) * 0.1)
            for _ in range(min(count, len(self.pile))):
                entry, event = self._next()
                if entry.is_open:
                    yield env.timeout(1 + int(self.chance.random() * 6))
                    event.succeed()

    def _next(self) -> tuple[Entry, Event]:
        """Mostly the oldest; some lie at the bottom for a long time."""
        if len(self.pile) > 3 and self.chance.flip(0.25):
            return self.pile.pop(int(self.chance.random() * len(self.pile)))
        return self.pile.pop(0)


class Provider(Partner):
    """A service with a limited number of places and a waiting list."""

    def __init__(self, office: Office, key: str, service: str, slots: int) -> None:
        super().__init__(office, "provider", key)
        self.service = service
        self.slots = slots
        self.taken = 0
        self.waiting: list[Event] = []

    def take_slot(self) -> Event:
        """An event that happens when a place is free; give it back afterwards."""
        event = self.office.env.event()
        if self.taken < self.slots:
            self.taken += 1
            event.succeed()
        else:
            self.waiting.append(event)
        return event

    def give_back(self) -> None:
        if self.waiting:
            self.waiting.pop(0).succeed()
        else:
            self.taken -= 1

    def leave_list(self, event: Event) -> None:
        """Somebody on the waiting list no longer wants the place."""
        if event in self.waiting:
            self.waiting.remove(event)
        else:
            self.give_back()


class Court(Actor):
    """A docket: so many hearings on each sitting day, the rest goes to the next."""

    def __init__(self, office: Office, key: str, per_day: int, weekday: int) -> None:
        super().__init__(office, "court", key)
        self.per_day = per_day
        self.weekdays = (weekday, (weekday + 2) % 5)
        self.docket: dict[int, int] = {}

    def book(self, not_before: int, urgent: bool = False) -> int:
        """The first sitting day with room, from `not_before` on.

        A few places are kept for what cannot wait.
        """
        places = self.per_day + (KEPT_FREE if urgent else 0)
        day = next_working(not_before)
        while not self._has_room(day, places):
            day = add_working(day, 1)
        self.docket[day] = self.docket.get(day, 0) + 1
        return day

    def release(self, day: int) -> None:
        self.docket[day] -= 1

    def _has_room(self, day: int, places: int) -> bool:
        if (day - 1) % 7 not in self.weekdays or not is_working(day):
            return False
        return self.docket.get(day, 0) < places
