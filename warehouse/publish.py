"""From a build that passed its checks to a release: copied, sealed, then pointed to.

Each step leaves either nothing that counts or something whole: a killed publish needs no repair.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse import contract
from warehouse.build import Build, Progress
from warehouse.errors import ReleaseError
from warehouse.home import Home, put_in_place, write_json, write_whole
from warehouse.landing.manifest import sha256_of
from warehouse.landing.state import name, one_row, quoted
from warehouse.ledger import landed, machine_time
from warehouse.release import Release, current, is_whole, kept
from warehouse.settings import ROOT, Settings

SORTED = {
    "items": ("office_id", "unit_id", "worker_id", "item_id"),
    "open_items": ("office_id", "unit_id", "worker_id", "item_id"),
    "open_waits": ("office_id", "unit_id", "worker_id", "item_id", "step", "step_ref"),
    "item_steps": ("case_id", "item_id", "sequence", "step_ref"),
    "case_events": ("case_id", "event_date"),
}
PAGES = {
    "work": "/items", "flow": "/", "case": "/cases", "health": "/data", "org": "/", "rules": "/rules"
}  # fmt: skip
RELEASES = """
create table marts.releases (
    release_id integer, file varchar, source varchar, synthetic boolean, extract_date date,
    extract_stamp timestamp, published_at timestamp, code_version varchar, row_count bigint,
    content_hash varchar, sha256 varchar, is_this boolean
)"""
TEST_RESULTS = """
create table marts.test_results (
    test varchar, model varchar, status varchar, severity varchar, failures bigint, page varchar
)"""


def publish(home: Home, build: Build, settings: Settings, progress: Progress) -> Release:
    """Call it under the home's lock."""
    home.releases.mkdir(parents=True, exist_ok=True)
    _sweep(home)
    number = max((_number(path) for path in home.releases.iterdir()), default=0) + 1
    beside = home.releases / f".{number}.duckdb.part"
    facts = _facts(home, build)
    rows, hashes = _copy(home, build, number, beside, facts, settings, progress)
    _sync(beside)
    manifest = {
        **facts, "release": number, "sha256": sha256_of(beside), "rows": rows, "hashes": hashes,
        "content_hash": _content(hashes),
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


def _copy(
    home: Home,
    build: Build,
    number: int,
    beside: Path,
    facts: dict[str, Any],
    settings: Settings,
    progress: Progress,
) -> tuple[dict[str, int], dict[str, str]]:
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    with duckdb.connect(str(beside), config={"memory_limit": settings.memory}) as con:
        con.execute("set temp_directory = " + quoted(str(home.build / "spill")))
        con.execute(f"attach {quoted(str(build.file))} as build (read_only)")
        con.execute("create schema marts")
        marts = _marts(con)
        for done, table in enumerate(marts):
            progress(f"copying {table}", done, len(marts))
            order = _order(con, table)
            con.execute(f"create table marts.{name(table)} as from build.marts.{name(table)}{order}")
            rows[table], hashes[table] = _measure(con, table)
        _add_test_results(con, build)
        _add_releases(con, home, number, facts, sum(rows.values()), _content(hashes))
        con.execute("detach build")
        con.execute("checkpoint")
    beside.with_name(beside.name + ".wal").unlink(missing_ok=True)
    return rows, hashes


def _marts(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = con.execute(
        "select table_name from duckdb_tables() where database_name = 'build' and schema_name"
        " = 'marts' union select view_name from duckdb_views() where database_name = 'build'"
        " and schema_name = 'marts' order by 1"
    ).fetchall()
    return [row[0] for row in found if row[0] not in ("releases", "test_results")]


def _order(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """The order marts.md gives; other tables by all their columns, so that a release repeats."""
    there = [row[0] for row in con.execute(f"describe build.marts.{name(table)}").fetchall()]
    wanted = [column for column in SORTED.get(table, ()) if column in there]
    listed = ", ".join(map(name, wanted or there))
    return f" order by {listed}" if listed else ""


def _measure(con: duckdb.DuckDBPyConnection, table: str) -> tuple[int, str]:
    """Rows, and a hash that is the same for the same rows in any order."""
    count, total = one_row(
        con,
        f"select count(*), coalesce(sum(cast(hash(t) as hugeint)), 0) from marts.{name(table)} as t",
    )
    return count, str(total)


def _content(hashes: dict[str, str]) -> str:
    """Of all marts together; what landing was told when (ledger, holds) is left out."""
    told = [f"{t}={h}" for t, h in sorted(hashes.items()) if t not in ("ledger", "holds", "feeds")]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _add_test_results(con: duckdb.DuckDBPyConnection, build: Build) -> None:
    con.execute(TEST_RESULTS)
    page = _pages()
    frame = pl.DataFrame(
        [{**asdict(test), "page": page.get(test.model)} for test in build.tests],
        schema=dict.fromkeys(("test", "model", "status", "severity", "failures", "page"), pl.String)
        | {"failures": pl.Int64},
    )
    con.register("told", frame.to_arrow())
    con.execute("insert into marts.test_results by name from told")
    con.unregister("told")


def _pages() -> dict[str, str]:
    """Model -> the page that mainly shows it, by the folder of its mart."""
    marts = ROOT / "dbt_project" / "models" / "marts"
    return {p.stem: PAGES[p.parent.name] for p in marts.glob("*/*.sql") if p.parent.name in PAGES}


def _add_releases(
    con: duckdb.DuckDBPyConnection,
    home: Home,
    number: int,
    facts: dict[str, Any],
    row_count: int,
    content_hash: str,
) -> None:
    con.execute(RELEASES)
    for release in kept(home.path):
        said = release.manifest
        count = sum(said["rows"].values())
        row = _release_row(release.id, said, count, said["content_hash"], said["sha256"], False)
        con.execute(_INSERT, row)
    con.execute(_INSERT, _release_row(number, facts, row_count, content_hash, None, True))


_INSERT = "insert into marts.releases values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _release_row(
    number: int, said: dict[str, Any] | Any, rows: int, content: str, sha256: str | None, this: bool
) -> Sequence[Any]:
    return (
        number, f"{number}.duckdb", said["source"], said["synthetic"], said["extract_date"],
        datetime.fromisoformat(said["extract_stamp"]), datetime.fromisoformat(said["published_at"]),
        said["code"], rows, content, sha256, this,
    )  # fmt: skip


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
