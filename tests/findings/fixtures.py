"""The fixtures of the rules about records to fix, read from `fixtures.csv` and `good_rows.yml`.

A cell holds rows with ` | ` between, each the good row of its table with some values changed:
`ended_on=2026-03-04` or `cases: opened_on=2026-05-01` for a row of another table. The last row
of the rule's own table (else the first row) is the one the rule is about; `#` is its key.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from warehouse.finding_rules import SEED

HERE = Path(__file__).parent
Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Fixture:
    """One cell of the table. `record_id` trips the rule, or does not, as `trips` says."""

    finding: str
    trips: bool
    rows: Rows

    @property
    def record_id(self) -> str:
        return f"{self.finding}/{'trips' if self.trips else 'does_not'}"


def rules() -> list[dict[str, str]]:
    with SEED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def good_rows() -> Rows:
    return yaml.safe_load((HERE / "good_rows.yml").read_text(encoding="utf-8"))


def fixtures() -> Iterator[Fixture]:
    good = good_rows()
    tables = {rule["finding"]: rule["table_name"] for rule in rules()}
    with (HERE / "fixtures.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            for cell in ("trips", "does_not"):
                name = f"{line['finding']}/{cell}"
                rows = _rows(line[cell], name, tables[line["finding"]], good)
                yield Fixture(line["finding"], cell == "trips", rows)


def _rows(cell: str, record_id: str, own_table: str, good: Rows) -> Rows:
    said = [_row(part, own_table) for part in cell.split(" | ")]
    own = [n for n, (table, _) in enumerate(said) if table == own_table]
    judged = own[-1] if own and said[0][0] == own_table else 0
    rows: Rows = {}
    for n, (table, values) in enumerate(said):
        row = dict(good[table][0]) if table in good else {}
        key = next(iter(row), None)
        # Keys in order: of two alike the first is the one that was there before.
        changed = {k: record_id if v == "#" else v or None for k, v in values.items()}
        row |= ({key: record_id if n == judged else f"{n}/{record_id}"} if key else {}) | changed
        rows.setdefault(table, []).append(row)
    return rows


def _row(part: str, own_table: str) -> tuple[str, dict[str, str]]:
    table, colon, values = part.partition(": ")
    table, values = (table, values) if colon else (own_table, part)
    return table.strip(), dict(v.strip().split("=", 1) for v in values.split(", "))
