"""The rows of a Parquet file: typed columns are of the agreed type, text is read as in CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Table
from warehouse.landing.csv_records import ODD_TEXT, Broken
from warehouse.landing.csv_rows import Batch
from warehouse.landing.headers import Header, Refused, bind
from warehouse.source import Reading

ROWS = 200_000
DAMAGED = "the Parquet file is damaged or cut short"
SECONDS = 8_000_000_000  # some 250 years from 1970
PER_SECOND = {"ms": 10**3, "us": 10**6, "ns": 10**9}
NO_TIME = ("date_out_of_range", "a time outside 1716 to 2223")
NO_TEXT = ("control_character", "a character that is no text")


def read_parquet(path: Path, table: Table, reading: Reading) -> tuple[Header, Iterator[Batch]]:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise Refused(f"{DAMAGED} ({_first_line(error)})") from error
    header = bind(list(file.schema_arrow.names), table, reading)
    for found, name in zip(file.schema_arrow, header.names, strict=True):
        column = table.all_columns.get(name)
        if column is not None and not _suits(found.type, column.type):
            raise Refused(f"column {name} has type {found.type} where {column.type} was agreed")
    return header, _batches(file, header)


def _batches(file: pq.ParquetFile, header: Header) -> Iterator[Batch]:
    """Extras that are no plain values are listed in the header but not read."""
    taken = {
        found.name: name
        for found, name in zip(file.schema_arrow, header.names, strict=True)
        if name not in header.extras or _is_plain(found.type)
    }
    at = 1
    try:
        for part in file.iter_batches(batch_size=ROWS, columns=list(taken)):
            part.validate(full=True)
            frame = cast(pl.DataFrame, pl.from_arrow(pa.Table.from_batches([part])))
            frame.columns = [taken[name] for name in frame.columns]
            frame = _complete(frame, header)
            numbers = pl.int_range(at, at + frame.height, dtype=pl.Int64, eager=True)
            yield _without_odd(frame.with_columns(numbers.alias("_line")), at)
            at += frame.height
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, OverflowError) as error:
        raise Refused(f"{DAMAGED} ({_first_line(error)})") from error


def _complete(frame: pl.DataFrame, header: Header) -> pl.DataFrame:
    """Categories as text; extras that were not read are there and empty."""
    texts = [pl.col(c).cast(pl.String) for c in frame.columns if _is_category(frame.schema[c])]
    missing = [pl.lit(None, pl.String).alias(n) for n in header.extras if n not in frame.columns]
    return frame.with_columns(*texts, *missing)


def _without_odd(frame: pl.DataFrame, first: int) -> Batch:
    """Rows with a character that is no text are set aside, as in CSV, and rows with a time so far
    off that no calendar holds it."""
    batch = _ParquetBatch(frame, first=first, whole=frame)
    odd = {
        NO_TEXT: [
            pl.col(name).str.contains(ODD_TEXT.pattern)
            for name, kind in frame.schema.items()
            if kind == pl.String
        ],
        NO_TIME: [
            pl.col(name).to_physical().abs() > SECONDS * PER_SECOND[kind.time_unit]
            for name, kind in frame.schema.items()
            if isinstance(kind, pl.Datetime)
        ],
    }
    for why, signs in odd.items():
        if signs:
            hit = pl.any_horizontal(sign.fill_null(False) for sign in signs)
            lines = batch.frame.filter(hit)["_line"]
            batch.broken += [Broken(line, batch.raw(line), *why) for line in lines]
            batch.frame = batch.frame.filter(~hit)
    return batch


@dataclass
class _ParquetBatch(Batch):
    whole: pl.DataFrame = field(default_factory=pl.DataFrame)

    def raw(self, line: int) -> str:
        row = self.whole[line - self.first].drop("_line")
        row = row.with_columns(cs.datetime().to_physical(), cs.date().to_physical())
        return str(row.with_columns(pl.all().cast(pl.String, strict=False)).row(0, named=True))


def _is_category(kind: pl.DataType) -> bool:
    return isinstance(kind, (pl.Categorical, pl.Enum))


def _is_plain(found: pa.DataType) -> bool:
    return _is_text(found) or (pa.types.is_primitive(found) and not pa.types.is_duration(found))


def _is_text(found: pa.DataType) -> bool:
    if pa.types.is_dictionary(found):
        return _is_text(found.value_type)
    return (
        pa.types.is_string(found)
        or pa.types.is_large_string(found)
        or pa.types.is_string_view(found)
        or pa.types.is_null(found)
    )


def _suits(found: pa.DataType, agreed: str) -> bool:
    """Text is read by the same rules as CSV; another type has to be the agreed one."""
    fits = {
        "date": pa.types.is_date(found),
        "timestamp": pa.types.is_timestamp(found),
        "integer": pa.types.is_integer(found),
        "number": pa.types.is_integer(found)
        or pa.types.is_floating(found)
        or pa.types.is_decimal(found),
        "boolean": pa.types.is_boolean(found),
    }
    return _is_text(found) or fits.get(agreed, False)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
