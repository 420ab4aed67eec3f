"""The made-up agency's sources, rows, holds and records to fix."""

from __future__ import annotations

import random
from datetime import datetime

import duckdb

from tests.dashboard.days import Row, ago
from tests.dashboard.marts import fill

NO_TIME = "occurred_at is no time in the agreed form"
HELD = datetime.fromisoformat("2026-11-12T05:00")


def health(con: duckdb.DuckDBPyConnection, chance: random.Random, org: list[Row]) -> None:
    tables = ["cases", "contacts", "assignments", "hearings", "needs", "placements"]
    fill(con, "feeds", [
        {"source": "ccwis", "table_name": table, "label": table.capitalize(), "feed": "case",
         "cadence": "daily", "expected_days": 1,
         "stamp": datetime.fromisoformat(
             "2026-11-17T02:40" if table == "hearings" else "2026-11-19T02:40"),
         "age_days": 2 if table == "hearings" else 0, "is_supplied": True,
         "is_late": table == "hearings", "delivery": "2026-11-19", "rows_in": 1000 + n,
         "loaded": 990 + n, "quarantined": 10, "refused": 0, "unmapped": n}
        for n, table in enumerate(tables)
    ])  # fmt: skip
    fill(con, "ledger", [
        {"delivery": "2026-11-19", "source": "ccwis", "table_name": table,
         "file": f"{table}.csv.gz", "outcome": outcome, "reason": reason,
         "rows_in": rows, outcome: rows, "file_rows": 1000 + n, "is_latest": True}
        for n, table in enumerate(tables)
        for outcome, reason, rows in (("loaded", "", 990 + n), ("quarantined", NO_TIME, 10))
    ])  # fmt: skip
    fill(con, "holds", [
        {"delivery": "2026-11-12", "source": "ccwis", "table_name": "contacts",
         "reason": "40% fewer rows than usual", "held_at": HELD,
         "acknowledged_by": "D. Marsh", "acknowledged_at": HELD,
         "acknowledged_reason": "A holiday week", "is_open": False}
    ])  # fmt: skip
    rules = [("open_without_owner", "Open item without owner", "missing"),
             ("end_before_start", "Start date after end date", "inconsistent"),
             ("entered_late", "Visit entered more than 5 days later", "late")]  # fmt: skip
    units = [row for row in org if row["level"] == "unit"]
    records: list[Row] = []
    for n in range(200):
        unit = chance.choice(units)
        code, label, sort = chance.choice(rules)
        records.append({
            "finding": code, "label": label, "error_type": sort, "severity": "medium",
            "fixer": "worker", "table_name": "contacts", "record_id": f"R{n}",
            "detail": "Ends before it begins", "case_id": None,
            "office_id": unit["parent_key"], "unit_id": unit["key"],
            "access_level": "normal", "since": ago(n % 60), "age_days": n % 60})  # fmt: skip
    records.append({**records[0], "finding": "only_sealed", "record_id": "S1",
                    "access_level": "sealed"})  # fmt: skip
    fill(con, "record_findings", records)
