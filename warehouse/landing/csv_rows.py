"""The rows of a CSV file: a row is read right or set aside, and never shifts another.

A block without odd characters, whose every line is by itself a row of the agreed number of well
quoted or bare fields, is read in one go: no other reading of it is possible. Any other block is
read record by record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl

from warehouse.landing.csv_records import (
    LONGEST_LINE,
    ODD_TEXT,
    Broken,
    NotText,
    Records,
    Trust,
    header_again,
    text_of,
)

BLOCK = 8 << 20
ODD = bytes(c for c in range(32) if c not in (9, 10)) + b"\x7f"


@dataclass
class Batch:
    """Rows as text, `_line` the line each begins on; `raw` gives the text of some of them.
    `spans` and `doubts` count records over several lines, as Records does."""

    frame: pl.DataFrame
    broken: list[Broken] = field(default_factory=list)
    lines: dict[int, str] | list[bytes] = field(default_factory=dict)
    first: int = 0
    spans: int = 0
    doubts: int = 0

    def raw(self, line: int) -> str:
        if isinstance(self.lines, list):
            return self.lines[line - self.first].decode("utf-8", "replace")
        return self.lines[line]


def read_rows(
    blocks: Iterable[bytes],
    header: list[str],
    columns: list[str],
    delimiter: str,
    trust: Trust = Trust.ALL,
) -> Iterator[Batch]:
    """`blocks` are UTF-8 after the header (line 1), cut anywhere; `header` as the file writes it,
    `columns` what its columns are called from here on."""
    reader = _Reader(header, columns, delimiter, trust)
    rest = b""
    for block in blocks:
        rest += block
        cut = rest.rfind(b"\n") + 1
        if cut:
            yield reader.read(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > LONGEST_LINE * 100:
            raise NotText(f"line {reader.line} is longer than any row can be")
    yield reader.read(rest, last=True)


class _Reader:
    """Holds what goes over from block to block: the line number and an unfinished record."""

    def __init__(self, header: list[str], columns: list[str], delimiter: str, trust: Trust) -> None:
        self.header, self.columns, self.delimiter, self.line = header, columns, delimiter, 2
        self.records = Records(header, delimiter, trust)
        # The same for polars, whose engine never goes back and knows no `+` after a `+`.
        pattern = self.records.row.pattern.replace("++", "+").replace("*+", "*")
        self.whole_row = f"^(?:{pattern})$"
        self.open: list[bytes] = []

    def read(self, block: bytes, last: bool = False) -> Batch:
        if not self.open and (quick := self._quick(block.replace(b"\r\n", b"\n"))) is not None:
            return quick
        lines = self.open + block.split(b"\n")
        if lines and not lines[-1]:
            lines.pop()
        self.open = []
        return self._slow(lines, last)

    def _quick(self, block: bytes) -> Batch | None:
        """The whole block at once, if it is provably one row a line; else None."""
        if not block or len(block.translate(None, ODD)) != len(block):
            return None
        if not block.isascii() and (text_of(block) is None or ODD_TEXT.search(block.decode())):
            return None
        lines = block.split(b"\n")
        if not lines[-1]:
            lines.pop()
        if max(map(len, lines), default=0) > LONGEST_LINE or not self._are_rows(block, lines):
            return None
        frame = pl.read_csv(
            block,
            has_header=False,
            separator=self.delimiter,
            quote_char='"' if b'"' in block else None,
            schema=dict.fromkeys(self.columns, pl.String),
        )
        if frame.height != len(lines):
            return None
        numbers = pl.int_range(self.line, self.line + len(lines), dtype=pl.Int64, eager=True)
        batch = Batch(frame.with_columns(numbers.alias("_line")), lines=lines, first=self.line)
        self.line += len(lines)
        return self._without_headers(batch)

    def _are_rows(self, block: bytes, lines: list[bytes]) -> bool:
        """Every line is a row by itself."""
        if b'"' in block:
            texts = pl.Series(block.decode().removesuffix("\n").split("\n"))
            return bool(texts.str.contains(self.whole_row).all())
        separator = self.delimiter.encode()
        if len(self.columns) == 1 and b"" in lines:
            return False
        return {line.count(separator) for line in lines} == {len(self.columns) - 1}

    def _without_headers(self, batch: Batch) -> Batch:
        pairs = zip(self.columns, self.header, strict=True)
        names = pl.all_horizontal(pl.col(c) == pl.lit(written) for c, written in pairs)
        repeated = batch.frame.filter(names)["_line"]
        if repeated.len():
            batch.frame = batch.frame.filter(~names)
            batch.broken += [header_again(line, batch.raw(line)) for line in repeated]
        return batch

    def _slow(self, lines: list[bytes], last: bool) -> Batch:
        batch = Batch(pl.DataFrame())
        rows: list[list[str]] = []
        raws: dict[int, str] = {}
        at = 0
        while at < len(lines):
            number = self.line + at
            record = self.records.read(lines, at, number, last)
            if record.lines == 0:
                self.open = lines[at:]
                break
            batch.broken += record.broken
            if record.fields is not None:
                rows.append(record.fields)
                raws[number] = b"\n".join(lines[at : at + record.lines]).decode()
            at += record.lines
        self.line += at
        columns = zip(*rows, strict=True) if rows else ([] for _ in self.columns)
        batch.frame = pl.DataFrame(
            dict(zip(self.columns, columns, strict=True)),
            schema=dict.fromkeys(self.columns, pl.String),
        ).with_columns(pl.Series("_line", list(raws), dtype=pl.Int64))
        batch.lines = raws
        batch.spans, batch.doubts = self.records.spans, self.records.doubts
        self.records.spans = self.records.doubts = 0
        return batch
