"""Lands deliveries: judged whole, then every row appended, set aside or refused, then remembered.

Nothing counts until the delivery's record is written; whatever a killed run left is overwritten.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.errors import ExtractError
from warehouse.home import Home
from warehouse.landing.accounts import held_entries, landed_entries, warnings
from warehouse.landing.changes import Changes, Fresh, Later, write_changes
from warehouse.landing.forgotten import forget
from warehouse.landing.judged import judge
from warehouse.landing.manifest import Manifest, find_deliveries, read_manifest
from warehouse.landing.purge import Purged, carry_out, purges_of
from warehouse.landing.raw_rows import fetch_raw
from warehouse.landing.staged import SetAside, StagedTable, stage
from warehouse.landing.state import connect
from warehouse.ledger import (
    Delivery,
    Hold,
    TableFacts,
    acknowledgements,
    landed,
    machine_time,
    remember,
)
from warehouse.settings import Settings
from warehouse.source import Source

Progress = Callable[[str, int, int], None]
ASIDE = {
    "table_name": pl.String,
    "file": pl.String,
    "line": pl.Int64,
    "record_id": pl.String,
    "rule": pl.String,
    "reason": pl.String,
    "raw": pl.String,
}
REPEATED = ("key_repeated", "the key comes more than once in the delivery; no copy is believed")
PURGED = ("purged", "the record was ordered to be removed; its row is not kept")


@dataclass(frozen=True)
class Landing:
    """What became of one delivery: landed, held, or there already."""

    delivery: Delivery
    already: bool = False


def load(
    home: Home, source: Source, folder: Path, settings: Settings, progress: Progress
) -> list[Landing]:
    """Every delivery of the folder, in order of its stamps. Call it under the home's lock."""
    manifests = [read_manifest(path, source) for path in find_deliveries(folder, source)]
    found = []
    for manifest in sorted(manifests, key=lambda m: (m.order, m.delivery)):
        found.append(_Loader(home, source, manifest, settings, progress).run())
    return found


