"""The processes of the simulation, by the name `office.begin` starts them with.

A process takes the office first; it lives in the module of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from importlib import import_module
from pkgutil import iter_modules

PROCESSES: dict[str, Callable[..., Generator]] = {}


def process(function: Callable[..., Generator]) -> Callable[..., Generator]:
    """Make a generator function startable by its name."""
    PROCESSES[function.__name__] = function
    return function


def load() -> None:
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
