"""A day of casework, with what every mart of that day needs."""

from datetime import date, timedelta
from functools import cached_property

from tests.oracle.dues import exceptions
from tests.oracle.engine import Casework, View
from tests.oracle.item import Item
from tests.oracle.usual import Usual


class Day:
    def __init__(self, casework: Casework, at: date | None = None):
        self.casework, self.at = casework, at or casework.records.as_of
        self._back: dict[int, Day] = {}
        self._places: dict[str, tuple[str | None, str | None, str | None]] = {}

    @cached_property
    def shown(self) -> dict[str, View]:
        """Open items and those ended in the last thirteen months."""
        return {view.item.item_id: view for view in self.casework.views(self.at)}

    @cached_property
    def open(self) -> list[View]:
        if self.at < self.casework.records.as_of:
            return self.casework.open_views(self.at)
        return [view for view in self.shown.values() if view.item.ended is None]

    @cached_property
    def usual(self) -> Usual:
        return Usual(self.casework, list(self.shown.values()), self.at)

    def back(self, weeks: int) -> "Day":
        """The same day some weeks before."""
        if weeks and weeks not in self._back:
            self._back[weeks] = Day(self.casework, self.at - timedelta(days=7 * weeks))
        return self._back[weeks] if weeks else self

    def is_past_usual(self, item: Item) -> bool:
        most = self.usual.of(item.kind, item.track, None, 85)
        return most is not None and (self.at - (item.chain_opened or item.opened)).days > most

    def place(self, item: Item) -> tuple[str | None, str | None, str | None]:
        """Worker, unit and office: on the day, or as they were when the item ended."""
        if item.item_id not in self._places:
            at = min(item.ended or self.at, self.at)
            self._places[item.item_id] = self.casework.responsibility.place(item, at)
        return self._places[item.item_id]

    def access_level(self, item: Item) -> str:
        case = self.casework.records.one("cases", "case_id", item.case_id)
        return case["access_level"] if case else "normal"

    def excepted_days(self, item: Item) -> int:
        """Days of authorised extensions and pauses of the work, up to the day."""
        return sum(
            max((min(row["ends_on"] or self.at, self.at) - row["starts_on"]).days, 0)
            for row in exceptions(self.casework.records, item)
        )
