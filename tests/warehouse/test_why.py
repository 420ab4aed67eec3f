"""`sightline why`: from an item back to its reasons and to the lines of the files."""

from __future__ import annotations

import csv
import dataclasses
import gzip
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SIGHTLINE, Published
from tests.conftest import sightline as run
from tests.warehouse.extracts import a_case, an_office, write_extract
from warehouse import explained
from warehouse.chain import land
from warehouse.explain import _facts, explain
from warehouse.home import Home
from warehouse.reasons import Facts, since, verdicts
from warehouse.release import Release, connect, current
from warehouse.rulebook import RuleBook, from_seeds
from warehouse.settings import ROOT, Settings
from warehouse.source import load_source
from warehouse.trail import Trail

AS_OF = date(2026, 11, 20)
BOOK: RuleBook = from_seeds(ROOT / "dbt_project" / "seeds", "case_plan")
STEP = {
    "step": "drafted", "step_ref": "", "label": "Plan drafted", "state": "waiting",
    "free_since": None, "window_opens": None, "undone_since": None, "asked_date": None,
    "first_planned_date": None, "planned_date": None, "last_asked_date": None,
    "times_moved": None,
}  # fmt: skip
WAIT = {
    "step": "drafted", "step_ref": "", "label": "Plan drafted", "holder": "worker",
    "planned_date": None, "is_primary": True,
}  # fmt: skip
ITEM = {
    "opened_date": date(2026, 11, 1), "last_recorded_date": date(2026, 11, 19),
    "chain_count": 1, "next_window_date": None,
}  # fmt: skip


def day(number: int) -> date:
    return date(2026, 11, number)


def a_step(**more: Any) -> dict[str, Any]:
    return STEP | more


def a_wait(**more: Any) -> dict[str, Any]:
    return WAIT | more


def facts(steps: list[dict], waits: list[dict], checks: list[dict] = [], **item: Any) -> Facts:  # noqa: B006
    return Facts(ITEM | item, steps, waits, checks, BOOK, AS_OF)


def standing(found: Facts) -> str:
    return verdicts(found)[-1].standing


def test_an_item_nobody_is_responsible_for_is_unassigned_before_anything_else() -> None:
    unassigned = a_step(step="assigned")
    assert standing(facts([unassigned, a_step()], [a_wait(step="assigned")])) == "unassigned"


def test_an_item_with_no_wait_is_later_while_a_step_is_left_and_else_not_known() -> None:
    assert standing(facts([a_step(state="later")], [])) == "later"
    assert standing(facts([a_step(state="not_known")], [])) == "not_known"


def test_a_sign_off_needs_every_closing_check() -> None:
    book = from_seeds(ROOT / "dbt_project" / "seeds", "investigation")
    closing = a_step(step="approved")
    for passes, expected in ((True, "sign_off"), (False, "our_move"), (None, "our_move")):
        checks = [{"label": "Every child seen", "passes": passes}]
        found = facts([closing], [a_wait(step="approved", holder="supervisor")], checks)
        assert standing(dataclasses.replace(found, book=book)) == expected


@pytest.mark.parametrize(("last", "expected"), [(6, "our_move"), (5, "no_next_step")])
def test_an_item_is_quiet_after_more_than_its_quiet_days(last: int, expected: str) -> None:
    """A case plan is quiet after more than 14 days."""
    assert standing(facts([a_step()], [a_wait()], last_recorded_date=day(last))) == expected


def test_an_ask_is_live_for_the_usual_days() -> None:
    usual = BOOK.at(ITEM["opened_date"])["drafted"].expected_days or 0
    for extra, expected in ((0, "our_move"), (1, "no_next_step")):
        asked = date.fromordinal(AS_OF.toordinal() - usual - extra)
        found = facts(
            [a_step(last_asked_date=asked)], [a_wait()], last_recorded_date=date(2026, 1, 1)
        )
        assert standing(found) == expected


@pytest.mark.parametrize(("moved", "expected"), [(1, "scheduled"), (2, "our_move")])
def test_a_plan_ahead_is_scheduled_unless_it_moved_twice(moved: int, expected: str) -> None:
    step = a_step(planned_date=AS_OF, times_moved=moved)
    assert standing(facts([step], [a_wait(planned_date=AS_OF)])) == expected


