"""One table of a delivery: its files read and typed into parts on disk, every row accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from warehouse.contract import Table
from warehouse.landing.csv_rows import Batch, Broken
from warehouse.landing.files import Header, Refused, read_file
from warehouse.landing.manifest import File, Manifest, sha256_of
from warehouse.landing.typed import type_rows
from warehouse.ledger import Hold
from warehouse.source import Reading


@dataclass(frozen=True)
class SetAside:
    """A row kept raw. `record_id` is its key where that could be read."""

    file: str
    line: int
    record_id: str | None
    rule: str
    reason: str
    raw: str


@dataclass
class StagedFile:
    name: str
    rows_in: int
    set_aside: list[SetAside] = field(default_factory=list)
    refused: str | None = None


@dataclass
class StagedTable:
    """`parts` hold the readable rows with `_file` and `_line`; repeated keys are still in them."""

    table: Table
    files: list[StagedFile] = field(default_factory=list)
    parts: list[Path] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    extras: set[str] = field(default_factory=set)
    holds: list[Hold] = field(default_factory=list)

    @property
    def rows_in(self) -> int:
        return sum(file.rows_in for file in self.files)

    @property
    def keys_unread(self) -> bool:
        """Some row could not be read so far that its key is known, or a file is left out."""
        return any(
            file.refused or any(row.record_id is None for row in file.set_aside)
            for file in self.files
        )


def stage(
    manifest: Manifest, table: Table, reading: Reading, folder: Path, go_on: set[Hold]
) -> StagedTable:
    """Reads the table's files. What stands against loading is in `holds`; a file held for a
    reason in `go_on` is refused and the rest goes on."""
    staged = StagedTable(table)
    for number, file in enumerate(manifest.files_of(table.name)):
        found, hold = _stage_file(manifest, file, reading, folder / f"{number}", staged)
        if hold is not None:
            said = Hold(table.name, file.name, *hold)
            found = StagedFile(file.name, file.rows or found.rows_in, refused=said.reason)
            if said not in go_on:
                staged.holds.append(said)
        staged.files.append(found)
    return staged


def _stage_file(
    manifest: Manifest, file: File, reading: Reading, prefix: Path, staged: StagedTable
) -> tuple[StagedFile, tuple[str, str] | None]:
    """The file's rows into parts; or, in words, why not: (kind, reason)."""
    found = StagedFile(file.name, 0)
    path = manifest.folder / file.name
    if not path.is_file():
        return found, ("missing", "the file is not there")
    if file.sha256 is not None and sha256_of(path) != file.sha256:
        return found, ("hash", "the file is not the one the manifest describes (sha256 differs)")
    parts: list[Path] = []
    try:
        header, batches = read_file(path, staged.table, reading)
        gone = [name for name in staged.table.needed if name not in header.names]
        if gone:
            return found, ("columns", f"needed columns are gone: {', '.join(gone)}")
        broken = _write_parts(batches, header, found, staged, reading, prefix, parts)
    except Refused as error:
        _forget(parts)
        return found, ("unreadable", str(error))
    problem = _settle(found, broken, file.rows)
    if problem is not None:
        _forget(parts)
        return found, ("rows", problem)
    staged.parts += parts
    staged.columns |= set(header.names) & set(staged.table.all_columns)
    staged.extras |= set(header.extras)
    return found, None


def _write_parts(
    batches: Iterator[Batch],
    header: Header,
    found: StagedFile,
    staged: StagedTable,
    reading: Reading,
    prefix: Path,
    parts: list[Path],
) -> list[Broken]:
    broken: list[Broken] = []
    for number, batch in enumerate(batches):
        broken += batch.broken
        if batch.frame.height == 0:
            continue
        rows = type_rows(batch.frame, staged.table, reading, header.extras)
        bad = rows.filter(pl.col("_broken").is_not_null())
        found.set_aside += [
            _unreadable(row, batch, staged.table, found.name) for row in bad.rows(named=True)
        ]
        good = rows.filter(pl.col("_broken").is_null()).drop("_broken")
        found.rows_in += rows.height
        part = prefix.with_name(f"{prefix.name}-{number}.parquet")
        good.with_columns(pl.lit(found.name).alias("_file")).write_parquet(part, compression="lz4")
        parts.append(part)
    return broken


def _unreadable(row: dict[str, object], batch: Batch, table: Table, file: str) -> SetAside:
    rule, _, reason = str(row["_broken"]).partition("|")
    line = int(str(row["_line"]))
    values = [row[key] for key in table.key]
    known = None if any(value is None for value in values) else "/".join(map(str, values))
    return SetAside(file, line, known, rule, reason, batch.raw(line))


def _settle(found: StagedFile, broken: list[Broken], rows: int | None) -> str | None:
    """Counts what could not be read as rows; a problem when that cannot fit the manifest."""
    stretches = _stretches(broken)
    missing = len(broken) if rows is None else rows - found.rows_in
    if missing == len(broken):
        taken = broken
    elif missing == len(stretches):
        taken = stretches
    else:
        said = found.rows_in + len(broken)
        return f"the manifest says {rows:,} rows, the file has {said:,}"
    found.set_aside += [SetAside(found.name, b.line, None, b.rule, b.reason, b.raw) for b in taken]
    found.rows_in += len(taken)
    return None


def _stretches(broken: list[Broken]) -> list[Broken]:
    """Lines that follow one another as one: a record with line ends in it that broke."""
    found: list[Broken] = []
    last = -1
    for one in broken:
        if one.line == last + 1:
            first = found[-1]
            found[-1] = Broken(first.line, f"{first.raw}\n{one.raw}", first.rule, first.reason)
        else:
            found.append(one)
        last = one.line
    return found


def _forget(parts: list[Path]) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
