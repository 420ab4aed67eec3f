"""Everything a status page says about one place, each part asked once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

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
    """`view` counts all kinds; the headline leaves the monthly visits apart.

    Each part is asked when a panel first needs it, so that one that fails fails alone.
    """

    here: Here
    place: Place
    view: View

    @property
    def head(self) -> View:
        return self.view.but(headline=HEADLINE)

    @cached_property
    def total(self) -> Row:
        return counts.count(self.head, self.here.scope, self.here.con)

    @cached_property
    def sealed(self) -> int:
        return counts.sealed_in(self.view, self.here.scope, self.here.con)

    @cached_property
    def kinds(self) -> dict[str, Row]:
        return counts.counts(self.view, self.here.scope, self.here.con, By.KIND)

    @cached_property
    def holders(self) -> dict[str, Row]:
        return counts.counts(self.head, self.here.scope, self.here.con, By.HOLDER)

    @cached_property
    def flow(self) -> Row | None:
        return counts.flows(self.head, self.here.scope, self.here.con).get("all")

    @cached_property
    def kind_flows(self) -> dict[str, Row]:
        return counts.flows(self.view, self.here.scope, self.here.con, By.KIND)

    @cached_property
    def weeks(self) -> list[Row]:
        return weeks.weeks(self.place, self.here.scope, self.here.con)

    @cached_property
    def safety(self) -> dict[str, int]:
        return safety.safety(self.view, self.here.scope, self.here.con)

    @cached_property
    def children(self) -> list[Row]:
        return org.children(self.view, self.here.con)

    @cached_property
    def child_counts(self) -> dict[str, Row]:
        by = self._below
        return counts.counts(self.head, self.here.scope, self.here.con, by) if by else {}

    @cached_property
    def child_flows(self) -> dict[str, Row]:
        by = self._below
        return counts.flows(self.head, self.here.scope, self.here.con, by) if by else {}

    @property
    def _below(self) -> By | None:
        below = self.view.level.below
        return By(below.value) if below else None

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
    view = View().but(**{level.field: getattr(here.view, level.field) for level in list(Level)[1:]})
    return Seen(here, here.place, view)