class _Loader:
    def __init__(
        self,
        home: Home,
        source: Source,
        manifest: Manifest,
        settings: Settings,
        progress: Progress,
    ) -> None:
        self.home, self.source, self.manifest, self.progress = home, source, manifest, progress
        self.folder = home.landed(source.name)
        self.work = self.folder / ".work"
        self.before = landed(home, source.name)
        said = acknowledgements(home, source.name).get(manifest.delivery)
        self.go_on = set(said.holds) if said else set()
        self.settings = settings

    def run(self) -> Landing:
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        _check_space(self.work, self.manifest)
        con = connect(self.settings, self.work)
        try:
            return self._run(con)
        finally:
            con.close()
            shutil.rmtree(self.work, ignore_errors=True)

    def _run(self, con: duckdb.DuckDBPyConnection) -> Landing:
        there = [d for d in self.before if d.delivery == self.manifest.delivery]
        if there:
            self._purge(con)
            return Landing(there[0], already=True)
        staged = self._stage()
        holds = judge(self.manifest, self.source, staged, self.before, self.go_on)
        if holds:
            return Landing(self._hold(staged, holds))
        delivery = self._land(con, staged)
        self.before = landed(self.home, self.source.name)
        self._purge(con)
        return Landing(delivery)

    def _stage(self) -> dict[str, StagedTable]:
        staged = {}
        for number, (name, table) in enumerate(self.source.tables.items()):
            self.progress(f"reading {name}", number, len(self.source.tables))
            folder = self.work / name
            folder.mkdir()
            staged[name] = stage(self.manifest, table, self.source.reading, folder, self.go_on)
        return staged

    def _hold(self, staged: dict[str, StagedTable], holds: list[Hold]) -> Delivery:
        entries = held_entries(self.manifest, staged, holds)
        delivery = self._delivery(ledger=entries, holds=holds, is_held=True)
        remember(self.home, delivery)
        return delivery

    def _land(self, con: duckdb.DuckDBPyConnection, staged: dict[str, StagedTable]) -> Delivery:
        purged = self._purged(con, staged)
        tables = {}
        for number, (name, table) in enumerate(staged.items()):
            self.progress(f"landing {name}", number, len(staged))
            if table.files:
                is_sure = self.manifest.mode == "full" and not table.keys_unread
                changes = self._changes(con, name, table, is_sure, purged.get(name, frozenset()))
                self._set_aside(table, changes)
                tables[name] = self._facts(name, table, is_sure, changes)
        self._put_in_place(staged, purged)
        delivery = self._delivery(
            tables=tables,
            ledger=landed_entries(self.manifest, staged),
            holds=sorted(self.go_on, key=repr),
            warnings=warnings(self.manifest, staged),
        )
        remember(self.home, delivery)
        return delivery

    def _changes(
        self,
        con: duckdb.DuckDBPyConnection,
        name: str,
        table: StagedTable,
        is_sure: bool,
        purged: frozenset[str],
    ) -> Changes:
        folder = self.work / "_landed" / name
        folder.mkdir(parents=True)
        unreadable = frozenset(
            row.record_id for file in table.files for row in file.set_aside if row.record_id
        )
        fresh = Fresh(
            table=table.table,
            parts=table.parts,
            place=(self.manifest.order, self.manifest.delivery),
            is_full=is_sure,
            unreadable=unreadable,
            purged=purged,
        )
        return write_changes(con, fresh, self._parts(name), self._later(name), folder)

    def _parts(self, name: str) -> list[str]:
        return [
            str(self.folder / part)
            for d in self.before
            if name in d.tables
            for part in d.tables[name].parts
        ]

    def _later(self, name: str) -> list[Later]:
        place = (self.manifest.order, self.manifest.delivery)
        return [
            Later(d.place, self._silent(d, name))
            for d in self.before
            if d.place > place and name in d.tables and d.tables[name].asserts_absence
        ]

    def _silent(self, delivery: Delivery, name: str) -> frozenset[str]:
        path = self.folder / "_set_aside" / f"{delivery.delivery}.parquet"
        if not path.exists():
            return frozenset()
        rows = pl.read_parquet(path).filter(
            (pl.col("table_name") == name) & pl.col("record_id").is_not_null()
        )
        return frozenset(rows["record_id"].to_list())

    def _set_aside(self, table: StagedTable, changes: Changes) -> None:
        files = {file.name: file for file in table.files}
        wanted: dict[str, set[int]] = {}
        for file, line, _ in changes.repeated:
            wanted.setdefault(file, set()).add(line)
        raw = {
            (file, line): text
            for file, lines in wanted.items()
            for line, text in fetch_raw(
                self.manifest.folder / file,
                table.table,
                self.source.reading,
                files[file].trust,
                lines,
            )
        }
        for file, line, key in changes.repeated:
            files[file].set_aside.append(
                SetAside(file, line, key, *REPEATED, raw.get((file, line), ""))
            )
        for file, line in changes.purged:
            files[file].set_aside.append(SetAside(file, line, None, *PURGED, ""))

    def _facts(self, name: str, table: StagedTable, is_sure: bool, changes: Changes) -> TableFacts:
        stamp = self.manifest.stamps.get(name, self.manifest.extract_stamp)
        return TableFacts(
            stamp=stamp.isoformat(),
            columns=sorted(table.columns),
            extras=sorted(table.extras),
            rows_in=table.rows_in,
            changed=changes.changed,
            gone=changes.gone,
            asserts_absence=is_sure,
            parts=[f"{name}/{part.name}" for part in changes.parts],
        )

    def _purged(
        self, con: duckdb.DuckDBPyConnection, staged: dict[str, StagedTable]
    ) -> dict[str, frozenset[str]]:
        if "purges" not in self.source.tables:
            return {}
        parts = self._parts("purges") + [str(part) for part in staged["purges"].parts]
        return purges_of(con, self.source.tables["purges"], parts)

    def _purge(self, con: duckdb.DuckDBPyConnection) -> None:
        if "purges" in self.source.tables:
            purged = purges_of(con, self.source.tables["purges"], self._parts("purges"))
            carry_out(con, self.home, self.source.name, self.source.tables, self.before, purged)

    def _put_in_place(self, staged: dict[str, StagedTable], purged: Purged) -> None:
        for part in sorted((self.work / "_landed").glob("*/*.parquet")):
            _move(part, self.folder / part.parent.name / part.name)
        aside = [
            (name, row.file, row.line, row.record_id, row.rule, row.reason, row.raw)
            for name, table in staged.items()
            for file in table.files
            for row in file.set_aside
        ]
        if aside:
            path = self.work / "aside.parquet"
            forget(pl.DataFrame(aside, schema=ASIDE, orient="row"), purged).write_parquet(path)
            _move(path, self.folder / "_set_aside" / f"{self.manifest.delivery}.parquet")

    def _delivery(self, **more: object) -> Delivery:
        said = self.manifest
        return Delivery(
            delivery=said.delivery,
            source=said.source,
            mode=said.mode,
            synthetic=said.synthetic,
            extract_date=said.extract_date.isoformat(),
            extract_stamp=said.extract_stamp.isoformat(),
            order=said.order,
            seen_at=machine_time(),
            **more,  # type: ignore[arg-type]
        )


def _move(part: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with part.open("rb") as handle:
        os.fsync(handle.fileno())
    os.replace(part, path)


def _check_space(work: Path, manifest: Manifest) -> None:
    """Unpacked parts, the landed copy and spill fit in about six times the files."""
    paths = [manifest.folder / file.name for file in manifest.files]
    needed = 6 * sum(path.stat().st_size for path in paths if path.is_file())
    if shutil.disk_usage(work).free < needed:
        raise ExtractError(f"Too little room on the disk of {work}: {needed:,} bytes are needed.")
