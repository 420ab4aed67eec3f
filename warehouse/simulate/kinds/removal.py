"""A child comes into care, lives somewhere, moves, and leaves care."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Case, Removal
from warehouse.simulate.kinds import process
from warehouse.simulate.office import Office
from warehouse.simulate.people import Person
from warehouse.simulate.tied import run_in_care

FIRST_SETTING = {
    "kin": 37,
    "foster": 42,
    "group": 5,
    "institution": 3,
    "emergency": 5,
    "hotel": 1,
    "office": 1,
    "hospital": 4,
}
YOUNG_HOME = {"kin": 47, "foster": 56, "institution": 4}
TEEN_HOME = {"kin": 28, "foster": 40, "group": 20, "institution": 7, "qrtp": 5}
NO_HOME = {"emergency": 6, "hotel": 2, "office": 2}
UNSETTLED = frozenset(NO_HOME)
MANNER = {"court_ordered": 60, "emergency": 30, "voluntary": 8, "not_determined": 2}
WHY_MOVED = {"planned_move": 55, "disrupted": 35, "other": 10}


@process
def removal(office: Office, case: Case, child: Person) -> Generator:
    """The child is removed from home today."""
    if child.removal is not None or case.is_closed:
        return
    chance = office.chance("removal")
    row = office.out.row(
        "removals",
        {
            "person_id": child.id,
            "case_id": case.id,
            "removed_on": office.today,
            "manner": chance.weighted(MANNER),
            "paternity_needed": chance.flip(0.22),
        },
    )
    stay = Removal(row, case, child, office.today, office.env.event())
    stay.court = chance.one_of(office.courts)
    case.removals.append(stay)
    child.removal = stay
    child.stays.append(stay)
    move(office, stay, chance.weighted(FIRST_SETTING))
    office.begin("permanency", stay)
    office.begin("hearings", stay)
    if stay.setting == "kin" and chance.flip(0.8):
        office.begin("kin_study", stay)
    run_in_care(office, stay, _live(office, stay))
    run_in_care(office, stay, _run_away(office, stay))
    run_in_care(office, stay, _grow_up(office, stay))
    yield from ()


def move(office: Office, stay: Removal, setting: str, why: str | None = None) -> None:
    """From today the child lives somewhere else."""
    today, chance = office.today, office.chance("removal")
    if stay.moves:
        why = why or chance.weighted(WHY_MOVED)
        office.out.change(stay.placement, ends_on=today, end_reason=why)
    values = {
        "removal_id": stay.id,
        "setting": setting,
        "starts_on": today,
        "distance_miles": round(chance.expovariate(1 / 18), 1),
    }
    if setting in ("foster", "pre_adoptive", "emergency") and office.homes:
        values["provider_id"] = chance.one_of(office.homes)
    stay.placement = office.out.row("placements", values)
    stay.setting = setting
    stay.moves.append((today, setting))
    stay.case.last_change = stay.child.placed = today
    if setting in UNSETTLED and stay.need is None:
        office.begin("placement_need", stay)
    elif setting == "hospital":
        run_in_care(office, stay, _get_well(office, stay, stay.placement))


def end_care(office: Office, stay: Removal, reason: str, why: str) -> None:
    """Care ends today, and with it everything that rested on it."""
    today = office.today
    office.out.change(stay.row, ended_on=today, exit_reason=reason)
    office.out.change(stay.placement, ends_on=today, end_reason=why)
    stay.over = today
    stay.child.removal, stay.child.missing = None, False
    for item in stay.items:
        item.end()
    stay.ended.succeed()


def home_for(office: Office, stay: Removal) -> str:
    """Where a home is found for this child."""
    weights = YOUNG_HOME if stay.child.age(office.today) < 12 else TEEN_HOME
    return office.chance("removal").weighted(weights)


def is_settled(stay: Removal) -> bool:
    return stay.need is None and not stay.child.missing and stay.setting != "hospital"


def may_leave(office: Office, stay: Removal) -> bool:
    """The child has a home and did not come there today."""
    return is_settled(stay) and stay.placement["starts_on"] < office.today


def once_settled(office: Office, stay: Removal) -> Generator:
    """Wait until the child has a home and has been there a day."""
    while not may_leave(office, stay):
        yield office.in_days(2)


def _live(office: Office, stay: Removal) -> Generator:
    chance = office.chance("removal")
    while True:
        yield office.in_days(3 + chance.days(250, 1.0))
        yield from once_settled(office, stay)
        if stay.setting in ("trial_home", "pre_adoptive"):
            continue
        what = chance.weighted({"move": 70, "notice": 14, "crisis": 9, "hospital": 7})
        if what == "move":
            move(office, stay, home_for(office, stay))
        elif what == "notice":
            office.out.change(stay.placement, notice_given_on=office.today)
            office.begin("placement_need", stay)
        elif what == "crisis":
            move(office, stay, chance.weighted(NO_HOME), "disrupted")
        else:
            move(office, stay, "hospital", "other")


def _get_well(office: Office, stay: Removal, placement: dict) -> Generator:
    """In hospital until ready to leave; then, without a home, in need of one."""
    chance = office.chance("removal")
    yield office.in_days(2 + chance.days(6, 0.8))
    if stay.placement is not placement:
        return
    if chance.flip(0.5):
        move(office, stay, home_for(office, stay), "planned_move")
        return
    office.out.change(stay.placement, discharge_ready_on=office.today)
    office.begin("placement_need", stay)


def _run_away(office: Office, stay: Removal) -> Generator:
    """Some of the older children run, and some of those run again."""
    chance = office.chance("missing")
    if not chance.flip(0.6):
        return
    while True:
        yield office.in_days(10 + chance.days(140, 1.1))
        if stay.child.age(office.today) < 11:
            continue
        yield from once_settled(office, stay)
        if stay.setting != "trial_home":
            yield office.begin("missing_child", stay)


def _grow_up(office: Office, stay: Removal) -> Generator:
    """Care ends at the latest on the eighteenth birthday."""
    yield office.at(stay.child.born + round(18 * 365.25), 0.5)
    end_care(office, stay, "emancipated", "aged_out")
