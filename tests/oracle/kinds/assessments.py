"""Safety assessments and the family's risk, strengths and needs."""

from collections import defaultdict
from collections.abc import Iterator

from tests.oracle.approvals import approval_steps, from_columns, rounds
from tests.oracle.contacts import by_person, meeting, saw
from tests.oracle.item import Happening, Item, moment
from tests.oracle.kinds.investigations import alleged_victims
from tests.oracle.records import Records, Row, day

TOLD_APART = {"risk": "Risk assessment", "strengths_needs": "Strengths and needs"}


def safety_assessment(records: Records) -> Iterator[Item]:
    tools = [
        row for row in records.rows("assessments") if row["kind"] in {"safety", "reunification"}
    ]
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for row in sorted(tools, key=lambda row: (row["opened_on"], row["assessment_id"])):
        occasion = row["occasion"]
        about = subject_of(row)
        counted[about, occasion] += 1
        yield assessed(records, row, f"{about}/{occasion}/{counted[about, occasion]}")
    for row in records.rows("investigations"):
        if not counted[row["investigation_id"], "initial"]:
            yield owed(records, row)


def subject_of(row: Row) -> str:
    if row["occasion"] == "initial":
        return row["investigation_id"]
    return row["removal_id"] if row["occasion"] == "reunification" else row["case_id"]


def assessed(records: Records, row: Row, name: str) -> Item:
    item = Item(f"safety_assessment/{name}", "safety_assessment", row["opened_on"])
    item.track, item.case_id, item.person_id = row["occasion"], row["case_id"], row["person_id"]
    item.title = f"Safety assessment {row['assessment_id']}"
    item.subject, item.source = ("case", row["case_id"]), ("assessments", row["assessment_id"])
    place(records, item, row)
    contacts = records.of("contacts", "assessment_id", row["assessment_id"])
    item.happenings = [*children_seen(records, item, contacts), *written(records, row)]
    if item.track == "reunification":
        removal = records.one("removals", "removal_id", row["removal_id"]) or {}
        item.end(removal.get("ended_on"), "cancelled")
    end_with_case(records, item)
    return item


def owed(records: Records, row: Row) -> Item:
    """The first assessment of an investigation, with nothing on record yet."""
    key = row["investigation_id"]
    item = Item(f"safety_assessment/{key}/initial/1", "safety_assessment", day(row["opened_at"]))
    item.track, item.case_id = "initial", row["case_id"]
    item.title = f"Safety assessment of investigation {key}"
    item.source = ("investigations", key)
    place(records, item, {"investigation_id": key})
    item.happenings = [*children_seen(records, item, [])]
    end_with_case(records, item)
    return item


def place(records: Records, item: Item, row: Row) -> None:
    """Whose it is: the investigation's, else the case's."""
    investigation = records.one("investigations", "investigation_id", row.get("investigation_id"))
    owner = investigation or records.one("cases", "case_id", item.case_id) or {}
    item.office_id, item.unit_id = owner.get("office_id"), owner.get("unit_id")
    if investigation:
        if item.kind == "safety_assessment":
            item.subject = ("investigation", investigation["investigation_id"])
        item.intake_id = investigation["intake_id"]
        item.opened = day(investigation["opened_at"]) if item.track == "initial" else item.opened


def children_seen(records: Records, item: Item, contacts: list[Row]) -> Iterator[Happening]:
    if item.subject[0] == "investigation":
        children = alleged_victims(records, str(item.subject[1]))
        contacts = [*contacts, *records.of("contacts", "investigation_id", item.subject[1])]
    elif item.person_id:
        children = [item.person_id]
    else:
        children = members(records, item)
    if item.subject[0] == "case":
        known = {row["contact_id"] for row in contacts}
        mine = records.of("contacts", "case_id", item.case_id)
        contacts = [*contacts, *(c for c in mine if c["contact_id"] not in known)]
        contacts = [c for c in contacts if on_or_after(c, item)]
    meetings = by_person(records, contacts)
    for child in children:
        made = [c for c in meetings[child] if saw(records, c, child)]
        yield meeting("child_seen", child, meetings[child], made)


def on_or_after(contact: Row, item: Item) -> bool:
    at = day(contact["occurred_at"]) or contact["planned_for"]
    return at is not None and at >= item.opened


def members(records: Records, item: Item) -> list[str]:
    """The children of the case on the day the item opened."""
    return [
        row["person_id"]
        for row in records.of("case_members", "case_id", item.case_id)
        if row["role"] == "child"
        and (row["starts_on"] or item.opened) <= item.opened
        and (row["ends_on"] is None or row["ends_on"] > item.opened)
    ]


def written(records: Records, row: Row) -> list[Happening]:
    recorded = day(row["recorded_at"])
    documented = Happening("documented", started=day(row["documented_at"]), recorded=recorded)
    documented.done = row["documented_at"]
    asked = rounds(records, "assessment", row["assessment_id"]) or from_columns(row)
    return approval_steps(asked, documented, Happening("approved", recorded=recorded))


def end_with_case(records: Records, item: Item) -> None:
    approved = [h.done for h in item.happenings if h.step == "approved"]
    item.end(day(approved[0]) if approved else None, "done")
    case = records.one("cases", "case_id", item.case_id) or {}
    item.end(case.get("closed_on"), "cancelled")


def family_assessment(records: Records) -> Iterator[Item]:
    for row in records.rows("assessments"):
        if row["kind"] not in TOLD_APART:
            continue
        item = Item(
            f"family_assessment/{row['assessment_id']}", "family_assessment", row["opened_on"]
        )
        item.track, item.case_id, item.person_id = row["kind"], row["case_id"], row["person_id"]
        item.title = f"{TOLD_APART[row['kind']]} {row['assessment_id']}"
        item.due, item.subject = row["due_on"], ("case", row["case_id"])
        item.source = ("assessments", row["assessment_id"])
        place(records, item, row)
        contacts = records.of("contacts", "assessment_id", row["assessment_id"])
        made = [c for c in contacts if c["completed"] and c["occurred_at"]]
        met = meeting("family_met", "", contacts, made)
        met.done = moment(row["family_met_on"]) or met.done
        item.happenings = [met, *written(records, row)]
        end_with_case(records, item)
        yield item
