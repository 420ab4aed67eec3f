"""From a record to the line of the file it was handed over in. Values are never read out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.contract import Table
from warehouse.home import Home
from warehouse.landing.state import key_text, quoted, rows
from warehouse.ledger import landed
from warehouse.raw import parts_of
from warehouse.release import Release
from warehouse.source import Source, load_source

Record = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """Where the latest row of a record stands; `versions` counts it and the rows before it."""

    table: str
    key: str
    delivery: str
    file: str
    line: int
    versions: int
    is_deleted: bool

    def __str__(self) -> str:
        more = f", {self.versions} versions landed" if self.versions > 1 else ""
        gone = ", deleted there" if self.is_deleted else ""
        return (
            f"{self.table} {self.key}: {self.file} line {self.line},"
            f" delivery {self.delivery}{more}{gone}"
        )


@dataclass(frozen=True)
class Trail:
    """The landed rows a release was built from."""

    home: Home
    release: Release

    @property
    def source(self) -> Source:
        return load_source(self.release.manifest["source"])

    def places(self, records: Iterable[Record]) -> Mapping[Record, list[Place]]:
        """By contract table and key. A source with tables of its own makes contract keys from
        its own keys, so there every table is looked through for the key."""
        source, asked = self.source, set(records)
        found: dict[Record, list[Place]] = defaultdict(list)
        if source.is_contract:
            for name in {table for table, _ in asked} & set(source.tables):
                keys = {key for table, key in asked if table == name}
                for place in self._rows(source.tables[name], "_key", keys):
                    found[name, place.key].append(place)
            return found
        for table in source.tables.values():
            for place in self._rows(table, "replace(_key, '/', '-')", {key for _, key in asked}):
                for record in asked:
                    if record[1] == place.key.replace("/", "-"):
                        found[record].append(place)
        return found

    def assignments(self, subjects: Iterable[Record]) -> list[Place]:
        """Who was made responsible for these (subject type, key), oldest row first."""
        return self._about("assignments", "subject_type, subject_id", subjects)

    def step_dates(self, step: str, subjects: Iterable[str]) -> list[Place]:
        """The rows that date this step of work known by one of these keys."""
        return self._about("step_dates", "subject_id, step", ((key, step) for key in subjects))

    def _about(self, table: str, columns: str, values: Iterable[Record]) -> list[Place]:
        source = self.source
        if not source.is_contract:
            return []
        keys = {"/".join(pair) for pair in values}
        return list(self._rows(source.tables[table], f"concat_ws('/', {columns})", keys))

    def _rows(self, table: Table, expression: str, keys: set[str]) -> Iterator[Place]:
        parts = list(filter(_is_there, self._parts(table)))
        if not parts or not keys:
            return
        listed = ", ".join(map(quoted, sorted(keys)))
        sql = (
            f"with landed as (select *, {key_text(table)} as _key from ({rows(table, parts)})),"
            f" asked as (select * from landed where {expression} in ({listed}))"
            " select _key, _delivery, _file, _line, _deleted,"
            " count(*) over (partition by _key) as versions from asked"
            " qualify row_number() over (partition by _key order by _stamp desc, _delivery desc)"
            " = 1 order by _stamp, _line"
        )
        with duckdb.connect(config={"threads": 1}) as con:
            for key, delivery, file, line, deleted, versions in con.execute(sql).fetchall():
                yield Place(table.name, key, delivery, file, line, versions, deleted)

    def _parts(self, table: Table) -> list[str]:
        named = set(self.release.manifest["deliveries"])
        built_from = [d for d in landed(self.home, self.source.name) if d.delivery in named]
        return parts_of(self.home, self.source, built_from, table.name)


def _is_there(part: str) -> bool:
    return Path(part).exists()
