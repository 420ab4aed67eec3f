"""Deliveries: at each stamp, what was on record then, with manifest and hashes."""

import gzip
import hashlib
import io
import json
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.simulate.clock import MINUTES, day_of, iso, iso_moment
from warehouse.simulate.records import Records, Row
from warehouse.simulate.schema import tables

ZONE = "-05:00"
STAMP_HOUR = 2 * 60 + 10


class GzipLines:
    """A gzip CSV whose bytes depend on its lines alone (no name, no time)."""

    def __init__(self, path: Path, header: list[str]) -> None:
        self.path = path
        self.rows = 0
        self._file = path.open("wb")
        packed = gzip.GzipFile("", "wb", compresslevel=4, fileobj=self._file, mtime=0)
        self._text = io.TextIOWrapper(packed, encoding="utf-8", newline="")
        self._text.write(",".join(header) + "\n")

    def write(self, lines: list[str]) -> None:
        """Lines of CSV, without their ends."""
        if lines:
            self._text.write("\n".join(lines) + "\n")
            self.rows += len(lines)

    def close(self) -> dict:
        self._text.close()
        self._file.close()
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        return {"name": self.path.name, "rows": self.rows, "sha256": digest}


class TextLines:
    """A file of lines, written as they come."""

    def __init__(self, path: Path, header: str) -> None:
        self._file = path.open("w", encoding="utf-8")
        self.write(header)

    def write(self, line: str) -> None:
        self._file.write(line + "\n")

    def close(self) -> None:
        self._file.close()


@dataclass
class Delivery:
    """One handing-over, taken in the night after `day`."""

    folder: Path
    day: int
    mode: str
    since: int | None
    files: dict[str, GzipLines] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        extra = ["recorded_at", "changed_at"]
        if self.mode == "changes":
            extra.append("deleted")
        for name, table in tables().items():
            path = self.folder / f"{name}.csv.gz"
            self.files[name] = GzipLines(path, [*table.columns, *extra])

    @property
    def stamp(self) -> str:
        return iso_moment((self.day + 1) * MINUTES + STAMP_HOUR) + ZONE

    def take(self, records: Records) -> None:
        """Copy what is on record now (in changes mode, what has changed)."""
        for name, rows in records.tables.items():
            lines = [self._line(row) for row in rows if self._is_due(row)]
            self.files[name].write(lines)

    def _is_due(self, row: Row) -> bool:
        if self.since is None:
            return not row.gone
        known_before = row.recorded <= self.since
        return row.changed > self.since and (known_before or not row.gone)

    def _line(self, row: Row) -> str:
        stamps = f"{iso_moment(row.recorded)},{iso_moment(row.changed)}"
        line = f"{row.table.line(row)},{stamps}"
        if self.mode == "changes":
            line += ",true" if row.gone else ",false"
        return line

    def close(self) -> None:
        described = {
            name: {"stamp": self.stamp, "files": [file.close()]}
            for name, file in self.files.items()
        }
        manifest = {
            "contract": "1",
            "source": "ccwis",
            "synthetic": True,
            "extract_date": iso(self.day),
            "extract_stamp": self.stamp,
            "mode": self.mode,
            "tables": described,
        }
        text = json.dumps(manifest, indent=1) + "\n"
        (self.folder / "manifest.json").write_text(text, encoding="utf-8")


def plan_deliveries(out: Path, as_of: int, count: int, every: int, mode: str) -> list[Delivery]:
    """The last is as of `as_of`; one alone stands in `out`, several in folders by date.

    In mode `changes` the first is full, as a source's first handing-over is.
    """
    days = [as_of - every * back for back in reversed(range(count))]
    plan, before = [], None
    for day in days:
        folder = out if count == 1 else out / iso(day)
        kind = "changes" if mode == "changes" and before is not None else "full"
        since = None if kind == "full" or before is None else last_minute(before)
        plan.append(Delivery(folder, day, kind, since))
        before = day
    return plan


def last_minute(day: int) -> int:
    """Nothing is entered between midnight and the stamp: days are whole."""
    return day_of(day * MINUTES) * MINUTES + MINUTES - 1
