"""Units, the workers in them, and who is responsible for a piece of work."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.actors import Actor, Desk
from warehouse.simulate.people import made_up_name
from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.office import Office


class Worker:
    """Somebody with a caseload. `works` is in the order it was handed out."""

    def __init__(self, unit: Unit, row: Row) -> None:
        self.unit = unit
        self.row = row
        self.works: dict[Work, None] = {}
        self.left: int | None = None
        self.ready = unit.office.today

    @property
    def id(self) -> str:
        return self.row["worker_id"]


@dataclass(frozen=True)
class Chief:
    """Who supervises a unit, and the row that says since when."""

    row: Row
    period: Row


class Unit:
    """A team with one supervisor, whose desk is one queue."""

    def __init__(self, office: Office, row: Row) -> None:
        self.office = office
        self.row = row
        self.workers: list[Worker] = []
        self.chief: Chief
        self.supervisor = Desk(office, "supervisor", 2.0, row["unit_id"])
        self.number = len(office.units)
        self.to_assign: dict[Work, None] = {}

    @property
    def id(self) -> str:
        return self.row["unit_id"]

    @property
    def program(self) -> str:
        return self.row["program"]

    def least_loaded(self) -> Worker | None:
        today = self.office.today
        able = [w for w in self.workers if w.left is None and w.ready <= today]
        able = able or [w for w in self.workers if w.left is None]
        return min(able, key=lambda worker: len(worker.works), default=None)


class Work(Actor):
    """A piece of work somebody is responsible for; its queue goes with it.

    `vacant_since` is the first day nobody was responsible; None while somebody is.
    """

    def __init__(self, office: Office, subject: str, key: str, unit: Unit) -> None:
        super().__init__(office, "worker", key)
        self.subject = subject
        self.unit = unit
        self.worker: Worker | None = None
        self.row: Row | None = None
        self.vacant_since: int | None = office.today
        self.first_held: int | None = None
        self._vacant_before: int | None = None
        self._hopes: list[Event] = []

    @property
    def load(self) -> float:
        """How much slower the responsible worker is for having much to do."""
        if self.worker is None:
            return 1.5
        return 0.5 + min(1.2, len(self.worker.works) / 50)

    @property
    def supervisor(self) -> Desk:
        return (self.worker.unit if self.worker else self.unit).supervisor

    def give_to(self, worker: Worker) -> None:
        """From today this worker is responsible."""
        self.stop()
        self._vacant_before = self.vacant_since
        self.row = self.office.out.row(
            "assignments",
            {
                "subject_type": self.subject,
                "subject_id": self.key,
                "worker_id": worker.id,
                "role": "primary",
                "starts_on": self.office.today,
            },
        )
        self.worker, self.unit = worker, worker.unit
        worker.works[self] = None
        self.vacant_since = None
        self.unit.office.no_longer_to_assign(self)
        if self.first_held is None:
            self.first_held = self.office.today
        for hope in self._hopes:
            hope.succeed()
        self._hopes.clear()

    def stop(self, leave_open: bool = False) -> None:
        """From today nobody is responsible (until somebody else is).

        `leave_open`: the row is not ended, as when a worker just leaves.
        """
        if self.worker is None or self.row is None:
            return
        if not leave_open:
            self.office.out.change(self.row, ends_on=self.office.today)
        self.worker.works.pop(self, None)
        self._leave(self.row["starts_on"] == self.office.today)
        self.worker = self.row = None

    def _leave(self, same_day: bool) -> None:
        """Whoever came and went on one day was never responsible."""
        self.vacant_since = self.office.today
        if same_day and self._vacant_before is not None:
            self.vacant_since = self._vacant_before
            if self.first_held == self.office.today:
                self.first_held = None

    def until_held(self) -> Generator:
        """Go on once somebody is responsible."""
        while self.worker is None:
            yield self.held()

    def held(self) -> Event:
        """An event that happens when somebody is responsible (now, if so already)."""
        event = self.office.env.event()
        if self.worker is not None:
            event.succeed()
        else:
            self._hopes.append(event)
        return event


def assign(work: Work, unit: Unit, days: int = 0) -> None:
    """The unit's supervisor gives the work to somebody, today or some days on."""
    unit.to_assign[work] = None
    work.unit = work.unit if work.worker else unit
    if days == 0:
        _assign_now(work, unit)
    else:
        work.office.env.process(_assign_later(work, unit, days))


def _assign_now(work: Work, unit: Unit) -> None:
    worker = unit.least_loaded()
    if worker is not None:
        work.give_to(worker)


def _assign_later(work: Work, unit: Unit, days: int) -> Generator:
    yield work.office.in_workdays(days)
    while work in unit.to_assign:
        _assign_now(work, unit)
        if work in unit.to_assign:
            yield work.office.in_workdays(3)


def hire(unit: Unit, days_ago: int = 0, trained: bool = True) -> Worker:
    """A new worker; `days_ago` for those who were there when the history begins."""
    office = unit.office
    given, family = made_up_name(office)
    hired = office.today - days_ago
    number = office.next_number("email")
    row = office.out.row(
        "workers",
        {
            "unit_id": unit.id,
            "supervisor_id": unit.supervisor.key,
            "name": f"{given} {family}",
            "email": f"{given}.{family}.{office.number}.{number}@example.org".lower(),
            "role": "worker",
            "job_class": "CPS Worker",
            "hired_on": hired,
            "trained_on": hired + 45 if trained else None,
            "fte": 1.0 if office.chance("staff").flip(0.93) else 0.5,
        },
    )
    worker = Worker(unit, row)
    unit.workers.append(worker)
    return worker


def new_supervisor(unit: Unit, days_ago: int = 0) -> None:
    """Whoever sits at the unit's desk from today (or since the history begins)."""
    office = unit.office
    given, family = made_up_name(office)
    since = office.today - days_ago
    number = office.next_number("email")
    row = office.out.row(
        "workers",
        {
            "unit_id": unit.id,
            "name": f"{given} {family}",
            "email": f"{given}.{family}.{office.number}.{number}@example.org".lower(),
            "role": "supervisor",
            "job_class": "CPS Supervisor",
            "hired_on": since - 700,
            "trained_on": since - 640,
            "fte": 1.0,
        },
    )
    period = office.out.row(
        "unit_supervisors",
        {"unit_id": unit.id, "worker_id": row["worker_id"], "starts_on": since},
    )
    unit.supervisor.key = row["worker_id"]
    unit.chief = Chief(row, period)
