"""Where home studies come from: relatives, foster families, other states."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Removal
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.home_study import open_study
from warehouse.simulate.kinds.home_study_steps import study_here, study_there
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person, new_person

STATES = ("NV", "OR", "AZ", "ID", "UT", "MT")


@process
def kin_study(office: Office, stay: Removal) -> Generator:
    """The relative the child lives with has to be approved."""
    yield office.in_days(office.chance("homes").days(5))
    if stay.over is not None or stay.case.is_closed:
        return
    relative = new_person(office, "caregiver", 40 + office.chance("homes").random() * 25)
    study = open_study(office, "kin", stay.case, person_id=relative.id)
    study.run(study_here(study))


@process
def licensing_life(office: Office) -> Generator:
    """Foster homes apply and renew, other states ask, some relatives live elsewhere."""
    chance = office.chance("homes")
    for number in range(max(3, round(office.size * 900))):
        values = {
            "name": f"{office.name} foster home {number + 1}",
            "service_type": "foster_home",
            "county_fips": office.county,
            "slots": 2,
        }
        office.homes.append(office.out.row("providers", values)["provider_id"])
    while True:
        for _ in range(chance.poisson(2.2 * office.size)):
            kind = chance.weighted({"foster": 50, "renewal": 36, "icpc_in": 14})
            office.begin("study_of_home", kind)
        for _ in range(chance.poisson(0.6 * office.size)):
            office.begin("study_elsewhere")
        yield office.in_days(1, 9)


@process
def study_of_home(office: Office, kind: str) -> Generator:
    """A study without a case: a foster home, new or renewed, or for another state."""
    values: dict[str, object] = {"provider_id": office.chance("homes").one_of(office.homes)}
    if kind == "icpc_in":
        person: Person = new_person(office, "caregiver", 45)
        values = {
            "person_id": person.id,
            "receiving_state": office.chance("homes").one_of(STATES),
        }
    study = open_study(office, kind, None, **values)
    study.run(study_here(study))
    yield from ()


@process
def study_elsewhere(office: Office) -> Generator:
    """A home in another state for a child in care here."""
    chance = office.chance("homes")
    stays = [stay for case in office.cases.values() for stay in case.in_care]
    if not stays:
        return
    stay = chance.one_of(stays)
    partner = office.partner("other_state")
    study = open_study(
        office,
        "icpc_out",
        stay.case,
        person_id=stay.child.id,
        party_id=partner.key,
        receiving_state=chance.one_of(STATES),
    )
    study.run(study_there(study, partner))
    yield from ()
