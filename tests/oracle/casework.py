"""Every item of a source, with its chain and its due date."""

from collections.abc import Callable, Iterator
from datetime import date

from tests.oracle.dues import set_due
from tests.oracle.item import Item
from tests.oracle.kinds.assessments import family_assessment, safety_assessment
from tests.oracle.kinds.care import entry_to_care
from tests.oracle.kinds.closing import case_closure
from tests.oracle.kinds.hearings import court_hearing
from tests.oracle.kinds.homes import home_study, missing_child, placement_need
from tests.oracle.kinds.investigations import investigation
from tests.oracle.kinds.permanency import permanency
from tests.oracle.kinds.plans import case_plan, safety_plan
from tests.oracle.kinds.reports import intake_screening
from tests.oracle.kinds.services import service_referral
from tests.oracle.kinds.visits import caseworker_visit
from tests.oracle.known import kind_is_known
from tests.oracle.records import Records

KINDS: dict[str, Callable[[Records], Iterator[Item]]] = {
    kind.__name__: kind
    for kind in (
        intake_screening,
        investigation,
        safety_assessment,
        safety_plan,
        family_assessment,
        case_plan,
        entry_to_care,
        placement_need,
        missing_child,
        court_hearing,
        service_referral,
        home_study,
        permanency,
        case_closure,
        caseworker_visit,
    )
}


def items(records: Records) -> list[Item]:
    known = [kind for name, kind in KINDS.items() if kind_is_known(records, name)]
    found = [item for kind in known for item in kind(records)]
    found = [item for item in found if item.opened <= records.as_of]
    for item in found:
        item.chain_id = item.chain_id or item.item_id
        if item.ended and item.ended > records.as_of:
            item.ended = item.ended_as = None
        set_due(records, item)
    link(found)
    return found


def link(found: list[Item]) -> None:
    """A later link is as old as the first of its chain."""
    begun: dict[str, date] = {}
    counted: dict[str, int] = {}
    for item in sorted(found, key=lambda item: (item.opened, item.item_id)):
        begun.setdefault(item.chain_id, item.opened)
        counted[item.chain_id] = counted.get(item.chain_id, 0) + 1
        item.chain_opened, item.chain_count = begun[item.chain_id], counted[item.chain_id]
