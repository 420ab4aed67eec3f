"""Whether an item that only waits for its sign-off may be signed off."""

from datetime import date

from tests.oracle.approvals import rounds
from tests.oracle.contacts import people, saw
from tests.oracle.dates import age_in_years, plus
from tests.oracle.item import Item
from tests.oracle.kinds.investigations import alleged_victims
from tests.oracle.records import Records, Row, day

ALONE_FROM, SEEN_DAYS, HEARD_DAYS = 3, 30, 90
PARENTS = {"mother", "father"}


def pass_all(records: Records, item: Item, at: date) -> bool:
    """Kinds without checks have nothing to fail."""
    if item.kind not in {"investigation", "case_closure"}:
        return True
    opens = any(fact.name == "case_opens" and fact.holds(at) for fact in item.facts)
    return (
        children_seen(records, item, at)
        and (opens or no_safety_plan(records, item, at))
        and safety_reassessed(records, item, at)
        and no_undecided_report(records, item, at)
        and parents_heard(records, item, at)
        and needs_met(records, item, at)
    )


def in_case(row: Row, at: date) -> bool:
    return (row["starts_on"] or at) <= at and (row["ends_on"] is None or row["ends_on"] > at)


def children(records: Records, item: Item, at: date) -> list[str]:
    if item.kind == "investigation":
        return alleged_victims(records, str(item.subject[1]))
    members = records.of("case_members", "case_id", item.case_id)
    return [row["person_id"] for row in members if row["role"] == "child" and in_case(row, at)]


def children_seen(records: Records, item: Item, at: date) -> bool:
    return all(seen_lately(records, child, at) for child in children(records, item, at))


def contacts_of(records: Records, person: str) -> list[Row]:
    listed = [row["contact_id"] for row in records.of("contact_people", "person_id", person)]
    found = {row["contact_id"]: row for row in records.of("contacts", "person_id", person)}
    for key in listed:
        contact = records.one("contacts", "contact_id", key)
        if contact:
            found[key] = contact
    return list(found.values())


def seen_lately(records: Records, child: str, at: date) -> bool:
    """Seen in the last thirty days, and alone in one of these when old enough."""
    since = plus(at, -SEEN_DAYS)
    seen = [
        c
        for c in contacts_of(records, child)
        if saw(records, c, child) and since <= day(c["occurred_at"]) <= at
    ]
    person = records.one("persons", "person_id", child) or {}
    born = person.get("birth_date")
    young = born is not None and age_in_years(born, at) < ALONE_FROM
    return bool(seen) and (young or any(alone(records, c, child) for c in seen))


def alone(records: Records, contact: Row, child: str) -> bool:
    listed = records.of("contact_people", "contact_id", contact["contact_id"])
    mine = [row["seen_alone"] for row in listed if row["person_id"] == child]
    said = next((value for value in mine if value is not None), contact["seen_alone"])
    return bool(said)


def no_safety_plan(records: Records, item: Item, at: date) -> bool:
    plans = records.of("safety_plans", "case_id", item.case_id)
    return not any(
        p["agreed_on"] and p["agreed_on"] <= at and (p["ended_on"] is None or p["ended_on"] > at)
        for p in plans
    )


def safety_reassessed(records: Records, item: Item, at: date) -> bool:
    """An approved safety assessment on or after the last change in the family."""
    since = last_change(records, item, at)
    for row in records.of("assessments", "case_id", item.case_id):
        if row["kind"] != "safety":
            continue
        asked = [
            r["decided_at"]
            for r in rounds(records, "assessment", row["assessment_id"])
            if r["state"] == "approved"
        ]
        approved = day(asked[-1] if asked else row["approved_at"])
        if approved and approved <= at and (since is None or approved >= since):
            return True
    return False


def last_change(records: Records, item: Item, at: date) -> date | None:
    days: list[date | None] = []
    for row in records.of("case_members", "case_id", item.case_id):
        days += [row["starts_on"], row["ends_on"]]
    for removal in records.of("removals", "case_id", item.case_id):
        days += [
            p["starts_on"] for p in records.of("placements", "removal_id", removal["removal_id"])
        ]
    past = [d for d in days if d and d <= at]
    if item.kind == "investigation":
        return max([d for d in past if d > item.opened], default=item.opened)
    return max(past, default=None)


def no_undecided_report(records: Records, item: Item, at: date) -> bool:
    return all(
        (decided := day(row["decision_approved_at"])) is not None and decided <= at
        for row in records.of("intakes", "case_id", item.case_id)
        if day(row["received_at"]) <= at
    )


def parents_heard(records: Records, item: Item, at: date) -> bool:
    since = item.opened if item.kind == "investigation" else plus(at, -HEARD_DAYS)
    members = records.of("case_members", "case_id", item.case_id)
    parents = [row["person_id"] for row in members if row["role"] in PARENTS and in_case(row, at)]
    return all(heard(records, parent, since, at) for parent in parents)


def heard(records: Records, parent: str, since: date, at: date) -> bool:
    for contact in contacts_of(records, parent):
        made = contact["completed"] and contact["occurred_at"]
        if (
            made
            and since <= day(made if not isinstance(made, bool) else contact["occurred_at"]) <= at
        ):
            listed = records.of("contact_people", "contact_id", contact["contact_id"])
            if contact["person_id"] == parent or any(
                r["person_id"] == parent and r["seen"] for r in listed
            ):
                return parent in people(records, contact)
    return False


def needs_met(records: Records, item: Item, at: date) -> bool:
    return all(
        any(d and d <= at for d in (row["resolved_on"], row["handed_over_on"]))
        for row in records.of("needs", "case_id", item.case_id)
        if row["identified_on"] <= at
    )
