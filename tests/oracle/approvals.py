"""Submitting, returning and approving, as steps."""

from datetime import date, datetime

from tests.oracle.item import Happening, moment
from tests.oracle.records import Records, Row, day

NEVER = datetime(9999, 12, 31)  # noqa: DTZ001  local wall time
RETURNED = {"requires_modification", "rejected"}


def rounds(records: Records, subject_type: str, subject_id: str) -> list[Row]:
    """The requests for approval of a record, in order; they win over its own columns."""
    asked = [
        row
        for row in records.of("approvals", "subject_id", subject_id)
        if row["subject_type"] == subject_type and row["state"] != "request_not_submitted"
    ]
    return sorted(asked, key=lambda row: (row["requested_at"] or NEVER, row["approval_id"]))


def from_columns(row: Row, prefix: str = "") -> list[Row]:
    """The last request, as the record's own columns tell it."""
    submitted = row.get(f"{prefix}submitted_at")
    approved = row.get(f"{prefix}approved_at")
    if not (submitted or approved):
        return []
    state = "approved" if approved else "pending_approval"
    said = {"requested_at": submitted, "decided_at": approved, "state": state}
    return [{**said, "requested_from": None, "recorded_at": row["recorded_at"]}]


def approval_steps(requests: list[Row], drafted: Happening, approved: Happening) -> list[Happening]:
    """The drafted step, done when submitted and undone on each return, and the approval."""
    drafted.done = None
    if not requests:
        return [drafted, approved]
    submissions = [row["requested_at"] for row in requests if row["requested_at"]]
    drafted.done = submissions[0] if submissions else None
    approved.asked_once(day(min(submissions, default=None)), len(submissions), None)
    approved.last_asked = day(max(submissions, default=None))
    approved.holder_id = requests[-1]["requested_from"]
    approved.done = next((r["decided_at"] for r in requests if r["state"] == "approved"), None)
    returns = [row["decided_at"] for row in requests if row["state"] in RETURNED]
    return [drafted, *(returned(drafted, at, submissions) for at in returns if at), approved]


def returned(drafted: Happening, at: datetime, submissions: list[datetime]) -> Happening:
    """The drafted step once more, from its return to the next submission."""
    since: date | None = day(at)
    again = min((other for other in submissions if other > at), default=None)
    ref = since.isoformat() if since else ""
    return Happening(drafted.step, ref, undone_since=since, done=moment(again))
