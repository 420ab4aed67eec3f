"""One CSV record by RFC 4180: read right, or told to be none, line by line."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from enum import Enum

LONGEST_LINE = 120_000  # below the longest field the csv module takes
MOST_LINES = 1000
ODD_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
STRAY = ("broken_quote", "a quote is not closed, or not doubled")


class NotText(Exception):
    """The file is not in the agreed encoding."""


class Trust(Enum):
    """Which records are believed that run over several lines: all; those that hold no line
    which could be a row by itself; none."""

    ALL = "all"
    CLEAR = "clear"
    NONE = "none"


@dataclass(frozen=True)
class Broken:
    """A line that is no row, or begins one that is none."""

    line: int
    raw: str
    rule: str
    reason: str


@dataclass(frozen=True)
class Record:
    """How many lines it takes (0: it may go on in the next block), and its fields or why not."""

    lines: int
    fields: list[str] | None = None
    broken: tuple[Broken, ...] = ()


def strict_row(delimiter: str, fields: int) -> re.Pattern[str]:
    """Matches a record of exactly so many well-quoted or bare fields."""
    d = re.escape(delimiter)
    one = f'(?:"(?:[^"]++|"")*+"|[^"{d}\r\n]*+)'
    return re.compile(f"{one}(?:{d}{one}){{{fields - 1}}}")


def split_row(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def text_of(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def header_again(line: int, raw: str) -> Broken:
    return Broken(line, raw, "header_repeated", "the header again")


class Records:
    """Counts in `spans` the records over several lines, in `doubts` those of them that may have
    swallowed rows."""

    def __init__(self, header: list[str], delimiter: str, trust: Trust) -> None:
        self.header, self.delimiter, self.trust = header, delimiter, trust
        self.row = strict_row(delimiter, len(header))
        self.spans = self.doubts = 0

    def read(self, lines: list[bytes], at: int, number: int, last: bool) -> Record:
        """The record that begins with `lines[at]`, line `number` of the file."""
        raw = lines[at].removesuffix(b"\r")
        if not raw:
            return Record(1)
        if len(raw) > LONGEST_LINE:
            return _none(number, raw[:200], "line_too_long", "the line is too long")
        text = text_of(raw)
        if text is None:
            return _not_unicode(number, raw)
        if raw.count(b'"') % 2 == 0:
            return self._one_line(number, raw, text)
        return self._many_lines(lines, at, number, last)

    def _one_line(self, number: int, raw: bytes, text: str) -> Record:
        if ODD_TEXT.search(text):
            return _none(number, raw, "control_character", "a character that is no text")
        if not self.row.fullmatch(text):
            return self._misshapen(number, raw, text)
        fields = split_row(text, self.delimiter) if '"' in text else text.split(self.delimiter)
        if fields == self.header:
            return Record(1, broken=(header_again(number, text),))
        return Record(1, fields)

    def _misshapen(self, number: int, raw: bytes, text: str) -> Record:
        if '"' in text:
            return _none(number, raw, *STRAY)
        found = text.count(self.delimiter) + 1
        reason = f"{found} fields where {len(self.header)} were agreed"
        return _none(number, raw, "wrong_number_of_fields", reason)

    def _many_lines(self, lines: list[bytes], at: int, number: int, last: bool) -> Record:
        """A record with line ends inside quotes; else its first line alone is none."""
        stray = _none(number, lines[at], *STRAY)
        taken = self._until_closed(lines, at)
        if taken is None:
            return stray if last or len(lines) - at > MOST_LINES else Record(0)
        span = lines[at : at + taken]
        whole = text_of(b"\n".join(span).removesuffix(b"\r"))
        plain = whole.replace("\r\n", "\n") if whole is not None else "\r"
        if whole is None or "\r" in plain or ODD_TEXT.search(plain):
            return stray
        if len(whole) > LONGEST_LINE or not self.row.fullmatch(whole):
            return stray
        doubtful = any(self._could_be_row(line) for line in span[1:])
        self.spans, self.doubts = self.spans + 1, self.doubts + doubtful
        if self.trust is Trust.NONE or (doubtful and self.trust is Trust.CLEAR):
            told = (Broken(number + n, _shown(line), *STRAY) for n, line in enumerate(span))
            return Record(taken, broken=tuple(told))
        return Record(taken, split_row(whole, self.delimiter))

    def _until_closed(self, lines: list[bytes], at: int) -> int | None:
        quotes = 0
        for taken, line in enumerate(lines[at : at + MOST_LINES], start=1):
            quotes += line.count(b'"')
            if quotes % 2 == 0:
                return taken
        return None

    def _could_be_row(self, line: bytes) -> bool:
        text = text_of(line.removesuffix(b"\r"))
        return text is not None and self.row.fullmatch(text) is not None


def _none(number: int, raw: bytes, rule: str, reason: str) -> Record:
    return Record(1, broken=(Broken(number, _shown(raw), rule, reason),))


def _not_unicode(number: int, raw: bytes) -> Record:
    """A lone half of a pair spoils its row; anything else means another encoding: not this file."""
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise NotText(f"line {number} is not in the agreed encoding ({error.reason})") from error
    return _none(number, raw, "not_unicode", "half a character")


def _shown(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
