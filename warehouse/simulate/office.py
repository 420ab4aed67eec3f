"""One office: its clock, its people, its queues and what it has on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from typing import Any

from simpy import Environment, Event, Process

from warehouse.simulate import kinds
from warehouse.simulate.actors import Actor, Court, Desk, Partner, Provider
from warehouse.simulate.cases import Case, Household
from warehouse.simulate.chance import Chance, stream
from warehouse.simulate.clock import MINUTES, add_working, next_working
from warehouse.simulate.imperfect import Flaws
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.records import Records
from warehouse.simulate.staff import Unit, Work


class Office:
    """Runs by itself: nothing in it depends on another office."""

    def __init__(self, seed: int, number: int, name: str, size: float, start: int) -> None:
        self.seed = seed
        self.number = number
        self.name = name
        self.size = size
        self.start = start
        self.env = Environment(initial_time=start * MINUTES)
        self.out = Records(self.env, number)
        self.id = f"O{number:03d}"
        self.county = f"{90000 + number}"
        self._chances: dict[str, Chance] = {}
        self._counters: Counter[str] = Counter()
        self.items: dict[str, Item] = {}
        self.cases: dict[str, Case] = {}
        self.households: list[Household] = []
        self.ended_counts: Counter[str] = Counter()
        self.units: list[Unit] = []
        self.nobody = Actor(self, "nobody")
        self.flaws = Flaws(self)
        self.legal: Desk
        self.licensing: Desk
        self.funding: Partner
        self.placement: Desk
        self.courts: list[Court] = []
        self.providers: list[Provider] = []
        self.homes: list[str] = []
        self.partners: dict[str, list[Partner]] = {}

    # -- time ---------------------------------------------------------------

    @property
    def now(self) -> int:
        """This moment, in minutes."""
        return self.env.now  # pyright: ignore[reportReturnType]

    @property
    def today(self) -> int:
        return self.env.now // MINUTES  # pyright: ignore[reportReturnType]

    def at(self, day: int, hour: float | None = None) -> Event:
        """Wait until some time of that day (an office hour unless said)."""
        if hour is None:
            minute = 8 * 60 + int(self.chance("hours").random() * 540)
        else:
            minute = int(hour * 60)
        return self.env.timeout(max(0, day * MINUTES + minute - self.env.now))

    def in_days(self, days: int, hour: float | None = None) -> Event:
        """Wait so many calendar days; with 0 days, somewhat later today."""
        return self.at(self.today + days, hour)

    def in_workdays(self, days: int) -> Event:
        """Wait so many working days; with 0, today if the office is open."""
        day = add_working(self.today, days) if days else next_working(self.today)
        return self.at(day)

    def never(self) -> Event:
        """What whoever waits for something that will not happen waits for."""
        return self.env.event()

    def run(self, generator: Generator[Event, Any, Any]) -> Process:
        return self.env.process(generator)

    def begin(self, process: str, *args: object) -> Process:
        """Start the process a kind is known by: see kinds/__init__.py."""
        return self.env.process(kinds.PROCESSES[process](self, *args))

    # -- chance and numbers -------------------------------------------------

    def chance(self, purpose: str) -> Chance:
        found = self._chances.get(purpose)
        if found is None:
            found = self._chances[purpose] = stream(self.seed, self.number, purpose)
        return found

    def next_number(self, of: str) -> int:
        self._counters[of] += 1
        return self._counters[of]

    # -- people and places --------------------------------------------------

    def unit_for(self, program: str) -> Unit:
        """A unit of that program, else one that does everything, in turn."""
        able = [unit for unit in self.units if unit.program == program]
        able = able or self.units
        return able[self.next_number(f"unit/{program}") % len(able)]

    def partner(self, holder: str) -> Partner:
        return self.chance("partner").one_of(self.partners[holder])

    def provider_of(self, service: str) -> Provider:
        able = [one for one in self.providers if one.service == service]
        return self.chance("partner").one_of(able)

    def no_longer_to_assign(self, work: Work) -> None:
        for unit in self.units:
            unit.to_assign.pop(work, None)

    # -- doing work ---------------------------------------------------------

    def work_on(self, entry: Entry, median: float, spread: float = 0.7) -> Generator:
        """The responsible worker gets to it; busy workers take longer.

        Ends on a working day at an office hour, with somebody responsible; never, when
        the entry is closed meanwhile.
        """
        work = entry.item.work
        days = self.chance(entry.item.kind.name).days(
            median * work.load * entry.item.effort, spread
        )
        yield self.in_workdays(days)
        while work.worker is None and entry.is_open:
            yield work.held()
            yield self.in_workdays(1)
        if not entry.is_open:
            yield self.never()
