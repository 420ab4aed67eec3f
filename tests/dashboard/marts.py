"""Empty marts with the published columns, and a way to fill them from dictionaries."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars
import yaml

MODELS = Path(__file__).parents[2] / "dbt_project" / "models" / "marts"
TYPES = {"string": "varchar"}


@cache
def columns() -> dict[str, dict[str, str]]:
    """Column types by mart, as the YAML beside the models publishes them."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(MODELS.rglob("*.yml")):
        for model in yaml.safe_load(path.read_text()).get("models", []):
            if "columns" not in model:
                continue
            name = (model.get("config") or {}).get("alias") or model["name"]
            found[name] = {
                column["name"]: TYPES.get(column["data_type"], column["data_type"])
                for column in model["columns"]
            }
    return found


def create(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create schema marts")
    for mart, types in columns().items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        con.execute(f'create table marts."{mart}" ({listed})')


def fill(con: duckdb.DuckDBPyConnection, mart: str, rows: list[dict[str, Any]]) -> None:
    """Columns a row leaves out are empty; an unknown column is a mistake and raises."""
    if not rows:
        return
    names = list(columns()[mart])
    unknown = {name for row in rows for name in row} - set(names)
    assert not unknown, f"{mart} has no column {sorted(unknown)}"
    frame = polars.DataFrame(
        {name: [row.get(name) for row in rows] for name in names}, strict=False
    )
    con.register("filling", frame.to_arrow())
    con.execute(f'insert into marts."{mart}" select * from filling')
    con.unregister("filling")


def measures() -> set[str]:
    """What the YAML marks as a measure: each has an entry in `definitions`."""
    found = set()
    for path in MODELS.rglob("*.yml"):
        for model in yaml.safe_load(path.read_text()).get("models", []):
            meta = (model.get("config") or {}).get("meta") or {}
            found |= {each["code"] for each in meta.get("measures", [])}
            for column in model.get("columns", []):
                if "measure" in ((column.get("config") or {}).get("meta") or {}):
                    found.add(column["name"])
    return found
