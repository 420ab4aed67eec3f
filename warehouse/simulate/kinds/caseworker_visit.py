"""One visit a month to each child in care, and to everybody in an ongoing case."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from warehouse.simulate import contacts
from warehouse.simulate.cases import Case
from warehouse.simulate.clock import MINUTES, month_name, next_month
from warehouse.simulate.contacts import Presence, Watch
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row

STEPS = (Step("planned", usual=7), Step("documented", usual=5))
TO_A_CHILD = Kind(
    "caseworker_visit",
    quiet=14,
    headline=False,
    steps=(
        STEPS[0],
        Step("seen_in_person", usual=14, protective=True, appointment=True),
        STEPS[1],
    ),
)
TO_A_PARENT = Kind(
    "caseworker_visit",
    quiet=14,
    headline=False,
    steps=(STEPS[0], Step("seen_in_person", usual=14, appointment=True), STEPS[1]),
)
PURPOSES = ("caseworker_visit", "parent_visit")
NOT_YET, PARENTS_SEEN, PARENTS_AGAIN = 10**7, 0.5, 0.15


class VisitMonth(Watch):
    """The visit one person is due in one month, and what is on record about it."""

    def __init__(self, case: Case, person: Person, opened: int) -> None:
        self.month = month_name(opened)
        kind = TO_A_CHILD if person.role == "child" else TO_A_PARENT
        key = f"{person.id}/{self.month}"
        item = Item(case.office, kind, key, case.work, opened, case, person)
        self.case = case
        self.free = opened
        self.plans: dict[str, int] = {}
        self.visits: list[Row] = []
        self.seen = item.held_by(case.work, "seen_in_person", since=NOT_YET)
        super().__init__(self.seen, person, self._is_about)

    def begin(self, day: int) -> None:
        """From the day somebody is responsible there is something to do."""
        self.free = max(day, self.item.opened)
        self._settle_plan()

    def _is_about(self, contact: Row) -> bool:
        moment = contact.get("occurred_at")
        day = contact.get("planned_for") if moment is None else moment // MINUTES
        if day is None or contact.get("purpose") not in PURPOSES:
            return False
        return month_name(day) == self.month

    def _follow(self, contact: Row, is_new: bool) -> None:
        super()._follow(contact, is_new)
        planned_on = contact.get("planned_on")
        if contact.get("cancelled_on") is not None:
            self.plans.pop(contact["contact_id"], None)
        elif planned_on is not None:
            self.plans[contact["contact_id"]] = planned_on
        self._settle_plan()

    def _settle_plan(self) -> None:
        """Planned while a plan stands; when it is cancelled, to be planned again."""
        if not self.seen.is_open or self.case.work.first_held is None:
            return
        planned = self.item.entry("planned")
        if not self.plans:
            self.seen.since = NOT_YET
            if planned is None:
                self.item.held_by(self.case.work, "planned", since=self.free)
        else:
            self.seen.since = max(self.item.opened, min(self.plans.values()))
            if planned is not None:
                planned.drop()

    def came_about(self, day: int) -> None:
        """Seen, perhaps again; the month is done when one of the visits is written up."""
        if self.person.met is not None:
            self.visits.append(self.person.met)
        if self.seen.is_open:
            super().came_about(day)
            planned = self.item.entry("planned")
            if planned is not None:
                planned.drop()
            self.item.held_by(self.case.work, "documented", since=day)
        self.look_for_writing()

    def look_for_writing(self) -> None:
        if any(visit.get("documented_at") is not None for visit in self.visits):
            self.person.visited_month = max(self.person.visited_month, self.month)
            self.item.end()

    def month_is_over(self) -> None:
        if self.seen.is_open:
            self.item.end()


@process
def monthly_visits(office: Office, case: Case) -> Generator:
    """Month by month, as long as the case is open."""
    while not case.is_closed:
        _begin_month(office, case)
        yield office.at(next_month(office.today), 0.05)


@process
def visits_again(office: Office, case: Case) -> Generator:
    """Somebody joined the family: due this month too."""
    _begin_month(office, case)
    yield from ()


def _begin_month(office: Office, case: Case) -> None:
    month = month_name(office.today)
    due = []
    for person in [*case.children, *case.parents]:
        last = person.visit
        if last is not None and last.month != month:
            last.month_is_over()
        elif last is not None and last.item.is_open:
            continue
        if person.visited_month != month:
            opened = _opened(office, person, month)
            person.visit = VisitMonth(case, person, opened)
            due.append(person)
    for group in _homes(due):
        office.run(_visits(office, case, group, month))


def _opened(office: Office, person: Person, month: str) -> int:
    """The first day of the month it was due, in whatever case."""
    if person.visit_opened is None or person.visit_opened[0] != month:
        person.visit_opened = (month, office.today)
    return person.visit_opened[1]


def _homes(people: Sequence[Person]) -> list[list[Person]]:
    """Who is visited together: those at home, relatives' homes, others alone."""
    groups: dict[str, list[Person]] = {}
    for person in people:
        stay = person.removal
        home = "home" if stay is None else stay.setting
        together = home in ("home", "kin")
        groups.setdefault(home if together else person.id, []).append(person)
    return list(groups.values())


