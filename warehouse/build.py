"""A new build file beside whatever is served: schema raw from the landed rows, then dbt.

A build file is thrown away, never repaired. dbt runs as a subprocess: in-process it keeps file
locks (dbt-core #11980).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import BuildError
from warehouse.history import hand_over_published
from warehouse.home import Home, read_json
from warehouse.landing.state import quoted
from warehouse.ledger import landed
from warehouse.raw import create_raw, supplied
from warehouse.settings import Settings
from warehouse.source import Source

Progress = Callable[[str, int, int], None]
STEP = re.compile(r"(\d+) of (\d+) (?!START)\w+ (.*)")
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
    _run_dbt(home, source, settings, file, progress)
    return Build(file, source.name, tuple(_test_results(home.build / "target")))


def last_build(home: Home, source: Source) -> Build:
    """The build a broken-off publish left; raises BuildError when there is none that passed."""
    file = home.build / "build.duckdb"
    results = home.build / "target" / "run_results.json"
    if not file.exists() or not (home.build / "passed").exists() or not results.exists():
        raise BuildError(f"There is no build in {home.path} that passed its checks. Build first.")
    return Build(file, source.name, tuple(_test_results(results.parent)))


def dbt_command(settings: Settings, variables: dict[str, object]) -> list[str]:
    beside = Path(sys.executable).parent / "dbt"
    program = str(beside) if beside.exists() else shutil.which("dbt")
    if program is None:
        raise BuildError("The program dbt is not installed beside this one.")
    return [
        program, "--no-version-check", "--no-use-colors", "--log-level-file", "none",
        "--printer-width", "160",
        "build", "--exclude-resource-type", "unit_test",
        "--project-dir", str(settings.dbt_project), "--profiles-dir", str(settings.dbt_project),
        "--vars", json.dumps(variables),
    ]  # fmt: skip


def _run_dbt(
    home: Home, source: Source, settings: Settings, file: Path, progress: Progress
) -> None:
    passed = home.build / "passed"
    passed.unlink(missing_ok=True)
    variables = {
        "source": source.name,
        "supplied": supplied(home, source),
        "unknown_steps": list(source.unknown_steps),
    }
    environment = {
        **os.environ,
        "SIGHTLINE_BUILD_FILE": str(file.resolve()),
        "SIGHTLINE_BUILD_THREADS": str(settings.threads),
        "SIGHTLINE_BUILD_MEMORY": settings.memory,
        "DBT_TARGET_PATH": str((home.build / "target").resolve()),
        "DBT_LOG_PATH": str((home.build / "logs").resolve()),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
    }
    lines: list[str] = []
    progress("reading the dbt project", 0, 0)
    with subprocess.Popen(
        dbt_command(settings, variables), env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=settings.dbt_project,
    ) as dbt:  # fmt: skip
        assert dbt.stdout is not None
        for line in dbt.stdout:
            lines.append(line.rstrip())
            step = STEP.search(line)
            if step:
                progress("models and checks", int(step[1]), int(step[2]))
    (home.build / "dbt.log").write_text("\n".join(lines), encoding="utf-8")
    if dbt.returncode != 0:
        raise BuildError(
            "dbt did not finish; the last release stays. Its own words:\n"
            + _why(lines)
            + f"\nAll of it: {home.build / 'dbt.log'}"
        )
    passed.write_text("")


def _why(lines: list[str]) -> str:
    told = [line for line in lines if re.search(r"ERROR|FAIL|Error|error:", line)]
    return "\n".join(told[-30:] or lines[-30:])


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
