"""What every page does first: stand where the address says, or say that it cannot."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import structlog
from dash.development.base_component import Component

from dashboard import words
from dashboard.access.reading import Reading, reading
from dashboard.components.account import Identity, Reader
from dashboard.components.panel import panel
from dashboard.components.shell import Crumb, Frame, head, shell
from dashboard.components.states import failed, not_found
from dashboard.queries import org
from dashboard.queries.health import lateness
from dashboard.queries.org import Place
from dashboard.view import Level, View

LOG = structlog.get_logger()


@dataclass(frozen=True)
class Here:
    """A page's view, what it reads, and the place it is about."""

    view: View
    reading: Reading
    place: Place | None = None

    @property
    def con(self) -> Any:
        return self.reading.con

    @property
    def scope(self) -> Any:
        return self.reading.scope

    def day(self, on: Any) -> str:
        return words.day(on, self.reading.as_of)


Body = Callable[[Here], Sequence[Component | None] | None]


def framed(
    view: View,
    section: str,
    body: Body,
    last: Sequence[Crumb] = (),
    stands: Callable[[Here], View] | None = None,
) -> Component:
    """The page, or the one reply for what is not there and what is not allowed.

    `stands` finds the place of a page whose address does not say it, as a case's.
    """
    here = reading()
    where = stands(Here(view, here)) if stands else view
    place = org.place(where, here.scope, here.con, also_above=stands is not None)
    inside = _loaded(body, Here(view, here, place))
    if inside is None:
        return shell(_frame(view, here, section, (Crumb("State", "/"),)), [not_found()])
    return shell(_frame(view, here, section, crumbs(place, tuple(last))), inside)


def _loaded(body: Body, here: Here) -> Sequence[Any] | None:
    """A query that fails leaves the frame standing and a reference in the log."""
    try:
        return body(here)
    except duckdb.Error as error:
        return [head("Something went wrong"), failed("This page did not load.", _noted(error))]


def part(name: str, make: Callable[..., Component | None], *given: Any) -> Component | None:
    """One panel. A query of its own that fails leaves the rest of the page standing."""
    try:
        return make(*given)
    except duckdb.Error as error:
        said = "This did not load. The rest of the page is complete."
        return panel(name, failed(said, _noted(error)))


def _noted(error: duckdb.Error) -> str:
    """A reference for the reader; the log says the kind of error, never its text."""
    reference = secrets.token_hex(2).upper()
    LOG.error("part_failed", reference=reference, kind=type(error).__name__)
    return reference


def crumbs(place: Place | None, last: tuple[Crumb, ...] = ()) -> tuple[Crumb, ...]:
    """The way here; what the reader may not open is said, not linked."""
    if place is None:
        return (Crumb("State", "/"), *last)
    path = place.path or (place,)
    way = [Crumb(each.name, address(each) if each.may_open else "") for each in path]
    if not last:
        way[-1] = Crumb(path[-1].name)
    return (*way, *last)


def address(place: Place) -> str:
    return "/" if place.level is Level.STATE else View.of(place.level.field, place.key).href


def _frame(view: View, here: Reading, section: str, way: tuple[Crumb, ...]) -> Frame:
    late = lateness(here.con)
    return Frame(
        address=f"{view.href} {here.scope.user} {here.release.id}",
        section=section,
        crumbs=way,
        as_of=stamp(here),
        release=str(here.release.id),
        late=late["late"],
        sources=late["sources"],
        reader=_reader(here),
    )


def stamp(here: Reading) -> str:
    at = here.release.extract_stamp
    return words.moment(datetime.fromisoformat(at) if isinstance(at, str) else at)


def clock(here: Reading) -> str:
    """The time of day of the data, or its date when no time is known."""
    return stamp(here).rsplit(", ", 1)[-1]


def _reader(here: Reading) -> Reader:
    named = org.names([(user["level"], user["key"]) for user in here.users], here.con)
    others = tuple(
        Identity(
            user["user_email"],
            user["name"],
            words.role(user["role"]),
            named.get((user["level"], user["key"]), user["key"]),
        )
        for user in _one_per_role(here)
    )
    return Reader(here.scope.user, here.name, words.role(here.scope.role), others)


def _one_per_role(here: Reading) -> list[dict[str, Any]]:
    """A few of each role are enough to look around; the present reader is among them."""
    shown: list[dict[str, Any]] = []
    for role in (*words.ROLES, None):
        same = [
            user
            for user in here.users
            if (user["role"] == role if role else user["role"] not in words.ROLES)
        ]
        shown += same[:1]
    mine = [user for user in here.users if user["user_email"] == here.scope.user]
    return shown + [user for user in mine if user not in shown]
