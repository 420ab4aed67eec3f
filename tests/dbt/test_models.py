"""The unit tests that stand beside the models, run on a warehouse into which nothing was landed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse.home import Home
from warehouse.raw import create_raw
from warehouse.source import load_source

PROJECT = Path(__file__).parents[2] / "dbt_project"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """Every raw table, typed and without rows."""
    folder = tmp_path_factory.mktemp("empty")
    with duckdb.connect(str(folder / "build.duckdb")) as con:
        create_raw(con, Home(folder / "home"), load_source("ccwis"))
    return folder


def dbt(folder: Path, *words: str) -> dict[str, str]:
    """Runs dbt and returns each node's status by its id; fails with dbt's words when it fails."""
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("dbt")), "--no-version-check", "--no-use-colors",
            *words, "--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT),
        ],
        env={
            **os.environ,
            "SIGHTLINE_BUILD_FILE": str(folder / "build.duckdb"),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        },
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [line for line in ran.stdout.splitlines() if "OK" not in line and "START" not in line]
    assert ran.returncode == 0, "\n".join(told[-80:])
    results = json.loads((folder / "target" / "run_results.json").read_text(encoding="utf-8"))
    return {result["unique_id"]: result["status"] for result in results["results"]}


@pytest.mark.dbt
def test_every_unit_test_beside_the_models_passes(empty):
    dbt(empty, "seed")
    dbt(empty, "run", "--empty")
    statuses = dbt(empty, "test", "--select", "test_type:unit")
    assert len(statuses) >= 150
    assert set(statuses.values()) == {"pass"}


def kinds_and_models() -> list[str]:
    kinds = (PROJECT / "seeds" / "item_kinds.csv").read_text(encoding="utf-8").splitlines()[1:]
    return [f"{part}_{line.split(',')[0]}" for line in kinds for part in ("item", "steps")]


@pytest.mark.parametrize("model", kinds_and_models())
def test_each_kind_has_unit_tests_for_its_items_and_steps(model):
    beside = (PROJECT / "models").rglob("*.yml")
    assert any(f"model: {model}\n" in file.read_text(encoding="utf-8") for file in beside), model
