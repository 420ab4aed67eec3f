"""A step of the map as it stands in one item on one day."""

from dataclasses import dataclass, replace
from datetime import date

from tests.oracle.contacts import as_it_was
from tests.oracle.item import Happening
from tests.oracle.step import Step

SETTLED = {"done", "implied", "cancelled", "not_needed", "not_known", "lapsed"}


@dataclass
class Occurrence:
    """What is known of it by that day: nothing later shows."""

    step: Step
    ref: str
    on_record: Happening
    state: str = ""
    cleared: date | None = None
    free_since: date | None = None
    opens: date | None = None
    needed_by: date | None = None
    waiting_since: date | None = None
    holder: str = ""
    was_free: bool = False

    @property
    def planned(self) -> date | None:
        return self.on_record.planned

    def waited(self, at: date) -> int:
        """Days an open wait has lasted."""
        return max((at - (self.waiting_since or at)).days, 0)

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED


def seen_by(happening: Happening, at: date) -> Happening:
    """The same happening without what had not happened, or was not known, on the day."""

    if happening.contacts:
        happening = replace(happening)
        as_it_was(happening, at)

    def past(day: date | None) -> date | None:
        return day if day and day <= at else None

    done = happening.done if happening.done and happening.done.date() <= at else None
    plan_known = happening.planned_on is None or happening.planned_on <= at
    asked = past(happening.asked)
    last = past(happening.last_asked)
    return Happening(
        happening.step,
        happening.ref,
        asked=asked,
        times_asked=happening.times_asked if asked else 0,
        last_asked=last or asked,
        first_planned=happening.first_planned,
        planned=happening.planned if plan_known else None,
        planned_on=past(happening.planned_on),
        times_moved=happening.times_moved,
        tried=past(happening.tried),
        started=past(happening.started),
        done=done,
        undone_since=past(happening.undone_since),
        cancelled=past(happening.cancelled),
        holder_id=happening.holder_id,
        recorded=past(happening.recorded),
    )
