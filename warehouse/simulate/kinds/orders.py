"""What somebody orders beside the work: more time, or that a record be expunged."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.inquiry import Inquiry
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office

LIMIT, MORE_TIME = 45, 15
EXTENDED, KEPT_DAYS = 0.2, 300


@process
def extension(office: Office, inquiry: Inquiry) -> Generator:
    """Shortly before the limit some investigations get fifteen days more."""
    chance = office.chance("extensions")
    yield office.at(inquiry.item.opened + LIMIT - 2 - chance.days(2))
    if inquiry.item.is_open and chance.flip(EXTENDED):
        limit = inquiry.item.opened + LIMIT
        office.out.row(
            "exceptions",
            {
                "subject_type": "investigation",
                "subject_id": inquiry.id,
                "kind": "extension",
                "reason": "records not in",
                "approved_by": inquiry.work.supervisor.key,
                "starts_on": limit,
                "ends_on": limit + MORE_TIME,
            },
        )


@process
def expunged_reports(office: Office) -> Generator:
    """Old reports that were screened out: some are ordered to be forgotten."""
    chance = office.chance("expunged")
    reports = office.out.tables["intakes"]
    yield office.in_days(KEPT_DAYS)
    while True:
        yield office.in_days(1 + int(chance.expovariate(office.size / 6)))
        row = chance.one_of(reports[: max(1, len(reports) // 4)])
        if row.get("screening_decision") == "screened_out" and not row.gone:
            office.out.strike(row)
            order = {
                "table_name": "intakes",
                "record_id": row["intake_id"],
                "ordered_on": office.today,
            }
            office.out.row("purges", order)
