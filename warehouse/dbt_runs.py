"""dbt on a build file, as a subprocess: in-process it keeps file locks (dbt-core #11980)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from warehouse.errors import BuildError
from warehouse.home import Home
from warehouse.raw import supplied
from warehouse.settings import Settings
from warehouse.source import Source

Progress = Callable[[str, int, int], None]
STEP = re.compile(r"(\d+) of (\d+) (?!START)\w+ (.*)")


def dbt_command(settings: Settings, words: tuple[str, ...]) -> list[str]:
    beside = Path(sys.executable).parent / "dbt"
    program = str(beside) if beside.exists() else shutil.which("dbt")
    if program is None:
        raise BuildError("The program dbt is not installed beside this one.")
    return [
        program, "--no-version-check", "--no-use-colors", "--log-level-file", "none",
        "--printer-width", "160", *words,
        "--project-dir", str(settings.dbt_project), "--profiles-dir", str(settings.dbt_project),
    ]  # fmt: skip


def variables(home: Home, source: Source) -> tuple[str, ...]:
    """The same for every run of a build, or dbt would read the whole project again."""
    told = {
        "source": source.name,
        "supplied": supplied(home, source),
        "unknown_steps": list(source.unknown_steps),
    }
    return ("--vars", json.dumps(told))


def run_dbt(
    home: Home,
    settings: Settings,
    words: tuple[str, ...],
    shown: str,
    progress: Progress,
    more: Mapping[str, str] | None = None,
) -> None:
    """`more` is added to the environment. Raises BuildError with dbt's own words."""
    lines: list[str] = []
    with subprocess.Popen(
        dbt_command(settings, words), text=True, cwd=settings.dbt_project,
        env={**os.environ, **_environment(home, settings), **(more or {})},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as dbt:  # fmt: skip
        assert dbt.stdout is not None
        for line in dbt.stdout:
            lines.append(line.rstrip())
            step = STEP.search(line)
            if step:
                progress(shown, int(step[1]), int(step[2]))
    (home.build / "dbt.log").write_text("\n".join(lines), encoding="utf-8")
    if dbt.returncode != 0:
        raise BuildError(
            "dbt did not finish; the last release stays. Its own words:\n"
            + _why(lines)
            + f"\nAll of it: {home.build / 'dbt.log'}"
        )


def _environment(home: Home, settings: Settings) -> dict[str, str]:
    return {
        "SIGHTLINE_BUILD_FILE": str((home.build / "build.duckdb").resolve()),
        "SIGHTLINE_BUILD_THREADS": str(settings.threads),
        "SIGHTLINE_BUILD_MEMORY": settings.memory,
        "DBT_TARGET_PATH": str((home.build / "target").resolve()),
        "DBT_LOG_PATH": str((home.build / "logs").resolve()),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "DO_NOT_TRACK": "1",
        "SIGHTLINE_WEEKS_BACK": "",
        "SIGHTLINE_BASELINE": "",
    }


def _why(lines: list[str]) -> str:
    told = [line for line in lines if re.search(r"ERROR|FAIL|Error|error:", line)]
    return "\n".join(told[-30:] or lines[-30:])
