"""A home to be approved: of relatives, foster parents, here or in another state."""

from __future__ import annotations

from collections.abc import Generator

from simpy import Process

from warehouse.simulate.actors import Actor, Family
from warehouse.simulate.cases import Case
from warehouse.simulate.items import Item
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work, assign
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import while_open

KIND = Kind(
    "home_study",
    quiet=14,
    steps=(
        Step("application", usual=14),
        Step("fingerprints", usual=14),
        Step("background_checks", usual=20),
        Step("provisional_decision", usual=5),
        Step("training", usual=30),
        Step("home_visits", usual=30, appointment=True),
        Step("packet", usual=10),
        Step("study_done", usual=60),
        Step("decision", usual=10, closing=True),
        Step("decision_elsewhere", usual=10),
    ),
)


class Study:
    """What the steps of one study share. `family` is who has to apply and train."""

    def __init__(self, office: Office, row: Row, item: Item, family: Family) -> None:
        self.office = office
        self.row = row
        self.item = item
        self.family = family
        self.chance = office.chance("homes")

    def say(self, **values: object) -> None:
        self.office.out.change(self.row, **values)

    def dates(self, actor: Actor, step: str) -> StepDates:
        entry = self.item.held_by(actor, step)
        return StepDates(entry, ("home_study", self.row["home_study_id"]))

    def run(self, steps: Generator) -> Process:
        return self.office.run(while_open(self.item, steps))


def open_study(office: Office, kind: str, case: Case | None = None, **values: object) -> Study:
    """A home has been named today; the licensing unit gets the study."""
    unit = office.unit_for("licensing")
    known = {
        "kind": kind,
        "case_id": case.id if case else None,
        "office_id": office.id,
        "unit_id": unit.id,
        "identified_on": office.today,
    }
    row = office.out.row("home_studies", {**known, **values})
    key = row["home_study_id"]
    work = Work(office, "home_study", key, unit)
    item = Item(office, KIND, key, work, office.today, case)
    assign(work, unit, office.chance("homes").weighted({0: 8, 2: 2}))
    family = case.family if case else Family(office)
    office.run(_stop(item))
    return Study(office, row, item, family)


def _stop(item: Item) -> Generator:
    yield item.ended
    item.work.stop()
