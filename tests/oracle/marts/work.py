"""Items and their steps; open items and open waits."""

from typing import Any

from tests.oracle.day import Day
from tests.oracle.engine import View
from tests.oracle.item import Item
from tests.oracle.movement import movement, not_moving
from tests.oracle.standing import SIDE_OF, last_recorded, times_moved
from tests.oracle.usual import mark, waited_days
from tests.oracle.waits import protective

Rows = dict[tuple[Any, ...], dict[str, Any]]
NOT_UNDONE = {"assigned"}


def items(today: Day) -> Rows:
    return {(item.item_id,): item_row(today, item) for item in today.casework.items}


def identity(today: Day, item: Item) -> dict[str, Any]:
    worker, unit, office = today.place(item)
    return {
        "kind": item.kind,
        "track": item.track,
        "title": item.title,
        "case_id": item.case_id,
        "person_id": item.person_id,
        "intake_id": item.intake_id,
        "office_id": office,
        "unit_id": unit,
        "worker_id": worker,
        "access_level": today.access_level(item),
        "opened_date": item.opened,
        "chain_opened_date": item.chain_opened,
        "chain_count": item.chain_count,
        "due_date": item.due,
        "is_in_headline": item.kind != "caseworker_visit",
    }


def item_row(today: Day, item: Item) -> dict[str, Any]:
    until = item.ended or today.at
    row = identity(today, item)
    row |= {"ended_date": item.ended, "ended_as": item.ended_as}
    row |= {"source_table": item.source[0], "source_id": item.source[1]}
    row["elapsed_days"] = (until - (item.chain_opened or item.opened)).days
    view = today.shown.get(item.item_id)
    if view:
        row["ended_with_step_undone"] = item.ended is not None and any(
            map(left_undone, view.steps.all())
        )
    return row


def left_undone(occurrence) -> bool:
    apart = occurrence.step.name in NOT_UNDONE or occurrence.step.period
    return occurrence.state == "lapsed" and not apart


def item_steps(today: Day) -> Rows:
    found: Rows = {}
    for view in today.shown.values():
        for occurrence in view.steps.all():
            key = (view.item.item_id, occurrence.step.name, occurrence.ref)
            found[key] = step_row(today, view, occurrence)
    return found


def step_row(today: Day, view: View, occurrence) -> dict[str, Any]:
    item, record, state = view.item, occurrence.on_record, occurrence.state
    words = today.casework.numbers.words[item.kind, occurrence.step.name]
    row = {
        "kind": item.kind,
        "case_id": item.case_id,
        "label": words.label,
        "holder": occurrence.holder,
        "state": state,
        "free_since": occurrence.free_since,
        "asked_date": record.asked,
        "started_date": record.started,
        "window_opens": occurrence.opens,
        "undone_since": record.undone_since,
        "waiting_since": occurrence.waiting_since if state == "waiting" else None,
        "expected_days": words.expected,
    }
    if item.ended is None and state != "done":
        row |= {"planned_date": record.planned, "tried_date": record.tried}
        row["times_moved"] = (
            times_moved(item, occurrence) if record.step == "hearing_held" else record.times_moved
        )
    if state == "done":
        if record.step != "assigned":  # before the item opened, the day says nothing
            row["done_at"] = record.done
    if state in {"done", "waiting"} and not occurrence.step.period:
        row["waited_days"] = (
            (view.at - occurrence.waiting_since).days
            if state == "waiting"
            else waited_days(view, occurrence)
        )
    return row


def open_items(today: Day) -> Rows:
    return {(view.item.item_id,): open_row(today, view) for view in today.open}


def open_row(today: Day, view: View) -> dict[str, Any]:
    item, numbers = view.item, today.casework.numbers
    age = (today.at - (item.chain_opened or item.opened)).days
    most = today.usual.of(item.kind, item.track, None, 85)
    row = identity(today, item) | {
        "age_days": age,
        "net_age_days": age - today.excepted_days(item),
        "standing": view.standing,
        "last_recorded_date": last_recorded(item, today.at),
        "is_past_due": item.due is not None and item.due < today.at,
        "is_past_usual": today.is_past_usual(item),
        "movement": movement(view),
        "not_moving": not_moving(numbers, view),
        "p50_days": today.usual.of(item.kind, item.track, None, 50),
        "p85_days": most,
        "also_waiting_on": also(view),
        "next_window_date": next_window(view),
    }
    return row | primary_row(today, view)


def primary_row(today: Day, view: View) -> dict[str, Any]:
    first = view.primary
    names = (
        "waiting_on side step step_ref label waiting_since waiting_days planned_date next_action"
    )
    if first is None:
        return dict.fromkeys([*names.split(), "mark"])
    words = today.casework.numbers.words[view.item.kind, first.step.name]
    return {
        "waiting_on": first.holder,
        "side": SIDE_OF[first.holder],
        "step": first.step.name,
        "step_ref": first.ref,
        "label": words.label,
        "waiting_since": first.waiting_since,
        "waiting_days": first.waited(today.at),
        "planned_date": first.planned,
        "next_action": words.next_action,
        "mark": mark(today.usual, view, first, words.expected)[0],
    }


def also(view: View) -> str | None:
    others = sorted(
        {o.holder for o in view.waits if view.primary and o.holder != view.primary.holder}
    )
    return ";".join(others) or None


def next_window(view: View):
    """The next day a window opens."""
    opens = [
        o.opens for o in view.steps.all() if o.state == "later" and o.opens and o.opens > view.at
    ]
    return min(opens, default=None)


def open_waits(today: Day) -> Rows:
    found: Rows = {}
    for view in today.open:
        for wait in view.waits:
            words = today.casework.numbers.words[view.item.kind, wait.step.name]
            worker, unit, office = today.place(view.item)
            found[view.item.item_id, wait.step.name, wait.ref] = {
                "kind": view.item.kind,
                "case_id": view.item.case_id,
                "office_id": office,
                "unit_id": unit,
                "worker_id": worker,
                "label": words.label,
                "holder": wait.holder,
                "side": SIDE_OF[wait.holder],
                "waiting_since": wait.waiting_since,
                "waiting_days": wait.waited(today.at),
                "planned_date": wait.planned,
                "mark": mark(today.usual, view, wait, words.expected)[0],
                "mark_basis": mark(today.usual, view, wait, words.expected)[1],
                "is_primary": wait is view.primary,
                "is_protective": protective(view.item, wait),
                "access_level": today.access_level(view.item),
                "next_action": words.next_action,
            }
    return found
