"""`sightline rules`: the rule book of a kind."""

from __future__ import annotations

import csv
import dataclasses
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from tests.conftest import Published
from tests.conftest import sightline as run
from warehouse import rulebook
from warehouse.errors import SightlineError

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"


def sightline(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, " ".join(result.output.split())


def kinds() -> list[str]:
    with (SEEDS / "item_kinds.csv").open(encoding="utf-8") as handle:
        return [row["kind"] for row in csv.DictReader(handle)]


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_a_rule_book_in_100_columns_without_a_home(kind: str) -> None:
    result = CliRunner().invoke(app, ["rules", kind])
    assert result.exit_code == 0
    assert "Someone responsible" in " ".join(result.output.split())
    assert max(map(len, result.output.splitlines())) <= 100


def test_steps_stand_in_order_and_follow_only_what_stands_before_them() -> None:
    book = rulebook.from_seeds(SEEDS, "investigation")
    place = {step.step: number for number, step in enumerate(book.steps)}
    assert book.steps[0].step == "assigned"
    assert all(place[earlier] < place[step.step] for step in book.steps for earlier in step.after)


def test_a_limit_says_how_much_on_which_clock_by_whom_and_whether_it_was_verified() -> None:
    book = rulebook.from_seeds(SEEDS, "case_plan")
    assert book.limits_of("supervisor_approval") == ["5 working days (OAC 5101:2-38-09, read)"]
    assert book.limits_of("") == []


def test_a_limit_that_a_fact_of_the_item_decides_names_each_choice() -> None:
    book = rulebook.from_seeds(SEEDS, "investigation")
    told = book.limits_of("response:<priority>")
    assert [limit.split(" (")[0] for limit in told] == [
        "immediate 24 hours", "urgent 72 hours", "routine 72 hours",
    ]  # fmt: skip


def test_a_step_is_in_force_from_its_first_day_up_to_the_day_it_ends() -> None:
    step = dataclasses.replace(
        rulebook.from_seeds(SEEDS, "case_plan").steps[0],
        starts_on=date(2026, 3, 1),
        ends_on=date(2026, 6, 1),
    )
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1))
    assert [step.is_in_force(day) for day in days] == [False, True, True, False]


def test_an_unknown_kind_is_refused_with_what_it_may_have_meant() -> None:
    code, text = sightline("rules", "investigatoin")
    assert code != 0
    assert "Did you mean investigation?" in text
    with pytest.raises(SightlineError, match="Known: intake_screening, "):
        rulebook.from_seeds(SEEDS, "nothing_like_it")


@pytest.mark.chain
def test_with_a_home_each_step_says_how_many_open_items_it_holds_up(state: Published) -> None:
    text = run("rules", "court_hearing", "--home", state.home)
    ((step, count),) = state.rows(
        "select step, count(distinct item_id) from marts.open_waits"
        " where kind = 'court_hearing' group by step order by 2 desc, 1 limit 1"
    )
    steps = [each.step for each in rulebook.from_seeds(SEEDS, "court_hearing").steps]
    number = str(steps.index(step) + 1)
    rows = [line.split() for line in text.splitlines()]
    assert next(row for row in rows if row and row[0] == number)[-1] == f"{count:,}"
