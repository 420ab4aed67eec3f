"""The made-up state looks like the one of the published figures, in wide bounds."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.simulate.conftest import SCALE, read

MID_SIZE = {
    "intake_screening": 184,
    "investigation": 1986,
    "safety_assessment": 742,
    "family_assessment": 604,
    "case_plan": 1268,
    "court_hearing": 1418,
    "service_referral": 1704,
    "permanency": 4580,
    "caseworker_visit": 3904,
}


def _days(row: dict[str, str], begin: str, end: str) -> int:
    return (date.fromisoformat(row[end][:10]) - date.fromisoformat(row[begin][:10])).days


def _median(values: list[int]) -> int:
    return sorted(values)[len(values) // 2]


@pytest.mark.parametrize("kind", MID_SIZE)
def test_open_work_is_split_as_in_a_mid_size_state(state: Path, kind: str) -> None:
    counted = Counter(row["kind"] for row in read(state / "truth", "open_items"))
    wanted = MID_SIZE[kind] * SCALE
    assert wanted / 3 - 2 <= counted[kind] <= wanted * 2.5 + 4


def test_all_fifteen_kinds_occur_in_the_history(state: Path) -> None:
    for table in ("removals", "placements", "missing_episodes", "home_studies"):
        assert read(state, table)


def test_about_half_of_the_reports_are_screened_in(state: Path) -> None:
    rows = [row for row in read(state, "intakes") if row["screened_at"]]
    into = sum(row["screening_decision"] == "screened_in" for row in rows)
    assert 0.43 < into / len(rows) < 0.54


def test_half_of_the_investigations_last_about_a_month(state: Path) -> None:
    closed = [row for row in read(state, "investigations") if row["closed_on"]]
    lasted = [_days(row, "opened_at", "closed_on") for row in closed]
    assert 26 <= _median(lasted) <= 42


def test_workers_come_and_go(state: Path) -> None:
    workers = [row for row in read(state, "workers") if row["role"] == "worker"]
    left = [row for row in workers if row["left_on"]]
    here = [row for row in workers if not row["left_on"]]
    assert here and 0.05 < len(left) / 3 / len(here) < 0.6


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
