"""Hours needed and available under any assumptions; under the mart's own, the mart's numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DAYS_OF_MONTH = 30.4375


@dataclass(frozen=True)
class Work:
    """One kind of work of a place; hours are a standard, None where not every step is known."""

    kind: str
    arrivals_month: int
    open_items: int
    hours_each: float | None
    monthly_hours_each: float | None


@dataclass(frozen=True)
class Staff:
    """Full posts of caseworkers who may carry cases; None where the source does not say."""

    trained_fte: float | None
    leave_fte: float | None
    weekly_hours: float
    productive_share: float


@dataclass(frozen=True)
class Capacity:
    """Hours a week, and the share of those needed that is not there."""

    needed: float | None
    available: float | None
    gap: float | None


def capacity(work: Iterable[Work], staff: Staff) -> Capacity:
    hours = [hours_needed(kind) for kind in work]
    known = [each for each in hours if each is not None]
    needed = sum(known) if len(known) == len(hours) else None
    available = hours_available(staff)
    return Capacity(needed, available, gap(needed, available))


def hours_needed(work: Work) -> float | None:
    """The backlog stands apart: it is worked off once."""
    if work.hours_each is None or work.monthly_hours_each is None:
        return None
    month = work.arrivals_month * work.hours_each + work.open_items * work.monthly_hours_each
    return month * 7 / DAYS_OF_MONTH


def hours_available(staff: Staff) -> float | None:
    if staff.trained_fte is None:
        return None
    present = staff.trained_fte - (staff.leave_fte or 0)
    return present * staff.weekly_hours * staff.productive_share


def gap(needed: float | None, available: float | None) -> float | None:
    """Several weeks or places: give it the sums, never the mean of their gaps."""
    return 1 - available / needed if needed and available is not None else None


def months_of_work(queue_open: int, finished: int, months: int, shown_from: int) -> float | None:
    """None while too few are finished to say."""
    return queue_open * months / finished if finished >= shown_from else None


def a_month(hours_a_week: float) -> float:
    return hours_a_week * DAYS_OF_MONTH / 7
