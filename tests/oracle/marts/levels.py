"""The ready-made table of every overview: open work by place and kind."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from tests.oracle.day import Day
from tests.oracle.engine import View
from tests.oracle.marts.places import places
from tests.oracle.movement import movement, not_moving, within
from tests.oracle.standing import SIDE_OF
from tests.oracle.usual import percentile

Rows = dict[tuple[Any, ...], dict[str, Any]]
STANDINGS = (
    "unassigned not_known later sign_off no_next_step scheduled waiting_outside our_move".split()
)
APART = "caseworker_visit"


def kinds(kind: str) -> tuple[str, ...]:
    """Each kind, and `all` for those in the headline."""
    return (kind,) if kind == APART else (kind, "all")


def level_totals(today: Day) -> Rows:
    views: dict[tuple[Any, ...], list[View]] = defaultdict(list)
    flows: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for view in today.open:
        for key in keys(today, view.item):
            views[key].append(view)
    for item in today.casework.items:
        counts = flow(item, today.at)
        if counts:
            for key in keys(today, item):
                flows[key].update(counts)
    found = {key: totals(today, mine) for key, mine in views.items()}
    for key, counts in flows.items():
        found.setdefault(key, {}).update(counts)
    return found


def keys(today: Day, item) -> list[tuple[Any, ...]]:
    return [(*place, kind) for place in places(*today.place(item)) for kind in kinds(item.kind)]


def flow(item, at: date) -> Counter[str]:
    counts: Counter[str] = Counter()
    for days in (7, 28):
        counts[f"opened_{days}"] += within(item.opened, at, days)
        counts[f"ended_{days}"] += within(item.ended, at, days)
        counts[f"finished_{days}"] += item.ended_as == "done" and within(item.ended, at, days)
    return +counts


def totals(today: Day, views: list[View]) -> dict[str, Any]:
    ages = [(today.at - (v.item.chain_opened or v.item.opened)).days for v in views]
    row: dict[str, Any] = {"open": len(views), "people": len({who(v) for v in views})}
    row |= {word: sum(v.standing == word for v in views) for word in STANDINGS}
    row |= {"median_age": percentile(ages, 50), "p85_age": percentile(ages, 85)}
    for holder in SIDE_OF:
        days = [
            v.primary.waited(today.at) for v in views if v.primary and v.primary.holder == holder
        ]
        row |= {f"items_{holder}": len(days), f"days_{holder}": sum(days)}
        row[f"median_{holder}"] = percentile(days, 50) if days else None
    moves = Counter(movement(v) for v in views)
    row |= {"moved_forward": moves["forward"], "moved_sideways": moves["sideways"]}
    row["not_moving"] = sum(not_moving(today.casework.numbers, v) for v in views)
    row["past_due"] = sum(v.item.due is not None and v.item.due < today.at for v in views)
    row["past_usual"] = sum(today.is_past_usual(v.item) for v in views)
    row["sealed"] = sum(today.access_level(v.item) == "sealed" for v in views)
    return row


def who(view: View) -> tuple[str, str | None]:
    """The person; where an item names none, its case, its report, else itself."""
    item = view.item
    if item.person_id:
        return "person", item.person_id
    if item.case_id or item.intake_id:
        return ("case", item.case_id) if item.case_id else ("intake", item.intake_id)
    return "item", item.item_id
