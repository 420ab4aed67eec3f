"""A step that takes its time and is being done: neither done nor a wait."""

from datetime import date

from tests.oracle.dates import latest_day
from tests.oracle.item import Item
from tests.oracle.occurrence import Occurrence


def is_under_way(item: Item, occurrence: Occurrence, expected: int, at: date) -> bool:
    """Started, and planned to go on; with no planned end, while something is recorded of it."""
    record = occurrence.on_record
    if not occurrence.step.is_("u") or record.started is None:
        return False
    if record.planned:
        in_time = not occurrence.step.is_("e") or item.due is None or record.planned <= item.due
        return record.planned >= at and in_time
    days = [record.started, record.asked, record.last_asked, record.tried, record.recorded]
    recorded = latest_day(*days)
    return recorded is not None and (at - recorded).days <= expected
