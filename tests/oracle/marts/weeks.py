"""Weeks: the tally lines of every place, and what was open, came and went."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from tests.oracle.day import Day
from tests.oracle.marts.levels import APART
from tests.oracle.marts.places import places
from tests.oracle.movement import movement, not_moving, within

Rows = dict[tuple[Any, ...], dict[str, Any]]
TALLIED, FLOW = 8, 104
Wait = tuple[str, str, str]


def days(today: Day, weeks: int) -> list[Day]:
    """The as-of date and the week ends before it, oldest first."""
    return [today.back(n) for n in range(weeks, -1, -1)]


def level_weeks(today: Day) -> Rows:
    found: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    before: dict[Wait, Any] | None = None
    for day in days(today, TALLIED):
        waits = open_waits(day)
        for counts, item in tallies(day):
            for place in places(*day.place(item)):
                found[*place, day.at].update(counts)
        if before is not None:
            changed(found, day, before, waits)
        before = waits
    return {key: dict(counts) for key, counts in found.items()}


def tallies(day: Day):
    for view in day.open:
        if view.item.kind != APART:
            counts = Counter(open=1)
            counts["moved_forward"] = int(movement(view) == "forward")
            counts["not_moving"] = int(not_moving(day.casework.numbers, view))
            if view.standing in {"sign_off", "no_next_step"}:
                counts[view.standing] = 1
            yield counts, view.item
    for item in day.casework.items:
        counts = Counter(
            opened=int(within(item.opened, day.at, 7)),
            ended=int(within(item.ended, day.at, 7)),
            finished=int(item.ended_as == "done" and within(item.ended, day.at, 7)),
        )
        if item.kind != APART and counts.total():
            yield counts, item


def open_waits(day: Day) -> dict[Wait, Any]:
    return {
        (view.item.item_id, wait.step.name, wait.ref): view.item
        for view in day.open
        if view.item.kind != APART
        for wait in view.waits
    }


def changed(found, day: Day, before: dict[Wait, Any], now: dict[Wait, Any]) -> None:
    """Waits open now and not a week ago, and the other way round."""
    for name, one, other in (("waits_began", now, before), ("waits_ended", before, now)):
        for key in one.keys() - other.keys():
            for place in places(*day.place(one[key])):
                found[*place, day.at][name] += 1


def flow_weeks(today: Day) -> Rows:
    found: dict[tuple[Any, ...], Counter[str]] = defaultdict(Counter)
    for item in today.casework.items:
        for n in touched(item, today.at):
            at = today.at - timedelta(days=7 * n)
            counts = week(item, at)
            if counts:
                _, unit, office = today.back(n).place(item)
                found[at, office, unit, item.kind].update(counts)
    return {key: dict(counts) for key, counts in found.items()}


def touched(item, at: date) -> range:
    """The weeks back in which an item can have been open, opened or ended."""
    last = item.ended or at
    return range(max((at - last).days // 7 - 1, 0), min((at - item.opened).days // 7 + 2, FLOW))


def week(item, at: date) -> Counter[str]:
    over = within(item.ended, at, 7)
    return +Counter(
        open_at_end=int(item.opened <= at and (item.ended is None or item.ended > at)),
        opened=int(within(item.opened, at, 7)),
        finished=int(over and item.ended_as == "done"),
        ended_otherwise=int(over and item.ended_as != "done"),
    )
