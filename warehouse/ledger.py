"""Where every row of a delivery went, and what a landed delivery is remembered by.

`landed/<source>/_deliveries/<delivery>.json` is written last: a delivery without it was never
landed, whatever else lies about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from warehouse.home import Home, read_json, write_json

LOADED, QUARANTINED, REFUSED = "loaded", "quarantined", "refused"


@dataclass(frozen=True)
class Entry:
    """Rows of one file that went one way for one reason."""

    table: str
    file: str
    outcome: str
    reason: str
    rows: int
    rows_in: int


@dataclass(frozen=True)
class Hold:
    """Why a delivery is held. The same table, file and kind is the same hold, however worded."""

    table: str
    file: str
    kind: str
    reason: str = field(compare=False)


@dataclass(frozen=True)
class TableFacts:
    """`asserts_absence`: a key that is not in this full delivery is gone from the source."""

    stamp: str
    columns: list[str]
    extras: list[str]
    rows_in: int
    changed: int
    gone: int
    asserts_absence: bool
    parts: list[str]


@dataclass(frozen=True)
class Delivery:
    """A delivery as it was landed or held. `order` sorts in time; ties go by the id."""

    delivery: str
    source: str
    mode: str
    synthetic: bool
    extract_date: str
    extract_stamp: str
    order: str
    seen_at: str
    tables: dict[str, TableFacts] = field(default_factory=dict)
    ledger: list[Entry] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    is_held: bool = False

    @property
    def place(self) -> tuple[str, str]:
        return (self.order, self.delivery)


def machine_time() -> str:
    """For the log of what was done when (UTC); never for an age."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def landed(home: Home, source: str) -> list[Delivery]:
    """In order of their stamps."""
    return _read(home.landed(source) / "_deliveries")


def held(home: Home, source: str) -> list[Delivery]:
    return _read(home.held(source))


def remember(home: Home, delivery: Delivery) -> None:
    """The moment a delivery becomes landed or held."""
    folder = home.held(delivery.source) if delivery.is_held else _records(home, delivery.source)
    write_json(folder / f"{delivery.delivery}.json", asdict(delivery))
    if not delivery.is_held:
        (home.held(delivery.source) / f"{delivery.delivery}.json").unlink(missing_ok=True)


def _records(home: Home, source: str) -> Path:
    return home.landed(source) / "_deliveries"


def _read(folder: Path) -> list[Delivery]:
    return sorted((_delivery(read_json(p)) for p in folder.glob("*.json")), key=lambda d: d.place)


def _delivery(said: dict[str, Any]) -> Delivery:
    return Delivery(
        **{
            **said,
            "tables": {name: TableFacts(**facts) for name, facts in said["tables"].items()},
            "ledger": [Entry(**entry) for entry in said["ledger"]],
            "holds": [Hold(**hold) for hold in said["holds"]],
        }
    )


def sources(home: Home) -> list[str]:
    folders = [*(home.path / "landed").glob("*"), *(home.path / "held").glob("*")]
    return sorted({folder.name for folder in folders if folder.is_dir()})


def totals(entries: Iterable[Entry]) -> dict[str, int]:
    """`rows_in` is counted once a file, the outcomes by their rows."""
    found = {"rows_in": 0, LOADED: 0, QUARANTINED: 0, REFUSED: 0}
    files: dict[tuple[str, str], int] = {}
    for entry in entries:
        files[entry.table, entry.file] = entry.rows_in
        found[entry.outcome] += entry.rows
    found["rows_in"] = sum(files.values())
    return found


@dataclass(frozen=True)
class Acknowledgement:
    delivery: str
    by: str
    at: str
    reason: str
    holds: list[Hold]


def acknowledge(home: Home, delivery: Delivery, by: str, reason: str) -> Acknowledgement:
    """Says why to go on although the delivery is held for what it is held for now."""
    said = Acknowledgement(delivery.delivery, by, machine_time(), reason, delivery.holds)
    path = home.held(delivery.source) / "acknowledged" / f"{delivery.delivery}.json"
    write_json(path, asdict(said))
    return said


def acknowledgements(home: Home, source: str) -> dict[str, Acknowledgement]:
    folder = home.held(source) / "acknowledged"
    read = (read_json(path) for path in sorted(folder.glob("*.json")))
    return {
        said["delivery"]: Acknowledgement(
            **{**said, "holds": [Hold(**hold) for hold in said["holds"]]}
        )
        for said in read
    }
