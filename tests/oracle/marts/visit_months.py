"""Each month in which a visit was due: whether it was made, where, and how long ago before it."""

from datetime import date
from typing import Any

from tests.oracle.closing_checks import alone, contacts_of
from tests.oracle.contacts import saw
from tests.oracle.dates import add_months, add_working_days, age_in_years, month_end
from tests.oracle.day import Day
from tests.oracle.item import Item
from tests.oracle.kinds.visits import VISITS
from tests.oracle.records import Records, Row, day

Rows = dict[tuple[Any, ...], dict[str, Any]]
MONTHS, WRITTEN_UP_IN, OF_AGE = 25, 5, 18


def visit_months(today: Day) -> Rows:
    first = add_months(today.at.replace(day=1), -MONTHS)
    found: Rows = {}
    for item in today.casework.items:
        if item.kind == "caseworker_visit" and item.opened >= first:
            month = item.opened.replace(day=1)
            found[item.person_id, month] = visit_month(today, item, month)
    return found


def visit_month(today: Day, item: Item, month: date) -> dict[str, Any]:
    records, person = today.casework.records, str(item.person_id)
    seen = [c for c in contacts_of(records, person) if saw(records, c, person)]
    until = min(month_end(month), today.at)
    seen = [c for c in seen if day(c["occurred_at"]) <= until]
    made = [c for c in seen if day(c["occurred_at"]) >= month and c["purpose"] in VISITS]
    last = max((day(c["occurred_at"]) for c in seen), default=None)
    over, full = add_months(month, 1) <= today.at, whole_month(records, person, month, today.at)
    young = under_age(records, person, month)
    return {
        "item_id": item.item_id,
        "case_id": item.case_id,
        "is_parent": item.track == "parent",
        "is_over": over,
        "full_month_in_care": full,
        "is_under_18": young,
        "is_counted": bool(over and full and young and item.track == "child"),
        "visited": bool(made),
        "visited_date": min((day(c["occurred_at"]) for c in made), default=None),
        "in_residence": any(c["in_residence"] for c in made),
        "seen_alone": any(alone(records, c, person) for c in made),
        "documented_late": bool(made) and not any(written_in_time(c, today.at) for c in made),
        "last_seen_date": last,
        "days_since_seen": (until - last).days if last else None,
        "ended_as": item.ended_as,
    }


def whole_month(records: Records, person: str, month: date, at: date) -> bool:
    """In care from the first day of the month, and not out of it before the next."""
    after = add_months(month, 1)
    last = after if after <= at else at
    return any(
        stay["removed_on"] <= month and (stay["ended_on"] is None or stay["ended_on"] >= last)
        for stay in records.of("removals", "person_id", person)
    )


def under_age(records: Records, person: str, at: date) -> bool | None:
    known = records.one("persons", "person_id", person)
    born = known and known["birth_date"]
    return age_in_years(born, at) < OF_AGE if isinstance(born, date) else None


def written_in_time(contact: Row, at: date) -> bool:
    """Written up within the limit, or the limit still ahead."""
    written = day(contact["documented_at"])
    limit = add_working_days(day(contact["occurred_at"]), WRITTEN_UP_IN)
    return written <= limit if written else at <= limit
