"""Opening one file of a delivery: its header, and its rows as text or as typed columns."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from warehouse.contract import Table
from warehouse.landing.csv_records import NotText, Trust, split_row, strict_row
from warehouse.landing.csv_rows import BLOCK, Batch, read_rows
from warehouse.landing.headers import Header, Refused, bind
from warehouse.landing.parquet_rows import read_parquet
from warehouse.source import Reading

LONGEST_HEADER = 1 << 16
MOST_INFLATED = 400


def read_file(
    path: Path, table: Table, reading: Reading, trust: Trust = Trust.ALL
) -> tuple[Header, Iterator[Batch]]:
    """Raises Refused here for what the header shows, and from the iterator for what rows show."""
    if path.is_symlink() or not path.is_file():
        raise Refused("the file is not there")
    if path.stat().st_size == 0:
        raise Refused("the file is empty: not even a header")
    if path.name.lower().endswith(".parquet"):
        return read_parquet(path, table, reading)
    return _read_csv(path, table, reading, trust)


def _read_csv(
    path: Path, table: Table, reading: Reading, trust: Trust
) -> tuple[Header, Iterator[Batch]]:
    blocks = _utf8(_blocks(path), reading.encoding)
    first, rest = _first_line(blocks)
    written = _header_fields(first, reading.delimiter)
    header = bind(written, table, reading)
    rows = read_rows(rest, list(header.written), list(header.names), reading.delimiter, trust)
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
