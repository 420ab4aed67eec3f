"""Fake people: ids, ages, names from small made-up lists. Nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from warehouse.simulate.chance import Chance
from warehouse.simulate.clock import years_between
from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.cases import Removal
    from warehouse.simulate.contacts import Watch
    from warehouse.simulate.kinds.caseworker_visit import VisitMonth
    from warehouse.simulate.office import Office

GIVEN = (
    "Alva Brin Cato Dara Eben Fila Goran Hesta Ilmo Jora Kell Lunet Marv Nelis Oda "
    "Perrin Quill Runa Sorrel Tamsin Ulric Vesna Wend Xanto Yarrow Zella"
).split()
FAMILY = (
    "Ashbrook Birchall Coldwell Dunmarsh Elmsworth Farrowby Glenhurst Hollowell "
    "Inglefield Jessamer Kirkmoor Larkholm Mossgate Netherby Oakmere Pellbrook "
    "Quarrington Rushmoor Stonecroft Thornwick Underhay Valebridge Wetherall Yewdale"
).split()
RACES = {"white": 60, "black": 22, "native": 4, "asian": 3, "multiple": 11}
TRIBES = ("TR01", "TR02", "TR03")


@dataclass(eq=False)
class Person:
    """A fake person. Days are None until they happen.

    `seen`, `alone`: the last day of a completed visit in person (alone) on record.
    `heard`: the last day the person took part in a completed contact. `placed`: the day
    the last placement started. `stays`: every stay in care, `removal` the present one.
    `watches`: what waits for the person to be seen or heard; `plans`: contacts planned;
    `met`, `spoke`: the last contact in person, of any kind.
    """

    id: str
    born: int
    role: str
    native: bool = False
    seen: int | None = None
    alone: int | None = None
    heard: int | None = None
    removal: Removal | None = None
    stays: list[Removal] = field(default_factory=list)
    missing: bool = False
    placed: int | None = None
    watches: list[Watch] = field(default_factory=list)
    plans: dict[str, Row] = field(default_factory=dict)
    met: Row | None = None
    visit: VisitMonth | None = None
    visit_opened: tuple[str, int] | None = None
    visited_month: str = ""
    spoke: Row | None = None

    def age(self, day: int) -> int:
        return years_between(self.born, day)


def new_person(office: Office, role: str, age: float) -> Person:
    chance = office.chance("people")
    born = office.today - int(age * 365.25) - int(chance.random() * 300)
    native = chance.flip(0.035)
    sex = "female" if role == "mother" else "male" if role == "father" else None
    row = office.out.row(
        "persons",
        {
            "birth_date": _birth_date(chance, role, born),
            "sex": sex or chance.one_of(("female", "male")),
            "race": "native" if native else chance.weighted(RACES),
            "ethnicity": "hispanic" if chance.flip(0.15) else "not_hispanic",
            "tribe_code": chance.one_of(TRIBES) if native else None,
            "confidential_location": chance.flip(0.015),
        },
    )
    _name(office, row)
    return Person(row["person_id"], born, role, native)


def _birth_date(chance: Chance, role: str, born: int) -> int | None:
    """Of adults who only live there, some give none, some only the year."""
    if role not in ("other", "caregiver") or chance.flip(0.9):
        return born
    first = date.fromordinal(born).replace(month=1, day=1).toordinal()
    return first if chance.flip(0.5) else None


def made_up_name(office: Office) -> tuple[str, str]:
    chance = office.chance("names")
    return chance.one_of(GIVEN), chance.one_of(FAMILY)


def _name(office: Office, row: Row) -> None:
    given, family = made_up_name(office)
    office.out.row(
        "person_names",
        {
            "person_id": row["person_id"],
            "given_name": given,
            "family_name": family,
            "name_kind": "legal",
        },
    )


def new_family(office: Office) -> list[Person]:
    """Children first, then mother, father, another caregiver where there is one."""
    chance = office.chance("people")
    count = chance.weighted({1: 47, 2: 31, 3: 14, 4: 6, 5: 2})
    youngest = chance.weighted({0: 20, 1: 9, 3: 20, 6: 20, 10: 17, 14: 14})
    people = [
        new_person(office, "child", min(16.5, youngest + order * 2 + chance.random()))
        for order in range(count)
    ]
    if chance.flip(0.92) or len(people) > 3:
        people.append(new_person(office, "mother", 20 + youngest + chance.random() * 9))
    if chance.flip(0.45) or people[-1].role == "child":
        people.append(new_person(office, "father", 22 + youngest + chance.random() * 9))
    if chance.flip(0.15):
        people.append(new_person(office, "caregiver", 45 + chance.random() * 20))
    return people
