"""The laws of landing: order, repetition and mode do not matter, and every row is accounted for."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.warehouse.desk import Desk, adds_up, counts
from tests.warehouse.extracts import Row, an_office, csv_bytes, write_extract
from warehouse.contract import load_contract
from warehouse.source import Source, load_source

KEYS = ("1", "2", "3")
COLUMNS = list(load_contract()["offices"].all_columns)
# Histories concern two tables; a delivery of all of them would cost ten times as much.
TWO = ("offices", "purges")
CI_HISTORIES = 250
# A failure is shown as found: making it smaller takes minutes.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
VALUES = st.sampled_from(["North", "South", "West"])


@dataclass(frozen=True)
class Day:
    """One delivery: offices by key, keys handed over twice, a row whose key cannot be read."""

    number: int
    mode: str
    offices: Mapping[str, str]
    deleted: frozenset[str]
    twice: frozenset[str]
    unreadable: bool
    purged: frozenset[str]

    def write(self, folder: Path) -> Path:
        rows: list[Row] = [
            an_office(k, v) for k, v in self.offices.items() if k not in self.deleted
        ]
        rows += [an_office(key, "again") for key in self.twice if key in self.offices]
        rows += [an_office(key, "", deleted="true") for key in self.deleted]
        purges = [
            {"purge_id": key, "table_name": "offices", "record_id": key, "ordered_on": "2026-01-01"}
            for key in self.purged
        ]
        broken = [an_office("?")] if self.unreadable else []
        data = csv_bytes(COLUMNS, [*rows, *broken]).replace(b"?,North", b'?","North')
        tables = {"offices": [*rows, *broken], "purges": purges}
        return write_extract(
            folder / f"{self.number}", tables, self.number, self.mode, only=TWO, offices=data
        )


def days(modes: tuple[str, ...] = ("full", "changes")) -> st.SearchStrategy[list[Day]]:
    some_keys = st.frozensets(st.sampled_from(KEYS))
    one = st.builds(
        Day,
        number=st.just(0),
        mode=st.sampled_from(modes),
        offices=st.dictionaries(st.sampled_from(KEYS), VALUES),
        deleted=some_keys,
        twice=some_keys,
        unreadable=st.booleans(),
        purged=st.one_of(st.just(frozenset()), st.just(frozenset()), some_keys),
    )
    return st.lists(one, min_size=2, max_size=4).map(
        lambda found: [Day(**{**vars(d), "number": n + 1}) for n, d in enumerate(found)]
    )


def state(desk: Desk) -> list[Any]:
    return desk.rows("offices", "office_id", "name", "recorded_at")


def two_tables() -> Source:
    whole = load_source("ccwis")
    return replace(
        whole,
        tables={name: whole.tables[name] for name in TWO},
        coverage={name: whole.coverage[name] for name in TWO},
    )


def land(root: Path, folders: list[Path]) -> list[Any]:
    desk = Desk(root, two_tables())
    for folder in folders:
        assert adds_up(desk.load(folder))
    return state(desk)


@settings(max_examples=CI_HISTORIES, deadline=None, phases=QUICK)
@given(found=days(), data=st.data())
def test_any_order_and_repetition_ends_in_the_same_state(found: list[Day], data: Any) -> None:
    any_order(found, data)


@settings(max_examples=CI_HISTORIES, deadline=None, phases=QUICK)
@given(found=days(("full",)))
def test_changes_end_in_the_same_state_as_full(found: list[Day]) -> None:
    changes_as_full(found)


def any_order(found: list[Day], data: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folders = [day.write(root / "drop") for day in found]
        order = data.draw(st.permutations(folders))
        again = data.draw(st.lists(st.sampled_from(folders), max_size=2))
        assert land(root / "a", folders) == land(root / "b", [*order, *again])


def changes_as_full(found: list[Day]) -> None:
    plain = [Day(**{**vars(d), "twice": frozenset(), "unreadable": False}) for d in found]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        full = [day.write(root / "full") for day in plain]
        changes = [day.write(root / "changes") for day in as_changes(plain)]
        assert land(root / "a", full) == land(root / "b", changes)


def as_changes(full: list[Day]) -> list[Day]:
    found, before = [], dict[str, str]()
    for day in full:
        now = {k: v for k, v in day.offices.items() if k not in day.deleted}
        gone = frozenset(before) - frozenset(now)
        differ = {k: v for k, v in now.items() if before.get(k) != v}
        found.append(Day(**{**vars(day), "mode": "changes", "offices": differ, "deleted": gone}))
        before = now
    return found


def test_the_same_delivery_twice_adds_nothing(desk: Desk) -> None:
    folder = desk.write({"offices": [an_office("1")]})
    desk.load(folder)
    before = {p: p.stat().st_mtime_ns for p in desk.home.landed("ccwis").rglob("*.parquet")}
    desk.load(folder)
    after = {p: p.stat().st_mtime_ns for p in desk.home.landed("ccwis").rglob("*.parquet")}
    assert before == after


def test_only_what_changed_is_appended(desk: Desk) -> None:
    desk.hand_in({"offices": [an_office("1"), an_office("2"), an_office("3")]}, 1)
    delivery = desk.hand_in({"offices": [an_office("1"), an_office("2", "South")]}, 2)
    facts = delivery.tables["offices"]
    assert (facts.changed, facts.gone) == (1, 1)
    assert desk.rows("offices", "name") == ["North", "South"]


def test_a_key_whose_row_cannot_be_read_is_not_taken_as_gone(desk: Desk) -> None:
    desk.hand_in({"offices": [an_office("1"), an_office("2")]}, 1)
    data = csv_bytes(COLUMNS, [an_office("1"), an_office("2")]).replace(b"2,North", b'2,No"rth')
    assert counts(desk.hand_in({"offices": [an_office("1")] * 2}, 2, offices=data)) == (1, 1, 0)
    assert desk.rows("offices", "office_id") == ["1", "2"]


def test_a_purged_record_is_nowhere_in_the_landing_area(desk: Desk) -> None:
    canary = "Zyxomma"
    twice = [an_office("2", f"{canary} a"), an_office("2", f"{canary} b")]
    desk.hand_in({"offices": [an_office("1", canary), *twice]}, 1)
    order = {"table_name": "offices", "ordered_on": "2026-11-01"}
    purges = [{"purge_id": k, "record_id": k, **order} for k in ("1", "2")]
    desk.hand_in({"offices": [an_office("3")], "purges": purges}, 2)
    late = desk.hand_in({"offices": [an_office("1", canary)], "purges": purges}, 3)
    assert counts(late) == (2, 1, 0)
    import polars as pl

    kept = [pl.read_parquet(p) for p in desk.home.landed("ccwis").rglob("*.parquet")]
    assert not any(canary in str(frame.rows()) for frame in kept)
