"""Hands deliveries to a home and looks at what stands there afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from tests.warehouse.extracts import Row, write_extract
from warehouse import ledger
from warehouse.home import Home
from warehouse.landing.load import load
from warehouse.landing.state import connect
from warehouse.ledger import Delivery
from warehouse.raw import create_raw
from warehouse.settings import Settings
from warehouse.source import Source, load_source

SMALL = Settings(threads=1, memory="1GB")


@dataclass
class Desk:
    folder: Path
    source: Source = field(default_factory=lambda: load_source("ccwis"))

    @property
    def home(self) -> Home:
        return Home(self.folder / "home")

    def write(
        self,
        tables: Mapping[str, Sequence[Row]],
        number: int = 1,
        mode: str = "full",
        **texts: bytes,
    ) -> Path:
        return write_extract(self.folder / f"day-{number}", tables, number, mode, **texts)

    def hand_in(
        self,
        tables: Mapping[str, Sequence[Row]],
        number: int = 1,
        mode: str = "full",
        **texts: bytes,
    ) -> Delivery:
        return self.load(self.write(tables, number, mode, **texts))

    def load(self, folder: Path) -> Delivery:
        with self.home.lock():
            return load(self.home, self.source, folder, SMALL, lambda *_: None)[0].delivery

    def rows(self, table: str, *columns: str) -> list[Any]:
        """Current rows by key, as in schema raw of a build."""
        con = connect(SMALL, self.home.path)
        create_raw(con, self.home, self.source)
        listed = ", ".join(columns) or "*"
        own = self.source.tables.get(table)
        order = ", ".join(own.key) if own else "all"
        found = con.execute(f"select {listed} from raw.{table} order by {order}").fetchall()
        return [row[0] for row in found] if len(columns) == 1 else found

    def aside(self, delivery: Delivery) -> list[tuple[str, int, str]]:
        """(file, line, rule) of each row set aside."""
        path = self.home.landed(self.source.name) / "_set_aside" / f"{delivery.delivery}.parquet"
        if not path.exists():
            return []
        rows = pl.read_parquet(path).sort("file", "line")
        return list(rows.select("file", "line", "rule").iter_rows())

    def raw_aside(self, delivery: Delivery) -> list[str]:
        path = self.home.landed(self.source.name) / "_set_aside" / f"{delivery.delivery}.parquet"
        return pl.read_parquet(path).sort("file", "line")["raw"].to_list() if path.exists() else []


def adds_up(delivery: Delivery) -> bool:
    """Rows in = loaded + set aside + refused, file by file."""
    files = {(e.table, e.file) for e in delivery.ledger}
    for file in files:
        entries = [e for e in delivery.ledger if (e.table, e.file) == file]
        if {e.rows_in for e in entries} != {sum(e.rows for e in entries)}:
            return False
    return True


def holds(delivery: Delivery) -> list[tuple[str, str]]:
    return [(hold.table, hold.kind) for hold in delivery.holds]


def counts(delivery: Delivery) -> tuple[int, int, int]:
    """Loaded, set aside, refused."""
    total = ledger.totals(delivery.ledger)
    return total["loaded"], total["quarantined"], total["refused"]
