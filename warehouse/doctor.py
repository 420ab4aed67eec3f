"""Whether this machine and this home are fit to work, each in one line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.contract import load_contract
from warehouse.dbt_runs import dbt_command
from warehouse.errors import SightlineError
from warehouse.home import Home
from warehouse.release import current, is_whole, kept
from warehouse.settings import Settings

ROOM = 2 << 30


@dataclass(frozen=True)
class Finding:
    """`what` was looked at, whether it is well, and what to do when it is not."""

    what: str
    is_well: bool
    told: str


def examine(home: Home, settings: Settings) -> Iterator[Finding]:
    yield Finding("duckdb", True, duckdb.__version__)
    yield _try("contract", lambda: f"{len(load_contract())} tables")
    yield _try("dbt", lambda: dbt_command(settings, ())[0])
    project = settings.dbt_project / "dbt_project.yml"
    yield Finding("dbt project", project.exists(), str(project))
    yield from _examine_home(home)


def _examine_home(home: Home) -> Iterator[Finding]:
    if not home.path.exists():
        yield Finding("home", True, f"{home.path} is empty: nothing loaded yet")
        return
    free = shutil.disk_usage(home.path).free
    yield Finding("disk", free > ROOM, f"{free / (1 << 30):.1f} GB free")
    broken = [r.file for r in kept(home.path) if not is_whole(r)]
    yield Finding("releases", not broken, f"damaged: {', '.join(broken)}" if broken else "whole")
    if home.pointer.exists():
        yield _try("current release", lambda: str(current(home.path).path))


def _try(what: str, look: object) -> Finding:
    assert callable(look)
    try:
        return Finding(what, True, str(look()))
    except SightlineError as error:
        return Finding(what, False, str(error))
