"""Family time: sessions between a child in care and its parents."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.tied import run_in_care

REASONS = {"ride": 34, "work": 18, "illness": 20, "custody": 6, "unknown": 22}
LASTS = 300


def offer(office: Office, stay: Removal) -> None:
    """One session, today; who came is on record the same day."""
    chance, parents = office.chance("family_time"), stay.case.parents
    came = chance.flip(0.78)
    values = {
        "case_id": stay.case.id,
        "person_id": stay.child.id,
        "with_person_id": chance.one_of(parents).id if parents else None,
        "offered_on": office.today,
        "attended": came,
        "reason": None if came else chance.weighted(REASONS),
    }
    office.out.row("family_time", values)


@process
def family_time(office: Office, stay: Removal, entering: Item) -> Generator:
    """After the first session, one every few weeks while return home is the aim."""
    run_in_care(office, stay, _go_on(office, stay, entering))
    yield from ()


def _go_on(office: Office, stay: Removal, entering: Item) -> Generator:
    chance = office.chance("family_time")
    while office.today < stay.removed + LASTS:
        yield office.in_workdays(12 + chance.days(6))
        offer(office, stay)
        entering.noted()
