"""The published figures of domain.md 11, measured on an extract and its truth.

python -m tests.simulate.calibration EXTRACT
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from tests.simulate.conftest import read
from warehouse.simulate.clock import month_name, next_month

Row = Mapping[str, str]
LIMIT, BEFORE_LIMIT = 45, range(39, 46)
AGES = {"under 3 months": 91, "3 to 6": 182, "6 to 12": 365, "1 to 2 years": 730, "over": 9999}
VISITS = ("caseworker_visit", "parent_visit")


def day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def quantile(values: Sequence[int], part: float) -> int:
    return sorted(values)[int(len(values) * part)]


class Figures:
    """An extract taken on the day `as_of`."""

    def __init__(self, folder: Path, as_of: date) -> None:
        self.folder, self.as_of = folder, as_of.toordinal()
        self._read: dict[str, list[Row]] = {}

    def rows(self, table: str) -> list[Row]:
        if table not in self._read:
            self._read[table] = list(read(self.folder, table))
        return self._read[table]

    def durations(self) -> list[int]:
        """Of investigations old enough to have closed."""
        return [
            day(row["closed_on"]) - day(row["opened_at"])
            for row in self.rows("investigations")
            if row["closed_on"] and day(row["opened_at"]) < self.as_of - 120
        ]

    def screened_in(self) -> float:
        decided = [r["screening_decision"] for r in self.rows("intakes") if r["screened_at"]]
        return decided.count("screened_in") / len(decided)

    def victims(self) -> float:
        """Of the children with a response, those found to be harmed."""
        rows = self.rows("allegations")
        harmed = {row["victim_id"] for row in rows if row["finding"] == "substantiated"}
        return len(harmed) / len({row["victim_id"] for row in rows})

    def in_care(self) -> dict[str, str]:
        """Children in care on the day, by removal."""
        return {
            row["removal_id"]: row["person_id"]
            for row in self.rows("removals")
            if not row["ended_on"]
        }

    def settings(self) -> Mapping[str, float]:
        there = self.in_care()
        return _shares(
            row["setting"]
            for row in self.rows("placements")
            if row["removal_id"] in there and not row["ends_on"]
        )

    def goals(self) -> Mapping[str, float]:
        last = {row["person_id"]: row["permanency_goal"] for row in self.rows("plan_goals")}
        return _shares(last.get(child, "none yet") for child in self.in_care().values())

    def in_home_ages(self) -> Mapping[str, float]:
        return _shares(
            next(name for name, most in AGES.items() if self.as_of - day(row["opened_on"]) < most)
            for row in self.rows("cases")
            if row["program"] == "in_home" and not row["closed_on"]
        )

    def turnover(self) -> float:
        """A year, of those who are there now."""
        workers = [row for row in self.rows("workers") if row["role"] == "worker"]
        left = sum(bool(row["left_on"]) for row in workers)
        return left / 3 / (len(workers) - left)

    def tenure(self) -> int:
        here = [r for r in self.rows("workers") if r["role"] == "worker" and not r["left_on"]]
        return quantile([self.as_of - day(row["hired_on"]) for row in here], 0.5)

    def visited(self) -> set[tuple[str, str]]:
        """(person, month) of every monthly visit made in person."""
        seen = defaultdict(list)
        for row in self.rows("contact_people"):
            if row["seen"] == "true":
                seen[row["contact_id"]].append(row["person_id"])
        return {
            (person, row["occurred_at"][:7])
            for row in self.rows("contacts")
            if row["completed"] == row["in_person"] == "true" and row["purpose"] in VISITS
            for person in ([row["person_id"]] if row["person_id"] else seen[row["contact_id"]])
        }

    def visit_rate(self, who: str) -> float:
        """Of person-months in care, or in an open ongoing case, those with a visit: `children`
        in care all month, or `parents` of a case open all month; the last twelve months."""
        made = self.visited()
        due = [
            (row["person_id"], month)
            for row in (self.rows("removals") if who == "children" else self._parents())
            for month in self._months(day(row["from"] if "from" in row else row["removed_on"]), row)
        ]
        return sum(one in made for one in due) / len(due)

    def _parents(self) -> Iterator[Row]:
        cases = {r["case_id"]: r for r in self.rows("cases") if r["program"] != "cps"}
        for row in self.rows("case_members"):
            case = cases.get(row["case_id"])
            if case is not None and row["role"] in ("mother", "father") and not row["ends_on"]:
                yield {**row, "from": case["opened_on"], "ended_on": case["closed_on"]}

    def _months(self, since: int, row: Row) -> Iterator[str]:
        """Whole months of the last twelve in which it was open."""
        until = day(row["ended_on"]) if row["ended_on"] else self.as_of
        first = next_month(self.as_of - 365)
        while next_month(first) <= until and next_month(first) <= self.as_of:
            if since <= first:
                yield month_name(first)
            first = next_month(first)

    def services_left_open(self) -> int:
        closed = {row["case_id"] for row in self.rows("cases") if row["closed_on"]}
        return sum(
            row["case_id"] in closed and not row["ended_on"] and not row["declined_on"]
            for row in self.rows("service_referrals")
        )

    def late_checks(self) -> float:
        """Of the checks of safety plans, those more than a week after the one before."""
        days = defaultdict(list)
        for row in self.rows("safety_plan_checks"):
            days[row["safety_plan_id"]].append(day(row["checked_at"]))
        for row in self.rows("safety_plans"):
            if row["agreed_on"]:
                days[row["safety_plan_id"]].append(day(row["agreed_on"]))
        gaps = [b - a for one in map(sorted, days.values()) for a, b in pairwise(one)]
        return sum(gap > 7 for gap in gaps) / len(gaps)

    def open_items(self, column: str, headline: bool = True) -> Counter[str]:
        return Counter(
            row[column]
            for row in read(self.folder / "truth", "open_items")
            if not (headline and row["kind"] == "caseworker_visit")
        )


def _shares(values: Iterator[str]) -> Mapping[str, float]:
    counted = Counter(values)
    return {name: n / counted.total() for name, n in counted.most_common()}


def main(folder: str) -> None:
    import json

    said = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    figures = Figures(Path(folder), date.fromisoformat(said["extract_date"]))
    lasted = figures.durations()
    print("investigations P25/50/75", [quantile(lasted, p) for p in (0.25, 0.5, 0.75)])
    print("closed just before the limit", sum(d in BEFORE_LIMIT for d in lasted) / len(lasted))
    for name in ("screened_in", "victims", "turnover", "tenure", "settings", "goals"):
        print(name, getattr(figures, name)())
    for name in ("in_home_ages", "services_left_open", "late_checks"):
        print(name, getattr(figures, name)())
    for who in ("children", "parents"):
        print("visit rate,", who, figures.visit_rate(who))
    for column in ("kind", "standing", "waiting_on"):
        print(column, figures.open_items(column, headline=column != "kind").most_common())


if __name__ == "__main__":
    main(sys.argv[1])
