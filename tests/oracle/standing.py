"""The one word that says how an open item stands: the first rule that fits."""

from datetime import date

from tests.oracle.closing_checks import pass_all
from tests.oracle.dates import latest_day, plus
from tests.oracle.item import Item
from tests.oracle.numbers import Numbers
from tests.oracle.occurrence import Occurrence, seen_by
from tests.oracle.records import Records
from tests.oracle.states import Steps
from tests.oracle.waits import is_planned

SIDES = {
    "agency": "worker supervisor legal licensing funding placement",
    "partners": "provider collateral lab other_agency other_state tribe caregiver",
    "court": "court",
    "family": "family",
    "nothing": "nobody",
}
SIDE_OF = {holder: side for side, holders in SIDES.items() for holder in holders.split()}


def is_outside(holder: str) -> bool:
    """Nothing recorded is ours to ask."""
    return SIDE_OF[holder] not in {"agency", "nothing"}


def standing(
    records: Records, numbers: Numbers, item: Item, steps: Steps, waits: list[Occurrence],
    primary: Occurrence | None, at: date,
) -> str:  # fmt: skip
    if any(o.step.name == "assigned" for o in waits):
        return "unassigned"
    remaining = steps.open()
    if primary is None:
        return "later" if remaining else "not_known"
    if all(o.step.is_("c") for o in remaining) and pass_all(records, item, at):
        return "sign_off"
    if is_quiet(numbers, item, steps, waits, at):
        return "no_next_step"
    if all(is_planned(o, at) for o in waits):
        expected = numbers.expected(item.kind, primary.step.name)
        soon = primary.planned is not None and (primary.planned - at).days <= 2 * expected
        if soon and times_moved(item, primary) <= 1:
            return "scheduled"
        return "waiting_outside" if is_outside(primary.holder) else "our_move"
    unplanned = [o for o in waits if not is_planned(o, at)]
    return "waiting_outside" if all(is_outside(o.holder) for o in unplanned) else "our_move"


def times_moved(item: Item, occurrence: Occurrence) -> int:
    if occurrence.step.name == "hearing_held":
        return item.chain_count - 1
    return occurrence.on_record.times_moved


def is_quiet(numbers: Numbers, item: Item, steps: Steps, waits: list[Occurrence], at: date) -> bool:
    """Nothing planned, nobody asked lately, nothing recorded for the kind's quiet days."""
    under_way = [o for o in steps.all() if o.state == "under_way"]
    if any(is_planned(o, at) for o in [*waits, *under_way]):
        return False
    for o in steps.open():
        asked = o.on_record.last_asked
        if asked and asked >= plus(at, -numbers.expected(item.kind, o.step.name)):
            return False
    return (at - last_recorded(item, at)).days > numbers.quiet(item.kind)


def last_recorded(item: Item, at: date) -> date:
    days: list[date | None] = [item.opened]
    for happening in item.happenings:
        if happening.undone_since and happening.undone_since > at:
            continue
        h = seen_by(happening, at)
        days += [h.asked, h.last_asked, h.planned_on, h.tried, h.started, h.undone_since]
        days += [h.cancelled, h.recorded, h.done.date() if h.done else None]
    return latest_day(*days) or item.opened
