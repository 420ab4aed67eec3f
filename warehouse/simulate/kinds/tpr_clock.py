"""Fifteen of the last months in care: somebody has to decide on parental rights."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.hearings import LONGEST_TO_ENTRY, entered_care
from warehouse.simulate.kinds.permanency import Way
from warehouse.simulate.tied import run_in_care

FIFTEEN_MONTHS = 456
NOT_COUNTED = frozenset(("trial_home", "runaway"))


@process
def tpr_clock(office: object, way: Way) -> Generator:
    """Starts the clock of one child."""
    run_in_care(way.office, way.stay, _run_down(way))
    yield from ()


def _run_down(way: Way) -> Generator:
    """The clock stands still while the child is home on trial or has run away."""
    office, stay = way.office, way.stay
    yield office.at(stay.removed + LONGEST_TO_ENTRY + 20, 0.1)
    while (left := FIFTEEN_MONTHS - counted_days(way)) > 0:
        yield office.in_days(left, 0.1)
    ask_to_decide(way)


def counted_days(way: Way) -> int:
    """Days in care up to today (not included) that count."""
    stay, today = way.stay, way.office.today
    entered = entered_care(stay)
    ends = [day for day, _ in stay.moves[1:]] + [today]
    return sum(
        max(0, end - max(start, entered))
        for (start, setting), end in zip(stay.moves, ends, strict=True)
        if setting not in NOT_COUNTED
    )


def ask_to_decide(way: Way) -> None:
    """From today the decision is the supervisor's, if it was not before."""
    if "to_decide" in way.item.facts:
        return
    way.item.facts.add("to_decide")
    way.item.to_come.add("tpr_decided")
    run_in_care(way.office, way.stay, _decide(way))


def _decide(way: Way) -> Generator:
    """File, or record why not; then the law is satisfied either way."""
    entry = way.entry(way.item.work.supervisor, "tpr_decided")
    yield way.office.in_workdays(way.chance.days(18))
    yield way.item.work.supervisor.serve(entry)
    kind = "tpr_decided" if way.may_be_adopted else "tpr_exception"
    way.legal_event(kind, occurred_on=way.office.today)
    entry.finish()
    way.decided.succeed()
