"""Sending work to a supervisor, who approves it or gives it back."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from simpy import Event

from warehouse.simulate.clock import iso
from warehouse.simulate.items import Item
from warehouse.simulate.office import Office
from warehouse.simulate.records import Row


@dataclass(frozen=True)
class Signing:
    """What is sent for approval. `columns` name where the record keeps the last of
    submitted, returned and approved; an empty name where it keeps none.
    """

    subject_type: str
    subject_id: str
    purpose: str
    written: str
    approved: str
    row: Row
    columns: tuple[str, str, str] = ("submitted_at", "returned_at", "approved_at")
    returns: float = 0.12
    rewrite: float = 1.5


def sign(
    office: Office, item: Item, what: Signing, since: int | None = None
) -> Generator[Event, Any, int]:
    """From the submission, now, to the approval; returns the day of the approval.

    The step `written` must be finished before, on the day of the submission.
    """
    submitted, returned, approved = what.columns
    while True:
        request = _request(office, item, what)
        _keep(office, what, submitted)
        desk = item.work.supervisor
        entry = item.held_by(desk, what.approved, since=since).ask()
        yield desk.serve(entry)
        if not office.chance("signing").flip(what.returns):
            break
        office.out.change(request, decided_at=office.now, state="requires_modification")
        _keep(office, what, returned)
        entry.drop()
        item.sent_back = entry
        since = None
        yield from _rewrite(office, item, what)
    office.out.change(request, decided_at=office.now, state="approved")
    _keep(office, what, approved)
    item.sent_back = None
    return entry.finish()


def _request(office: Office, item: Item, what: Signing) -> Row:
    return office.out.row(
        "approvals",
        {
            "subject_type": what.subject_type,
            "subject_id": what.subject_id,
            "purpose": what.purpose,
            "requested_at": office.now,
            "requested_from": item.work.supervisor.key,
            "state": "pending_approval",
            "level": "supervisor",
        },
    )


def _keep(office: Office, what: Signing, column: str) -> None:
    if column:
        office.out.change(what.row, **{column: office.now})


def _rewrite(office: Office, item: Item, what: Signing) -> Generator:
    again = item.held_by(item.work, what.written, ref=iso(office.today))
    item.noted()
    yield from office.work_on(again, what.rewrite)
    yield office.in_days(1)
    again.finish()
