"""The landed records of a home, as rows of plain Python."""

import json
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, overload

import polars as pl

from warehouse.contract import load_contract  # names of tables and keys; no rule of casework

Row = dict[str, Any]


@overload
def day(value: None) -> None: ...
@overload
def day(value: date) -> date: ...
def day(value: date | None) -> date | None:
    """The calendar day of a date or a moment."""
    return value.date() if isinstance(value, datetime) else value


class Records:
    """The tables of the contract; a row is found by any of its columns."""

    def __init__(self, tables: dict[str, list[Row]], as_of: date, supplied: set[str]):
        self.tables, self.as_of, self.supplied = tables, as_of, supplied
        self._indexes: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    def of(self, table: str, column: str, value: Any) -> list[Row]:
        """The rows of a table whose column has the value; none for an empty value."""
        return [] if value is None else self._index(table, column).get(value, [])

    def one(self, table: str, column: str, value: Any) -> Row | None:
        return next(iter(self.of(table, column, value)), None)

    def _index(self, table: str, column: str) -> dict[Any, list[Row]]:
        if (table, column) not in self._indexes:
            index: dict[Any, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                index[row.get(column)].append(row)
            self._indexes[table, column] = index
        return self._indexes[table, column]

    def knows(self, *columns: str) -> bool:
        """Whether the source supplies each `table.column`."""
        return all(column in self.supplied for column in columns)


def landed(home: Path, source: str = "ccwis") -> Records:
    """The latest row of each key that is neither deleted nor purged."""
    root = home / "landed" / source
    contract = {n: table for n, table in load_contract().items() if (root / n).is_dir()}
    tables = {name: latest(root / name, table.key) for name, table in contract.items()}
    purged = {(row["table_name"], row["record_id"]) for row in tables.get("purges", [])}
    for name, table in contract.items():
        key = table.key[0]
        tables[name] = [row for row in tables[name] if (name, row[key]) not in purged]
    supplied = {f"{name}.{column}" for name, table in contract.items() for column in table.columns}
    return Records(tables, extract_date(root), supplied)


def latest(folder: Path, key: tuple[str, ...] | list[str]) -> list[Row]:
    rows: dict[tuple[Any, ...], Row] = {}
    for file in sorted(folder.glob("*.parquet")):
        for row in pl.read_parquet(file).to_dicts():
            at = tuple(row[column] for column in key)
            if at not in rows or rows[at]["_stamp"] <= row["_stamp"]:
                rows[at] = row
    return [row for row in rows.values() if not row["_deleted"]]


def extract_date(root: Path) -> date:
    said = [json.loads(file.read_text("utf-8")) for file in (root / "_deliveries").glob("*.json")]
    return max(date.fromisoformat(delivery["extract_date"]) for delivery in said)
