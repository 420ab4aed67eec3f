"""The truth of a day, read from the actors' queues: who holds what, since when."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.simulate import checks
from warehouse.simulate.clock import iso
from warehouse.simulate.items import FIRST_TURN, Entry, Item
from warehouse.simulate.office import Office

ITEM_COLUMNS = (
    "item_id",
    "kind",
    "standing",
    "waiting_on",
    "step",
    "step_ref",
    "waiting_since",
)
WAIT_COLUMNS = (
    "item_id",
    "step",
    "step_ref",
    "holder",
    "waiting_since",
    "planned_date",
)
INSIDE = frozenset("worker supervisor legal licensing funding placement nobody".split())


@dataclass(frozen=True)
class Wait:
    """An entry that lies in a queue on the day of the truth."""

    step: str
    ref: str
    holder: str
    since: int
    planned: int | None
    order: int
    protective: bool
    entry: Entry | None

    def is_planned(self, as_of: int) -> bool:
        return self.planned is not None and self.planned >= as_of


def open_rows(office: Office, as_of: int) -> tuple[list[list[str]], list[list[str]]]:
    """Rows of open_items and of open_waits for one office, by item id."""
    item_rows: list[list[str]] = []
    wait_rows: list[list[str]] = []
    for key in sorted(office.items):
        item = office.items[key]
        waits = waits_of(item, as_of)
        word = standing(item, waits, as_of)
        first = primary(waits, as_of)
        item_rows.append([item.id, item.kind.name, word, *_first_of(first)])
        wait_rows += [_wait_row(item, wait) for wait in waits]
    return item_rows, wait_rows


def _first_of(wait: Wait | None) -> list[str]:
    if wait is None:
        return ["", "", "", ""]
    return [wait.holder, wait.step, wait.ref, iso(wait.since)]


def _wait_row(item: Item, wait: Wait) -> list[str]:
    planned = "" if wait.planned is None else iso(wait.planned)
    return [item.id, wait.step, wait.ref, wait.holder, iso(wait.since), planned]


def waits_of(item: Item, as_of: int) -> list[Wait]:
    """The entries in queues; of work nobody is responsible for, only that."""
    gap = _vacant_since(item)
    if gap is not None:
        ref = "" if gap <= item.opened else iso(gap)
        since = max(gap, item.opened)
        return [Wait("assigned", ref, "supervisor", since, None, -1, False, None)]
    waits = [_wait(entry, as_of) for entry in item.entries.values() if in_queue(entry, as_of)]
    return sorted(waits, key=lambda wait: (wait.order, wait.ref))


def _vacant_since(item: Item) -> int | None:
    """The first day nobody was responsible for the work; None while somebody is."""
    return None if item.work.worker is not None else item.work.vacant_since or 0


def in_queue(entry: Entry, as_of: int) -> bool:
    """False while it is in the calendar: its window is shut, or it is being done."""
    if entry.since > as_of or (_comes_round(entry) and entry.since >= as_of):
        return False
    return not is_under_way(entry, as_of)


def _comes_round(entry: Entry) -> bool:
    """Before its first turn a step is like any other."""
    return bool(entry.step.turn) and entry.ref != FIRST_TURN


def is_under_way(entry: Entry, as_of: int) -> bool:
    if entry.started is None or entry.started > as_of:
        return False
    until = entry.busy_until
    if until is None:
        until = entry.item.last_noted + entry.step.usual
    return until >= as_of


def _wait(entry: Entry, as_of: int) -> Wait:
    step, since = entry.step, entry.since
    if step.appointment and not step.protective and entry.first_planned is not None:
        if entry.first_planned < as_of:
            since = max(since, entry.first_planned)
    return Wait(
        step.name,
        _ref_of(entry),
        entry.lies_with.holder,
        since,
        entry.planned,
        entry.item.kind.order[step.name],
        step.protective,
        entry,
    )


def _ref_of(entry: Entry) -> str:
    if not entry.step.turn:
        return entry.ref
    return iso(entry.since) if _comes_round(entry) else ""


def primary(waits: list[Wait], as_of: int) -> Wait | None:
    """The one wait that says who holds the item."""
    protective = [wait for wait in waits if wait.protective]
    unplanned = [wait for wait in waits if not wait.is_planned(as_of)]
    oldest = protective or unplanned
    if oldest:
        return min(oldest, key=lambda wait: (wait.since, wait.order, wait.ref))
    return min(
        waits,
        key=lambda wait: (wait.planned, wait.since, wait.order, wait.ref),
        default=None,
    )


def standing(item: Item, waits: list[Wait], as_of: int) -> str:
    """The one word for how the item stands."""
    if waits and waits[0].step == "assigned":
        return "unassigned"
    if not waits:
        return "not_known" if _nothing_remains(item) else "later"
    if _only_sign_off(item) and checks.passes(item, as_of):
        return "sign_off"
    if _has_no_next_step(item, waits, as_of):
        return "no_next_step"
    first = primary(waits, as_of)
    assert first is not None
    if all(wait.is_planned(as_of) for wait in waits):
        if _is_near(first, as_of):
            return "scheduled"
        return "our_move" if first.holder in INSIDE else "waiting_outside"
    loose = [wait for wait in waits if not wait.is_planned(as_of)]
    if all(wait.holder not in INSIDE for wait in loose):
        return "waiting_outside"
    return "our_move"


def _nothing_remains(item: Item) -> bool:
    """No step is left that anybody could know of: only time ends this item."""
    return not item.entries and "only_time" in item.facts


def _is_near(first: Wait, as_of: int) -> bool:
    entry = first.entry
    assert entry is not None and first.planned is not None
    return first.planned <= as_of + 2 * entry.step.usual and entry.times_moved <= 1


def _only_sign_off(item: Item) -> bool:
    return not item.to_come and all(entry.step.closing for entry in item.entries.values())


def _has_no_next_step(item: Item, waits: list[Wait], as_of: int) -> bool:
    if as_of - item.last_noted <= item.kind.quiet:
        return False
    if item.sent_back is not None and _asked_lately(item.sent_back, as_of):
        return False
    return not any(
        _is_ahead(entry, as_of) or _asked_lately(entry, as_of) for entry in item.entries.values()
    )


def _is_ahead(entry: Entry, as_of: int) -> bool:
    """A date is set (or the end of what is under way) and has not passed."""
    if is_under_way(entry, as_of):
        return entry.busy_until is not None or entry.planned is not None
    return entry.planned is not None and entry.planned >= as_of


def _asked_lately(entry: Entry, as_of: int) -> bool:
    asked = entry.last_asked
    return asked is not None and asked + entry.step.usual >= as_of
