"""What each hearing ahead still needs, counted back from its date."""

from datetime import date
from typing import Any

from tests.oracle.day import Day
from tests.oracle.engine import View

Rows = dict[tuple[Any, ...], dict[str, Any]]
SOON = 7


def countdown(today: Day) -> Rows:
    found: Rows = {}
    for view in today.open:
        target = hearing_date(view)
        if target and target >= today.at:
            for o in view.steps.all():
                if o.step.before == "hearing_held" and o.state not in {
                    "not_needed",
                    "not_known",
                    "cancelled",
                }:
                    found[view.item.item_id, o.step.name, o.ref] = preparation(view, o, target)
    return found


def hearing_date(view: View) -> date | None:
    """The day of a hearing that is set and not yet held."""
    if view.item.kind != "court_hearing":
        return None
    held = view.steps.of["hearing_held"][0]
    return None if held.is_settled else held.planned


def preparation(view: View, occurrence, target: date) -> dict[str, Any]:
    done = occurrence.cleared if occurrence.state in {"done", "implied"} else None
    return {
        "target_date": target,
        "days_left": (target - view.at).days,
        "needed_by": occurrence.needed_by,
        "state": readiness(occurrence, done, view.at),
        "done_date": done,
        "planned_date": None if done else occurrence.planned,
    }


def readiness(occurrence, done: date | None, at: date) -> str:
    if done:
        return "done"
    if occurrence.needed_by < at:
        return "late"
    if occurrence.planned and at <= occurrence.planned <= occurrence.needed_by:
        return "planned_in_time"
    if (occurrence.needed_by - at).days <= SOON or occurrence.planned:
        return "at_risk"
    return "not_started"
