"""Fifteen of the last months in care: somebody has to decide on parental rights."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.hearings import LONGEST_TO_ENTRY, entered_care
from warehouse.simulate.kinds.permanency import Way
from warehouse.simulate.tied import run_in_care

FIFTEEN_MONTHS, TWENTY_TWO_MONTHS = 456, 669
NOT_COUNTED = frozenset(("trial_home", "runaway"))


@process
def tpr_clock(office: object, way: Way) -> Generator:
    """Starts the clock of one child."""
    run_in_care(way.office, way.stay, _run_down(way))
    yield from ()


def _run_down(way: Way) -> Generator:
    """The clock stands still while the child is home on trial or has run away.

    A child who was in care before has part of the time behind it already.
    """
    office, stay = way.office, way.stay
    if len(stay.child.stays) > 1:
        while stay.found is None and office.today < stay.removed + LONGEST_TO_ENTRY:
            yield office.in_days(1, 0.1)
        for day in range(entered_care(stay), office.today + 1):
            if counted_days(stay, day) >= FIFTEEN_MONTHS:
                ask_to_decide(way, day)
                return
    else:
        yield office.at(stay.removed + LONGEST_TO_ENTRY + 20, 0.1)
    while (left := FIFTEEN_MONTHS - counted_days(stay, office.today)) > 0:
        yield office.in_days(left, 0.1)
    ask_to_decide(way, office.today)


def counted_days(stay: Removal, day: int) -> int:
    """Days in care that count, in the 22 months before that day (not included)."""
    stays = [one for one in stay.child.stays if one.row.get("exit_reason") != "adopted"]
    return sum(_counted_in(one, day - TWENTY_TWO_MONTHS, day) for one in stays)


def _counted_in(stay: Removal, first: int, last: int) -> int:
    first = max(first, entered_care(stay))
    ends = [day for day, _ in stay.moves[1:]] + [stay.over or last]
    return sum(
        max(0, min(end, last) - max(start, first))
        for (start, setting), end in zip(stay.moves, ends, strict=True)
        if setting not in NOT_COUNTED
    )


def ask_to_decide(way: Way, since: int) -> None:
    """From that day the decision is the supervisor's, if it was not before."""
    if "to_decide" in way.item.facts:
        return
    way.item.facts.add("to_decide")
    way.item.to_come.add("tpr_decided")
    run_in_care(way.office, way.stay, _decide(way, since))


def _decide(way: Way, since: int) -> Generator:
    """File, or record why not; then the law is satisfied either way."""
    desk = way.item.work.supervisor
    entry = way.entry(desk, "tpr_decided", max(since, way.free))
    yield way.office.in_workdays(way.chance.days(9))
    yield way.item.work.supervisor.serve(entry)
    kind = "tpr_decided" if way.may_be_adopted else "tpr_exception"
    way.legal_event(kind, occurred_on=way.office.today)
    entry.finish()
    way.decided.succeed()
