"""Monthly visits by the caseworker."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tests.oracle.contacts import by_person, meeting, saw
from tests.oracle.dates import add_months, month_end, months_between
from tests.oracle.item import Happening, Item, moment
from tests.oracle.records import Records, Row, day

VISITS = {"caseworker_visit", "parent_visit"}
PARENTS = {"mother", "father"}


class Spell:
    """A stretch of days on which visits to a person are due, and the case they are due in."""

    def __init__(self, track: str, case: Row, starts: date, ends: date | None, in_care=False):
        self.track, self.case, self.starts, self.ends = track, case, starts, ends
        self.in_care = in_care


def spells(records: Records) -> dict[str, list[Spell]]:
    found: dict[str, list[Spell]] = defaultdict(list)
    for row in records.rows("removals"):
        case = records.one("cases", "case_id", row["case_id"])
        if case:
            found[row["person_id"]].append(
                Spell("child", case, row["removed_on"], row["ended_on"], True)
            )
    for row in records.rows("case_members"):
        case = records.one("cases", "case_id", row["case_id"])
        if not case or case["program"] not in {"in_home", "foster_care"}:
            continue
        if row["role"] != "child" and row["role"] not in PARENTS:
            continue
        starts = max(row["starts_on"] or case["opened_on"], case["opened_on"])
        ends = min((at for at in (row["ends_on"], case["closed_on"]) if at), default=None)
        if ends is None or ends > starts:
            track = "child" if row["role"] == "child" else "parent"
            found[row["person_id"]].append(Spell(track, case, starts, ends))
    return found


def caseworker_visit(records: Records) -> Iterator[Item]:
    visits = [row for row in records.rows("contacts") if row["purpose"] in VISITS]
    contacts = by_person(records, visits)
    for person, due in spells(records).items():
        before: Item | None = None
        first = min(spell.starts for spell in due)
        for month in months_between(first, records.as_of):
            mine = in_month(due, month, records.as_of)
            if not mine:
                before = None
                continue
            item = visit(records, person, month, mine, contacts[person])
            if before and before.ended_as == "missed":
                item.chain_id = before.chain_id
            before = item
            yield item


def in_month(due: list[Spell], month: date, as_of: date) -> list[Spell]:
    last = min(month_end(month), as_of)
    return [s for s in due if s.starts <= last and (s.ends is None or s.ends > month)]


def lasting(spell: Spell) -> tuple[int, bool, str]:
    """The case that lasts longest; then care; then the lowest id."""
    ends = spell.ends or date.max
    return (-ends.toordinal(), not spell.in_care, spell.case["case_id"])


def visit(
    records: Records, person: str, month: date, due: list[Spell], contacts: list[Row]
) -> Item:
    spell = min(due, key=lasting)
    opened = max(month, min(s.starts for s in due))
    item = Item(f"caseworker_visit/{person}/{month:%Y-%m}", "caseworker_visit", opened)
    item.chain_id, item.track, item.title = item.item_id, spell.track, f"{month:%B} visit"
    item.case_id, item.person_id = spell.case["case_id"], person
    item.source = ("cases", spell.case["case_id"])
    item.fact("is_child", item.track == "child")
    item.subject, item.due = ("case", item.case_id), month_end(month)
    item.office_id, item.unit_id = spell.case["office_id"], spell.case["unit_id"]
    following = add_months(month, 1)
    mine = [c for c in contacts if month <= on(c) < following]
    item.happenings = steps(records, person, mine)
    made, documented = item.happenings[1].done, item.happenings[2].done
    item.end(day(documented), "done")
    ends = None if any(s.ends is None for s in due) else max(s.ends for s in due if s.ends)
    if made is None and following <= records.as_of:
        item.end(following, "missed")
    item.end(ends, "cancelled")
    return item


def on(contact: Row) -> date:
    return day(contact["occurred_at"]) or contact["planned_for"] or date.min


def steps(records: Records, person: str, contacts: list[Row]) -> list[Happening]:
    made = [c for c in contacts if saw(records, c, person)]
    seen = meeting("seen_in_person", "", contacts, made)
    plans = [day_planned(c) for c in contacts if c["planned_for"] and not c["cancelled_on"]]
    planned = Happening("planned", recorded=seen.recorded)
    planned.done, planned.times_moved = moment(min(plans, default=None)), moved(contacts)
    first = min(made, key=lambda c: c["occurred_at"], default=None)
    documented = Happening("documented", recorded=seen.recorded)
    documented.done = first["documented_at"] if first else None
    return [planned, seen, documented]


def moved(contacts: list[Row]) -> int:
    return sum(bool(c["planned_for"] and c["cancelled_on"]) for c in contacts)


def day_planned(contact: Row) -> date:
    return contact["planned_on"] or day(contact["recorded_at"])
