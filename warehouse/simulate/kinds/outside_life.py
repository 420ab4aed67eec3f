"""What other systems see of a family: work, housing, benefits, arrests."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Case
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office

SIGNALS = {
    ("employment_lost", "wage_records"): 22,
    ("employment_found", "wage_records"): 24,
    ("benefits_ended", "benefits"): 18,
    ("benefits_started", "benefits"): 16,
    ("housing_lost", "housing"): 8,
    ("housing_found", "housing"): 6,
    ("arrest", "jail_bookings"): 6,
}
AGREEMENTS = {
    "wage_records": "A09",
    "benefits": "A14",
    "housing": "A21",
    "jail_bookings": "A30",
}


@process
def outside_life(office: Office, case: Case) -> Generator:
    """Signals about the adults, some weeks old when they arrive."""
    chance = office.chance("signals")
    while not case.is_closed:
        yield office.in_days(20 + chance.days(150, 0.9))
        if case.is_closed or not case.parents:
            return
        kind, source = chance.weighted(SIGNALS)
        office.out.row(
            "outside_signals",
            {
                "person_id": chance.one_of(case.parents).id,
                "source": source,
                "agreement": AGREEMENTS[source],
                "kind": kind,
                "observed_on": office.today - 3 - chance.days(15),
                "received_on": office.today,
            },
        )
