"""A child in care moves to the goal: home, adoption or guardianship."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Event

from warehouse.simulate.actors import Actor
from warehouse.simulate.cases import Removal
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.removal import end_care, may_leave
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import run, run_in_care

KIND = Kind(
    "permanency",
    quiet=14,
    steps=(
        Step("conditions_met", usual=180),
        Step("reunification_safety", usual=10, protective=True),
        Step("return_order", usual=30),
        Step("trial_visit", usual=60),
        Step("custody_returned", usual=14, closing=True),
        Step("tpr_decided", usual=30),
        Step("petition", usual=30),
        Step("parents_served", usual=30),
        Step("tpr_order", usual=60),
        Step("appeal_over", usual=45),
        Step("family_matched", usual=90),
        Step("home_study", usual=60),
        Step("kin_licensed", usual=60),
        Step("subsidy_agreed", usual=30),
        Step("finalised", usual=45, closing=True),
        Step("order", usual=45, closing=True),
    ),
)
HOMEWARD = frozenset("conditions_met reunification_safety return_order trial_visit".split())
TO_ADOPT = frozenset(
    "petition parents_served tpr_order appeal_over family_matched home_study subsidy_agreed".split()
)
TO_GUARDIAN = frozenset(("kin_licensed", "subsidy_agreed"))
TOGETHER = 0.75
PATHS = {"short": 15, "reunify": 31, "adopt": 40, "guardian": 20}


class Way:
    """One child's way out of care, and what is on record about it.

    `free` is the first day somebody was responsible. `decided` happens when it was
    decided whether to end parental rights. `goal` is the goal on record.
    """

    def __init__(self, office: Office, stay: Removal, item: Item) -> None:
        self.office = office
        self.stay = stay
        self.item = item
        self.chance = office.chance("permanency")
        self.goal = "reunify"
        self.may_be_adopted = False
        self.free = office.today
        self.decided: Event = office.env.event()

    def entry(self, actor: Actor, step: str, since: int | None = None) -> Entry:
        return self.item.held_by(actor, step, since=since)

    def dates(self, actor: Actor, step: str, since: int | None = None) -> StepDates:
        entry = self.entry(actor, step, since)
        return StepDates(entry, ("removal", self.stay.id), self.stay.child)

    def legal_event(self, kind: str, **values: object) -> Row:
        known = {
            "case_id": self.stay.case.id,
            "person_id": self.stay.child.id,
            "kind": kind,
            "party_id": self.stay.court.key,
        }
        return self.office.out.row("legal_events", {**known, **values})

    def say(self, row: Row, **values: object) -> None:
        self.office.out.change(row, **values)

    def run(self, steps: Generator) -> None:
        run(self.office, self.item, steps)

    def set_goal(self, plan: Row, goal: str) -> None:
        """The goal goes on record; what only the old goal needed is over."""
        today = self.office.today
        first_target = today + 60 + self.chance.days(200, 0.5)
        values = {
            "plan_id": plan["case_plan_id"],
            "person_id": self.stay.child.id,
            "permanency_goal": goal,
            "concurrent_goal": "guardian" if goal == "reunify" else None,
            "set_on": today,
            "first_target_date": first_target,
            "target_date": first_target,
        }
        self.office.out.row("plan_goals", values)
        if goal == self.goal:
            return
        self.goal = goal
        for entry in [e for e in self.item.entries.values() if e.step.name in HOMEWARD]:
            entry.drop()
        self.item.to_come -= HOMEWARD
        if goal == "appla":
            self.item.facts.add("only_time")

    def leave(self, reason: str, why: str) -> None:
        """Care ends, mostly also for brothers and sisters on the same way home."""
        end_care(self.office, self.stay, reason, why)
        if reason != "reunified":
            return
        for other in self.stay.case.in_care:
            alike = other.path == self.stay.path and may_leave(self.office, other)
            if alike and self.chance.flip(TOGETHER):
                end_care(self.office, other, reason, why)


@process
def permanency(office: Office, stay: Removal) -> Generator:
    """From removal until care ends."""
    case, child = stay.case, stay.child
    item = Item(office, KIND, stay.id, case.work, office.today, case, child)
    item.to_come = set(HOMEWARD)
    stay.items.append(item)
    way = Way(office, stay, item)
    path = stay.path = _path(way)
    way.may_be_adopted = path == "adopt"
    yield from case.work.until_held()
    if not item.is_open:
        return
    way.free = office.today
    run_in_care(office, stay, _record_goal(way, path))
    office.begin("tpr_clock", way)
    office.begin("way_home", way, path)


def _path(way: Way) -> str:
    """How this stay will end, which nobody in the office knows yet.

    Brothers and sisters mostly leave care the same way.
    """
    together = [one for one in way.stay.case.in_care if one.path in PATHS]
    is_older = way.stay.child.age(way.office.today) >= 13
    if together and not is_older and way.chance.flip(TOGETHER):
        return together[0].path
    weights = dict(PATHS)
    if is_older:
        weights |= {"adopt": 14, "appla": 9}
    return way.chance.weighted(weights)


def _record_goal(way: Way, path: str) -> Generator:
    """The goal of the first plan is return home; some change it a year on."""
    yield from _first_plan(way)
    way.set_goal(way.stay.case.plans[-1], "reunify")
    if path in ("short", "reunify"):
        return
    if path == "adopt" and way.chance.flip(0.3):
        yield way.decided
    else:
        wait = 120 if path == "guardian" else 110
        yield way.office.in_days(wait + way.chance.days(70, 0.6))
    way.set_goal(way.stay.case.plans[-1], path)
    if path == "adopt":
        way.office.begin("way_to_adoption", way)
    elif path == "guardian":
        way.office.begin("way_to_guardianship", way)


def _first_plan(way: Way) -> Generator:
    while not way.stay.case.plans:
        yield way.office.in_days(7)
