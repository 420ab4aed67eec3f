"""Everything a status page says about one place, asked once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from dashboard import words
from dashboard.pages.frame import Here
from dashboard.queries import counts, org, safety, weeks
from dashboard.queries.counts import By
from dashboard.queries.org import Place
from dashboard.queries.rows import Row
from dashboard.view import Level, View, Yes

HEADLINE = Yes.YES


@dataclass(frozen=True)
class Seen:
    """`view` counts the kinds in the headline; `apart` the monthly visits beside it."""

    here: Here
    place: Place
    view: View
    total: Row
    sealed: int
    kinds: dict[str, Row]
    holders: dict[str, Row]
    flow: Row | None
    kind_flows: dict[str, Row]
    weeks: list[Row]
    safety: dict[str, int]
    children: list[Row]
    child_counts: dict[str, Row]
    child_flows: dict[str, Row]

    @property
    def since(self) -> str:
        return words.day(
            self.here.reading.as_of - timedelta(days=counts.DAYS), self.here.reading.as_of
        )

    @property
    def title(self) -> str:
        if self.place.level is Level.STATE:
            return f"Status, {words.day(self.here.reading.as_of, self.here.reading.as_of)}"
        return self.place.name

    @property
    def sub(self) -> str:
        row, below = self.place.row, self.place.level.below
        if self.place.level is Level.STATE and not self.children:
            return f"Offices are not known from this source; compared with {self.since}"
        if self.place.level is Level.STATE:
            return f"All {words.many(len(self.children), 'office')}, compared with {self.since}"
        parts = []
        if row["supervisor_names"]:
            parts.append("Supervisor " + row["supervisor_names"].replace(";", ", "))
        if below is not None and self.children:
            parts.append(words.many(len(self.children), below.field))
        said = ", ".join([*parts, f"compared with {self.since}"])
        return said[0].upper() + said[1:]

    def list(self, **limits: object) -> str:
        """The address of exactly the rows of a number in the headline."""
        return self.view.items(headline=HEADLINE, **limits).href

    def every(self, **limits: object) -> str:
        """The same, over all kinds."""
        return self.view.items(**limits).href


def look_around(here: Here) -> Seen:
    assert here.place is not None
    scope, con = here.scope, here.con
    view = View().but(**{level.field: getattr(here.view, level.field) for level in list(Level)[1:]})
    head = view.but(headline=HEADLINE)
    below = view.level.below
    children = By(below.value) if below else None
    return Seen(
        here=here,
        place=here.place,
        view=view,
        total=counts.count(head, scope, con),
        sealed=counts.sealed_in(view, scope, con),
        kinds=counts.counts(view, scope, con, By.KIND),
        holders=counts.counts(head, scope, con, By.HOLDER),
        flow=counts.flows(head, scope, con).get("all"),
        kind_flows=counts.flows(view, scope, con, By.KIND),
        weeks=weeks.weeks(here.place, scope, con),
        safety=safety.safety(view, scope, con),
        children=org.children(view, con),
        child_counts=counts.counts(head, scope, con, children) if children else {},
        child_flows=counts.flows(head, scope, con, children) if children else {},
    )