def test_what_nobody_inside_can_move_waits_outside() -> None:
    court, worker = a_wait(step="filed", holder="court"), a_wait(holder="worker")
    steps = [a_step(), a_step(step="filed")]
    assert standing(facts(steps, [court])) == "waiting_outside"
    assert standing(facts(steps, [court, worker])) == "our_move"
    assert standing(facts(steps, [a_wait(holder="nobody")])) == "our_move"


def test_every_rule_before_the_one_that_fits_says_why_it_does_not() -> None:
    judged = verdicts(facts([a_step()], [a_wait()]))
    assert [verdict.fits for verdict in judged] == [False] * 7 + [True]
    assert all(verdict.because for verdict in judged)


def test_a_wait_counts_from_the_latest_of_its_dates() -> None:
    step = a_step(free_since=day(3), undone_since=day(9), asked_date=day(5), window_opens=day(4))
    assert since(facts([step], []), step, False)[-1] == (day(9), "it was undone again")


def test_a_planned_day_counts_once_it_has_passed_and_only_for_an_event() -> None:
    meeting = a_step(step="family_team_meeting", free_since=day(2), first_planned_date=day(19))
    assert since(facts([], []), meeting, False)[-1][0] == day(19)
    assert since(facts([], []), meeting, True)[-1][0] == day(2)
    today = meeting | {"first_planned_date": AS_OF}
    assert since(facts([], []), today, False)[-1][0] == day(2)
    drafted = meeting | {"step": "drafted"}
    assert since(facts([], []), drafted, False)[-1][0] == day(2)


@pytest.fixture
def landed(tmp_path: Path) -> Trail:
    """Two deliveries: one case changes in the second, the other stays."""
    source, home = load_source("ccwis"), Home(tmp_path / "home")
    for number, program in ((1, "cps"), (2, "in_home")):
        cases = [a_case("c1"), a_case("c2", program=program)]
        offices = [an_office("o1")]
        write_extract(tmp_path / "drop" / str(number), {"offices": offices, "cases": cases}, number)
    found = land(home, source, tmp_path / "drop", Settings(threads=1), lambda *_: None)
    names = [landing.delivery.delivery for landing in found]
    manifest = {"source": "ccwis", "deliveries": names}
    return Trail(home, Release(tmp_path / "none", 1, manifest))


def test_a_record_leads_to_the_file_and_line_of_its_latest_row(landed: Trail) -> None:
    places = landed.places({("cases", "c1"), ("cases", "c2")})
    ((first,), (second,)) = places["cases", "c1"], places["cases", "c2"]
    assert (first.file, first.line, first.versions) == ("cases.csv", 2, 1)
    assert (second.file, second.line, second.versions) == ("cases.csv", 3, 2)
    assert first.delivery < second.delivery
    assert "cases c2: cases.csv line 3" in str(second)


def test_rows_of_later_deliveries_than_the_release_are_not_shown(landed: Trail) -> None:
    first = landed.release.manifest["deliveries"][0]
    older = Release(Path("none"), 1, {"source": "ccwis", "deliveries": [first]})
    (place,) = dataclasses.replace(landed, release=older).places({("cases", "c2")})["cases", "c2"]
    assert (place.delivery, place.versions) == (first, 1)


def test_a_record_that_never_landed_has_no_place(landed: Trail) -> None:
    assert not landed.places({("cases", "c9"), ("no_such_table", "c1")})


def open_facts(state: Published) -> Iterator[Facts]:
    release = current(state.home)
    with connect(release) as con:
        items = con.execute("select item_id from marts.open_items order by hash(item_id)")
        for (item_id,) in items.fetchall()[:150]:
            yield _facts(con, item_id, release.extract_date)


@pytest.mark.chain
def test_the_first_rule_that_fits_is_the_standing_the_release_shows(state: Published) -> None:
    wrong = [
        (found.item["item_id"], standing(found), found.item["standing"])
        for found in open_facts(state)
        if standing(found) != found.item["standing"]
    ]
    assert not wrong


