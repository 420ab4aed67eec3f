"""How fast deliveries land: `python -m tests.bench.loading [ROWS]`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.warehouse.desk import Desk, counts
from tests.warehouse.extracts import day, file_of, write_extract, write_manifest
from warehouse.contract import load_contract
from warehouse.home import Home
from warehouse.landing.load import load
from warehouse.settings import Settings

COLUMNS = list(load_contract()["contacts"].all_columns)
VALUES = {
    "planned_for": "2026-01-05",
    "occurred_at": "2026-01-05T10:15:00",
    "kind": "face_to_face",
    "in_person": "true",
    "purpose": "caseworker_visit",
    "completed": "true",
    "documented_at": "2026-01-06T16:40:00",
    "minutes": "45",
    "recorded_at": "2026-01-06T16:40:00",
    "changed_at": "2026-01-06T16:40:00",
}


def contacts(rows: int, changed: int, quote: str) -> bytes:
    """Contacts in 21 columns; the first `changed` have another length."""
    lines = [",".join(COLUMNS)]
    for number in range(rows):
        own = {"contact_id": f"C{number}", "case_id": f"K{number % 60_000}"}
        if number < changed:
            own["minutes"] = "60"
        lines.append(",".join(f"{quote}{(VALUES | own).get(c, '')}{quote}" for c in COLUMNS))
    return ("\n".join(lines) + "\n").encode()


def measure(desk: Desk, number: int, rows: int, changed: int, quote: str = "") -> None:
    folder = write_extract(desk.folder / f"day-{number}", {}, number)
    said = {
        name: {
            "stamp": day(number),
            "files": [file_of(folder, f"{name}.csv", (folder / f"{name}.csv").read_bytes(), 0)],
        }
        for name in load_contract()
    }
    data = contacts(rows, changed, quote)
    said["contacts"]["files"] = [file_of(folder, "contacts.csv", data, rows)]
    write_manifest(folder, said, number, "full")
    began, used = time.perf_counter(), time.process_time()
    with desk.home.lock():
        found = load(Home(desk.home.path), desk.source, folder, Settings(), lambda *_: None)
    delivery = found[0].delivery
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{rows:>10,} rows{' quoted' if quote else '':8} {len(data) / 1e6:6.0f} MB"
        f" {time.perf_counter() - began:6.1f} s ({time.process_time() - used:.1f} s of processor)"
        f" {counts(delivery)[0]:>10,} loaded {delivery.tables['contacts'].changed:>10,} appended"
        f" peak {peak:,.0f} MB"
    )


def run(rows: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        measure(Desk(Path(name) / "plain"), 1, rows, 0)
        measure(Desk(Path(name) / "plain"), 2, rows, rows // 100)
        measure(Desk(Path(name) / "quoted"), 1, rows, 0, '"')


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
