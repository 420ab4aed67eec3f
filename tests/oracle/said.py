"""The table step_dates: dates of a step that no other table has, or has only in part."""

from tests.oracle.dates import earliest_day, latest_day
from tests.oracle.item import Happening, moment
from tests.oracle.records import Records, Row, day


def said(records: Records, subject_type: str, subject_id: str, step: str) -> list[Row]:
    return [
        row
        for row in records.of("step_dates", "subject_id", subject_id)
        if row["subject_type"] == subject_type and row["step"] == step
    ]


def add_said(happening: Happening, rows: list[Row]) -> Happening:
    """Fills what the step's own column leaves empty."""
    for row in rows:
        happening.done = happening.done or moment(row["done_on"])
        happening.asked = earliest_day(happening.asked, row["asked_on"])
        happening.last_asked = latest_day(
            happening.last_asked, row["last_asked_on"], row["asked_on"]
        )
        happening.times_asked = max(
            happening.times_asked, row["times_asked"] or bool(row["asked_on"])
        )
        if row["planned_for"] and not happening.planned:
            happening.plan(row["planned_for"], row["planned_on"], row)
        happening.tried = latest_day(happening.tried, row["tried_on"])
        happening.started = earliest_day(happening.started, row["started_on"])
        happening.cancelled = happening.cancelled or row["cancelled_on"]
        happening.holder_id = happening.holder_id or row["party_id"] or row["provider_id"]
        happening.recorded = latest_day(happening.recorded, day(row["recorded_at"]))
    return happening


def turns(rows: list[Row]) -> list[Happening]:
    """One happening for each turn of a periodic step; its ref is its day."""
    done = sorted({row["done_on"] for row in rows if row["done_on"]})
    return [Happening(rows[0]["step"], at.isoformat(), done=moment(at)) for at in done]
