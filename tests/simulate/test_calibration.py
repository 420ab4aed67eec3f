"""The made-up state looks like the one of the published figures, in wide bounds."""

from collections import Counter
from pathlib import Path

import pytest

from tests.simulate.calibration import BEFORE_LIMIT, LIMIT, Figures, quantile
from tests.simulate.conftest import AS_OF, SCALE, read
from warehouse.simulate.state import plan_offices

MID_SIZE = {
    "intake_screening": 184,
    "investigation": 1986,
    "safety_assessment": 742,
    "safety_plan": 318,
    "family_assessment": 604,
    "case_plan": 1268,
    "court_hearing": 1418,
    "service_referral": 1704,
    "permanency": 4580,
    "caseworker_visit": 3904,
}


@pytest.mark.parametrize("kind", MID_SIZE)
def test_open_work_is_split_as_in_a_mid_size_state(state: Path, kind: str) -> None:
    counted = Counter(row["kind"] for row in read(state / "truth", "open_items"))
    wanted = MID_SIZE[kind] * SCALE
    assert wanted / 3 - 2 <= counted[kind] <= wanted * 2.5 + 4


@pytest.fixture(scope="module")
def figures(state: Path) -> Figures:
    return Figures(state, AS_OF)


def test_all_fifteen_kinds_occur_in_the_history(figures: Figures) -> None:
    for table in ("removals", "placements", "missing_episodes", "home_studies"):
        assert figures.rows(table)


def test_about_half_of_the_reports_are_screened_in(figures: Figures) -> None:
    assert 0.45 < figures.screened_in() < 0.52


def test_investigations_last_as_long_as_published(figures: Figures) -> None:
    lasted = figures.durations()
    found = [quantile(lasted, part) for part in (0.25, 0.5, 0.75)]
    for days, published in zip(found, (19, 34, 44), strict=True):
        assert abs(days - published) <= 6


def test_many_close_just_before_the_limit_few_just_after_and_some_late(figures: Figures) -> None:
    lasted = figures.durations()
    before = sum(days in BEFORE_LIMIT for days in lasted) / len(lasted)
    after = sum(LIMIT < days <= LIMIT + 7 for days in lasted) / len(lasted)
    assert 0.12 < before < 0.25
    assert after < before / 2
    assert sum(days > 60 for days in lasted) / len(lasted) > 0.06


def test_about_a_fifth_of_the_children_are_found_to_be_harmed(figures: Figures) -> None:
    assert 0.13 < figures.victims() < 0.24


def test_workers_come_and_go(figures: Figures) -> None:
    assert 0.1 < figures.turnover() < 0.4
    assert 400 < figures.tenure() < 1800
    workers = [row for row in figures.rows("workers") if not row["left_on"]]
    roles = Counter(row["role"] for row in workers)
    assert 2.8 < roles["worker"] / roles["supervisor"] < 4.4


def test_offices_are_very_unequal() -> None:
    sizes = sorted(plan.size for plan in plan_offices(1))
    assert len(sizes) == 24
    assert sizes[-1] > 20 * sizes[0]
    assert round(sum(sizes), 6) == 1


def test_children_live_where_they_do_elsewhere(figures: Figures) -> None:
    found = figures.settings()
    assert 0.2 < found["kin"] < 0.5
    assert 0.3 < found["foster"] < 0.6


def test_goals_are_as_published(figures: Figures) -> None:
    found = figures.goals()
    assert 0.38 < found["reunify"] < 0.68
    assert 0.1 < found["adopt"] < 0.42


def test_children_in_care_are_visited_and_parents_less(figures: Figures) -> None:
    assert 0.9 < figures.visit_rate("children") < 0.99
    assert 0.55 < figures.visit_rate("parents") < 0.82


def test_in_home_cases_are_young_and_some_are_old(figures: Figures) -> None:
    found = figures.in_home_ages()
    young = found.get("under 3 months", 0) + found.get("3 to 6", 0)
    assert 0.3 < young < 0.8
    assert found.get("6 to 12", 0) > 0.08
    assert found.get("over", 0) < 0.15


def test_few_services_are_left_open_when_a_case_closes(figures: Figures) -> None:
    assert figures.services_left_open() < 900 * SCALE


def test_safety_plans_are_checked_late_now_and_then(figures: Figures) -> None:
    assert 0.25 < figures.late_checks() < 0.55


def test_courts_and_providers_hold_more_than_families_and_some_work_nobody(
    figures: Figures,
) -> None:
    held = figures.open_items("waiting_on")
    assert held["court"] + held["provider"] > 1.1 * held["family"]
    assert 300 * SCALE < held["nobody"] < 1600 * SCALE
    assert figures.open_items("standing")["no_next_step"] < 1900 * SCALE


def test_every_standing_and_most_holders_occur(state: Path) -> None:
    rows = read(state / "truth", "open_items")
    assert {row["standing"] for row in rows} >= {
        "our_move",
        "waiting_outside",
        "scheduled",
        "no_next_step",
        "sign_off",
        "later",
    }
    assert {row["waiting_on"] for row in rows} >= {
        "worker",
        "supervisor",
        "family",
        "provider",
        "court",
        "",
    }


def test_names_and_mail_belong_to_nobody(state: Path) -> None:
    assert all(row["email"].endswith("@example.org") for row in read(state, "workers"))
