"""An investigation while it runs: what its processes share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpy import Event

from warehouse.simulate.cases import Case, Household
from warehouse.simulate.contacts import Watch
from warehouse.simulate.items import Item
from warehouse.simulate.people import Person
from warehouse.simulate.records import Row
from warehouse.simulate.staff import Work

if TYPE_CHECKING:
    from warehouse.simulate.office import Office


@dataclass(eq=False)
class Inquiry:
    """What the processes of one investigation share."""

    office: Office
    row: Row
    item: Item
    work: Work
    case: Case
    household: Household
    victims: list[Person]
    caretakers: list[Person]
    priority: str
    decided: Event
    with_infant: bool = False
    is_quick: bool = False
    tools: list[Item] = field(default_factory=list)
    alleged: list[Row] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.row["investigation_id"]

    def all_seen(self, watches: list[Watch]) -> int:
        """The day the last of the victims was seen."""
        return max(int(watch.done.value or 0) for watch in watches)

    def about(self, contact: Row) -> bool:
        return contact.get("investigation_id") == self.id
