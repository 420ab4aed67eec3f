"""From text to the contract's types, column by column, by the declared form only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from warehouse.contract import Column, Table
from warehouse.source import Reading

EARLIEST, LATEST = date(1900, 1, 2), date(2199, 12, 31)
UNMAPPED = "unmapped: "
POLARS = {
    "id": pl.String,
    "text": pl.String,
    "code": pl.String,
    "date": pl.Date,
    "timestamp": pl.Datetime("us"),
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
}
OFFSET = r"(Z|[+-]\d{2}:\d{2})$"
SHAPES = {
    "%Y-%m-%d": r"^\d{4}-\d{2}-\d{2}$",
    "%Y-%m-%dT%H:%M:%S": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:[0-5]\d$",
}


@dataclass(frozen=True)
class Rule:
    """One way a value cannot be read."""

    name: str
    reason: str


UNREADABLE = {
    "date": Rule("unreadable_date", "is no date in the agreed form"),
    "timestamp": Rule("unreadable_time", "is no time in the agreed form"),
    "integer": Rule("unreadable_number", "is no whole number"),
    "number": Rule("unreadable_number", "is no number"),
    "boolean": Rule("unreadable_boolean", "is neither of the agreed two words"),
}
OUT_OF_RANGE = Rule("date_out_of_range", "lies outside 1900 to 2199")
KEY_MISSING = Rule("key_missing", "the key is empty")


def type_rows(
    frame: pl.DataFrame, table: Table, reading: Reading, extras: tuple[str, ...]
) -> pl.DataFrame:
    """Contract columns typed (absent ones null), `_line`, `_deleted`, `_extra`, and `_broken`:
    null or `rule|column: reason` for the first value of the row that cannot be read."""
    reads = {
        name: _Read(column, frame[name], reading)
        for name, column in table.all_columns.items()
        if name in frame.columns and frame[name].null_count() < frame.height
    }
    values = frame.select(
        *(read.value().alias(name) for name, read in reads.items()),
        *(read.told().alias(f"?{name}") for name, read in reads.items()),
        pl.col("_line"),
        _extra(extras, reading).alias("_extra"),
    )
    problems = [p for read in reads.values() for p in read.problems()]
    no_key = pl.any_horizontal(
        pl.col(key).is_null() if key in reads else pl.lit(True) for key in table.key
    )
    values = values.with_columns(
        pl.coalesce(
            *problems,
            pl.when(no_key).then(pl.lit(f"{KEY_MISSING.name}|{KEY_MISSING.reason}")),
        ).alias("_broken")
    )
    return values.select(
        *(_present(name, column, reads) for name, column in table.kept_columns.items()),
        _deleted(reads).alias("_deleted"),
        "_line",
        "_extra",
        "_broken",
    )


def _present(name: str, column: Column, reads: dict[str, _Read]) -> pl.Expr:
    value = pl.col(name) if name in reads else pl.lit(None)
    return value.cast(POLARS[column.type]).alias(name)


def _deleted(reads: dict[str, _Read]) -> pl.Expr:
    return pl.col("deleted").fill_null(False) if "deleted" in reads else pl.lit(False)


def _extra(extras: tuple[str, ...], reading: Reading) -> pl.Expr:
    kept = [n for n in extras if not any(word in n.lower() for word in reading.never_load)]
    if not kept:
        return pl.lit(None, dtype=pl.String)
    return pl.struct(
        pl.col(name).cast(pl.String, strict=False).alias(name[1:]) for name in kept
    ).struct.json_encode()


class _Read:
    """How one column is read: its value, and whether something was told at all."""

    def __init__(self, column: Column, values: pl.Series, reading: Reading) -> None:
        self.column, self.values, self.reading = column, values, reading
        self.is_text = values.dtype in (pl.String, pl.Categorical, pl.Null)
        self.text = pl.col(column.name).cast(pl.String).str.strip_chars(" \t\r\n")
        self.text = pl.when(self.text != "").then(self.text)

    def told(self) -> pl.Expr:
        """The text of a value that has to be read, else null: what `value` may not lose."""
        if self.is_text and self.column.type in UNREADABLE:
            return self._without_empty_dates()
        return pl.lit(None, dtype=pl.String)

    def value(self) -> pl.Expr:
        if not self.is_text:
            return self._native()
        return getattr(self, f"_{self.column.type}")()

    def problems(self) -> list[pl.Expr]:
        name, kind = self.column.name, self.column.type
        found = []
        if self.is_text and kind in UNREADABLE:
            lost = pl.col(f"?{name}").is_not_null() & pl.col(name).is_null()
            found.append(_says(lost, UNREADABLE[kind], name))
        if kind in ("date", "timestamp"):
            day = pl.col(name).cast(pl.Date)
            found.append(_says((day < EARLIEST) | (day > LATEST), OUT_OF_RANGE, name))
        return found

    def _native(self) -> pl.Expr:
        value = pl.col(self.column.name)
        if self.column.type == "timestamp" and getattr(self.values.dtype, "time_zone", None):
            value = value.dt.convert_time_zone(self.reading.zone).dt.replace_time_zone(None)
        return value.cast(POLARS[self.column.type])

    def _id(self) -> pl.Expr:
        return self.text

    _text = _id

    def _code(self) -> pl.Expr:
        if not self.column.values:
            return self.text
        known = self.text.is_in(list(self.column.values))
        return pl.when(known).then(self.text).otherwise(pl.lit(UNMAPPED) + self.text)

    def _date(self) -> pl.Expr:
        told = self._without_empty_dates()
        read = told.str.to_date(self.reading.date, strict=False)
        return _as_written(told, read, self.reading.date)

    def _timestamp(self) -> pl.Expr:
        told = self._without_empty_dates()
        if self._is_wall_time():
            return self._wall(told)
        offset = told.str.extract(OFFSET)
        read = self._wall(told.str.replace(OFFSET, "").str.replace(r"\.\d{1,9}$", ""))
        hours = offset.str.slice(1, 2).cast(pl.Int64, strict=False).fill_null(0)
        minutes = offset.str.slice(4, 2).cast(pl.Int64, strict=False).fill_null(0)
        sign = pl.when(offset.str.starts_with("-")).then(-1).otherwise(1)
        utc = read - pl.duration(minutes=sign * (hours * 60 + minutes))
        there = utc.dt.replace_time_zone("UTC").dt.convert_time_zone(self.reading.zone)
        return pl.when(offset.is_null()).then(read).otherwise(there.dt.replace_time_zone(None))

    def _wall(self, told: pl.Expr) -> pl.Expr:
        form = self.reading.timestamp
        return _as_written(told, told.str.to_datetime(form, strict=False, time_unit="us"), form)

    def _is_wall_time(self) -> bool:
        """No value of the batch can hold an offset or a fraction: all are as long as the form."""
        if self.reading.timestamp not in SHAPES or self.values.dtype != pl.String:
            return False
        return bool(self.values.str.len_bytes().is_in([0, 19]).all())

    def _integer(self) -> pl.Expr:
        whole = pl.when(self.text.str.contains(r"^-?\d{1,18}$")).then(self.text)
        return whole.cast(pl.Int64, strict=False)

    def _number(self) -> pl.Expr:
        plain = pl.when(self.text.str.contains(r"^-?\d{1,15}(\.\d+)?$")).then(self.text)
        return plain.cast(pl.Float64, strict=False)

    def _boolean(self) -> pl.Expr:
        is_true = self.text.is_in(list(self.reading.true))
        is_false = self.text.is_in(list(self.reading.false))
        return pl.when(is_true).then(True).when(is_false).then(False)

    def _without_empty_dates(self) -> pl.Expr:
        if self.column.type not in ("date", "timestamp") or not self.reading.empty_dates:
            return self.text
        return pl.when(~self.text.str.slice(0, 10).is_in(list(self.reading.empty_dates))).then(
            self.text
        )


def _as_written(told: pl.Expr, read: pl.Expr, form: str) -> pl.Expr:
    """What was read, where writing it again gives what was told: nothing was guessed."""
    if form in SHAPES:
        return pl.when(told.str.contains(SHAPES[form])).then(read)
    return pl.when(read.dt.to_string(form) == told).then(read)


def _says(when: pl.Expr, rule: Rule, column: str) -> pl.Expr:
    return pl.when(when).then(pl.lit(f"{rule.name}|{column} {rule.reason}"))
