"""What moved in the last days, told from dates alone."""

from datetime import date, timedelta

from tests.oracle.engine import View
from tests.oracle.numbers import Numbers
from tests.oracle.occurrence import Occurrence

WEEK = 7
NOT_PROGRESS = {"assigned", "planned"}


def within(day: date | None, at: date, days: int) -> bool:
    return day is not None and at - timedelta(days=days) < day <= at


def done_on(occurrence: Occurrence) -> date | None:
    return occurrence.cleared if occurrence.state == "done" else None


def is_progress(occurrence: Occurrence) -> bool:
    return occurrence.step.name not in NOT_PROGRESS and not occurrence.step.period


def movement(view: View, days: int = WEEK) -> str:
    """Forward when a needed step was done; sideways when waits changed with none done."""
    steps = [o for o in view.steps.all() if o.state not in {"not_needed", "not_known"}]
    if any(is_progress(o) and within(done_on(o), view.at, days) for o in steps):
        return "forward"
    changed = [view.item.opened]
    for o in steps:
        record = o.on_record
        changed += [o.free_since, record.asked, record.last_asked, done_on(o), record.undone_since]
        changed.append(record.cancelled)
    return "sideways" if any(within(day, view.at, days) for day in changed) else "none"


def not_moving(numbers: Numbers, view: View) -> bool:
    """At least `still_days` old and no step done for as long."""
    still = numbers.still(view.item.kind)
    old = (view.at - (view.item.chain_opened or view.item.opened)).days >= still
    return old and not any(within(done_on(o), view.at, still) for o in view.steps.all())
