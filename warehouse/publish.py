"""From a build that passed its checks to a release: copied, sealed, then pointed to.

Each step leaves either nothing that counts or something whole: a killed publish needs no repair.
"""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb

from warehouse import contract
from warehouse.build import Build, Progress
from warehouse.errors import ReleaseError
from warehouse.home import Home, put_in_place, write_json, write_whole
from warehouse.landing.manifest import sha256_of
from warehouse.ledger import landed, machine_time
from warehouse.release import Release, current, is_whole, kept
from warehouse.sealed import content_hash, copy_marts
from warehouse.settings import Settings


def publish(home: Home, build: Build, settings: Settings, progress: Progress) -> Release:
    """Call it under the home's lock."""
    home.releases.mkdir(parents=True, exist_ok=True)
    _sweep(home)
    number = max((_number(path) for path in home.releases.iterdir()), default=0) + 1
    beside = home.releases / f".{number}.duckdb.part"
    facts = _facts(home, build)
    rows, hashes = copy_marts(home, build, number, beside, facts, settings, progress)
    _sync(beside)
    manifest = {
        **facts, "release": number, "sha256": sha256_of(beside), "rows": rows, "hashes": hashes,
        "content_hash": content_hash(hashes),
    }  # fmt: skip
    file = home.releases / f"{number}.duckdb"
    put_in_place(beside, file)
    write_json(file.with_suffix(".json"), manifest)
    _point(home, number, "publish")
    _forget_old(home, settings.keep_releases)
    return Release(file.resolve(), number, manifest)


def rollback(home: Home) -> tuple[Release, Release]:
    """Points to the whole release before the current one: (from, to). Call it under the lock."""
    now = current(home.path)
    before = [r for r in kept(home.path) if r.id < now.id and is_whole(r)]
    if not before:
        raise ReleaseError(f"There is no release before {now.id} in {home.path}.")
    _point(home, before[-1].id, "rollback")
    return now, before[-1]


def _facts(home: Home, build: Build) -> dict[str, Any]:
    """What is known before a row is copied. The latest delivery by stamp gives the date."""
    deliveries = landed(home, build.source)
    last = deliveries[-1]
    return {
        "source": build.source,
        "contract": contract.VERSION,
        "synthetic": all(delivery.synthetic for delivery in deliveries),
        "extract_date": last.extract_date,
        "extract_stamp": last.extract_stamp,
        "deliveries": [delivery.delivery for delivery in deliveries],
        "published_at": machine_time(),
        "code": _code_version(),
        "duckdb": duckdb.__version__,
    }


def _point(home: Home, number: int, why: str) -> None:
    """The switch, then a line in the log of switches."""
    write_whole(home.pointer, f"{number}.duckdb\n")
    with (home.releases / "log").open("a", encoding="utf-8") as log:
        log.write(f"{machine_time()} {why} {number}\n")


def _forget_old(home: Home, keep: int) -> None:
    """The newest stay, and the current one whichever it is."""
    releases = kept(home.path)
    now = current(home.path).id
    for release in releases[: max(len(releases) - keep, 0)]:
        if release.id != now:
            release.path.with_suffix(".json").unlink(missing_ok=True)
            release.path.unlink(missing_ok=True)


def _sweep(home: Home) -> None:
    """What a killed publish left: parts, and files that never got a manifest."""
    for path in home.releases.iterdir():
        unsealed = path.suffix == ".duckdb" and not path.with_suffix(".json").exists()
        if ".part" in path.name or unsealed:
            path.unlink()


def _number(path: Path) -> int:
    return int(path.stem) if path.stem.isdigit() else 0


def _sync(path: Path) -> None:
    with path.open("rb") as handle:
        os.fsync(handle.fileno())


def _code_version() -> str:
    try:
        return version("sightline")
    except PackageNotFoundError:
        return "unknown"
