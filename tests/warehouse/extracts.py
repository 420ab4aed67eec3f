"""Small deliveries for tests: tables as lists of rows, everything else empty."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from warehouse.contract import load_contract

Row = Mapping[str, str]


def day(number: int) -> str:
    """A stamp: the small hours after the number-th day of November 2026."""
    return f"2026-11-{number + 1:02d}T02:10:00-05:00"


def write_extract(
    folder: Path,
    tables: Mapping[str, Sequence[Row]],
    number: int = 1,
    mode: str = "full",
    only: Sequence[str] = (),
    **texts: bytes,
) -> Path:
    """`texts` gives a table's file as bytes, with the rows it claims from `tables`.

    `only` names the tables handed over, all of the contract when empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    said: dict[str, Any] = {}
    for name, table in load_contract().items():
        if only and name not in only:
            continue
        rows = tables.get(name, [])
        data = texts.get(name, csv_bytes(list(table.all_columns), rows))
        said[name] = {
            "stamp": day(number),
            "files": [file_of(folder, f"{name}.csv", data, len(rows))],
        }
    write_manifest(folder, said, number, mode)
    return folder


def file_of(folder: Path, name: str, data: bytes, rows: int) -> dict[str, Any]:
    (folder / name).write_bytes(data)
    return {"name": name, "rows": rows, "sha256": hashlib.sha256(data).hexdigest()}


def write_manifest(folder: Path, tables: Mapping[str, Any], number: int, mode: str) -> None:
    manifest = {
        "contract": "1",
        "source": "ccwis",
        "synthetic": True,
        "extract_date": f"2026-11-{number:02d}",
        "extract_stamp": day(number),
        "mode": mode,
        "tables": tables,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))


def replace_file(folder: Path, table: str, name: str, data: bytes, rows: int) -> None:
    """Hands over other bytes for a table, with a manifest that says so."""
    said = json.loads((folder / "manifest.json").read_text())
    (folder / f"{table}.csv").unlink(missing_ok=True)
    said["tables"][table]["files"] = [file_of(folder, name, data, rows)]
    (folder / "manifest.json").write_text(json.dumps(said))


def csv_bytes(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def an_office(key: str, name: str = "North", **more: str) -> Row:
    return {"office_id": key, "name": name, "recorded_at": "2020-01-01T09:00:00", **more}


def a_case(key: str, **more: str) -> Row:
    return {
        "case_id": key,
        "opened_on": "2026-03-01",
        "access_level": "normal",
        "program": "cps",
        "recorded_at": "2026-03-01T09:00:00",
        **more,
    }
