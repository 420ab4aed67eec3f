"""The tables in which landing tells about itself, declared in `reports.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from warehouse.contract import SAFE, Column


@dataclass(frozen=True)
class Report:
    name: str
    one_row_per: str
    columns: dict[str, Column]


@cache
def load_reports() -> dict[str, Report]:
    read = yaml.load((Path(__file__).parent / "reports.yml").read_text(encoding="utf-8"), SAFE)
    return {
        name: Report(
            name,
            said["one_row_per"],
            {c: Column(c, d["type"], d["meaning"]) for c, d in said["columns"].items()},
        )
        for name, said in read.items()
    }
