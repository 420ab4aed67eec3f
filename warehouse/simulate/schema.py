"""The tables a delivery holds: names, order and types of columns from the contract."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from warehouse.simulate.clock import iso, iso_moment

CONTRACT = Path(__file__).parent.parent / "contract"


def _text_of(value: object) -> str:
    """Quoted where CSV needs it."""
    text = str(value)
    if "," in text or '"' in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _date_of(value: object) -> str:
    """A value that is no day is written as it is: records can be damaged."""
    return iso(value) if type(value) is int else str(value)


def _moment_of(value: object) -> str:
    return iso_moment(value) if type(value) is int else str(value)


def _boolean_of(value: object) -> str:
    return "true" if value is True else "false" if value is False else str(value)


WRITE: dict[str, Callable[[object], str]] = {
    "date": _date_of,
    "timestamp": _moment_of,
    "boolean": _boolean_of,
    "text": _text_of,
}


@dataclass(frozen=True)
class Table:
    name: str
    key: str
    columns: tuple[str, ...]
    names: frozenset[str]
    written: tuple[tuple[str, Callable[[object], str]], ...]

    def line(self, row: dict) -> str:
        """The row as a line of CSV, without its end."""
        get = row.get
        return ",".join(
            [
                "" if (value := get(column)) is None else write(value)
                for column, write in self.written
            ]
        )


@cache
def tables() -> dict[str, Table]:
    found = {}
    for path in sorted(CONTRACT.glob("[a-z]*.yml")):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        columns = tuple(said["columns"])
        written = tuple(
            (column, WRITE.get(said["columns"][column]["type"], str)) for column in columns
        )
        found[said["table"]] = Table(
            said["table"], said["key"][0], columns, frozenset(columns), written
        )
    return found
