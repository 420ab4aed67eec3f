"""A plan that keeps children safe at home: agreed, checked, reviewed, ended."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from warehouse.simulate.cases import Case
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.inquiry import Inquiry

CHECK_EVERY, REVIEW_AFTER, REVIEW_OPENS = 7, 30, 10
KIND = Kind(
    "safety_plan",
    quiet=7,
    steps=(
        Step("agreed", usual=1),
        Step("plan_checked", usual=7, protective=True, turn=CHECK_EVERY),
        Step("reviewed", usual=5),
        Step("ended_or_petition", usual=7),
    ),
)
REMOVED, ALL_CHILDREN = 0.45, 0.75
WHY = {"no_longer_needed": 70, "replaced": 8, "petition_filed": 7, "other": 15}


@process
def make_safe(office: Office, inquiry: Inquiry) -> Generator:
    """A child is unsafe: a plan is agreed with the family, or the child is removed."""
    item, case = inquiry.item, inquiry.case
    entry = item.held_by(case.family, "safety_plan_agreed")
    if case.row["program"] != "in_home" and office.chance("safety plan").flip(REMOVED):
        yield from office.work_on(entry, 0.4)
        _not_needed(office, inquiry)
        entry.cancel()
        together = office.chance("safety plan").flip(ALL_CHILDREN)
        children = case.children if together else inquiry.victims
        yield office.begin("remove_children", inquiry.household, children)
        return
    yield from office.work_on(entry, 0.7)
    row = office.out.row(
        "safety_plans",
        {
            "case_id": case.id,
            "investigation_id": inquiry.id,
            "proposed_on": office.today,
        },
    )
    entry.ask()
    yield office.in_days(office.chance("safety plan").weighted({0: 60, 1: 25, 4: 15}))
    agree(office, row, case)
    if entry.is_open:
        entry.finish()


def _not_needed(office: Office, inquiry: Inquiry) -> None:
    office.out.row(
        "step_dates",
        {
            "subject_type": "investigation",
            "subject_id": inquiry.id,
            "step": "safety_plan_agreed",
            "needed": False,
            "cancelled_on": office.today,
        },
    )


def agree(office: Office, row: Row, case: Case) -> None:
    """From today the plan is in force."""
    due = office.today + REVIEW_AFTER
    office.out.change(row, agreed_on=office.today, review_due_on=due)
    if not case.is_closed:
        case.plans_in_force += 1
        office.begin("safety_plan", row, case)


@process
def safety_plan(office: Office, row: Row, case: Case) -> Generator:
    """One plan in force, until it is ended."""
    chance, today = office.chance("safety plan"), office.today
    item = Item(office, KIND, row["safety_plan_id"], case.work, today, case)
    item.to_come = {"ended_or_petition"}
    office.run(_checks(office, item, row))
    desk = case.work.supervisor
    opens = row["review_due_on"] - REVIEW_OPENS
    reviewed = item.held_by(desk, "reviewed", since=opens)
    yield office.in_days(25 + chance.days(8, 0.7))
    yield desk.serve(reviewed)
    office.out.change(row, reviewed_on=office.today)
    reviewed.finish()
    ending = item.held_by(desk, "ended_or_petition")
    yield office.in_days(chance.days(125, 0.9))
    yield desk.serve(ending)
    _end(office, item, row, case, chance.weighted(WHY))


def _end(office: Office, item: Item, row: Row, case: Case, why: str) -> None:
    if item.is_open:
        office.out.change(row, ended_on=office.today, end_reason=why)
        case.plans_in_force -= 1
        item.end()


def _checks(office: Office, item: Item, row: Row) -> Generator:
    """About once a week the worker checks the plan with the family."""
    chance, work = office.chance("safety plan"), item.work
    last = item.opened
    while item.is_open:
        due = last + CHECK_EVERY
        entry = item.held_by(work, "plan_checked", since=due)
        yield office.at(max(office.today + 1, due + chance.weighted(LATENESS)))
        yield from work.until_held()
        if not item.is_open:
            return
        last = _check(office, item, row)
        entry.finish()


LATENESS = {-3: 6, -2: 11, -1: 22, 0: 20, 1: 11, 2: 10, 4: 9, 7: 7, 12: 4}


def _check(office: Office, item: Item, row: Row) -> int:
    worker = item.work.worker
    office.out.row(
        "safety_plan_checks",
        {
            "safety_plan_id": row["safety_plan_id"],
            "checked_at": office.now,
            "checked_by": worker.id if worker else None,
            "in_person": office.chance("safety plan").flip(0.7),
        },
    )
    item.noted()
    return office.today


@process
def carry_plan_over(office: Office, case: Case) -> Generator:
    """The plan made while looking into the report is agreed again for the new case."""
    values = {"case_id": case.id, "proposed_on": office.today}
    agree(office, office.out.row("safety_plans", values), case)
    yield from ()
