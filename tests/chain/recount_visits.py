"""The monthly visits of a state counted once more: from the files handed over, without SQL."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

VISITS = {"caseworker_visit", "parent_visit"}


def rows(extract: Path, table: str) -> Iterator[dict[str, str]]:
    for file in sorted(extract.glob(f"{table}.csv*")):
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8", newline="") as handle:
            yield from csv.DictReader(handle)


def day(text: str) -> date | None:
    """The day of a date or time; a day nobody can read is none, as its row is set aside."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


@dataclass(frozen=True)
class Month:
    """What one month adds to the federal rate."""

    children: int
    visited: int
    where_they_live: int


def seen(extract: Path) -> dict[tuple[str, date], bool]:
    """(child, first of the month) -> whether one of the visits was where the child lives."""
    found: dict[tuple[str, date], bool] = {}
    lines: dict[str, list[tuple[str, bool]]] = {}
    for row in rows(extract, "contact_people"):
        at = (row["person_id"], row["seen"].lower() == "true")
        lines.setdefault(row["contact_id"], []).append(at)
    for row in rows(extract, "contacts"):
        held = row["in_person"].lower() == row["completed"].lower() == "true"
        on = day(row["occurred_at"])
        if not held or on is None or row["purpose"] not in VISITS:
            continue
        named = lines.get(row["contact_id"], [])
        people = {person for person, was_seen in named if was_seen}
        if row["person_id"] not in {person for person, _ in named}:
            people.add(row["person_id"])
        at_home = row["in_residence"].lower() == "true"
        for person in people:
            key = (person, on.replace(day=1))
            found[key] = found.get(key, False) or at_home
    return found


def under_18(born: date | None, on: date) -> bool:
    if born is None:
        return False
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < 18


def in_care(stays: list[tuple[date, date]], month: date) -> bool:
    """Every day of the month, in one stay or in several."""
    days = (month + timedelta(days=n) for n in range((next_month(month) - month).days))
    return all(any(began <= on < ended for began, ended in stays) for on in days)


def months(extract: Path, first: date, until: date) -> dict[date, Month]:
    """Every month from `first` that is over by `until`."""
    born = {row["person_id"]: day(row["birth_date"]) for row in rows(extract, "persons")}
    stays: dict[str, list[tuple[date, date]]] = {}
    for row in rows(extract, "removals"):
        began = day(row["removed_on"])
        if began is not None:
            stay = (began, day(row["ended_on"]) or date.max)
            stays.setdefault(row["person_id"], []).append(stay)
    visits, counted = seen(extract), {}
    month = first
    while next_month(month) <= until + timedelta(days=1):
        children = [
            child
            for child, times in stays.items()
            if under_18(born.get(child), month) and in_care(times, month)
        ]
        at_home = [visits[child, month] for child in children if (child, month) in visits]
        counted[month] = Month(len(children), len(at_home), sum(at_home))
        month = next_month(month)
    return counted
