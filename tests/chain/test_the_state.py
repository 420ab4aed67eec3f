"""From the extract of a synthetic state to its marts: nothing is lost and everything agrees."""

import json

import pytest

from tests.chain.agreement import differences
from tests.conftest import sightline

pytestmark = pytest.mark.chain

PARENTS = (("state", "office"), ("office", "unit"), ("unit", "worker"))
ADDED = (
    "open", "unassigned", "not_known", "later", "sign_off", "no_next_step", "scheduled",
    "waiting_outside", "our_move", "past_usual", "past_due", "not_moving", "moved_forward",
    "moved_sideways", "opened_7", "finished_7", "ended_7", "opened_28", "finished_28", "ended_28",
    "sealed",
)  # fmt: skip
STANDINGS = ADDED[1:9]


def holders(state) -> list[str]:
    return [holder for (holder,) in state.rows("select holder from marts.holders")]


def test_every_wait_of_every_open_item_is_the_one_the_actors_have(state):
    found = differences(state.release, state.extract)
    assert not found, f"{len(found)} differences, first {found[:5]}"


def test_every_kind_of_item_is_open_somewhere(state):
    assert state.rows("select count(distinct kind) from marts.open_items") >= [(14,)]


def test_rows_in_are_loaded_set_aside_or_refused_in_every_file(state):
    manifest = json.loads((state.extract / "manifest.json").read_text(encoding="utf-8"))
    handed = {f["name"]: f["rows"] for t in manifest["tables"].values() for f in t["files"]}
    accounted = {
        name: (rows, loaded + quarantined + refused)
        for name, rows, loaded, quarantined, refused in state.rows(
            "select file, sum(rows_in), sum(loaded), sum(quarantined), sum(refused)"
            " from marts.ledger group by file"
        )
    }
    assert accounted.keys() == handed.keys()
    assert {name: rows for name, (rows, _) in accounted.items()} == handed
    assert all(rows == added for rows, added in accounted.values())


@pytest.mark.parametrize(("above", "below"), PARENTS)
def test_children_sum_to_their_parent_for_every_kind_and_column(state, above, below):
    columns = [*ADDED, *(f"{what}_{h}" for what in ("items", "days") for h in holders(state))]
    parent = ", ".join(f"coalesce(sum({c}), 0)" for c in columns)
    for key, kind in state.rows("select key, kind from marts.level_totals where level = ?", above):
        whole = state.rows(
            f"select {parent} from marts.level_totals where level = ? and key = ? and kind = ?",
            above, key, kind,
        )  # fmt: skip
        parts = state.rows(
            f"select {parent} from marts.level_totals"
            " where level = ? and parent_key = ? and kind = ?",
            below, key, kind,
        )  # fmt: skip
        if key != "-":
            assert whole == parts, (above, key, kind)


def test_standings_add_up_to_open(state):
    added = " + ".join(STANDINGS)
    assert state.rows(f"select * from marts.level_totals where open <> {added}") == []


def test_holders_and_those_without_a_wait_add_up_to_open(state):
    added = " + ".join(f"items_{holder}" for holder in holders(state))
    differ = f"open <> {added} + later + not_known"
    assert not state.rows(f"select level, key, kind from marts.level_totals where {differ}")


def test_the_headline_is_the_sum_of_its_kinds(state):
    place = "level || '/' || key || '/' || coalesce(parent_key, '')"
    headline = state.rows(f"select {place}, open from marts.level_totals where kind = 'all'")
    kinds = state.rows(
        f"select {place}, cast(sum(open) as integer) from marts.level_totals"
        " where kind in (select kind from marts.item_kinds where is_in_headline) group by 1"
    )
    assert dict(headline) == dict(kinds)


def test_the_state_counts_exactly_the_rows_of_open_items(state):
    counted = state.rows(
        "select kind, open from marts.level_totals where level = 'state' and kind <> 'all'"
    )
    listed = state.rows("select kind, count(*) from marts.open_items group by kind")
    assert {k: n for k, n in counted if n} == dict(listed)


def test_every_open_item_has_one_primary_wait_unless_it_stands_later_or_not_known(state):
    assert (
        state.rows(
            "select o.item_id from marts.open_items o left join marts.open_waits w"
            " on o.item_id = w.item_id and w.is_primary"
            " group by o.item_id, o.standing"
            " having count(w.item_id)"
            " <> case when o.standing in ('later', 'not_known') then 0 else 1 end"
        )
        == []
    )


def test_the_same_extract_again_adds_nothing(state):
    landed = {f: f.stat().st_size for f in (state.home / "landed").rglob("*.parquet")}
    before = state.status["ledger"]
    sightline("load", "--from", state.extract, "--source", "ccwis", "--home", state.home)
    assert {f: f.stat().st_size for f in (state.home / "landed").rglob("*.parquet")} == landed
    assert state.status["ledger"] == before
