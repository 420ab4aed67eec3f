"""A source system: how its files are read and what of the contract it supplies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from warehouse.contract import SAFE, Table, load_contract, parse_table
from warehouse.errors import ContractError

FOLDER = Path(__file__).parent / "sources"


@dataclass(frozen=True)
class Reading:
    """How text becomes values. Patterns are strptime's; nothing is tried beside them."""

    zone: str
    delimiter: str = ","
    encoding: str = "utf-8"
    header_case: str = "same"
    date: str = "%Y-%m-%d"
    timestamp: str = "%Y-%m-%dT%H:%M:%S"
    true: tuple[str, ...] = ("true",)
    false: tuple[str, ...] = ("false",)
    empty_dates: tuple[str, ...] = ()
    never_load: tuple[str, ...] = ("reporter",)

    def header(self, column: str) -> str:
        """The name a file gives a column."""
        return {"upper": column.upper(), "lower": column.lower()}.get(self.header_case, column)


@dataclass(frozen=True)
class Volume:
    """A table's rows may differ from the median of its last deliveries by this much; `changes`
    is the part of the last full delivery that a delivery of changes may hold at most."""

    bound: float = 0.10
    changes: float = 0.50
    rows: int = 20
    deliveries: int = 8
    tables: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class StandIn:
    """What a manifest would say, for a source that has none."""

    extract_date: str
    extract_stamp: str
    synthetic: bool
    files: Mapping[str, str]


@dataclass(frozen=True)
class Source:
    name: str
    tables: Mapping[str, Table]
    coverage: Mapping[str, tuple[str, ...]]
    reading: Reading
    volume: Volume = Volume()
    stand_in: StandIn | None = None
    is_contract: bool = True
    unknown_steps: tuple[str, ...] = ()


def load_source(name: str, folder: Path = FOLDER) -> Source:
    path = folder / f"{name}.yml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in folder.glob("*.yml")))
        raise ContractError(f"There is no source {name}. Known: {known}. Add {path}.")
    try:
        read = yaml.load(path.read_text(encoding="utf-8"), SAFE)
        source = _source(name, read)
    except (KeyError, TypeError, yaml.YAMLError) as error:
        raise ContractError(f"{path} cannot be used: {error!r}") from error
    ZoneInfo(source.reading.zone)
    return source


def _source(name: str, read: Mapping[str, Any]) -> Source:
    if read["source"] != name:
        raise ContractError(f"`source` in {name}.yml is {read['source']!r}.")
    tables = _tables(read.get("tables", "contract"))
    return Source(
        name=name,
        tables=tables,
        coverage=_coverage(read.get("coverage")),
        reading=_reading(read),
        volume=Volume(**read.get("volume", {})),
        stand_in=_stand_in(read),
        is_contract=read.get("tables", "contract") == "contract",
        unknown_steps=tuple(read.get("unknown_steps", ())),
    )


def _tables(said: Any) -> dict[str, Table]:
    contract = load_contract()
    if said == "contract":
        return dict(contract)
    return {
        name: parse_table(
            {"table": name, "feed": name, "cadence": "quarterly", "meaning": "", **table}, {}
        )
        for name, table in said.items()
    }


def _coverage(said: Mapping[str, Any] | None) -> dict[str, tuple[str, ...]]:
    contract = load_contract()
    if said is None:
        said = dict.fromkeys(contract, "all")
    covered = {
        table: tuple(contract[table].kept_columns) if columns == "all" else tuple(columns)
        for table, columns in said.items()
    }
    for table, columns in covered.items():
        unknown = set(columns) - set(contract[table].kept_columns)
        if unknown:
            raise ContractError(f"coverage of {table}: {sorted(unknown)} is not in the contract.")
    return covered


def _reading(read: Mapping[str, Any]) -> Reading:
    said: dict[str, Any] = {"zone": read["zone"], **read.get("csv", {})}
    formats = dict(read.get("formats", {}))
    for name in ("true", "false"):
        # YAML reads an unquoted `true:` as a boolean key.
        spelled = formats.pop(name, formats.pop(name == "true", None))
        if spelled is not None:
            said[name] = tuple(str(value) for value in spelled)
    for name in ("empty_dates", "never_load"):
        if name in read:
            said[name] = tuple(str(value) for value in read[name])
    if "header_case" in read:
        said["header_case"] = read["header_case"]
    return Reading(**said, **formats)


def _stand_in(read: Mapping[str, Any]) -> StandIn | None:
    if read.get("manifest", "needed") != "none":
        return None
    return StandIn(
        extract_date=str(read["extract_date"]),
        extract_stamp=str(read["extract_stamp"]),
        synthetic=bool(read.get("synthetic", False)),
        files={name: table["file"] for name, table in read["tables"].items()},
    )
