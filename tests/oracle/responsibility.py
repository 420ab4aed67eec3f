"""Who is responsible for a piece of work on a day."""

from datetime import date

from tests.oracle.item import Item
from tests.oracle.records import Records, Row


class Responsibility:
    """The primary assignments of every piece of work, without those of workers who have left."""

    def __init__(self, records: Records):
        self.records = records
        self.known = records.knows("assignments.worker_id")
        self.assigned = {row["subject_type"] for row in records.rows("assignments")}
        self._stretches: dict[tuple[str, str | None], list[tuple[date, date | None, Row]]] = {}

    def stretches(self, subject: tuple[str, str | None]) -> list[tuple[date, date | None, Row]]:
        """First day, first day no longer, assignment."""
        if subject not in self._stretches:
            found = []
            for row in self.records.of("assignments", "subject_id", subject[1]):
                if row["subject_type"] != subject[0] or row["role"] != "primary":
                    continue
                worker = self.records.one("workers", "worker_id", row["worker_id"])
                left = worker["left_on"] if worker else None
                ends = [at for at in (row["ends_on"], left) if at]
                until = min(ends, default=None)
                if until is None or until > row["starts_on"]:
                    found.append((row["starts_on"], until, row))
            self._stretches[subject] = sorted(found, key=lambda s: (s[0], s[2]["assignment_id"]))
        return self._stretches[subject]

    def subjects(self, item: Item) -> list[tuple[str, str | None]]:
        """The piece of work; its case where the source assigns no work of that sort."""
        return [item.subject if item.subject[0] in self.assigned else ("case", item.case_id)]

    def worker(self, item: Item, at: date) -> str | None:
        for subject in self.subjects(item):
            held = [
                s for s in self.stretches(subject) if s[0] <= at and (s[1] is None or s[1] > at)
            ]
            if held:
                return held[-1][2]["worker_id"]
        return None

    def last_worker(self, item: Item, at: date, since: date = date.min) -> str | None:
        for subject in self.subjects(item):
            held = [
                s for s in self.stretches(subject) if s[0] <= at and (s[1] or date.max) >= since
            ]
            if held:
                return max(held, key=lambda s: (s[1] or date.max, s[0]))[2]["worker_id"]
        return None

    def place(self, item: Item, at: date) -> tuple[str | None, str | None, str | None]:
        """Worker, unit and office of an item on a day."""
        worker = self.worker(item, at)
        if worker is None and item.ended and item.ended <= at:
            worker = self.last_worker(item, at, item.opened)
        last = self.records.one("workers", "worker_id", worker or self.last_worker(item, at))
        unit_id = (last["unit_id"] if last else None) or item.unit_id
        unit = self.records.one("units", "unit_id", unit_id)
        return worker, unit_id, unit["office_id"] if unit else item.office_id

    def since(self, item: Item) -> date:
        """The first day of the unbroken stretch in which the item opened."""
        first = item.opened
        for subject in self.subjects(item):
            for starts, ends, _ in sorted(
                self.stretches(subject), key=lambda s: s[0], reverse=True
            ):
                if starts <= first and (ends is None or ends >= first):
                    first = starts
        return first

    def gaps(self, item: Item, until: date) -> list[tuple[date, date | None]]:
        """The stretches nobody was responsible, from the day the item opened until a day."""
        covered = sorted(
            (starts, ends or date.max)
            for subject in self.subjects(item)
            for starts, ends, _ in self.stretches(subject)
        )
        found, reached = [], item.opened
        for starts, ends in covered:
            if starts > reached:
                found.append((reached, starts))
            reached = max(reached, ends)
        if reached < date.max:
            found.append((reached, None))
        return [gap for gap in found if gap[0] < until or gap[0] == item.opened]
