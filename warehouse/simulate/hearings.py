"""Matters before a court: their rows, dates and continuances."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.cases import Removal
from warehouse.simulate.clock import iso
from warehouse.simulate.items import Item
from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.office import Office

PREPARATION = frozenset(
    "parties_served interpreter_or_transport icwa_notice_sent icwa_receipt "
    "report_drafted report_approved report_filed".split()
)
NOTICE_KINDS = frozenset(("shelter", "adjudication", "disposition", "tpr"))
REPORT = (
    "report_drafted_at",
    "report_submitted_at",
    "report_approved_at",
    "report_filed_on",
)


class Hearing:
    """A matter through all its continuances. `held` happens when that is on record.

    `day` is the one the present link is set for, once it `is_set`;
    `free` is the first day somebody was responsible for the present link.
    `dates` has every day it was set for; `watchers` are told of each.
    """

    def __init__(self, office: Office, stay: Removal, kind: str, due: int, soonest: int) -> None:
        self.office = office
        self.stay = stay
        self.kind = kind
        self.due = due
        self.soonest = soonest
        self.held: Event = office.env.event()
        self.was_heard = False
        self.item: Item | None = None
        self._row: Row | None = None
        self._day: int | None = None
        self.link = 0
        self.free: int | None = None
        self.dates: list[int] = []
        self.watchers: list[Callable[[int], None]] = []

    @property
    def row(self) -> Row:
        """The record of the present link; a review not yet set has none."""
        assert self._row is not None
        return self._row

    @property
    def is_set(self) -> bool:
        return self._day is not None

    @property
    def day(self) -> int:
        assert self._day is not None
        return self._day

    @property
    def held_on(self) -> int:
        """The day it was held, once that is on record."""
        assert self.held.value is not None
        return self.held.value

    @property
    def key(self) -> str:
        links = "" if self.link == 1 else f"/{self.link}"
        return f"{self.stay.child.id}/{self.kind}/{iso(self.due)}{links}"

    @property
    def needs_notice(self) -> bool:
        applies = self.stay.case.row["icwa_status"] == "applies"
        return applies and self.kind in NOTICE_KINDS

    def enter(self, **values: object) -> None:
        known = {
            "case_id": self.stay.case.id,
            "person_id": self.stay.child.id,
            "kind": self.kind,
            "court_id": self.stay.court.key,
            "due_on": self.due,
        }
        self._row = self.office.out.row("hearings", {**known, **values})

    def schedule(self) -> None:
        """The court gives a day."""
        today = self.office.today
        day = self.stay.court.book(today + self.soonest, self.kind == "shelter")
        self._day = day
        self.dates.append(day)
        dates = {
            "set_on": today,
            "scheduled_for": day,
            "report_due_on": max(today, day - 10),
        }
        if self._row is None:
            self.enter(**dates)
        else:
            self.office.out.change(self.row, **dates)

    def continue_it(self) -> None:
        """A new row takes it on, mostly with a new day; what was approved stays."""
        chance, before = self.office.chance("court"), self.row
        kept = REPORT if before.get("report_approved_at") is not None else ()
        self.enter(
            continues_hearing_id=before["hearing_id"],
            **{column: before.get(column) for column in kept},
        )
        self._day = None
        self.soonest = 8 + chance.days(12)
        if self.kind == "shelter" or chance.flip(0.75):
            self.schedule()

    def tell_of_date(self) -> None:
        for watcher in self.watchers:
            watcher(self.day)

    def vacate(self) -> None:
        """Called off; the day goes back to the docket."""
        if self._day is not None and self._day >= self.office.today:
            self.stay.court.release(self._day)
        if self._row is not None:
            self.office.out.change(self._row, outcome="vacated")
