"""Opening one file of a delivery: its header, and its rows as text or as typed columns."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.contract import Table
from warehouse.landing.csv_records import NotText, Trust, split_row, strict_row
from warehouse.landing.csv_rows import BLOCK, Batch, read_rows
from warehouse.source import Reading

LONGEST_HEADER = 1 << 16
MOST_INFLATED = 400


class Refused(Exception):
    """The whole file is refused; the message says why."""


@dataclass(frozen=True)
class Header:
    """`names` as the file orders them: the table's names, and extras under their own."""

    names: tuple[str, ...]
    extras: tuple[str, ...]


def is_parquet(path: Path) -> bool:
    return path.name.lower().endswith(".parquet")


def read_file(
    path: Path, table: Table, reading: Reading, trust: Trust = Trust.ALL
) -> tuple[Header, Iterator[Batch]]:
    """Raises Refused here for what the header shows, and from the iterator for what rows show."""
    if path.is_symlink() or not path.is_file():
        raise Refused("the file is not there")
    if path.stat().st_size == 0:
        raise Refused("the file is empty: not even a header")
    if is_parquet(path):
        return _read_parquet(path, table, reading)
    return _read_csv(path, table, reading, trust)


def _read_csv(
    path: Path, table: Table, reading: Reading, trust: Trust
) -> tuple[Header, Iterator[Batch]]:
    blocks = _utf8(_blocks(path), reading.encoding)
    first, rest = _first_line(blocks)
    written = _header_fields(first, reading.delimiter)
    header = bind(written, table, reading)
    rows = read_rows(rest, list(header.names), reading.delimiter, 2, trust)
    return header, _refusing(rows)


def _refusing(rows: Iterator[Batch]) -> Iterator[Batch]:
    try:
        yield from rows
    except NotText as error:
        raise Refused(str(error)) from error


def _blocks(path: Path) -> Iterator[bytes]:
    packed = path.name.lower().endswith(".gz")
    limit = path.stat().st_size * MOST_INFLATED + BLOCK
    taken = 0
    try:
        with cast(BinaryIO, gzip.open(path)) if packed else path.open("rb") as handle:
            while block := handle.read(BLOCK):
                taken += len(block)
                if packed and taken > limit:
                    raise Refused("the file unpacks to far more than files of its size do")
                yield block
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Refused(f"the gzip file is damaged or cut short ({error})") from error


def _utf8(blocks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The same text as UTF-8 without a byte order mark."""
    first = True
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)()
    for block in blocks:
        if decoder is not None:
            try:
                block = decoder.decode(block).encode()
            except UnicodeDecodeError as error:
                raise Refused(f"the file is not in {encoding} ({error.reason})") from error
        if first and block.startswith(codecs.BOM_UTF8):
            block = block[len(codecs.BOM_UTF8) :]
        first = False
        yield block


def _first_line(blocks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    held = b""
    for block in blocks:
        held += block
        if b"\n" in held or len(held) > LONGEST_HEADER:
            break
    line, _, rest = held.partition(b"\n")
    if len(line) > LONGEST_HEADER:
        raise Refused("the first line is no header: it is too long")

    def following() -> Iterator[bytes]:
        yield rest
        yield from blocks

    return line.removesuffix(b"\r"), following()


def _header_fields(line: bytes, delimiter: str) -> list[str]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused("the header is not in the agreed encoding") from error
    if not text:
        raise Refused("the first line is empty")
    if "\x00" in text:
        raise Refused("the header holds characters that are no text: not the agreed encoding")
    if not strict_row(delimiter, text.count(delimiter) + 1).fullmatch(text):
        if '"' in text:
            raise Refused("a quote in the header is not closed, or not doubled")
        raise Refused("the header holds characters that are no text")
    return split_row(text, delimiter)


def bind(written: list[str], table: Table, reading: Reading) -> Header:
    """The table's columns by name, wherever they stand."""
    stripped = [name.strip() for name in written]
    twice = sorted({name for name in stripped if stripped.count(name) > 1})
    if twice:
        raise Refused(f"the header names {', '.join(twice)} twice")
    if "" in stripped:
        raise Refused("a column of the header has no name")
    known = {reading.header(name): name for name in table.all_columns}
    if not any(name in known for name in stripped):
        raise Refused(_unlike(stripped, reading.delimiter))
    names = tuple(known.get(name, name) for name in stripped)
    return Header(names, tuple(n for n in names if n not in table.all_columns))


def _unlike(stripped: list[str], delimiter: str) -> str:
    if len(stripped) == 1:
        for other in (";", "\t", "|", ","):
            if other != delimiter and other in stripped[0]:
                return f"delimiter {other!r} found, {delimiter!r} agreed"
    return "the first line is not the table's header"


def _read_parquet(path: Path, table: Table, reading: Reading) -> tuple[Header, Iterator[Batch]]:
    try:
        file = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as error:
        raise Refused(f"the Parquet file is damaged or cut short ({error})") from error
    header = bind(list(file.schema_arrow.names), table, reading)
    for field, name in zip(file.schema_arrow, header.names, strict=True):
        column = table.all_columns.get(name)
        if column is not None and not _suits(field.type, column.type):
            raise Refused(f"column {name} has type {field.type} where {column.type} was agreed")

    def batches() -> Iterator[Batch]:
        at = 1
        try:
            for part in file.iter_batches(batch_size=200_000):
                frame = cast(pl.DataFrame, pl.from_arrow(pa.Table.from_batches([part])))
                frame.columns = list(header.names)
                numbers = pl.int_range(at, at + frame.height, dtype=pl.Int64, eager=True)
                frame = frame.with_columns(numbers.alias("_line"))
                yield _ParquetBatch(frame, first=at)
                at += frame.height
        except (pa.ArrowException, OSError) as error:
            raise Refused(f"the Parquet file is damaged or cut short ({error})") from error

    return header, batches()


class _ParquetBatch(Batch):
    def raw(self, line: int) -> str:
        row = self.frame.row(line - self.first, named=True)
        return str({name: value for name, value in row.items() if name != "_line"})


def _suits(found: pa.DataType, agreed: str) -> bool:
    """Text is read by the same rules as CSV; another type has to be the agreed one."""
    text = pa.types.is_string(found) or pa.types.is_large_string(found) or pa.types.is_null(found)
    if pa.types.is_dictionary(found):
        text = pa.types.is_string(found.value_type)
    fits = {
        "date": pa.types.is_date(found),
        "timestamp": pa.types.is_timestamp(found),
        "integer": pa.types.is_integer(found),
        "number": pa.types.is_integer(found)
        or pa.types.is_floating(found)
        or pa.types.is_decimal(found),
        "boolean": pa.types.is_boolean(found),
    }
    return text or fits.get(agreed, False)
