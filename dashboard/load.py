"""A worker's load with one more case, and the published standards that apply to it then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Load:
    """What somebody holds; hours are a standard over the next two weeks, None where unknown."""

    open_items: float
    investigations: float
    families: float
    children_in_care: float
    hearings_ahead: float
    visits_left: float
    hours_booked: float
    hours_ahead: float | None

    @property
    def booked_share(self) -> float | None:
        return self.hours_booked / self.hours_ahead if self.hours_ahead else None


@dataclass(frozen=True)
class NewCase:
    """What a case of a program brings in its first days, on average."""

    program: str
    open_items: float
    investigations: float
    families: float
    children_in_care: float
    hearings: float
    visits: float
    hours: float


@dataclass(frozen=True)
class Standard:
    """`also_holds` is "nothing", what else must be held for it to apply, or empty for whatever."""

    standard: str
    counts: str
    also_holds: str
    limit_from: int
    limit_to: int


@dataclass(frozen=True)
class Position:
    standard: Standard
    held: float

    @property
    def is_above(self) -> bool:
        return self.held > self.standard.limit_to


def with_new_case(load: Load, case: NewCase) -> Load:
    """An estimate: the case may bring more or less, and no time comes with it."""
    return replace(
        load,
        open_items=load.open_items + case.open_items,
        investigations=load.investigations + case.investigations,
        families=load.families + case.families,
        children_in_care=load.children_in_care + case.children_in_care,
        hearings_ahead=load.hearings_ahead + case.hearings,
        visits_left=load.visits_left + case.visits,
        hours_booked=load.hours_booked + case.hours,
    )


def positions(load: Load, standards: Iterable[Standard]) -> list[Position]:
    """Those of a caseworker: a standard that counts what is not held says nothing."""
    held = {
        "investigations": load.investigations,
        "families": load.families,
        "children_in_care": load.children_in_care,
    }
    return [
        Position(standard, held[standard.counts])
        for standard in standards
        if held.get(standard.counts, 0) > 0 and _applies(standard, held)
    ]


def _applies(standard: Standard, held: dict[str, float]) -> bool:
    if not standard.also_holds:
        return True
    other = "families" if standard.counts == "investigations" else "investigations"
    return standard.also_holds == (other if held[other] > 0 else "nothing")
