"""Reports received and their screening."""

from collections.abc import Iterator

from tests.oracle.approvals import rounds
from tests.oracle.item import Happening, Item
from tests.oracle.records import Records, Row, day


def intake_screening(records: Records) -> Iterator[Item]:
    for row in records.rows("intakes"):
        item = Item(
            f"intake_screening/{row['intake_id']}",
            "intake_screening",
            day(row["received_at"]),
            title=f"Report {row['intake_id']}",
            case_id=row["case_id"],
            intake_id=row["intake_id"],
            subject=("intake", row["intake_id"]),
            office_id=row["office_id"],
            unit_id=row["unit_id"],
        )
        item.source = ("intakes", row["intake_id"])
        item.happenings = steps(records, row)
        item.end(day(item.happenings[1].done), "done")
        yield item


def steps(records: Records, row: Row) -> list[Happening]:
    asked = rounds(records, "intake", row["intake_id"])
    approved = [r["decided_at"] for r in asked if r["state"] == "approved"]
    screened, at = row["screened_at"], row["recorded_at"]
    done = approved[-1] if approved else row["decision_approved_at"]
    first = Happening("screened", started=day(screened), done=screened, recorded=day(at))
    second = Happening("decision_approved", done=done, recorded=day(at))
    return [first, second.asked_once(day(screened), 1, None)]
