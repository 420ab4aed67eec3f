"""Work that stops when the item it belongs to is over."""

from __future__ import annotations

from collections.abc import Callable, Generator

from simpy import Process

from warehouse.simulate.cases import Removal
from warehouse.simulate.items import Item
from warehouse.simulate.office import Office


def while_open(item: Item, steps: Generator) -> Generator:
    """The steps one after another, as long as the item is open."""
    for event in steps:
        yield event
        if not item.is_open:
            steps.close()
            return


def run(office: Office, item: Item, steps: Generator) -> Process:
    return office.run(while_open(item, steps))


def while_in_care(stay: Removal, steps: Generator) -> Generator:
    """The steps one after another, as long as the child is in care."""
    for event in steps:
        yield event
        if stay.over is not None:
            steps.close()
            return


def run_in_care(office: Office, stay: Removal, steps: Generator) -> Process:
    return office.run(while_in_care(stay, steps))


def while_true(holds: Callable[[], bool], steps: Generator) -> Generator:
    """The steps one after another, as long as the condition holds."""
    for event in steps:
        yield event
        if not holds():
            steps.close()
            return
