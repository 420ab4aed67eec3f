"""Every number people may count is defined once, and the same words stand wherever it is shown."""

from __future__ import annotations

import ast
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from warehouse.measures import MARTS, marts, measures, meta_of

ROOT = Path(__file__).parents[2]
NUMBERS = yaml.safe_load((Path(__file__).parent / "numbers.yml").read_text(encoding="utf-8"))
NUMERIC = ("integer", "bigint", "float", "double", "numeric", "number")
BY_HOLDER = ("items_", "days_", "median_")
# The measures of the product, each with the codes that carry it.
PROMISED = {
    "age": ("age_days", "net_age_days"),
    "waiting": ("waiting_days",),
    "usual and watch": ("p50", "p85", "mark", "is_past_usual"),
    "due": ("due_date", "is_past_due"),
    "opened, finished, net flow": ("opened_7", "finished_7", "ended_7", "net_flow"),
    "movement": ("moved_forward", "moved_sideways"),
    "not moving": ("not_moving",),
    "months of work": ("months_of_work",),
    "weeks to clear": ("weeks_to_clear",),
    "touch hours": ("touch_hours",),
    "flow efficiency": ("flow_efficiency",),
    "hours needed and available": ("hours_needed", "hours_available", "gap"),
    "seen in time": ("not_seen_in_time",),
    "visit rates": ("visit_rate", "residence_rate", "days_since_seen"),
    "plan position": ("plan_position_days",),
    "taking part": ("offered", "attended"),
    "complexity": ("complexity",),
}


def numbers() -> Iterator[tuple[str, str]]:
    """Mart and column of every number that is not itself a measure."""
    for mart in marts():
        for column in mart["columns"]:
            if column["data_type"].startswith(NUMERIC) and "measure" not in meta_of(column):
                yield mart["name"], column["name"]


def listed() -> set[str]:
    return {*NUMBERS["same"], *(name for sort, names in NUMBERS.items() for name in names)}


def by_holder(column: str) -> bool:
    with (ROOT / "dbt_project/seeds/holders.csv").open(encoding="utf-8", newline="") as file:
        holders = {row["holder"] for row in csv.DictReader(file)}
    return any(column.removeprefix(part) in holders for part in BY_HOLDER)


def test_every_number_of_a_public_mart_is_a_measure_or_listed_as_none() -> None:
    unknown = [
        f"{mart}.{column}"
        for mart, column in numbers()
        if not {column, f"{mart}.{column}"} & listed()
        and not (mart == "level_totals" and by_holder(column))
    ]
    assert unknown == [], "give it meta.measure, or list it in tests/definitions/numbers.yml"


def test_the_list_names_only_numbers_that_are_there() -> None:
    there = {name for mart, column in numbers() for name in (column, f"{mart}.{column}")}
    assert listed() - there == set()


def test_a_number_said_to_be_the_same_is_the_same_as_a_measure() -> None:
    codes = {measure.code for measure in measures()}
    assert set(NUMBERS["same"].values()) - codes == set()


def test_a_measure_is_defined_once_and_in_words() -> None:
    counted = Counter(measure.code for measure in measures())
    assert [code for code, times in counted.items() if times > 1] == []
    for measure in measures():
        assert measure.definition.endswith("."), measure.code
        assert measure.label and measure.unit, measure.code


@pytest.mark.parametrize("what", PROMISED)
def test_every_measure_the_product_promises_is_defined(what: str) -> None:
    codes = {measure.code for measure in measures()}
    assert set(PROMISED[what]) - codes == set()


def test_every_definition_a_page_links_to_is_there() -> None:
    codes = {measure.code for measure in measures()}
    linked = {code for path in (ROOT / "dashboard").rglob("*.py") for code in _linked(path)}
    assert len(linked) >= 5
    assert linked - codes == set()


def _linked(path: Path) -> Iterator[str]:
    """Codes handed to `defined(code, ...)` and to the tallies of the front page."""
    place = {"defined": 0, "tally": 2}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = node.args[place[node.func.id] :] if node.func.id in place else []
            if given and isinstance(given[0], ast.Constant):
                yield str(given[0].value)


def test_a_safety_measure_is_defined_under_its_own_code() -> None:
    with (ROOT / "dbt_project/seeds/do_next_reasons.csv").open(encoding="utf-8") as file:
        shown = {row["safety_measure"] for row in csv.DictReader(file)} - {""}
    assert shown - {measure.code for measure in measures()} == set()


def test_points_and_scores_stay_out_of_every_mart() -> None:
    weighed = [
        f"{mart['name']}.{column['name']}"
        for mart in marts()
        for column in mart["columns"]
        if {"points", "score", "weight", "rank"} & set(column["name"].split("_"))
    ]
    assert weighed == []


def test_a_planted_number_without_a_meaning_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "planted.yml").write_text(
        "models:\n- name: planted\n  config: {contract: {enforced: true}}\n"
        "  columns:\n  - {name: how_many, data_type: integer, description: How many.}\n"
    )
    [mart] = marts(tmp_path)
    assert [c["name"] for c in mart["columns"] if "measure" not in meta_of(c)] == ["how_many"]
    assert "how_many" not in listed()
    assert MARTS.is_dir()


@pytest.mark.chain
def test_the_release_says_the_words_of_the_docs(state) -> None:
    told = state.rows("select code, label, definition, unit, mart from marts.definitions")
    assert sorted(told) == sorted(
        (m.code, m.label, m.definition, m.unit, m.mart) for m in measures()
    )
