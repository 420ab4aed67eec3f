"""CSV by RFC 4180 and nothing else: a row is read right or set aside, and never shifts another.

A block without odd characters, whose every line is by itself a row of the agreed number of well
quoted or bare fields, is read in one go: no other reading of it is possible. Any other block is
read line by line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import polars as pl

BLOCK = 8 << 20
LONGEST_LINE = 120_000  # below the longest field the csv module takes
MOST_LINES = 1000
ODD = bytes(c for c in range(32) if c not in (9, 10)) + b"\x7f"
ODD_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


class NotText(Exception):
    """The file is not in the agreed encoding."""


@dataclass(frozen=True)
class Broken:
    """A stretch of lines that is no row; `lines` long, its first line `line`."""

    line: int
    raw: str
    rule: str
    reason: str


@dataclass
class Batch:
    """Rows as text, `_line` the line each begins on; `raw` gives the text of some of them."""

    frame: pl.DataFrame
    broken: list[Broken] = field(default_factory=list)
    lines: dict[int, str] | list[bytes] = field(default_factory=dict)
    first: int = 0

    def raw(self, line: int) -> str:
        if isinstance(self.lines, list):
            return self.lines[line - self.first].decode("utf-8", "replace")
        return self.lines[line]


def strict_row(delimiter: str, fields: int) -> re.Pattern[str]:
    """Matches a record of exactly so many well-quoted or bare fields."""
    d = re.escape(delimiter)
    one = f'(?:"(?:[^"]++|"")*+"|[^"{d}\r\n]*+)'
    return re.compile(f"{one}(?:{d}{one}){{{fields - 1}}}")


def split_row(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def read_rows(
    blocks: Iterable[bytes], columns: list[str], delimiter: str, first_line: int
) -> Iterator[Batch]:
    """`blocks` are UTF-8 after the header, cut anywhere; `columns` are all of the header's."""
    reader = _Reader(columns, delimiter, first_line)
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

    def __init__(self, columns: list[str], delimiter: str, first_line: int) -> None:
        self.columns, self.delimiter, self.line = columns, delimiter, first_line
        self.row = strict_row(delimiter, len(columns))
        # The same for polars, whose engine never goes back and knows no `+` after a `+`.
        self.whole_row = f"^(?:{self.row.pattern.replace('++', '+').replace('*+', '*')})$"
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
        if not block.isascii() and (_text(block) is None or ODD_TEXT.search(block.decode())):
            return None
        lines = block.split(b"\n")
        if not lines[-1]:
            lines.pop()
        if not self._are_rows(block, lines):
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
        names = pl.all_horizontal(pl.col(c) == pl.lit(c) for c in self.columns)
        repeated = batch.frame.filter(names)["_line"]
        if repeated.len():
            batch.frame = batch.frame.filter(~names)
            batch.broken += [_header_again(line, batch.raw(line)) for line in repeated]
        return batch

    def _slow(self, lines: list[bytes], last: bool) -> Batch:
        rows: list[list[str]] = []
        numbers: list[int] = []
        batch = Batch(pl.DataFrame())
        raws: dict[int, str] = {}
        at = 0
        while at < len(lines):
            taken, found = self._record(lines, at, last)
            if taken == 0:
                self.open = lines[at:]
                break
            number = self.line + at
            if isinstance(found, Broken):
                batch.broken.append(found)
            elif found is not None:
                rows.append(found)
                numbers.append(number)
                raws[number] = b"\n".join(lines[at : at + taken]).decode()
            at += taken
        self.line += at
        columns = zip(*rows, strict=True) if rows else ([] for _ in self.columns)
        batch.frame = pl.DataFrame(
            dict(zip(self.columns, columns, strict=True)),
            schema=dict.fromkeys(self.columns, pl.String),
        ).with_columns(pl.Series("_line", numbers, dtype=pl.Int64))
        batch.lines = raws
        return batch

    def _record(
        self, lines: list[bytes], at: int, last: bool
    ) -> tuple[int, list[str] | Broken | None]:
        """How many lines the record at `at` takes, and it; 0 when it may go on in the next."""
        number, raw = self.line + at, lines[at].removesuffix(b"\r")
        if not raw:
            return 1, None
        if len(raw) > LONGEST_LINE:
            return 1, Broken(number, _shown(raw[:200]), "line_too_long", "the line is too long")
        text = _text(raw)
        if text is None:
            return 1, _not_unicode(number, raw)
        if raw.count(b'"') % 2 == 0:
            return 1, self._one_line(number, text)
        return self._many_lines(lines, at, number, last)

    def _one_line(self, number: int, text: str) -> list[str] | Broken:
        if ODD_TEXT.search(text):
            return Broken(number, text, "control_character", "a character that is no text")
        if not self.row.fullmatch(text):
            return self._misshapen(number, text)
        fields = split_row(text, self.delimiter) if '"' in text else text.split(self.delimiter)
        return _header_again(number, text) if fields == self.columns else fields

    def _misshapen(self, number: int, text: str) -> Broken:
        if '"' in text:
            return Broken(number, text, "broken_quote", "a quote is not closed, or not doubled")
        found = text.count(self.delimiter) + 1
        reason = f"{found} fields where {len(self.columns)} were agreed"
        return Broken(number, text, "wrong_number_of_fields", reason)

    def _many_lines(
        self, lines: list[bytes], at: int, number: int, last: bool
    ) -> tuple[int, list[str] | Broken]:
        """A record may hold line ends inside quotes, but never a line that is a row of its own."""
        stray = Broken(
            number, _shown(lines[at]), "broken_quote", "a quote is not closed, or not doubled"
        )
        quotes, size = 0, 0
        for taken in range(1, MOST_LINES + 1):
            if at + taken > len(lines):
                return (1, stray) if last else (0, stray)
            line = lines[at + taken - 1]
            quotes, size = quotes + line.count(b'"'), size + len(line)
            text = _text(line)
            if text is None or size > LONGEST_LINE or (taken > 1 and self.row.fullmatch(text)):
                return 1, stray
            if quotes % 2 == 0:
                whole = b"\n".join(lines[at : at + taken]).removesuffix(b"\r").decode()
                odd = ODD_TEXT.search(whole.replace("\r\n", "\n"))
                if odd or "\r" in whole.replace("\r\n", "\n") or not self.row.fullmatch(whole):
                    return 1, stray
                return taken, split_row(whole, self.delimiter)
        return 1, stray


def _text(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _not_unicode(number: int, raw: bytes) -> Broken:
    """A lone half of a pair spoils its row; anything else means another encoding: not this file."""
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise NotText(f"line {number} is not in the agreed encoding ({error.reason})") from error
    return Broken(number, _shown(raw), "not_unicode", "half a character")


def _shown(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _header_again(line: int, raw: str) -> Broken:
    return Broken(line, raw, "header_repeated", "the header again")
