"""What must hold for children in care, in one small office after three years."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from warehouse.simulate import kinds
from warehouse.simulate.actors import KEPT_FREE
from warehouse.simulate.cases import Household, open_case
from warehouse.simulate.clock import iso
from warehouse.simulate.deliveries import last_minute
from warehouse.simulate.kinds.hearings import WINDOW, entered_care, months_after
from warehouse.simulate.kinds.removal import UNSETTLED
from warehouse.simulate.kinds.tpr_clock import counted_days
from warehouse.simulate.people import new_family
from warehouse.simulate.state import HISTORY_DAYS, Plan, build_office

TODAY = date(2026, 11, 20).toordinal()


@pytest.fixture(scope="module")
def office():
    kinds.load()
    office = build_office(5, Plan(1, "Willow Bend", 0.006), TODAY - HISTORY_DAYS)
    office.begin("office_life")
    office.begin("licensing_life")
    office.env.run(until=last_minute(TODAY))
    return office


@pytest.fixture(scope="module")
def stays(office):
    stays = [stay for case in office.cases.values() for stay in case.removals]
    assert len(stays) > 10
    return stays


def rows(office, table):
    return office.out.tables[table]


def items_of(office, kind):
    return [item for item in office.items.values() if item.kind.name == kind]


def test_the_places_of_a_stay_follow_each_other_without_a_gap(office):
    by_stay = {}
    for row in rows(office, "placements"):
        by_stay.setdefault(row["removal_id"], []).append(row)
    removals = {row["removal_id"]: row for row in rows(office, "removals")}
    for key, places in by_stay.items():
        starts = [place["starts_on"] for place in places]
        ends = [place.get("ends_on") for place in places]
        assert starts[0] == removals[key]["removed_on"]
        assert starts[1:] == ends[:-1]
        assert ends[-1] == removals[key].get("ended_on")


def test_a_child_without_a_settled_home_has_somebody_looking_for_one(stays):
    for stay in stays:
        if stay.over is None and stay.setting in UNSETTLED:
            assert stay.need is not None and stay.need.is_open


def test_every_review_whose_window_is_open_is_an_open_item_or_was_dealt_with(office, stays):
    dealt_with = {
        (row["person_id"], row["kind"], row["due_on"]) for row in rows(office, "hearings")
    }
    for stay in (stay for stay in stays if stay.over is None):
        months = 6
        while (due := months_after(entered_care(stay), months)) - WINDOW <= TODAY:
            if due - WINDOW > stay.removed + 80:
                kind = "review" if months % 12 else "permanency"
                key = f"court_hearing/{stay.child.id}/{kind}/{iso(due)}"
                is_open = key in office.items
                assert is_open or (stay.child.id, kind, due) in dealt_with
            months += 6


def test_a_review_nobody_has_set_waits_on_legal_from_the_day_its_window_opened(office):
    unset = [
        entry
        for item in items_of(office, "court_hearing")
        if (entry := item.entry("hearing_set")) and not item.id.endswith(("/2", "/3"))
    ]
    for entry in unset:
        assert entry.lies_with is office.legal
        assert entry.since >= entry.item.opened


def test_when_care_has_ended_no_hearing_is_still_to_be_heard(office):
    ended = {
        row["person_id"] for row in rows(office, "removals") if row.get("ended_on") is not None
    }
    back_in_care = {
        row["person_id"] for row in rows(office, "removals") if row.get("ended_on") is None
    }
    for item in items_of(office, "court_hearing"):
        if item.person.id in ended - back_in_care:
            steps = {step for step, _ in item.entries}
            assert steps <= {"order_drafted", "order_signed", "hearing_held"}


def test_a_hearing_is_continued_on_its_day_by_a_row_that_names_it(office):
    by_key = {row["hearing_id"]: row for row in rows(office, "hearings")}
    later = [row for row in by_key.values() if row.get("continues_hearing_id")]
    assert later
    for row in later:
        before = by_key[row["continues_hearing_id"]]
        assert before["outcome"] == "continued"
        assert row["due_on"] == before["due_on"]


def test_no_court_sits_longer_than_its_docket_and_the_places_kept_free(office):
    for court in office.courts:
        assert all(count <= court.per_day + KEPT_FREE for count in court.docket.values())


def test_no_provider_serves_more_people_than_it_has_places(office):
    for provider in office.providers:
        assert 0 <= provider.taken <= provider.slots


def test_outside_people_only_have_work_they_were_asked_for(office):
    for item in office.items.values():
        for entry in item.entries.values():
            if entry.lies_with.holder in ("provider", "tribe", "other_state", "lab"):
                assert entry.was_offered


def test_a_family_has_nothing_to_do_while_something_bars_the_way(office):
    for item in office.items.values():
        if item.case is not None and item.case.family.barriers:
            assert not any(entry.lies_with is item.case.family for entry in item.entries.values())


def test_a_declined_referral_is_to_be_made_again_from_that_day(monkeypatch):
    kinds.load()
    office = build_office(9, Plan(2, "Summit", 0.004), TODAY - 300)
    case = open_case(office, Household(new_family(office)), "in_home")
    worker = case.work.unit.least_loaded()
    assert worker is not None
    case.work.give_to(worker)
    says_no = 0.09
    monkeypatch.setattr(office.chance("services"), "flip", lambda chance: chance == says_no)
    office.begin("service_need", case, case.children[0], "education", "tutoring")
    while not any(row.get("declined_on") for row in rows(office, "service_referrals")):
        office.env.run(until=last_minute(office.today + 1))
    (item,) = items_of(office, "service_referral")
    (entry,) = item.entries.values()
    (row,) = rows(office, "service_referrals")
    assert (entry.step.name, entry.ref) == ("referred", iso(row["declined_on"]))
    assert entry.since == row["declined_on"]
    assert entry.lies_with is case.work


def test_the_goal_is_return_home_until_a_plan_says_otherwise(office):
    changed = {
        row["person_id"]
        for row in rows(office, "plan_goals")
        if row["permanency_goal"] != "reunify"
    }
    for item in items_of(office, "permanency"):
        if item.person.id not in changed:
            steps = {step for step, _ in item.entries}
            assert "family_matched" not in steps and "kin_licensed" not in steps


def test_legal_is_never_asked_to_file_before_the_agency_has_decided(office):
    decided, asked = (
        {
            row["person_id"]: row[column]
            for row in rows(office, "legal_events")
            if row["kind"] == kind
        }
        for kind, column in (("tpr_decided", "occurred_on"), ("tpr_petition", "asked_on"))
    )
    assert asked
    assert all(decided[child] <= day for child, day in asked.items())


def stay_of(removed, moves, over=None, reason=None) -> Any:
    """Stands in for a stay: only what the clock reads."""
    row = {"exit_reason": reason}
    return SimpleNamespace(removed=removed, found=None, moves=moves, over=over, row=row)


def give_to_one_child(*stays):
    child = SimpleNamespace(stays=list(stays))
    for stay in stays:
        stay.child = child


@pytest.mark.parametrize(
    ("moves", "counted"),
    [
        ([(1000, "foster")], 240),
        ([(1000, "foster"), (1100, "trial_home")], 40),
        ([(1000, "foster"), (1100, "runaway"), (1110, "kin")], 230),
        ([(1000, "runaway"), (1100, "kin")], 200),
    ],
)
def test_the_clock_counts_neither_trial_visits_nor_days_on_the_run(moves, counted):
    stay = stay_of(1000, moves)
    give_to_one_child(stay)
    assert counted_days(stay, 1300) == counted


@pytest.mark.parametrize(("reason", "counted"), [("reunified", 340), ("adopted", 240)])
def test_an_earlier_stay_counts_unless_it_ended_in_adoption(reason, counted):
    before = stay_of(700, [(700, "foster")], 860, reason)
    now = stay_of(1000, [(1000, "kin")])
    give_to_one_child(before, now)
    assert counted_days(now, 1300) == counted


def test_days_more_than_22_months_ago_no_longer_count():
    now = stay_of(1000, [(1000, "kin")])
    give_to_one_child(now)
    assert counted_days(now, 1060 + 669) == 669
    assert counted_days(now, 1060 + 700) == 669


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-06-30", 6, "2026-12-30"),
        ("2025-12-31", 2, "2026-02-28"),
    ],
)
def test_months_after_a_day_end_with_the_month(day, months, expected):
    found = months_after(date.fromisoformat(day).toordinal(), months)
    assert iso(found) == expected
