"""Which column of a file is which column of its table, whatever their order."""

from __future__ import annotations

from dataclasses import dataclass

from warehouse.contract import Table
from warehouse.source import Reading

EXTRA = "+"


class Refused(Exception):
    """The whole file is refused; the message says why."""


@dataclass(frozen=True)
class Header:
    """`written` as in the file; `names` the table's names, and extras with a `+` before theirs."""

    written: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def extras(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name.startswith(EXTRA))


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
    return Header(tuple(written), tuple(known.get(name, EXTRA + name) for name in stripped))


def _unlike(stripped: list[str], delimiter: str) -> str:
    if len(stripped) == 1:
        for other in (";", "\t", "|", ","):
            if other != delimiter and other in stripped[0]:
                return f"delimiter {other!r} found, {delimiter!r} agreed"
    return "the first line is not the table's header"
