"""The rules of a kind of item: its steps in order, who holds each, and what limits them.

The same shape is read from the seeds (what a build would use) and from a release (what its
numbers were made with).
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import SightlineError

Row = Mapping[str, Any]
VERIFIED = {"read": "read", "secondary": "from a secondary source", "to_check": "to be checked"}
TABLES = ("item_kinds", "process_map", "policy", "holders")


@dataclass(frozen=True)
class Limit:
    """What policy allows: how much, on which clock, who says so and whether anybody looked."""

    code: str
    amount: str
    authority: str
    verified: str

    @property
    def source(self) -> str:
        return f"{self.authority}, {self.verified}" if self.authority else self.verified

    def __str__(self) -> str:
        return f"{self.amount} ({self.source})"


@dataclass(frozen=True)
class MapStep:
    """A row of the process map. An item keeps the row in force on the day it opened."""

    step: str
    label: str
    sequence: int
    after: tuple[str, ...]
    holder: str
    needed_when: str
    expected_days: int | None
    policy: str
    is_protective: bool
    is_closing: bool
    is_event: bool
    starts_on: date
    ends_on: date | None

    def is_in_force(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)


@dataclass(frozen=True)
class RuleBook:
    """`outside` names the holders that are not of the agency; `nobody` counts as inside."""

    kind: str
    label: str
    opens_on: str
    finishes_on: str
    due_policy: str
    quiet_days: int
    steps: tuple[MapStep, ...]
    limits: tuple[Limit, ...]
    holders: Mapping[str, str]
    outside: frozenset[str]

    def limits_of(self, policy: str) -> list[str]:
        """More than one where a fact of the item decides, as with priorities; each names it."""
        stem, is_chosen, _ = policy.partition("<")
        if not is_chosen:
            return [str(limit) for limit in self.limits if limit.code == policy]
        chosen = (limit for limit in self.limits if limit.code.startswith(stem))
        return [f"{limit.code.removeprefix(stem)} {limit}" for limit in chosen]

    def labels(self, steps: Iterable[str]) -> list[str]:
        known = {step.step: step.label for step in self.steps}
        return [known.get(step, step) for step in steps]

    def at(self, on: date) -> dict[str, MapStep]:
        return {step.step: step for step in self.steps if step.is_in_force(on)}


def from_seeds(seeds: Path, kind: str) -> RuleBook:
    return _book(kind, {name: list(_seed(seeds / f"{name}.csv")) for name in TABLES})


def from_release(con: duckdb.DuckDBPyConnection, kind: str) -> RuleBook:
    return _book(kind, {name: con.table(f"marts.{name}").pl().to_dicts() for name in TABLES})


def _seed(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def _book(kind: str, tables: Mapping[str, Sequence[Row]]) -> RuleBook:
    kinds = {row["kind"]: row for row in tables["item_kinds"]}
    if kind not in kinds:
        raise SightlineError(unknown("kind of item", kind, kinds) + f" Known: {', '.join(kinds)}.")
    of_kind = kinds[kind]
    steps = (_step(row) for row in tables["process_map"] if row["kind"] == kind)
    return RuleBook(
        kind=kind,
        label=of_kind["label"],
        opens_on=of_kind["opens_on"] or "",
        finishes_on=of_kind["finishes_on"] or "",
        due_policy=of_kind["due_policy"] or "",
        quiet_days=int(of_kind["quiet_days"]),
        steps=tuple(sorted(steps, key=lambda step: (step.sequence, step.starts_on))),
        limits=tuple(map(_limit, tables["policy"])),
        holders={row["holder"]: row["label"] for row in tables["holders"]},
        outside=frozenset(
            row["holder"] for row in tables["holders"] if row["side"] not in ("agency", "nothing")
        ),
    )


def _step(row: Row) -> MapStep:
    return MapStep(
        step=row["step"],
        label=row["label"],
        sequence=int(row["sequence"]),
        after=tuple(filter(None, (row["after"] or "").split(";"))),
        holder=row["holder"],
        needed_when=row["needed_when"] or "",
        expected_days=None if row["expected_days"] in (None, "") else int(row["expected_days"]),
        policy=row["policy"] or "",
        is_protective=_is(row["is_protective"]),
        is_closing=_is(row["is_closing"]),
        is_event=_is(row["is_event"]),
        starts_on=_day(row["effective_from"]) or date.min,
        ends_on=_day(row["effective_to"]),
    )


def _limit(row: Row) -> Limit:
    clock = "working " if row["clock"] == "working" else ""
    amount = f"{float(row['value']):g} {clock}{row['unit']}"
    verified = VERIFIED.get(row["verified"], str(row["verified"]))
    return Limit(row["code"], amount, row["authority"] or "", verified)


def _is(value: object) -> bool:
    return value is True or value == "true"


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Says that there is no such thing, and what it may have been meant to be."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is no {what} {name}.{meant}"
