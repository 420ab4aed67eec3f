"""A number equals its rows, children equal their parent, and nobody sees past their scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import words
from dashboard.queries import caseload, counts, lists, org, safety, weeks
from dashboard.queries.counts import By
from dashboard.scope import Scope
from dashboard.view import Level, Listing, Page, Turn, View, Yes
from tests.dashboard.conftest import READERS

KINDS = ("investigation", "case_plan", "court_hearing", "caseworker_visit", "no_such_kind")
HOLDERS = ("worker", "court", "provider", "nobody")
limits = st.fixed_dictionaries(
    {},
    optional={
        "headline": st.sampled_from(Yes),
        "kind": st.sampled_from(KINDS),
        "waits": st.sampled_from(Yes),
        "holder": st.sampled_from(HOLDERS),
        "side": st.sampled_from(("agency", "partners", "court")),
        "standing": st.sampled_from(tuple(words.STANDINGS)),
        "turn": st.sampled_from(Turn),
        "movement": st.sampled_from(tuple(words.MOVEMENTS)),
        "still": st.sampled_from(Yes),
        "mark": st.sampled_from(tuple(words.MARKS)),
        "usual": st.sampled_from(Yes),
        "due": st.sampled_from(Yes),
        "older": st.integers(0, 120),
        "waited": st.integers(0, 120),
        "hearing": st.integers(0, 60),
        "safety": st.sampled_from(("missing", "plan_checks_due")),
        "office": st.sampled_from(("O1", "O2", "-")),
    },
)
quick = settings(max_examples=60, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
Con = duckdb.DuckDBPyConnection


@pytest.mark.parametrize("who", READERS)
@quick
@given(limits=limits)
def test_a_tile_counts_exactly_the_rows_its_link_lists(
    who: str, limits: dict[str, Any], scopes: dict[str, Scope], con: Con
) -> None:
    view, scope = View(page=Page.ITEMS, **limits), scopes[who]
    counted = counts.count(view, scope, con)
    rows = lists.rows(View.parse(view.href), scope, con, 0, 1000)
    assert counted["items"] == len(rows) == lists.size(view, scope, con)
    assert sum(row["waiting_days"] or 0 for row in rows) == counted["waiting_days"]


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("show", [Listing.OPENED, Listing.FINISHED, Listing.ENDED])
def test_what_moved_counts_exactly_the_rows_its_link_lists(
    who: str, show: Listing, scopes: dict[str, Scope], con: Con
) -> None:
    flow = counts.flows(View(headline=Yes.YES), scopes[who], con).get("all")
    view = View(page=Page.ITEMS, headline=Yes.YES, show=show, days=7)
    assert (flow[show.value] if flow else 0) == lists.size(view, scopes[who], con)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("by", [By.KIND, By.HOLDER, By.OFFICE, By.UNIT, By.WORKER])
def test_the_parts_add_up_to_the_whole(
    who: str, by: By, scopes: dict[str, Scope], con: Con
) -> None:
    whole = counts.count(View(), scopes[who], con)
    parts = counts.counts(View(), scopes[who], con, by).values()
    assert whole["waiting"] + whole["later"] + whole["not_known"] == whole["items"]
    for measure in ("items", "waiting", "waiting_days", "forward", "sign_off", "still",
                    "no_next_step", "past_usual"):  # fmt: skip
        assert sum(part[measure] for part in parts) == whole[measure]


@pytest.mark.parametrize("who", READERS)
def test_every_level_adds_up_to_the_one_above(who: str, scopes: dict[str, Scope], con: Con) -> None:
    def check(view: View) -> None:
        below = view.level.below
        if below is None:
            return
        parts = counts.counts(view, scopes[who], con, By(below.value))
        for key, part in parts.items():
            child = view.into(key)
            assert counts.count(child, scopes[who], con)["items"] == part["items"]
            if child.page is Page.STATUS and below is not Level.WORKER:
                check(child)

    check(View())


@pytest.mark.parametrize("who", READERS)
def test_whose_turn_it_is_adds_up_to_the_open_items(
    who: str, scopes: dict[str, Scope], con: Con
) -> None:
    turns = caseload.turns(View(headline=Yes.YES), scopes[who], con)
    for turn, n in turns.items():
        assert n == lists.size(View(page=Page.ITEMS, headline=Yes.YES, turn=turn), scopes[who], con)
    whole = counts.count(View(headline=Yes.YES), scopes[who], con)
    assert sum(turns.values()) == whole["items"]


@pytest.mark.parametrize("who", READERS)
def test_the_safety_line_counts_exactly_the_rows_its_links_list(
    who: str, scopes: dict[str, Scope], con: Con
) -> None:
    shown = safety.safety(View(), scopes[who], con)
    assert shown or not scopes[who].whole_state
    for measure, n in shown.items():
        view = View(page=Page.ITEMS, safety=measure)
        assert n == lists.size(view, scopes[who], con)


@pytest.fixture
def allowed(con: Con) -> Callable[[Scope], set[str]]:
    """The items a scope may open, worked out in Python from the published rows."""
    rows = con.execute(
        "select item_id, office_id, unit_id, worker_id, case_id, access_level from marts.open_items"
    ).fetchall()

    def items(scope: Scope) -> set[str]:
        found = set()
        for item, office, unit, worker, case, access in rows:
            here = {("state", "state"), ("office", office), ("unit", unit),
                    ("worker", worker), ("case", case)}  # fmt: skip
            granted = any((g.level, g.key) in here and access in g.access_levels
                          for g in scope.grants)  # fmt: skip
            if granted and access != "sealed" and case not in scope.blocked_cases:
                found.add(item)
        return found

    return items


@pytest.mark.parametrize("who", READERS)
def test_each_role_lists_its_own_rows_and_no_others(
    who: str, scopes: dict[str, Scope], con: Con, allowed: Callable[[Scope], set[str]]
) -> None:
    rows = lists.rows(View(page=Page.ITEMS), scopes[who], con, 0, 1000)
    assert {row["item_id"] for row in rows} == allowed(scopes[who])
    assert not [row for row in rows if row["access_level"] == "sealed"]


PLACES = (View(), View(office="O1"), View(unit="U101"), View(worker="W001"), View(office="-"))
FILTERS = limits.map(lambda found: {k: v for k, v in found.items() if k != "office"})


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("here", PLACES, ids=lambda view: view.key)
@quick
@given(filters=FILTERS, show=st.sampled_from(Listing), days=st.sampled_from([None, 1, 30]))
def test_filters_never_change_how_many_are_sealed_in_a_place(
    who: str, here: View, filters: dict[str, Any], show: Listing, days: int | None,
    scopes: dict[str, Scope], con: Con,
) -> None:  # fmt: skip
    view = here.but(page=Page.ITEMS, show=show, days=days, **filters)
    assert counts.sealed_in(view, scopes[who], con) == counts.sealed_in(here, scopes[who], con)


@pytest.mark.parametrize(("here", "where"), [
    (View(), "true"), (View(office="O1"), "office_id = 'O1'"),
    (View(unit="U101"), "unit_id = 'U101'"), (View(office="-"), "office_id is null"),
])  # fmt: skip
def test_the_items_of_a_place_are_its_rows_and_its_sealed_ones(
    here: View, where: str, scopes: dict[str, Scope], con: Con
) -> None:
    whole = con.execute(f"select count(*) from marts.open_items where {where}").fetchall()[0][0]
    rows = lists.size(here.but(page=Page.ITEMS), scopes["leader"], con)
    assert rows + counts.sealed_in(here, scopes["leader"], con) == whole


def test_a_search_never_says_whether_it_hides_something(scopes: dict[str, Scope], con: Con) -> None:
    case = con.execute(
        "select case_id from marts.open_items where access_level = 'sealed'"
    ).fetchall()[0][0]
    whole = counts.sealed_in(View(), scopes["leader"], con)
    for key in (case, "no-such-case"):
        for view in (View(page=Page.ITEMS, text=key), View(page=Page.ITEMS, case=key)):
            assert counts.count(view, scopes["leader"], con)["items"] == 0
            assert counts.sealed_in(view, scopes["leader"], con) == whole
            assert not lists.rows(view, scopes["leader"], con)


@pytest.mark.parametrize("who", ["leader", "manager", "supervisor"])
@pytest.mark.parametrize("here", PLACES[:3], ids=lambda view: view.key)
def test_a_line_of_weeks_ends_at_its_tile(
    who: str, here: View, scopes: dict[str, Scope], con: Con
) -> None:
    """So that a line less its tile says nothing of what is sealed."""
    place = org.place(here, scopes[who], con)
    if place is None:
        return
    tile = counts.count(here.but(headline=Yes.YES), scopes[who], con)
    last = weeks.weeks(place, scopes[who], con)[-1]
    assert last["open"] == tile["items"]
    for measure in ("forward", "sign_off", "still", "no_next_step"):
        assert last[measure] == tile[measure]


def test_a_reader_with_a_block_sees_no_line_of_weeks(scopes: dict[str, Scope], con: Con) -> None:
    blocked = replace(scopes["leader"], blocked_cases=frozenset({"10040"}))
    place = org.place(View(), blocked, con)
    assert place is not None
    assert weeks.weeks(place, blocked, con) == []


def test_a_sealed_grant_opens_no_sealed_row(con: Con) -> None:
    from dashboard.scope import Grant

    greedy = Scope("x", "state_leader",
                   (Grant("state", "state", frozenset({"normal", "sealed"})),))  # fmt: skip
    rows = lists.rows(View(page=Page.ITEMS), greedy, con, 0, 1000)
    assert {row["access_level"] for row in rows} == {"normal"}


def test_nobody_without_a_grant_sees_a_row(con: Con) -> None:
    assert lists.size(View(page=Page.ITEMS), Scope("x"), con) == 0
    assert counts.sealed_in(View(), Scope("x"), con) == 0
