"""What a queue would do with more slots: the arithmetic of the bottlenecks mart, asked again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

ONE_PLACE = Decimal("0.1")


@dataclass(frozen=True)
class Queue:
    """A limited resource as the mart has it: counts of the trailing weeks, not weekly rates."""

    as_of: dt.date
    waiting: int
    arrivals: int
    completions: int
    weeks: int
    shown_from: int = 20


@dataclass(frozen=True)
class Facing:
    """One hearing ahead of one piece of work in the queue; `planned` is its own start, if any."""

    hearing: str
    hearing_date: dt.date
    position: int
    planned: dt.date | None = None


@dataclass(frozen=True)
class Answer:
    """What to expect; None where there are too few completions to say."""

    completions_per_week: Decimal | None
    weeks_to_clear: Decimal | None
    is_growing: bool | None
    hearings_before_start: int | None
    hearings_saved: int | None


def what_if(queue: Queue, facing: Iterable[Facing], slots_a_week: int) -> Answer:
    """The queue with `slots_a_week` more completions a week; 0 gives the mart's own numbers."""
    if slots_a_week < 0:
        raise ValueError(f"Slots are added, not taken away: {slots_a_week}")
    faced = tuple(facing)
    more = replace(queue, completions=queue.completions + slots_a_week * queue.weeks)
    if queue.completions < queue.shown_from:
        return Answer(None, None, _is_growing(queue), None, None)
    missed = _come_first(more, faced)
    return Answer(
        completions_per_week=_rounded(more.completions, more.weeks),
        weeks_to_clear=_rounded(more.waiting * more.weeks, more.completions),
        is_growing=_is_growing(more),
        hearings_before_start=missed,
        hearings_saved=_come_first(queue, faced) - missed,
    )


def expected_start(queue: Queue, position: int, planned: dt.date | None = None) -> dt.date:
    """The planned day if it is still ahead, else the place in the queue over completions."""
    if planned is not None and planned >= queue.as_of:
        return planned
    days = -(-position * queue.weeks * 7 // queue.completions)
    return queue.as_of + dt.timedelta(days=days)


def _come_first(queue: Queue, facing: tuple[Facing, ...]) -> int:
    return len(
        {
            one.hearing
            for one in facing
            if one.hearing_date < expected_start(queue, one.position, one.planned)
        }
    )


def _is_growing(queue: Queue) -> bool | None:
    if max(queue.arrivals, queue.completions) < queue.shown_from:
        return None
    return queue.waiting > 0 and queue.arrivals >= queue.completions


def _rounded(number: int, by: int) -> Decimal:
    """One place, halves away from zero, as the mart rounds."""
    return (Decimal(number) / by).quantize(ONE_PLACE, ROUND_HALF_UP)
