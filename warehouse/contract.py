"""The extract contract: what a source hands over, read from `contract/*.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warehouse.errors import ContractError

VERSION = "1"
FOLDER = Path(__file__).parent / "contract"
TYPES = ("id", "text", "code", "date", "timestamp", "integer", "number", "boolean")
TAGS = ("pii", "part2", "ferpa", "reporter", "fti", "confidential_location")
NOT_A_NAME = ("from", "to", "on", "user", "window")
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same in C: ten times as fast
CADENCE_DAYS = {"nightly": 1, "weekly": 7, "monthly": 31, "quarterly": 92}


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()
    references: str | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Table:
    """`columns` are the table's own, in order; those every table carries come from `every`."""

    name: str
    one_row_per: str
    meaning: str
    feed: str
    cadence: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    every: Mapping[str, Column] = field(default_factory=dict)

    @property
    def all_columns(self) -> dict[str, Column]:
        return {**self.columns, **self.every}

    @property
    def kept_columns(self) -> dict[str, Column]:
        """What a current row holds: everything but `deleted`, which says there is none."""
        return {name: c for name, c in self.all_columns.items() if name != "deleted"}

    @property
    def needed(self) -> tuple[str, ...]:
        """Columns a file may not lack."""
        return tuple(n for n, c in self.columns.items() if c.required or n in self.key)


@cache
def load_contract(folder: Path = FOLDER) -> dict[str, Table]:
    """Every table by name; raises ContractError with all that is wrong."""
    every = _columns("_every_table", _read(folder / "_every_table.yml"))
    tables = {
        path.stem: _table(path, every)
        for path in sorted(folder.glob("*.yml"))
        if not path.stem.startswith("_")
    }
    problems = [p for table in tables.values() for p in _problems(table, tables)]
    if problems:
        raise ContractError("The contract does not hold together:\n  " + "\n  ".join(problems))
    return tables


def _read(path: Path) -> dict[str, Any]:
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), SAFE)
    except (OSError, yaml.YAMLError) as error:
        raise ContractError(f"{path} cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise ContractError(f"{path} is not a mapping of names to values.")
    return read


def _table(path: Path, every: Mapping[str, Column]) -> Table:
    read = _read(path)
    if read.get("table") != path.stem:
        raise ContractError(f"{path}: `table` is {read.get('table')!r}, not the file's name.")
    return parse_table(read, every)


def parse_table(read: Mapping[str, Any], every: Mapping[str, Column]) -> Table:
    """One table from its YAML mapping; a source's own files are declared the same way."""
    name = str(read.get("table"))
    try:
        return Table(
            name=name,
            one_row_per=read["one_row_per"],
            meaning=read["meaning"],
            feed=read["feed"],
            cadence=read["cadence"],
            key=tuple(read["key"]),
            columns=_columns(name, read),
            every=dict(every),
        )
    except KeyError as missing:
        raise ContractError(f"Table {name}: {missing} is not given.") from missing


def _columns(table: str, read: Mapping[str, Any]) -> dict[str, Column]:
    return {name: _column(table, name, said) for name, said in read["columns"].items()}


def _column(table: str, name: str, said: Mapping[str, Any]) -> Column:
    known = {"type", "meaning", "required", "values", "references", "tag"}
    if not {"type", "meaning"} <= set(said) <= known:
        raise ContractError(f"{table}.{name}: type and meaning needed, {sorted(known)} allowed.")
    return Column(
        name=name,
        type=said["type"],
        meaning=said["meaning"],
        required=bool(said.get("required", False)),
        values=tuple(str(value) for value in said.get("values", ())),
        references=said.get("references"),
        tag=said.get("tag"),
    )


def _problems(table: Table, tables: Mapping[str, Table]) -> list[str]:
    found = [
        f"{table.name}: key {key} is no column" for key in table.key if key not in table.columns
    ]
    if table.cadence not in CADENCE_DAYS:
        found.append(f"{table.name}: cadence {table.cadence} is not known")
    for column in table.columns.values():
        found += [f"{table.name}.{column.name}: {p}" for p in _column_problems(column, tables)]
    return found


def _column_problems(column: Column, tables: Mapping[str, Table]) -> list[str]:
    found = []
    if column.name in NOT_A_NAME:
        found.append("the name is misread by YAML or a database")
    if column.type not in TYPES:
        found.append(f"type {column.type} is not known")
    if column.tag is not None and column.tag not in TAGS:
        found.append(f"tag {column.tag} is not known")
    if column.tag == "fti":
        found.append("federal tax information is not taken in")
    if column.references is not None and column.references not in tables:
        found.append(f"references {column.references}, which is no table")
    return found
