"""Every item as it stood on a day: its steps, its waits, its standing."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from tests.oracle.casework import items
from tests.oracle.dates import add_months
from tests.oracle.item import Happening, Item, moment
from tests.oracle.known import FINISHES, end_is_known, step_is_known
from tests.oracle.numbers import Numbers
from tests.oracle.occurrence import Occurrence
from tests.oracle.records import Records
from tests.oracle.responsibility import Responsibility
from tests.oracle.standing import standing
from tests.oracle.states import Steps
from tests.oracle.step import Step
from tests.oracle.waits import primary, waits

SHOWN_MONTHS = 13


@dataclass
class View:
    """One item on one day."""

    item: Item
    at: date
    steps: Steps
    waits: list[Occurrence]
    primary: Occurrence | None
    standing: str


class Casework:
    """The items of a source, and any day of theirs."""

    def __init__(self, records: Records, numbers: Numbers):
        self.records, self.numbers = records, numbers
        self.responsibility = Responsibility(records)
        self.items = items(records)
        self._end_by_steps()

    def _end_by_steps(self) -> None:
        """Where no event says the end: once no needed known step is undone, on the last day."""
        known = {kind: end_is_known(self.records, kind) for kind in FINISHES}
        for item in self.items:
            if not known[item.kind]:
                steps = [o for o in self.steps(item, self.records.as_of).all() if counts(o.step)]
                if all(o.is_settled for o in steps):
                    days = [o.cleared for o in steps if o.state == "done"]
                    last = max((d for d in days if d), default=None)
                    item.end(last, "done")
                    item.ended_by_steps = item.ended is not None and item.ended == last

    def steps(self, item: Item, at: date) -> Steps:
        known = partial(self.knows, item.kind)
        return Steps(item, at, self.assigned(item, at), known, self.numbers.expected)

    def knows(self, kind: str, step: Step) -> bool:
        return step_is_known(self.records, kind, step)

    def assigned(self, item: Item, at: date) -> list[Happening]:
        """Done from the first day somebody was responsible; undone in each gap of the life."""
        found = []
        for since, until in self.responsibility.gaps(item, min(item.ended or at, at)):
            first = since == item.opened
            ref = "" if first else since.isoformat()
            found.append(Happening("assigned", ref, undone_since=since, done=moment(until)))
        if not found or found[0].ref:
            found.insert(0, Happening("assigned", done=moment(self.responsibility.since(item))))
        return found

    def view(self, item: Item, at: date) -> View:
        steps = self.steps(item, at)
        if item.ended and item.ended <= at:
            steps.close()
        found = waits(self.records, item, steps, at)
        first = primary(item, steps, found, at)
        word = standing(self.records, self.numbers, item, steps, found, first, at)
        return View(item, at, steps, found, first, word)

    def views(self, at: date) -> list[View]:
        """Open items, and those ended in the last months as they ended."""
        since = add_months(at, -SHOWN_MONTHS)
        shown = [i for i in self.items if i.ended is None or i.ended > since]
        return [self.view(item, at) for item in shown]

    def open_views(self, at: date) -> list[View]:
        return [
            self.view(i, at)
            for i in self.items
            if i.opened <= at and (i.ended is None or i.ended > at)
        ]


def counts(step: Step) -> bool:
    """Being responsible, and what is done by turns, are never the last thing left."""
    return step.name != "assigned" and not step.period
