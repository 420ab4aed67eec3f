"""The synthetic state: unequal offices, their units, staff, courts and partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.simulate.actors import Court, Desk, Partner, Provider
from warehouse.simulate.leaders import add_leaders
from warehouse.simulate.office import Office
from warehouse.simulate.staff import Unit, hire, new_supervisor

HISTORY_DAYS = 3 * 365
HEARINGS_A_WEEK, SITTINGS_A_WEEK = 490, 2
UNITS, WORKERS_A_UNIT = 130, 3.9

SIZES = {
    "Alder Creek": 3.3,
    "Bay Harbor": 2.6,
    "Cedar Hollow": 4.7,
    "Clearwater": 2.3,
    "Eastgate": 13.0,
    "Fairhaven": 3.5,
    "Fox Hollow": 2.1,
    "Granite": 4.1,
    "Greenfield": 1.6,
    "Harbor Point": 8.3,
    "Kingsford": 1.9,
    "Lakeside": 2.0,
    "Maple Grove": 3.8,
    "North Fork": 5.5,
    "Oakfield": 2.4,
    "Pine Ridge": 2.9,
    "Prairie View": 4.6,
    "Red Rock": 6.0,
    "Riverbend": 4.4,
    "Silver Lake": 3.7,
    "Stone Mill": 6.1,
    "Summit": 0.4,
    "Westgate": 9.6,
    "Willow Bend": 1.2,
}
REGIONS = ("north", "east", "south", "west")
PROGRAMS = (
    "cps",
    "foster_care",
    "in_home",
    "intake",
    "cps",
    "foster_care",
    "adoption",
    "cps",
    "in_home",
    "licensing",
)
SLOTS = {
    "housing_support": 90,
    "benefits_help": 60,
    "substance_use_treatment": 150,
    "counselling": 255,
    "domestic_violence_support": 70,
    "parenting_course": 160,
    "behaviour_support": 105,
    "health_care": 88,
    "tutoring": 70,
    "mentoring": 60,
    "forensic_interview": 20,
}
SUPERVISORS_DAY = {"intake": 255, "cps": 390, "in_home": 45, "foster_care": 110}
PARTNERS = {
    "collateral": ("school", "police", "other"),
    "lab": ("lab",),
    "other_agency": ("police", "registry"),
    "other_state": ("state",),
    "tribe": ("tribe",),
    "caregiver": ("other",),
    "attorney": ("attorney",),
}


@dataclass(frozen=True)
class Plan:
    """An office to simulate. `size` 1 is the whole of a mid-size state."""

    number: int
    name: str
    size: float


def plan_offices(scale: float) -> Iterator[Plan]:
    """Small scales have fewer offices, large ones the same offices many times."""
    total = sum(SIZES.values())
    copies = max(1, round(scale))
    names = list(SIZES) if scale >= 0.5 else _some_names(max(3, round(24 * scale**0.6)))
    share = total / sum(SIZES[name] for name in names) * scale / copies
    number = 0
    for copy in range(copies):
        for name in names:
            number += 1
            title = name if copy == 0 else f"{name} {copy + 1}"
            yield Plan(number, title, SIZES[name] / total * share)


def _some_names(count: int) -> list[str]:
    names = sorted(SIZES)
    return [names[round(n * (len(names) - 1) / (count - 1))] for n in range(count)]


def build_office(seed: int, plan: Plan, start: int) -> Office:
    office = Office(seed, plan.number, plan.name, plan.size, start)
    values = {
        "office_id": office.id,
        "name": plan.name,
        "region": REGIONS[plan.number % 4],
        "county_fips": office.county,
    }
    office.out.row("offices", values)
    for number in range(max(2, round(UNITS * plan.size))):
        _add_unit(office, number)
    add_leaders(office)
    _pace_supervisors(office)
    _add_desks(office)
    _add_partners(office)
    return office


def _add_unit(office: Office, number: int) -> None:
    program = PROGRAMS[number % len(PROGRAMS)]
    title = f"{office.name} {program.replace('_', ' ')} {number + 1}"
    values = {"office_id": office.id, "name": title, "program": program}
    unit = Unit(office, office.out.row("units", values))
    office.units.append(unit)
    chance = office.chance("staff")
    new_supervisor(unit, days_ago=200 + int(chance.random() * 2000))
    count = int(WORKERS_A_UNIT + chance.random())
    for _ in range(count):
        hire(unit, days_ago=60 + int(chance.expovariate(1 / 1050)))


def _pace_supervisors(office: Office) -> None:
    """Each supervisor can just keep up with what the unit's programs bring."""
    for unit in office.units:
        unit.supervisor.pace = 0.4
    for program, load in SUPERVISORS_DAY.items():
        units = [unit for unit in office.units if unit.program == program]
        units = units or office.units
        for unit in units:
            unit.supervisor.pace += load * office.size / len(units)


def _add_desks(office: Office) -> None:
    size = office.size
    office.legal = Desk(office, "legal", 0.8 + 380 * size)
    office.licensing = Desk(office, "licensing", 0.5 + 26 * size)
    office.placement = Desk(office, "placement", 0.6 + 24 * size)
    courts = 1 + int(size * 12)
    per_day = max(2, round(HEARINGS_A_WEEK * size / courts / SITTINGS_A_WEEK + 0.5))
    for number in range(courts):
        key = _party(office, "court", f"{office.name} Court {number + 1}")
        office.courts.append(Court(office, key, per_day, number % 3))


def _add_partners(office: Office) -> None:
    for holder, sorts in PARTNERS.items():
        office.partners[holder] = [
            Partner(office, holder, _party(office, sort, f"{office.name} {sort}")) for sort in sorts
        ]
    key = _party(office, "funding", f"{office.name} funding unit")
    office.funding = Partner(office, "funding", key)
    for service in SLOTS:
        slots = max(2, round(office.size * SLOTS[service]))
        values = {
            "name": f"{office.name} {service.replace('_', ' ')}",
            "service_type": service,
            "county_fips": office.county,
            "slots": slots,
        }
        row = office.out.row("providers", values)
        provider = Provider(office, row["provider_id"], service, slots)
        office.providers.append(provider)


def _party(office: Office, sort: str, name: str) -> str:
    values = {"kind": sort, "name": name, "county_fips": office.county}
    return office.out.row("parties", values)["party_id"]