@pytest.mark.chain
def test_the_latest_of_the_dates_is_the_day_the_release_waits_from(state: Published) -> None:
    counted = 0
    for found in open_facts(state):
        steps = {(step["step"], step["step_ref"]): step for step in found.steps}
        for wait in found.waits:
            step = steps[wait["step"], wait["step_ref"]]
            latest = since(found, step, wait["is_protective"])[-1][0]
            assert latest == wait["waiting_since"], (wait["item_id"], wait["step"])
            counted += 1
    assert counted > 100


@pytest.mark.chain
def test_every_record_behind_a_step_stands_on_the_line_that_is_told(state: Published) -> None:
    files: dict[str, list[list[str]]] = {}
    records = state.rows(
        "select distinct source_table, source_id from marts.item_steps"
        " where source_id is not null order by hash(source_id) limit 400"
    )
    places = Trail(Home(state.home), current(state.home)).places(records)
    assert places.keys() == set(records)
    for (_, key), (place,) in places.items():
        if place.file not in files:
            with gzip.open(state.extract / place.file, "rt", encoding="utf-8", newline="") as text:
                files[place.file] = list(csv.reader(text))
        assert key in files[place.file][place.line - 1], place


@pytest.mark.chain
def test_an_item_is_told_in_100_columns_down_to_the_line(state: Published) -> None:
    ((item_id, label),) = state.rows(
        "select item_id, label from marts.open_items where kind = 'investigation'"
        " and standing = 'our_move' order by item_id limit 1"
    )
    text = run("why", item_id, "--home", state.home)
    assert max(map(len, text.splitlines())) <= 100
    said = " ".join(text.split())
    for words in (
        f"item {item_id}", "Why this standing: the first rule that fits", "8 our move fits",
        "waiting on ", label, "the latest of", "investigations.csv.gz line", "limit",
    ):  # fmt: skip
        assert words in said, words
    assert "please report" not in said


@pytest.mark.chain
def test_an_ended_item_is_told_without_a_standing(state: Published) -> None:
    ((item_id, ended),) = state.rows(
        "select item_id, ended_date from marts.items where ended_as = 'done'"
        " order by ended_date desc, item_id limit 1"
    )
    text = run("why", item_id, "--home", state.home)
    assert f"ended as done on {ended}" in text
    assert "Why this standing" not in text


@pytest.mark.chain
def test_an_unknown_item_is_refused_with_the_nearest_ids(state: Published) -> None:
    ((item_id,),) = state.rows("select min(item_id) from marts.open_items")
    ran = subprocess.run(
        [str(SIGHTLINE), "why", item_id + "9", "--home", str(state.home)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode != 0
    assert f"There is no item {item_id}9" in ran.stderr
    assert item_id in ran.stderr.split("Did you mean")[1]


@pytest.mark.chain
def test_an_item_of_a_source_with_its_own_tables_is_told_too(ssda903: Published) -> None:
    found = [
        explain(Home(ssda903.home), item_id)
        for (item_id,) in ssda903.rows(
            "select min(item_id) from marts.open_items group by kind order by 1"
        )
    ]
    assert all(explained.told(each) for each in found)
    tables = {place.table for each in found for places in each.places.values() for place in places}
    assert tables & {"episodes", "reviews", "missing", "header"}


@pytest.mark.chain
def test_the_reasons_of_today_stand_beside_the_standing(state: Published) -> None:
    for tier, item_id, sentence in state.rows(
        "select tier_label, min(item_id), arg_min(sentence, item_id) from marts.do_next group by 1"
    ):
        said = " ".join(run("why", item_id, "--home", state.home).split())
        assert f"{tier}, place" in said
        assert sentence in said


@pytest.mark.chain
def test_a_record_to_fix_among_the_rows_of_an_item_is_told(state: Published) -> None:
    ((item_id, record, label),) = state.rows(
        "select steps.item_id, found.record_id, found.label from marts.record_findings as found"
        " inner join marts.item_steps as steps"
        " on found.table_name = steps.source_table and found.record_id = steps.source_id"
        " order by hash(steps.item_id), found.record_id, found.label limit 1"
    )
    said = " ".join(run("why", item_id, "--home", state.home).split())
    assert record in said.split("Records to fix among its rows")[1]
    assert label in said
