"""The plain words the marts give to kinds, holders, sides and the safety line."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from dashboard.queries.rows import fetch

# The kind of work each measure of the safety line counts.
SAFETY_KINDS = {
    "no_settled_home": "placement_need",
    "missing": "missing_child",
    "plan_checks_due": "safety_plan",
    "not_seen_in_time": "investigation",
}


@dataclass(frozen=True)
class Kind:
    kind: str
    label: str
    plural: str
    is_in_headline: bool
    still_days: int
    p50: int | None
    p85: int | None
    coverage: str

    @property
    def is_supplied(self) -> bool:
        """The source supplies something that items of this kind rest on."""
        return self.coverage != "none"


@dataclass(frozen=True)
class Holder:
    holder: str
    label: str
    side: str
    side_label: str


@dataclass(frozen=True)
class Labels:
    """Kinds and holders in the order of the screen; safety measures with their words."""

    kinds: dict[str, Kind]
    holders: dict[str, Holder]
    sides: dict[str, str]
    safety: dict[str, str]
    steps: dict[str, str]

    def knows(self, kind: str) -> bool:
        return kind not in self.kinds or self.kinds[kind].is_supplied

    def holder(self, code: str | None) -> str:
        return self.holders[code].label if code in self.holders else ""


def labels(con: DuckDBPyConnection) -> Labels:
    kinds = fetch(
        con,
        "select kind, label, plural, is_in_headline, still_days, p50_days, p85_days,"
        " coverage"
        " from marts.item_kinds order by sequence",
    )
    holders = fetch(
        con, "select holder, label, side, side_label from marts.holders order by sequence"
    )
    safety = fetch(
        con,
        "select measure, min(label) as label from marts.safety_line"
        " group by measure order by min(sequence)",
    )
    steps = fetch(con, "select step, min(label) as label from marts.process_map group by step")
    return Labels(
        kinds={row["kind"]: Kind(*row.values()) for row in kinds},
        holders={row["holder"]: Holder(*row.values()) for row in holders},
        sides={row["side"]: row["side_label"] for row in holders},
        safety={row["measure"]: row["label"] for row in safety},
        steps={row["step"]: row["label"] for row in steps},
    )
