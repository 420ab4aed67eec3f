"""Is each child safe: seen, written up, approved."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate import contacts
from warehouse.simulate.cases import Case, Removal
from warehouse.simulate.contacts import Presence, Watch
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.signing import Signing, sign

if TYPE_CHECKING:
    from warehouse.simulate.inquiry import Inquiry

KIND = Kind(
    "safety_assessment",
    quiet=2,
    steps=(
        Step("child_seen", usual=2, protective=True, appointment=True),
        Step("documented", usual=2),
        Step("approved", usual=5, closing=True),
    ),
)
UNSAFE = 0.21


@process
def initial_assessment(office: Office, inquiry: Inquiry) -> Generator:
    """The first one of an investigation, due whether or not anybody began it."""
    item, chance = inquiry.tools[0], office.chance("safety")
    item.to_come = {"documented"}
    watches = [
        Watch(item.held_by(item.work, "child_seen", child.id), child, inquiry.about)
        for child in inquiry.victims
    ]
    yield from _all_seen(watches)
    documented = item.held_by(item.work, "documented", since=item.cleared)
    yield from office.work_on(documented, 2.2)
    unsafe = chance.flip(UNSAFE)
    row = office.out.row(
        "assessments",
        {
            "kind": "safety",
            "occasion": "initial",
            "investigation_id": inquiry.id,
            "case_id": inquiry.case.id,
            "trigger": "report",
            "opened_on": item.opened,
            "documented_at": office.now,
            "result": "unsafe" if unsafe else "safe",
        },
    )
    item.noted()
    office.out.change(inquiry.row, unsafe=unsafe)
    inquiry.decided.succeed()
    yield from submit(office, item, row, inquiry.case)


def _all_seen(watches: list[Watch]) -> Generator:
    for watch in watches:
        if not watch.done.processed:
            yield watch.done


def submit(office: Office, item: Item, row: Row, case: Case) -> Generator:
    """Written up; sent to the supervisor today or a little later, until approved."""
    if office.chance("safety").flip(0.15):
        yield office.in_workdays(1)
    if not item.is_open:
        yield office.never()
    item.entries["documented", ""].finish()
    what = Signing("assessment", row["assessment_id"], "assessment", "documented", "approved", row)
    day = yield from sign(office, item, what)
    case.safety_approved = max(case.safety_approved or 0, day)
    item.end()


@process
def safety_assessment(
    office: Office,
    case: Case,
    occasion: str,
    trigger: str = "other",
    removal: Removal | None = None,
    written: Event | None = None,
) -> Generator:
    """One outside an investigation: after a change, before a return, at closing.

    It is opened today; visits of the case count, whoever they are for. `written`
    happens when it is written up.
    """
    rests_on = case.id if removal is None else removal.id
    place = office.next_number(f"safety_assessment/{rests_on}/{occasion}")
    key = f"{rests_on}/{occasion}/{place}"
    item = Item(office, KIND, key, case.work, office.today, case)
    row = office.out.row(
        "assessments",
        {
            "kind": "reunification" if removal is not None else "safety",
            "occasion": occasion,
            "case_id": case.id,
            "removal_id": None if removal is None else removal.id,
            "person_id": None if removal is None else removal.child.id,
            "trigger": trigger,
            "opened_on": office.today,
        },
    )
    item.to_come = {"documented"}
    children = case.children if removal is None else [removal.child]
    if removal is not None:
        office.run(_over_with(item, removal))
    yield from case.work.until_held()
    opened = item.opened
    watches = [_watch(item, case, child, opened) for child in children]
    for child in children:
        office.begin("see_child", case, child, item)
    yield from _all_seen(watches)
    if not item.is_open:
        return
    since = item.cleared if children else office.today
    documented = item.held_by(case.work, "documented", since=since)
    yield from office.work_on(documented, 2.2)
    if not item.is_open:
        return
    office.out.change(row, documented_at=office.now, result="safe")
    item.noted()
    if written is not None:
        written.succeed()
    yield from submit(office, item, row, case)


def _over_with(item: Item, removal: Removal) -> Generator:
    yield removal.ended
    item.end()


def _watch(item: Item, case: Case, child: Person, opened: int) -> Watch:
    def counts(contact: Row) -> bool:
        moment, planned = contact.get("occurred_at"), contact.get("planned_for")
        day = planned if moment is None else moment // 1440
        return contact.get("case_id") == case.id and day is not None and day >= opened

    return Watch(item.held_by(case.work, "child_seen", child.id), child, counts)


@process
def see_child(office: Office, case: Case, child: Person, item: Item) -> Generator:
    """A visit to see one child, unless another visit comes first."""
    chance = office.chance("safety visits")
    yield office.in_days(chance.weighted({0: 15, 1: 35, 3: 25, 6: 15, 11: 10}))
    while not case.is_closed and item.entry("child_seen", child.id) is not None:
        yield from case.work.until_held()
        if case.is_closed or not item.is_open:
            return
        there = Presence(child, not child.missing and chance.flip(0.85), True)
        values = {"case_id": case.id, "purpose": "safety_check"}
        contacts.enter(office, case.work, values, [there])
        yield office.in_workdays(1 + chance.days(2))
