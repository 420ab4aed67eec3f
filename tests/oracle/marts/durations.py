"""How long finished items and done steps took in the last year."""

from typing import Any

from tests.oracle.day import Day
from tests.oracle.usual import ENOUGH, LOOK_BACK, percentile

Rows = dict[tuple[Any, ...], dict[str, Any]]


def durations(today: Day) -> Rows:
    found: Rows = {}
    for key, days in today.usual.days.items():
        if key[2] == "assigned":
            continue
        row: dict[str, Any] = {"n": len(days), "is_shown": len(days) >= ENOUGH}
        for share in (50, 70, 85, 95):  # fewer say nothing
            row[f"p{share}"] = percentile(days, share) if len(days) >= ENOUGH else None
        found[key] = row | {"window_days": LOOK_BACK}
    return found
