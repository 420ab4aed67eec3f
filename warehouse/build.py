"""A new build file beside whatever is served: schema raw from the landed rows, then dbt.

A build file is thrown away, never repaired.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.dbt_runs import Progress as Progress
from warehouse.dbt_runs import run_dbt, variables
from warehouse.errors import BuildError
from warehouse.history import hand_over_published, work_out_past_weeks
from warehouse.home import Home, read_json
from warehouse.landing.state import quoted
from warehouse.ledger import landed
from warehouse.raw import create_raw
from warehouse.settings import Settings
from warehouse.source import Source

SIZES = 3


@dataclass(frozen=True)
class TestResult:
    """One dbt test of a build; `failures` is how many rows it found."""

    test: str
    model: str
    status: str
    severity: str
    failures: int


@dataclass(frozen=True)
class Build:
    file: Path
    source: str
    tests: tuple[TestResult, ...]


def build(home: Home, source: Source, settings: Settings, progress: Progress) -> Build:
    """Call it under the home's lock. Raises BuildError when dbt fails, a test included."""
    if not landed(home, source.name):
        raise BuildError(f"Nothing of {source.name} has been landed in {home.path}. Load first.")
    home.build.mkdir(parents=True, exist_ok=True)
    _check_space(home)
    file = home.build / "build.duckdb"
    for old in home.build.glob("build.duckdb*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    progress("raw tables", 0, 0)
    with duckdb.connect(str(file), config={"memory_limit": settings.memory}) as con:
        con.execute("set temp_directory = " + quoted(str(home.build / "spill")))
        create_raw(con, home, source)
        hand_over_published(con, home, source)
    passed = home.build / "passed"
    passed.unlink(missing_ok=True)
    progress("reading the dbt project", 0, 0)
    work_out_past_weeks(home, source, settings, progress)
    words = ("build", "--exclude-resource-type", "unit_test", *variables(home, source))
    run_dbt(home, settings, words, "models and checks", progress)
    passed.write_text("")
    return Build(file, source.name, tuple(_test_results(home.build / "target")))


def last_build(home: Home, source: Source) -> Build:
    """The build a broken-off publish left; raises BuildError when there is none that passed."""
    file = home.build / "build.duckdb"
    results = home.build / "target" / "run_results.json"
    if not file.exists() or not (home.build / "passed").exists() or not results.exists():
        raise BuildError(f"There is no build in {home.path} that passed its checks. Build first.")
    return Build(file, source.name, tuple(_test_results(results.parent)))


def _test_results(target: Path) -> list[TestResult]:
    manifest = read_json(target / "manifest.json")
    found = []
    for result in read_json(target / "run_results.json")["results"]:
        node = manifest["nodes"].get(result["unique_id"], {})
        if node.get("resource_type") != "test":
            continue
        models = [n.rsplit(".", 1)[-1] for n in node["depends_on"]["nodes"]]
        attached = (node.get("attached_node") or "").rsplit(".", 1)[-1]
        found.append(
            TestResult(
                test=node["name"],
                model=attached or (models[0] if models else ""),
                status=result["status"],
                severity=node["config"]["severity"].lower(),
                failures=int(result.get("failures") or 0),
            )
        )
    return sorted(found, key=lambda result: (result.model, result.test))


def _check_space(home: Home) -> None:
    """A build and its release need about as much as the last ones, three times over."""
    files = [*home.build.glob("build.duckdb"), *sorted(home.releases.glob("*.duckdb"))[-1:]]
    needed = SIZES * max((f.stat().st_size for f in files), default=0)
    free = shutil.disk_usage(home.build).free
    if free < needed:
        raise BuildError(
            f"Too little room on the disk of {home.path}: {needed:,} bytes needed, {free:,} free."
        )
