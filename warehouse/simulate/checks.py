"""What a supervisor checks before a piece of work may be signed off."""

from warehouse.simulate.cases import Case
from warehouse.simulate.items import Item
from warehouse.simulate.people import Person

SEEN_WITHIN, HEARD_WITHIN = 30, 90
ALONE_FROM_AGE = 3


def passes(item: Item, as_of: int) -> bool:
    """True when the closing checks of the item's kind pass; others have none."""
    case = item.case
    if item.kind.name == "investigation" and case is not None:
        return _investigation_passes(item, case, as_of)
    if item.kind.name == "case_closure" and case is not None:
        return _closure_passes(case, as_of)
    return True


def _investigation_passes(item: Item, case: Case, as_of: int) -> bool:
    opens_a_case = "case_opens" in item.facts
    return (
        all(_was_seen(child, as_of) for child in item.victims)
        and (opens_a_case or case.plans_in_force == 0)
        and _was_reassessed(case, item.opened)
        and not case.undecided_reports
        and all(_heard_since(parent, item.opened) for parent in case.parents)
        and _needs_met(case)
    )


def _closure_passes(case: Case, as_of: int) -> bool:
    return (
        all(_was_seen(child, as_of) for child in case.children)
        and case.plans_in_force == 0
        and _was_reassessed(case, None)
        and not case.undecided_reports
        and all(_heard_since(p, as_of - HEARD_WITHIN) for p in case.parents)
        and _needs_met(case)
    )


def _was_seen(child: Person, as_of: int) -> bool:
    since = as_of - SEEN_WITHIN
    if child.seen is None or child.seen < since:
        return False
    if child.age(as_of) < ALONE_FROM_AGE:
        return True
    return child.alone is not None and child.alone >= since


def _was_reassessed(case: Case, opened: int | None) -> bool:
    """An approved safety assessment not older than the last change that matters."""
    approved, change = case.safety_approved, case.last_change
    if approved is None:
        return False
    since = max(opened or 0, change or 0)
    return approved >= since


def _heard_since(parent: Person, day: int) -> bool:
    return parent.heard is not None and parent.heard >= day


def _needs_met(case: Case) -> bool:
    return all(need.resolved or need.handed_over for need in case.needs)
