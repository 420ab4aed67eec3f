"""Services that run: who gives them, until when, and who waits for their end."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.items import Entry
from warehouse.simulate.records import Row

if TYPE_CHECKING:
    from warehouse.simulate.actors import Provider
    from warehouse.simulate.office import Office


class Service:
    """A referral the provider accepted, until it ends.

    `until` is its planned end, `report_due` the day of its first report, which is also
    when the provider is asked to end it. Entries that follow it say the same.
    """

    def __init__(self, office: Office, provider: Provider, row: Row) -> None:
        self.office = office
        self.provider = provider
        self.row = row
        self.until: int | None = None
        self.report_due: int | None = None
        self.ended: Event = office.env.event()
        self._followers: list[Entry] = []

    @property
    def id(self) -> str:
        return self.row["service_referral_id"]

    def plan(self, until: int) -> None:
        self.until = until
        self.office.out.change(self.row, end_planned_for=until)
        self._tell()

    def expect_report(self, due: int) -> None:
        self.report_due = due
        values = {"referral_id": self.id, "due_on": due}
        self.office.out.row("service_reports", values)
        self._tell()

    def end(self) -> None:
        if not self.ended.triggered:
            self.ended.succeed()

    def follow(self, entry: Entry) -> None:
        """An entry of somebody else's item that ends when the service does."""
        self._followers.append(entry)
        self._tell()

    def _tell(self) -> None:
        for entry in self._followers:
            if entry.is_open:
                entry.planned = entry.first_planned = self.until
                if self.report_due is not None and entry.asked is None:
                    entry.asked = self.report_due
                    self.office.run(_ask_when_due(self.office, entry, self.report_due))
                entry.settle()


def _ask_when_due(office: Office, entry: Entry, due: int) -> Generator:
    """A report due is the ask, not before that day."""
    if due > office.today:
        yield office.at(due, 0.1)
    entry.since = max(entry.since, due)
    entry.last_asked = due
    entry.item.noted(due)
