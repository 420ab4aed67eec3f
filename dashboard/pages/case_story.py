"""Everything a case page says, each part asked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.pages.frame import Here
from dashboard.queries import case
from dashboard.queries.rows import Row


@dataclass(frozen=True)
class CaseStory:
    """Each part is asked when a panel first needs it, so that one that fails fails alone."""

    here: Here
    status: Row

    @property
    def key(self) -> str:
        return self.here.view.case or ""

    @property
    def children(self) -> list[Row]:
        return [person for person in self.people if person["role"] == "child"]

    @cached_property
    def people(self) -> list[Row]:
        return case.people(self.key, self.here.con)

    @cached_property
    def items(self) -> list[Row]:
        return case.open_items(self.key, self.here.scope, self.here.con)

    @cached_property
    def closed(self) -> list[Row]:
        return case.closed_items(self.key, self.here.scope, self.here.con)

    @cached_property
    def steps(self) -> dict[str, list[Row]]:
        return case.steps(self._ids, self.here.con)

    @cached_property
    def scheduled(self) -> list[Row]:
        return case.scheduled(self._ids, self.here.con)

    @cached_property
    def countdown(self) -> list[Row]:
        return case.countdown(self.key, self.here.con)

    @cached_property
    def checks(self) -> list[Row]:
        return case.checks(self.key, self.here.con)

    @cached_property
    def holds(self) -> list[Row]:
        """Of the item that waits longest."""
        longest = self.status.get("now_item_id") or next(iter(self._ids), None)
        return case.holds(longest, self.here.con) if longest in self._ids else []

    @cached_property
    def events(self) -> list[Row]:
        return case.events(self.key, self.here.con)

    @property
    def _ids(self) -> list[str]:
        return [item["item_id"] for item in self.items]


def read_case(here: Here) -> CaseStory | None:
    """None for a case that does not exist and for one the reader may not open."""
    status = case.status(here.view.case or "", here.scope, here.con)
    return CaseStory(here, status) if status else None
