"""Everything a release and the landed rows say of one item, gathered to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from warehouse.errors import SightlineError
from warehouse.home import Home
from warehouse.reasons import Facts
from warehouse.release import Release, connect, current
from warehouse.rulebook import RuleBook, from_release
from warehouse.trail import Place, Record, Trail

Row = dict[str, Any]
ITEM = """
select
    items.*,
    open_items.* exclude (
        item_id, kind, track, title, case_id, person_id, intake_id, office_id, unit_id,
        worker_id, access_level, opened_date, chain_opened_date, chain_count, due_date,
        is_in_headline
    )
from marts.items
left join marts.open_items on items.item_id = open_items.item_id
where items.item_id = ?
"""
STEPS = "select * from marts.item_steps where item_id = ? order by sequence, step_ref"
WAITS = "select * from marts.open_waits where item_id = ? order by waiting_since, step, step_ref"
CHECKS = "select * from marts.closing_check_state where item_id = ? order by sequence"
REASONS = """
select tier_label, order_in_tier, sentence from marts.do_next
where item_id = ? order by tier_order, sentence
"""
FINDINGS = """
select table_name, record_id, label, detail, fixer, since from marts.record_findings
where table_name || '/' || record_id in (select unnest(?))
order by table_name, record_id, label
"""
NEAR = """
select item_id from marts.items
where levenshtein(item_id, ?) <= length(item_id) / 3
order by levenshtein(item_id, ?), item_id limit 3
"""


@dataclass(frozen=True)
class Explanation:
    """`places` by the contract record, or by ("step_dates", step) where no key is known;
    `assignments` are behind the step `assigned`; `findings` are of the records of all three."""

    facts: Facts
    release: Release
    places: Mapping[Record, Sequence[Place]]
    assignments: Sequence[Place]
    reasons: Sequence[Row]
    findings: Sequence[Row]

    @property
    def item(self) -> Mapping[str, Any]:
        return self.facts.item

    @property
    def book(self) -> RuleBook:
        return self.facts.book

    @property
    def as_of(self) -> date:
        return self.facts.as_of

    def wait_of(self, step: Mapping[str, Any]) -> Mapping[str, Any] | None:
        of_step = (step["step"], step["step_ref"])
        return next((w for w in self.facts.waits if (w["step"], w["step_ref"]) == of_step), None)


def explain(home: Home, item_id: str) -> Explanation:
    """Raises SightlineError when the current release has no such item."""
    release = current(home.path)
    with connect(release) as con:
        facts = _facts(con, item_id, release.extract_date)
    trail = Trail(home, release)
    rows = (facts.item, *facts.steps)
    records = {(row["source_table"], row["source_id"]) for row in rows if row["source_id"]}
    # A step that only step_dates knows has the table without a key: its work leads to it.
    dated = {s["step"] for s in facts.steps if s["source_table"] and not s["source_id"]}
    keys = {facts.item["source_id"], *facts.item["item_id"].split("/")[1:]} - {None}
    places = dict(trail.places(records)) | {
        ("step_dates", step): trail.step_dates(step, keys) for step in dated
    }
    assignments = trail.assignments(_subjects(facts.item))
    behind = records | {
        (place.table, place.key) for told in (*places.values(), assignments) for place in told
    }
    with connect(release) as con:
        reasons = _rows(con, REASONS, item_id)
        findings = _rows(con, FINDINGS, [f"{table}/{key}" for table, key in sorted(behind)])
    return Explanation(facts, release, places, assignments, reasons, findings)


def _facts(con: duckdb.DuckDBPyConnection, item_id: str, as_of: date) -> Facts:
    found = _rows(con, ITEM, item_id)
    if not found:
        near = [row["item_id"] for row in _rows(con, NEAR, item_id, item_id)]
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        raise SightlineError(
            f"There is no item {item_id} in this release.{meant} An item's id is its kind and"
            " the key of its record, as screens and exports show it."
        )
    if "source_id" not in found[0]:
        raise SightlineError(
            "This release was published before it could be explained. Build and publish it again."
        )
    return Facts(
        item=found[0],
        steps=_rows(con, STEPS, item_id),
        waits=_rows(con, WAITS, item_id),
        checks=_rows(con, CHECKS, item_id),
        book=from_release(con, found[0]["kind"]),
        as_of=as_of,
    )


def _rows(con: duckdb.DuckDBPyConnection, sql: str, *values: str | list[str]) -> list[Row]:
    return con.sql(sql, params=list(values)).pl().to_dicts()


def _subjects(item: Mapping[str, Any]) -> set[Record]:
    """What somebody may be responsible for on behalf of the item: its own record, or its case."""
    key = item["item_id"].split("/")[1]
    own = {(kind, key) for kind in ("intake", "investigation", "home_study")}
    return own | ({("case", item["case_id"])} if item["case_id"] else set())
