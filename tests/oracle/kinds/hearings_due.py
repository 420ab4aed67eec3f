"""Hearings the law asks for and nobody has recorded: absence is visible."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.dates import add_months, plus
from tests.oracle.item import Item
from tests.oracle.kinds.care import of_removal
from tests.oracle.kinds.permanency import entered_care
from tests.oracle.records import Records, Row

EVERY_MONTHS, WINDOW_DAYS = 6, 60


def hearings_due(records: Records) -> Iterator[Item]:
    """Every six months in care a review; every second of them is the permanency hearing."""
    if not records.knows("hearings.due_on", "removals.removed_on"):
        return
    met = {(row["person_id"], row["kind"], row["due_on"]) for row in records.rows("hearings")}
    for removal in records.rows("removals"):
        for kind, due in dues(records, removal):
            if (removal["person_id"], kind, due) not in met:
                yield owed(records, removal, kind, due)


def dues(records: Records, removal: Row) -> Iterator[tuple[str, date]]:
    entered = entered_care(records, removal)
    last, n = removal["ended_on"] or records.as_of, 1
    while True:
        due = add_months(entered, EVERY_MONTHS * n)
        opens = plus(due, -WINDOW_DAYS)
        if opens > last or (removal["ended_on"] and opens >= removal["ended_on"]):
            return
        yield ("review" if n % 2 else "permanency"), due
        n += 1


def owed(records: Records, removal: Row, kind: str, due: date) -> Item:
    title = f"{kind.capitalize()} hearing"
    item = of_removal(records, removal, "court_hearing", title)
    item.item_id = f"court_hearing/{removal['person_id']}/{kind}/{due}"
    item.opened = max(plus(due, -WINDOW_DAYS), removal["removed_on"])
    item.track, item.due = kind, due
    case = records.one("cases", "case_id", removal["case_id"]) or {}
    item.end(removal["ended_on"], "cancelled")
    item.end(case.get("closed_on"), "cancelled")
    return item
