"""The text of some rows of a file, read once more: for rows found wanting only later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from warehouse.contract import Table
from warehouse.landing.csv_records import Trust
from warehouse.landing.files import read_file
from warehouse.source import Reading


def fetch_raw(
    path: Path, table: Table, reading: Reading, trust: Trust, lines: set[int]
) -> Iterator[tuple[int, str]]:
    _, batches = read_file(path, table, reading, trust)
    for batch in batches:
        found = batch.frame.filter(pl.col("_line").is_in(list(lines)))["_line"]
        yield from ((line, batch.raw(line)) for line in found)
