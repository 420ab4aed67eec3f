"""What was waited on at each week end, by unit and kind; adds up to what was open."""

from collections import Counter, defaultdict
from typing import Any

from tests.oracle.day import Day
from tests.oracle.engine import View
from tests.oracle.marts.weeks import FLOW

Rows = dict[tuple[Any, ...], dict[str, Any]]


def wait_weeks(today: Day) -> Rows:
    found: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for n in range(FLOW):
        day = today.back(n)
        for view in day.open:
            _, unit, office = day.place(view.item)
            key = (day.at, office, unit, view.item.kind, held_by(view))
            found[key].update(items=1, waiting_days=waited(view))
    return {key: dict(counts) for key, counts in found.items()}


def held_by(view: View) -> str:
    """The holder of the primary wait; with none open, later or not known."""
    return view.primary.holder if view.primary else view.standing


def waited(view: View) -> int:
    since = view.primary and view.primary.waiting_since
    return max((view.at - since).days, 0) if since else 0
