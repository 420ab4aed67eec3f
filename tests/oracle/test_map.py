"""The seeds that say what comes after what, and the limits, against the oracle's own reading."""

import csv
from pathlib import Path

import pytest

from tests.oracle.policy import POLICY
from tests.oracle.process_map import MAPS, map_of
from tests.oracle.step import Step

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
FLAGS = {
    "is_protective": "p",
    "is_closing": "c",
    "is_event": "e",
    "may_be_implied": "i",
    "can_be_under_way": "u",
}


def seed(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_the_seed_says(step: Step) -> dict[str, str]:
    number = {"opens_before": step.opens_before, "opens_after": step.opens_after}
    row = {name: str(value) if value else "" for name, value in number.items()}
    row |= {flag: str(step.is_(letter)).lower() for flag, letter in FLAGS.items()}
    row |= {"lead_days": "" if step.lead is None else str(step.lead)}
    row |= {"is_periodic": str(bool(step.period)).lower(), "needs_ask": str(step.needs_ask).lower()}
    for name in ("holder", "needed_when", "protective_when", "repeats", "before"):
        row[name] = getattr(step, name)
    return row | {"after": ";".join(sorted(step.after))}


@pytest.mark.parametrize("kind", MAPS)
def test_the_map_of_a_kind_is_what_the_design_says(kind: str):
    rows = [row for row in seed("process_map") if row["kind"] == kind and not row["effective_to"]]
    steps = map_of(kind)
    assert [row["step"] for row in rows] == [step.name for step in steps]
    for row, step in zip(rows, steps, strict=True):
        said = row | {"after": ";".join(sorted(filter(None, row["after"].split(";"))))}
        mine = as_the_seed_says(step)
        assert {name: said[name] for name in mine} == mine, f"{kind}/{step.name}"


@pytest.mark.parametrize("code", POLICY)
def test_a_limit_is_what_the_design_says(code: str):
    rows = [row for row in seed("policy") if row["code"] == code]
    assert rows, f"no policy {code}"
    value, unit, clock, verified = POLICY[code]
    row = rows[0]
    assert (float(row["value"]), row["unit"], row["verified"]) == (value, unit, verified)
    assert clock is None or row["clock"] == clock
