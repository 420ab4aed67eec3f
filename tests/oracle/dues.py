"""When an item is due: a recorded date, or its anchor plus its policy."""

from datetime import date, timedelta

from tests.oracle.dates import add_months, add_working_days, plus
from tests.oracle.item import Item
from tests.oracle.records import Records, Row

# kind: (how many, of what)
LIMITS: dict[str, tuple[int, str]] = {
    "intake_screening": (2, "days"),
    "investigation": (45, "days"),
    "safety_assessment": (4, "working"),
    "safety_plan": (30, "days"),
    "family_assessment": (30, "days"),
    "case_plan": (60, "days"),
    "entry_to_care": (60, "days"),
    "placement_need": (3, "days"),
    "home_study": (90, "days"),
    "permanency": (12, "months"),
    "case_closure": (30, "days"),
}


OWN_RECORD = {
    "intake_screening": "intakes",
    "investigation": "investigations",
    "safety_assessment": "assessments",
    "safety_plan": "safety_plans",
    "family_assessment": "assessments",
    "case_plan": "case_plans",
    "entry_to_care": "removals",
    "court_hearing": "hearings",
    "home_study": "home_studies",
    "permanency": "removals",
    "case_closure": "cases",
}
SUBJECT = {
    "intakes": "intake",
    "investigations": "investigation",
    "assessments": "assessment",
    "safety_plans": "safety_plan",
    "case_plans": "case_plan",
    "removals": "removal",
    "hearings": "hearing",
    "home_studies": "home_study",
    "cases": "case",
}


def after(anchor: date, count: int, unit: str) -> date:
    if unit == "months":
        return add_months(anchor, count)
    return add_working_days(anchor, count) if unit == "working" else plus(anchor, count)


def set_due(records: Records, item: Item) -> None:
    """A recorded date stands as it is; a limit is extended by what was authorised."""
    limit = LIMITS.get(item.kind)
    if item.kind == "home_study" and item.track == "icpc_out":
        limit = (60, "days")
    if item.due is None and limit:
        due = after(item.due_anchor or item.opened, *limit)
        item.due = due + timedelta(days=extension_days(records, item))


def extension_days(records: Records, item: Item) -> int:
    return sum(
        (row["ends_on"] - row["starts_on"]).days
        for row in exceptions(records, item)
        if row["kind"] == "extension" and row["ends_on"]
    )


def exceptions(records: Records, item: Item) -> list[Row]:
    """Extensions and pauses of the item's own record, not of what it rests on."""
    table, key = item.source
    if OWN_RECORD.get(item.kind) != table:
        return []
    kind = SUBJECT[table]
    return [r for r in records.of("exceptions", "subject_id", key) if r["subject_type"] == kind]
