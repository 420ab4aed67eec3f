"""Steps that no other table dates: the entry and its row say the same, together."""

from __future__ import annotations

from warehouse.simulate.actors import Partner, Provider
from warehouse.simulate.items import Entry
from warehouse.simulate.people import Person
from warehouse.simulate.records import Row


class StepDates:
    """The row of one entry in `step_dates`, entered when there is something to say."""

    def __init__(
        self, entry: Entry, subject: tuple[str, str], person: Person | None = None
    ) -> None:
        self.entry = entry
        self.office = entry.item.office
        self.subject = subject
        self.person = person
        self.row: Row | None = None

    def needed(self) -> StepDates:
        """That it is needed is on record before anything was done about it."""
        self._say(needed=True)
        self.entry.item.noted()
        return self

    def ask(self) -> StepDates:
        """Asked today; the row keeps the first and the last time."""
        today = self.office.today
        first = self.entry.asked is None
        times = 1 if first else self.row.get("times_asked", 1) + 1  # type: ignore[union-attr]
        asked = {"asked_on": today} if first else {}
        self._say(**asked, last_asked_on=today, times_asked=times)
        self.entry.ask()
        return self

    def plan(self, day: int) -> int:
        """The row keeps one date; an earlier one is forgotten. Returns the date."""
        self._say(planned_for=day, planned_on=self.office.today)
        self.entry.plan(day, overwrites=True)
        return day

    def begin(self) -> StepDates:
        """It began today; its planned end stands in another table."""
        if self.entry.started is None:
            self._say(started_on=self.office.today)
        return self

    def start(self, until: int) -> int:
        """It takes its time until that day, which is returned."""
        today = self.office.today
        self._say(started_on=today, planned_for=until, planned_on=today)
        self.entry.plan(until, overwrites=True)
        self.entry.start(until)
        return until

    def done(self, day: int | None = None) -> int:
        self._say(done_on=self.office.today if day is None else day)
        return self.entry.finish(day)

    def _say(self, **values: object) -> None:
        if self.row is not None:
            self.office.out.change(self.row, **values)
            return
        known: dict[str, object] = {
            "subject_type": self.subject[0],
            "subject_id": self.subject[1],
            "step": self.entry.step.name,
            "person_id": self.person.id if self.person else None,
        }
        actor = self.entry.actor
        if isinstance(actor, Provider):
            known["provider_id"] = actor.key
        elif isinstance(actor, Partner):
            known["party_id"] = actor.key
        self.row = self.office.out.row("step_dates", {**known, **values})
