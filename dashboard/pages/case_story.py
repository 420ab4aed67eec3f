"""Everything a case page says, asked once."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pages.frame import Here
from dashboard.queries import case
from dashboard.queries.rows import Row


@dataclass(frozen=True)
class CaseStory:
    here: Here
    status: Row
    people: list[Row]
    items: list[Row]
    closed: list[Row]
    steps: dict[str, list[Row]]
    scheduled: list[Row]
    countdown: list[Row]
    checks: list[Row]
    holds: list[Row]
    events: list[Row]

    @property
    def children(self) -> list[Row]:
        return [person for person in self.people if person["role"] == "child"]


def read_case(here: Here) -> CaseStory | None:
    """None for a case that does not exist and for one the reader may not open."""
    key, con = here.view.case or "", here.con
    status = case.status(key, here.scope, con)
    if status is None:
        return None
    items = case.open_items(key, here.scope, con)
    ids = [item["item_id"] for item in items]
    longest = status.get("now_item_id") or (ids[0] if ids else None)
    return CaseStory(
        here=here,
        status=status,
        people=case.people(key, con),
        items=items,
        closed=case.closed_items(key, here.scope, con),
        steps=case.steps(ids, con),
        scheduled=case.scheduled(ids, con),
        countdown=case.countdown(key, con),
        checks=case.checks(key, con),
        holds=case.holds(longest, con) if longest and longest in ids else [],
        events=case.events(key, con),
    )
