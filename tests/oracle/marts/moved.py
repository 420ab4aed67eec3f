"""What opened, ended or changed its waits since an earlier date."""

from typing import Any

from tests.oracle.day import Day

Rows = dict[tuple[Any, ...], dict[str, Any]]
SPANS = {7: 1, 28: 4}


def moved(today: Day) -> Rows:
    found: Rows = {}
    for span, weeks in SPANS.items():
        then = today.back(weeks)
        now_open = {view.item.item_id: view for view in today.open}
        then_open = {view.item.item_id: view for view in then.open}
        for item in today.casework.items:
            one, other = then_open.get(item.item_id), now_open.get(item.item_id)
            row = change(item, then.at, one, other)
            if row:
                found[span, item.item_id] = row
    return found


def change(item, since, then, now) -> dict[str, Any] | None:
    opened = item.opened > since
    ended = item.ended is not None and item.ended > since
    before, after = names(then), names(now)
    held_then = then.primary.holder if then and then.primary else None
    held_now = now.primary.holder if now and now.primary else None
    passed_on = held_then is not None and held_now is not None and held_then != held_now
    if not (opened or ended or passed_on or before != after):
        return None
    return {
        "opened": opened,
        "ended": ended,
        "finished": ended and item.ended_as == "done",
        "waits_began": len(after - before),
        "waits_ended": len(before - after),
        "holder_changed": passed_on,
        "from_waiting_on": held_then,
        "to_waiting_on": held_now,
    }


def names(view) -> set[tuple[str, str]]:
    return {(wait.step.name, wait.ref) for wait in view.waits} if view else set()
