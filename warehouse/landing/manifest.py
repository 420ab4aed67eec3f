"""What a delivery says of itself, checked before any of it is read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from warehouse.contract import VERSION
from warehouse.errors import ExtractError
from warehouse.source import Source

EARLIEST, LATEST = 1990, 2100
MOST_ROWS = 10**12
LONGEST_NAME = 200
_UNUSABLE = (
    OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError
)  # fmt: skip


@dataclass(frozen=True)
class File:
    """`rows` and `sha256` are None where no manifest says them."""

    table: str
    name: str
    rows: int | None
    sha256: str | None


@dataclass(frozen=True)
class Manifest:
    """Stamps are wall time in the source's zone; `order` sorts deliveries in time, in any zone."""

    folder: Path
    delivery: str
    source: str
    mode: str
    synthetic: bool
    extract_date: date
    extract_stamp: datetime
    order: str
    stamps: dict[str, datetime]
    files: tuple[File, ...]

    def files_of(self, table: str) -> tuple[File, ...]:
        return tuple(file for file in self.files if file.table == table)


def find_deliveries(folder: Path, source: Source) -> list[Path]:
    """The folder itself, or its folders that are deliveries."""
    if not folder.is_dir():
        raise ExtractError(f"{folder} is not a folder.")
    if source.stand_in is not None or (folder / "manifest.json").exists():
        return [folder]
    found = sorted(path.parent for path in folder.glob("*/manifest.json"))
    if not found:
        raise ExtractError(
            f"{folder} has no manifest.json, nor has a folder in it. A delivery without one is"
            " refused: ask the sender for it."
        )
    return found


def read_manifest(folder: Path, source: Source) -> Manifest:
    """Raises ExtractError when the delivery cannot be judged at all."""
    if source.stand_in is not None:
        return _standing_in(folder, source)
    path = folder / "manifest.json"
    try:
        text = path.read_text(encoding="utf-8-sig")
        return _manifest(folder, json.loads(text, object_pairs_hook=_once), source)
    except _UNUSABLE as error:
        why = f"{type(error).__name__}: {str(error)[:200]}"
        raise ExtractError(f"{path} cannot be used ({why}). Ask the sender for it.") from error


def _manifest(folder: Path, said: dict[str, Any], source: Source) -> Manifest:
    if str(said["contract"]) != VERSION:
        raise ExtractError(
            f"{folder}: the manifest follows contract {said['contract']}, this is {VERSION}."
        )
    if said["source"] != source.name:
        raise ExtractError(f"{folder} comes from {said['source']}, not from {source.name}.")
    if said["mode"] not in ("full", "changes"):
        raise ExtractError(f"{folder}: mode {said['mode']!r} is neither full nor changes.")
    zone = ZoneInfo(source.reading.zone)
    stamp = _moment(said["extract_stamp"])
    files = tuple(
        File(table, _plain(file["name"]), _count(file["rows"]), str(file["sha256"]).lower())
        for table, about in said["tables"].items()
        for file in about["files"]
    )
    names = [file.name for file in files]
    if len(names) != len(set(names)):
        raise ExtractError(f"{folder}: the manifest names a file twice.")
    extract_date = date.fromisoformat(said["extract_date"])
    if extract_date > stamp.astimezone(zone).date():
        raise ExtractError(f"{folder}: extract_date {extract_date} is after {stamp.isoformat()}.")
    return Manifest(
        folder=folder,
        delivery=_delivery(stamp, json.dumps(said, sort_keys=True)),
        source=source.name,
        mode=said["mode"],
        synthetic=_truth(said["synthetic"]),
        extract_date=extract_date,
        extract_stamp=_wall(stamp, zone),
        order=_order(stamp),
        stamps={
            table: _wall(_moment(about.get("stamp", said["extract_stamp"])), zone)
            for table, about in said["tables"].items()
        },
        files=files,
    )


def _standing_in(folder: Path, source: Source) -> Manifest:
    stand_in = source.stand_in
    assert stand_in is not None
    zone = ZoneInfo(source.reading.zone)
    stamp = _moment(stand_in.extract_stamp)
    files = tuple(
        File(table, name, None, None)
        for table, name in stand_in.files.items()
        if (folder / name).is_file()
    )
    hashes = [sha256_of(folder / file.name) for file in files]
    return Manifest(
        folder=folder,
        delivery=_delivery(stamp, json.dumps([source.name, hashes])),
        source=source.name,
        mode="full",
        synthetic=stand_in.synthetic,
        extract_date=date.fromisoformat(stand_in.extract_date),
        extract_stamp=_wall(stamp, zone),
        order=_order(stamp),
        stamps={file.table: _wall(stamp, zone) for file in files},
        files=files,
    )


def sha256_of(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text} has no offset from UTC")
    if not EARLIEST <= moment.year <= LATEST:
        raise ValueError(f"{text} is not a year of ours")
    return moment


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _order(stamp: datetime) -> str:
    return stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _delivery(stamp: datetime, content: str) -> str:
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    return f"{stamp.astimezone(UTC).strftime('%Y%m%dT%H%M%SZ')}-{digest}"


def _plain(name: str) -> str:
    """A file lies in the delivery's own folder, whatever the manifest says."""
    is_plain = name == Path(name).name and name.isprintable() and "\\" not in name
    if not is_plain or not 0 < len(name.encode()) <= LONGEST_NAME or name.startswith("."):
        raise ValueError(f"file name {name[:50]!r} is not a plain name")
    return name


def _count(said: object) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 0 <= said <= MOST_ROWS:
        raise ValueError(f"rows is {str(said)[:50]!r}, no count")
    return said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name given twice would silently lose what the first one said."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a name is given twice")
    return dict(pairs)


def _truth(said: object) -> bool:
    if not isinstance(said, bool):
        raise ValueError(f"synthetic is {said!r}, neither true nor false")
    return said
