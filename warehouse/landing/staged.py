"""One table of a delivery: its files read and typed into parts on disk, every row accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from warehouse.contract import Table
from warehouse.landing.csv_records import Broken, Trust
from warehouse.landing.csv_rows import Batch
from warehouse.landing.files import read_file
from warehouse.landing.headers import EXTRA, Header, Refused
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
    """`broken`, `spans` and `doubts` are what reading it with `trust` showed."""

    name: str
    rows_in: int
    trust: Trust = Trust.ALL
    broken: list[Broken] = field(default_factory=list)
    spans: int = 0
    doubts: int = 0
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
    nothing = StagedFile(file.name, 0)
    path = manifest.folder / file.name
    if not path.is_file():
        return nothing, ("missing", "the file is not there")
    if file.sha256 is not None and sha256_of(path) != file.sha256:
        return nothing, ("hash", "the file is not the one the manifest describes (sha256 differs)")
    read, problem = nothing, "nothing was read"
    for trust in Trust:
        with _Parts(prefix) as parts:
            try:
                header, batches = read_file(path, staged.table, reading, trust)
                gone = [name for name in staged.table.needed if name not in header.names]
                if gone:
                    return nothing, ("columns", f"needed columns are gone: {', '.join(gone)}")
                read = _read(
                    batches, header, StagedFile(file.name, 0, trust), staged, reading, parts
                )
            except Refused as error:
                return nothing, ("unreadable", str(error))
            # Records that may have swallowed rows are believed only when nothing else is wrong
            # and the sender counted the same.
            is_sure = read.doubts == 0 or (not read.broken and file.rows is not None)
            problem = _settle(read, file.rows)
            if problem is None and (is_sure or trust is not Trust.ALL):
                staged.parts += parts.keep()
                staged.columns |= set(header.names) & set(staged.table.all_columns)
                staged.extras |= {name.removeprefix(EXTRA) for name in header.extras}
                return read, None
            if read.spans == 0:
                break
    return read, ("rows", problem or "a quote is not closed somewhere, or not doubled")


class _Parts:
    """Parts of one reading of a file; gone unless kept."""

    def __init__(self, prefix: Path) -> None:
        self.prefix, self.written, self.kept = prefix, list[Path](), False

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, *_: object) -> None:
        for part in [] if self.kept else self.written:
            part.unlink(missing_ok=True)

    def write(self, rows: pl.DataFrame) -> None:
        part = self.prefix.with_name(f"{self.prefix.name}-{len(self.written)}.parquet")
        rows.write_parquet(part, compression="lz4")
        self.written.append(part)

    def keep(self) -> list[Path]:
        self.kept = True
        return self.written


def _read(
    batches: Iterator[Batch],
    header: Header,
    found: StagedFile,
    staged: StagedTable,
    reading: Reading,
    parts: _Parts,
) -> StagedFile:
    for batch in batches:
        found.broken += batch.broken
        found.spans, found.doubts = found.spans + batch.spans, found.doubts + batch.doubts
        if batch.frame.height == 0:
            continue
        try:
            rows = type_rows(batch.frame, staged.table, reading, header.extras)
        except pl.exceptions.PolarsError as error:
            raise Refused("a column holds values that cannot be read as agreed") from error
        bad = rows.filter(pl.col("_broken").is_not_null())
        found.set_aside += [
            _unreadable(row, batch, staged.table, found.name) for row in bad.rows(named=True)
        ]
        found.rows_in += rows.height
        good = rows.filter(pl.col("_broken").is_null()).drop("_broken")
        parts.write(good.with_columns(pl.lit(found.name).alias("_file")))
    return found


def _unreadable(row: dict[str, object], batch: Batch, table: Table, file: str) -> SetAside:
    rule, _, reason = str(row["_broken"]).partition("|")
    line = int(str(row["_line"]))
    values = [row[key] for key in table.key]
    known = None if any(value is None for value in values) else "/".join(map(str, values))
    return SetAside(file, line, known, rule, reason, batch.raw(line))


def _settle(found: StagedFile, rows: int | None) -> str | None:
    """Counts what could not be read as rows; a problem when that cannot fit the manifest."""
    broken, stretches = found.broken, _stretches(found.broken)
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
