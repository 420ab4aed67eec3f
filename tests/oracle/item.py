"""An item, what is true of it, and what happened to its steps."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from tests.oracle.records import Row, day


@dataclass
class Happening:
    """What is on record about one step of one item, for one `ref` where the step repeats."""

    step: str
    ref: str = ""
    asked: date | None = None
    times_asked: int = 0
    last_asked: date | None = None
    first_planned: date | None = None
    planned: date | None = None
    planned_on: date | None = None
    times_moved: int = 0
    tried: date | None = None
    started: date | None = None
    done: datetime | None = None
    undone_since: date | None = None
    cancelled: date | None = None
    holder_id: str | None = None
    recorded: date | None = None
    known_from: date | None = None
    contacts: list[Row] = field(default_factory=list)

    def asked_once(self, asked: date | None, times: int | None, last: date | None) -> "Happening":
        """A request: its first day, how often, its last day."""
        if asked:
            self.asked, self.times_asked, self.last_asked = asked, times or 1, last or asked
        return self

    def plan(self, planned: date | None, planned_on: date | None, row: Row) -> "Happening":
        """A plan; one without a day of its own was made when the row was entered."""
        if planned:
            self.first_planned = self.planned = planned
            self.planned_on = planned_on or day(row["recorded_at"])
        return self


@dataclass
class Truth:
    """A fact of an item, from a day (empty: always) until before another (empty: still)."""

    name: str
    since: date | None = None
    until: date | None = None

    def holds(self, at: date) -> bool:
        return (self.since or at) <= at and (self.until is None or at < self.until)


@dataclass
class Item:
    """One piece of casework that somebody has to finish."""

    item_id: str
    kind: str
    opened: date
    track: str | None = None
    title: str = ""
    case_id: str | None = None
    person_id: str | None = None
    intake_id: str | None = None
    subject: tuple[str, str | None] = ("case", None)
    office_id: str | None = None
    unit_id: str | None = None
    chain_id: str = ""
    ended: date | None = None
    ended_as: str | None = None
    due_anchor: date | None = None
    due_policy: str | None = None
    due: date | None = None
    facts: list[Truth] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    source: tuple[str, str] = ("", "")
    ended_by_steps: bool = False
    chain_opened: date | None = None
    chain_count: int = 1

    def end(self, ended: date | None, ended_as: str) -> None:
        """The first of the ends that are said stands; on one day, being done."""
        first = ended and (self.ended is None or ended < self.ended)
        if first or (ended and ended == self.ended and ended_as == "done"):
            self.ended, self.ended_as = ended, ended_as

    def fact(self, name: str, holds: object = True) -> None:
        if holds:
            self.facts.append(Truth(name))


def moment(value: date | datetime | None) -> datetime | None:
    """A moment; a date is its midnight."""
    if value is None or isinstance(value, datetime):
        return value
    return datetime.combine(value, time())
