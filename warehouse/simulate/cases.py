"""Cases, who is in them, what bars the way, and removals from home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpy import Event, Process

from warehouse.simulate.actors import Court, Family
from warehouse.simulate.items import Item
from warehouse.simulate.people import Person
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work

if TYPE_CHECKING:
    from warehouse.simulate.office import Office
    from warehouse.simulate.services import Service


@dataclass(eq=False)
class Member:
    person: Person
    role: str
    starts: int
    row: Row
    ends: int | None = None


@dataclass(eq=False)
class Removal:
    """A child's stay in care. `ended` happens when care ends; `over` is that day.

    `need`: the search for a home, while there is one. `found`: the day of the first
    finding. `items` are cancelled when care ends. `moves`: first day and setting of
    each placement.
    """

    row: Row
    case: Case
    child: Person
    removed: int
    ended: Event
    setting: str = "foster"
    court: Court = field(init=False)
    over: int | None = None
    path: str = ""
    placement: Row = field(init=False)
    need: Item | None = None
    found: int | None = None
    items: list[Item] = field(default_factory=list)
    moves: list[tuple[int, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.row["removal_id"]


@dataclass(eq=False)
class Need:
    row: Row
    person: Person
    resolved: bool = False
    handed_over: bool = False


@dataclass(eq=False)
class Closing:
    """The services that ran on the day the closing of a case was started, that whole day.

    `parts` are what the approval waits for, once somebody is at it.
    """

    item: Item
    services: list[Service]
    parts: list[Process] = field(default_factory=list)
    has_begun: bool = False


@dataclass(eq=False)
class Household:
    """People who live together and may be reported again. `case` is the open one."""

    people: list[Person]
    case: Case | None = None


@dataclass(eq=False)
class Case:
    """A family the agency works with.

    Program `cps` while a report is looked into; when services go on, a new case of
    program `in_home` or `foster_care` opens and is `ongoing`.
    """

    office: Office
    household: Household
    row: Row
    work: Work
    family: Family
    members: list[Member] = field(default_factory=list)
    items: dict[str, Item] = field(default_factory=dict)
    needs: list[Need] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    running: dict[str, Service] = field(default_factory=dict)
    referrals: list[Row] = field(default_factory=list)
    open_services: dict[str, Item] = field(default_factory=dict)
    undecided_reports: set[str] = field(default_factory=set)
    plans: list[Row] = field(default_factory=list)
    plans_in_force: int = 0
    safety_approved: int | None = None
    last_change: int | None = None
    is_ongoing: bool = False
    is_closing: bool = False
    closing: Closing | None = None
    is_closed: bool = False
    has_begun: bool = False
    closed: Event = field(init=False)

    def __post_init__(self) -> None:
        self.closed = self.office.env.event()

    @property
    def id(self) -> str:
        return self.row["case_id"]

    @property
    def children(self) -> list[Person]:
        return self.people("child")

    @property
    def parents(self) -> list[Person]:
        return self.people("mother", "father")

    @property
    def is_looked_into(self) -> bool:
        return any(item.kind.name == "investigation" for item in self.items.values())

    @property
    def in_care(self) -> list[Removal]:
        return [removal for removal in self.removals if removal.over is None]

    def people(self, *roles: str) -> list[Person]:
        return [m.person for m in self.members if m.ends is None and m.role in roles]

    def add_member(self, person: Person) -> Member:
        today = self.office.today
        values = {
            "case_id": self.id,
            "person_id": person.id,
            "role": person.role,
            "starts_on": today,
        }
        row = self.office.out.row("case_members", values)
        member = Member(person, person.role, today, row)
        self.members.append(member)
        self.last_change = today
        return member

    def end_member(self, member: Member) -> None:
        member.ends = self.last_change = self.office.today
        self.office.out.change(member.row, ends_on=member.ends)

    def bar(self, person: Person, kind: str) -> Row:
        """Something keeps the family from acting; returns the row to lift it with."""
        values = {
            "case_id": self.id,
            "person_id": person.id,
            "kind": kind,
            "starts_on": self.office.today,
        }
        row = self.office.out.row("barriers", values)
        self.family.bar(self._family_entries(), 1)
        return row

    def lift(self, row: Row) -> None:
        self.office.out.change(row, ends_on=self.office.today)
        self.family.bar(self._family_entries(), -1)

    def _family_entries(self) -> list:
        return [
            entry
            for item in self.items.values()
            for entry in item.entries.values()
            if entry.actor is self.family
        ]


FORGOTTEN = 0.12
ACCESS = {"normal": 0.955, "sensitive": 0.03, "sealed": 0.015}
LANGUAGES = {"en": 88, "es": 9, "so": 1, "vi": 1, "ar": 1}


def open_case(office: Office, household: Household, program: str) -> Case:
    """A case with everybody of the household in it."""
    chance = office.chance("cases")
    native = any(person.native for person in household.people)
    status = {"applies": 6, "inquiry_pending": 4} if native else {"does_not_apply": 9}
    unit = office.unit_for(program)
    row = office.out.row(
        "cases",
        {
            "opened_on": office.today,
            "program": program,
            "office_id": office.id,
            "unit_id": unit.id,
            "county_fips": office.county,
            "access_level": chance.weighted(ACCESS),
            "primary_language": chance.weighted(LANGUAGES),
            "icwa_status": chance.weighted({**status, "unknown": 0.6}),
            "court_case": False,
        },
    )
    work = Work(office, "case", row["case_id"], unit)
    case = Case(office, household, row, work, Family(office))
    case.is_ongoing = program != "cps"
    household.case = case
    office.cases[case.id] = case
    for person in household.people:
        case.add_member(person)
    return case


def _call_services_off(case: Case) -> None:
    """Mostly the providers are told that it is over; some referrals are forgotten."""
    office = case.office
    for row in case.referrals:
        is_over = row.get("ended_on") or row.get("declined_on")
        if not is_over and not office.chance("closing").flip(FORGOTTEN):
            office.out.change(row, ended_on=office.today, outcome="no_longer_needed")


def close_case(case: Case, reason: str) -> None:
    """From today nothing rests on this case any more; what was open is over."""
    case.office.out.change(case.row, closed_on=case.office.today, close_reason=reason)
    case.is_closed = True
    _call_services_off(case)
    for item in list(case.items.values()):
        item.end()
    case.work.stop()
    case.closed.succeed()
    case.office.flaws.remember(case.id, case.members[0].person.id)
    case.office.cases.pop(case.id, None)
    if case.household.case is case:
        case.household.case = None
