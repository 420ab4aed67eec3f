"""The contents of a release file: every mart of a build in its order, and two of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from warehouse.build import Build, Progress
from warehouse.home import Home
from warehouse.landing.state import ident, one_row, quoted
from warehouse.release import kept
from warehouse.settings import ROOT, Settings

SORTED = {
    "items": ("office_id", "unit_id", "worker_id", "item_id"),
    "open_items": ("office_id", "unit_id", "worker_id", "item_id"),
    "open_waits": ("office_id", "unit_id", "worker_id", "item_id", "step", "step_ref"),
    "item_steps": ("case_id", "item_id", "sequence", "step_ref"),
    "case_events": ("case_id", "event_date"),
}
PAGES = {
    "work": "/items",
    "flow": "/",
    "case": "/cases",
    "health": "/data",
    "org": "/",
    "rules": "/rules",
}
NO_CONTENT = ("ledger", "holds", "feeds", "published_weeks")
CONTENT = {
    mart: f"select * exclude (open_as_published) from marts.{mart}"
    " where open_at_end + opened + finished + ended_otherwise > 0"
    for mart in ("flow_weeks", "flow_weeks_by_access")
}
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


def copy_marts(
    home: Home,
    build: Build,
    number: int,
    beside: Path,
    facts: dict[str, Any],
    settings: Settings,
    progress: Progress,
) -> tuple[dict[str, int], dict[str, str]]:
    """Writes the file `beside`; rows and hash of each mart."""
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
            con.execute(
                f"create table marts.{ident(table)} as from build.marts.{ident(table)}{order}"
            )
            rows[table], hashes[table] = _measure(con, table)
        _add_test_results(con, build)
        _add_releases(con, home, number, facts, sum(rows.values()), content_hash(hashes))
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
    there = [row[0] for row in con.execute(f"describe build.marts.{ident(table)}").fetchall()]
    wanted = [column for column in SORTED.get(table, ()) if column in there]
    listed = ", ".join(map(ident, wanted or there))
    return f" order by {listed}" if listed else ""


def _measure(con: duckdb.DuckDBPyConnection, table: str) -> tuple[int, str]:
    """Rows, and a hash that is the same for the same rows in any order."""
    content = CONTENT.get(table, f"select * from marts.{ident(table)}")
    count = one_row(con, f"select count(*) from marts.{ident(table)}")[0]
    total = one_row(
        con, f"select coalesce(sum(cast(hash(mart) as hugeint)), 0) from ({content}) as mart"
    )[0]
    return count, str(total)


def content_hash(hashes: dict[str, str]) -> str:
    """Of all marts together; what landing was told when, and what was published, is left out."""
    told = [f"{t}={h}" for t, h in sorted(hashes.items()) if t not in NO_CONTENT]
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
    content: str,
) -> None:
    con.execute(RELEASES)
    for release in kept(home.path):
        said = release.manifest
        count = sum(said["rows"].values())
        row = _release_row(release.id, said, count, said["content_hash"], said["sha256"], False)
        con.execute(_INSERT, row)
    con.execute(_INSERT, _release_row(number, facts, row_count, content, None, True))


_INSERT = "insert into marts.releases values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def _release_row(
    number: int, said: dict[str, Any] | Any, rows: int, content: str, sha256: str | None, this: bool
) -> Sequence[Any]:
    return (
        number, f"{number}.duckdb", said["source"], said["synthetic"], said["extract_date"],
        datetime.fromisoformat(said["extract_stamp"]), datetime.fromisoformat(said["published_at"]),
        said["code"], rows, content, sha256, this,
    )  # fmt: skip
