"""A family with a case: how it opens, what goes on in it, and when it is ready to end."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Case, Household, close_case, open_case
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person, new_family, new_person
from warehouse.simulate.staff import assign

IN_CARE_AT_START, IN_HOME_AT_START = 3200, 620
REMOVED_LATER = 0.05


@process
def stock_of_cases(office: Office) -> Generator:
    """Families the office has already when the history begins."""
    chance = office.chance("stock")
    for _ in range(round(IN_CARE_AT_START / 1.75 * office.size)):
        office.run(_known_family(office, chance.randrange(1, 75), in_care=True))
    for _ in range(round(IN_HOME_AT_START * office.size)):
        office.run(_known_family(office, chance.randrange(1, 75), in_care=False))
    yield from ()


def _known_family(office: Office, day: int, in_care: bool) -> Generator:
    yield office.in_days(day)
    household = Household(new_family(office))
    office.households.append(household)
    if in_care:
        children = [one for one in household.people if one.role == "child"]
        yield office.begin("remove_children", household, children)
    else:
        yield office.begin("open_in_home", household, None)


@process
def open_in_home(office: Office, household: Household, looked_into: Case | None) -> Generator:
    """Services begin while the children stay at home."""
    if household.case is not None and household.case.is_ongoing:
        return
    case = open_case(office, household, "in_home")
    _give_first(office, case, looked_into)
    if looked_into is not None and looked_into.plans_in_force:
        office.begin("carry_plan_over", case)
    office.begin("ongoing_case", case)
    yield from ()


@process
def remove_children(office: Office, household: Household, children: list[Person]) -> Generator:
    """The children come into care, today, in a case of their own kind."""
    before = household.case
    if before is None or before.row["program"] != "foster_care":
        case = open_case(office, household, "foster_care")
        office.out.change(case.row, court_case=True)
        _give_first(office, case, before)
        if before is not None and before.is_ongoing:
            close_case(before, "other")
            household.case = case
        if before is not None:
            office.run(_to_ongoing_unit(office, case))
    else:
        case = before
    for child in children:
        if child.removal is None and child.age(office.today) < 18:
            yield office.begin("removal", case, child)
            office.begin("youth_plans", case, child)
    office.begin("ongoing_case", case)


def _give_first(office: Office, case: Case, before: Case | None) -> None:
    """The worker who knows the family, where there is one, else the unit's choice."""
    worker = before.work.worker if before is not None else None
    in_care = case.row["program"] == "foster_care"
    if worker is not None and in_care:
        case.work.give_to(worker)
    else:
        delay = office.chance("cases").weighted({0: 70, 1: 15, 3: 10, 7: 5})
        assign(case.work, case.work.unit, delay)


def _to_ongoing_unit(office: Office, case: Case) -> Generator:
    """After some weeks the case passes from the investigator to an ongoing unit."""
    yield office.in_workdays(5 + office.chance("cases").days(12))
    unit = office.unit_for("foster_care")
    worker = unit.least_loaded()
    if worker is not None and not case.is_closed:
        case.work.give_to(worker)


@process
def ongoing_case(office: Office, case: Case) -> Generator:
    """Starts what goes on in a case; once, however often it is called."""
    if case.has_begun:
        return
    case.has_begun = True
    office.begin("case_plans", case)
    office.begin("monthly_visits", case)
    office.begin("strengths_and_needs", case)
    office.begin("service_needs", case)
    office.begin("outside_life", case)
    office.run(_changes(office, case))
    office.run(_barriers(office, case))
    if case.row["program"] == "in_home":
        office.run(_may_be_removed(office, case))
        yield office.in_days(15 + office.chance("cases").days(150, 1.0, most=1000))
    else:
        yield from _until_home(office, case)
    if not case.is_closed:
        office.begin("case_closure", case)


def _until_home(office: Office, case: Case) -> Generator:
    """All children have left care, and the family was seen on for some weeks."""
    while True:
        while case.in_care:
            yield case.in_care[0].ended
        yield office.in_days(10 + office.chance("cases").days(25))
        if not case.in_care:
            return


def _may_be_removed(office: Office, case: Case) -> Generator:
    chance = office.chance("cases")
    if not chance.flip(REMOVED_LATER):
        return
    yield office.in_days(10 + chance.days(70, 0.8))
    while case.undecided_reports or case.is_looked_into:
        yield office.in_days(5)
    if not case.is_closed and not case.is_closing and case.children:
        yield office.begin("remove_children", case.household, case.children)


def _changes(office: Office, case: Case) -> Generator:
    """People move in and out, babies are born; then safety is looked at again."""
    chance = office.chance("changes")
    while True:
        yield office.in_days(30 + chance.days(400, 0.8))
        if case.is_closed or case.is_closing:
            return
        if chance.flip(0.3) and case.people("mother"):
            baby = new_person(office, "child", 0)
            case.household.people.append(baby)
            case.add_member(baby)
            office.begin("visits_again", case)
            trigger = "new_member"
        else:
            adult = new_person(office, "other", 20 + chance.random() * 30)
            case.household.people.append(adult)
            case.add_member(adult)
            trigger = "new_member"
        if chance.flip(0.8) and case.children:
            yield office.in_days(1 + chance.days(4))
            if not case.is_closed:
                office.begin("safety_assessment", case, "change", trigger)


def _barriers(office: Office, case: Case) -> Generator:
    """A ride, the language, custody, whereabouts: it is on record while it lasts."""
    chance = office.chance("barriers")
    if not chance.flip(0.25) or not case.parents:
        return
    yield office.in_days(chance.days(60, 0.9))
    while not case.is_closed:
        kind = chance.weighted({"ride": 50, "language": 20, "custody": 20, "whereabouts": 10})
        row = case.bar(chance.one_of(case.parents), kind)
        yield office.in_days(7 + chance.days(40, 0.8))
        if case.is_closed:
            return
        case.lift(row)
        yield office.in_days(60 + chance.days(200))
