"""Where each dated fact of a case lies on its timeline, and which labels have room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

MONTHS_BACK, MONTHS_AHEAD, SHORTEST = 9, 5, 3
TRACK = 1080
PER_LETTER = 6.4
GAP = 10
FULL = 12
NEAR = 2.0
ORDER = {"missing": 0, "planned": 1, "past": 2}


@dataclass(frozen=True)
class Fact:
    on: date
    until: date | None
    lane: str
    label: str
    state: str
    is_wait: bool = False
    n: int = 1
    several: str = ""

    @property
    def is_point(self) -> bool:
        return self.until is None or self.until <= self.on

    @property
    def words(self) -> str:
        if self.several:
            return f"{self.n} {self.several}"
        return f"{self.label} ({self.n})" if self.n > 1 else self.label


@dataclass(frozen=True)
class Drawn:
    """Positions in percent of the track; `room` is above, below or none for the label."""

    fact: Fact
    at: float
    length: float
    room: str
    align: str


@dataclass(frozen=True)
class Timeline:
    months: tuple[tuple[float, str], ...]
    today: float
    lanes: tuple[tuple[str, tuple[Drawn, ...]], ...]
    earlier: int


def timeline(facts: Sequence[Fact], today: date, lanes: Mapping[str, str]) -> Timeline:
    """Up to nine months back and five ahead; what lies before is only counted.

    `lanes` says what several marks of a lane are called together: `visits`.
    """
    first = min([fact.on for fact in facts] + [_month(today, -SHORTEST)])
    start = max(_month(today, -MONTHS_BACK), _month(first, 0))
    whole_story, facts = len(facts), _together(facts)
    last = max([fact.until or fact.on for fact in facts if fact.on >= start] + [today])
    end = _month(min(last, _month(today, MONTHS_AHEAD)), 1)
    end = max(end, _month(today, 2))
    shown = [f for f in facts if (f.until or f.on) >= start and f.on < end]
    whole = (end - start).days

    def at(on: date) -> float:
        return round(100 * min(max((on - start).days, 0), whole) / whole, 2)

    return Timeline(
        months=tuple((at(on), _name(on, start)) for on in _months(start, end)),
        today=at(today),
        lanes=tuple(
            (
                lane,
                _placed(_apart([f for f in shown if f.lane == lane], at, several), at, at(today)),
            )
            for lane, several in lanes.items()
        ),
        earlier=whole_story - sum(fact.n for fact in shown),
    )


def _together(facts: Sequence[Fact]) -> list[Fact]:
    """The same thing on the same day is one mark that says how many."""
    found: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        same = (fact.on, fact.until, fact.lane, fact.label, fact.state, fact.is_wait)
        held = found.get(same)
        found[same] = replace(fact, n=held.n + 1) if held else fact
    return list(found.values())


def _apart(facts: list[Fact], at: Callable[[date], float], several: str) -> list[Fact]:
    """What happened so close together that marks would cover one another is one mark."""
    merged: list[Fact] = []
    for fact in sorted(filter(_may_merge, facts), key=lambda fact: fact.on):
        if merged and at(fact.on) - at(merged[-1].on) < NEAR:
            held = merged[-1]
            merged[-1] = replace(held, n=held.n + fact.n, several=several)
        else:
            merged.append(fact)
    return merged + [fact for fact in facts if not _may_merge(fact)]


def _may_merge(fact: Fact) -> bool:
    return fact.state == "past" and fact.is_point and not fact.is_wait


def _placed(facts: list[Fact], at: Callable[[date], float], today: float) -> tuple[Drawn, ...]:
    """Labels go above where there is room, else below, else only into the table.

    What is missing or ahead is labelled first, then what is many; a full lane labels no one.
    A label of what happened does not cross the line of today.
    """
    taken: dict[str, list[tuple[float, float]]] = {"above": [], "below": []}
    drawn = []
    for fact in sorted(facts, key=lambda fact: (ORDER[fact.state], -fact.n, fact.on, fact.label)):
        left = at(fact.on)
        length = round(at(fact.until) - left, 2) if fact.until and fact.until > fact.on else 0.0
        wide = 100 * (len(fact.words) * PER_LETTER + GAP) / TRACK
        ends = today if fact.state == "past" and left < today else 100
        align = "left" if left + wide < ends or wide > left else "right"
        begins = left - 0.6 if align == "left" else left - wide
        silent = fact.state == "past" and fact.n == 1 and len(facts) > FULL
        room = "none" if silent else _room(taken, begins, begins + wide)
        drawn.append(Drawn(fact, left, length, room, align))
    return tuple(sorted(drawn, key=lambda each: each.at))


def _room(taken: dict[str, list[tuple[float, float]]], begins: float, ends: float) -> str:
    for where, labels in taken.items():
        if all(ends <= left or begins >= right for left, right in labels):
            labels.append((begins, ends))
            return where
    return "none"


def _month(on: date, more: int) -> date:
    """The first of the month `more` months away."""
    months = on.year * 12 + on.month - 1 + more
    return date(months // 12, months % 12 + 1, 1)


def _months(start: date, end: date) -> list[date]:
    found = [start]
    while (after := _month(found[-1], 1)) < end:
        found.append(after)
    return found


def _name(on: date, start: date) -> str:
    return f"{on:%b %Y}" if on == start or on.month == 1 else f"{on:%b}"