def _visits(office: Office, case: Case, people: list[Person], month: str) -> Generator:
    """One household in one month: planned or not, made, tried again, written up."""
    chance = office.chance("visits")
    for person in people:
        if person.visit is not None:
            office.run(_begin_when_held(office, case, person.visit))
    yield from case.work.until_held()
    last = next_month(office.today) - 1
    likely = 0.97 if any(person.role == "child" for person in people) else PARENTS_SEEN
    left = last - office.today
    if not chance.flip(likely) or left < 1:
        return
    target = office.today + 1 + int(chance.random() ** 4.2 * left)
    while people and office.today <= last and not case.is_closed:
        planned = None
        if chance.flip(0.6):
            ahead = min(target - office.today, 1 + chance.days(5))
            yield office.at(target - ahead, 9)
            if not _still_due(case, month, office):
                return
            planned = contacts.plan(office, target, _about(case, people), people)
            if chance.flip(0.07) and target < last:
                yield office.at(target - ahead // 2, 12)
                contacts.cancel(office, planned[0], people)
                planned = None
                target = min(last, target + 1 + chance.days(3))
                if target <= office.today:
                    return
        yield office.at(max(target, office.today))
        yield from case.work.until_held()
        if not _still_due(case, month, office):
            return
        people = _visit(office, case, people, planned)
        target = office.today + 1 + chance.days(3)
        if target > last:
            return


def _still_due(case: Case, month: str, office: Office) -> bool:
    return not case.is_closed and month_name(office.today) == month


def _begin_when_held(office: Office, case: Case, visit: VisitMonth) -> Generator:
    yield from case.work.until_held()
    visit.begin(office.today)


def _about(case: Case, people: Sequence[Person]) -> dict:
    children = any(person.role == "child" for person in people)
    return {"case_id": case.id, "purpose": PURPOSES[0] if children else PURPOSES[1]}


def _visit(
    office: Office,
    case: Case,
    people: list[Person],
    planned: tuple[Row, list[Row]] | None,
) -> list[Person]:
    """Go there; returns whom one did not meet."""
    chance = office.chance("visits")
    somebody = chance.flip(0.95)
    present = [
        Presence(
            person,
            somebody and not person.missing and chance.flip(0.95),
            person.role == "child" and chance.flip(0.72),
        )
        for person in people
    ]
    values = _about(case, people) | {
        "in_residence": chance.flip(0.8),
        "safety_discussed": chance.flip(0.9),
        "plan_discussed": chance.flip(0.75),
    }
    later = not chance.flip(0.83)
    if later:
        values["documented_at"] = None
    if planned is None and office.flaws.is_lost():
        office.flaws.garbled(values, "unreadable time: the visit does not count")
        return people
    row = contacts.enter(office, case.work, values, present, planned)
    if later and any(one.there for one in present):
        visits = [one.person.visit for one in present if one.there and one.person.visit]
        office.run(_write_up(office, row, visits))
    missed = [one.person for one in present if not one.there]
    children = any(person.role == "child" for person in missed)
    return missed if children or chance.flip(PARENTS_AGAIN) else []


def _write_up(office: Office, row: Row, visits: Sequence[VisitMonth]) -> Generator:
    lag = office.chance("visits").weighted({1: 30, 2: 22, 3: 16, 5: 14, 8: 10, 15: 8})
    yield office.in_workdays(lag)
    office.out.change(row, documented_at=office.now)
    for visit in visits:
        visit.look_for_writing()
        for other in list(visit.person.watches):
            if isinstance(other, VisitMonth):
                other.look_for_writing()
