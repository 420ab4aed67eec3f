"""Where the reader stands: one frozen value, read from and written to the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

NOT_RECORDED = "-"


class Page(StrEnum):
    """The pages; the value is the first part of the address."""

    STATUS = ""
    ITEMS = "items"
    CASE = "cases"
    RULES = "rules"
    DATA = "data"
    FIND = "find"


class Level(StrEnum):
    """Widest first. The value is the column that names the level in the marts."""

    STATE = "state"
    OFFICE = "office_id"
    UNIT = "unit_id"
    WORKER = "worker_id"

    @property
    def below(self) -> Level | None:
        levels = list(Level)
        after = levels.index(self) + 1
        return levels[after] if after < len(levels) else None

    @property
    def field(self) -> str:
        """The name the level has in an address."""
        return self.value.removesuffix("_id")


class Listing(StrEnum):
    """Which items a list shows: the open ones, or what happened in a period."""

    OPEN = "open"
    OPENED = "opened"
    FINISHED = "finished"
    ENDED = "ended"


class Turn(StrEnum):
    """Whose turn it is, seen from a caseload: each open item has exactly one."""

    NOW = "now"
    SCHEDULED = "scheduled"
    OTHERS = "others"
    LATER = "later"


class Yes(StrEnum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class View:
    """A page, the place it is about, and what limits its rows; None limits nothing."""

    page: Page = Page.STATUS
    office: str | None = None
    unit: str | None = None
    worker: str | None = None
    case: str | None = None
    show: Listing = Listing.OPEN
    days: int | None = None
    headline: Yes | None = None
    kind: str | None = None
    waits: Yes | None = None
    holder: str | None = None
    side: str | None = None
    standing: str | None = None
    turn: Turn | None = None
    movement: str | None = None
    still: Yes | None = None
    mark: str | None = None
    usual: Yes | None = None
    due: Yes | None = None
    safety: str | None = None
    reason: str | None = None
    step: str | None = None
    rule: str | None = None
    older: int | None = None
    waited: int | None = None
    hearing: int | None = None
    text: str | None = None
    sort: str | None = None
    rows: int | None = None

    @property
    def level(self) -> Level:
        for level in reversed(list(Level)[1:]):
            if getattr(self, level.field) is not None:
                return level
        return Level.STATE

    @property
    def key(self) -> str:
        return "state" if self.level is Level.STATE else getattr(self, self.level.field)

    @property
    def href(self) -> str:
        """The address of this view; parsing it gives the same view."""
        path, taken = self._path()
        asked = [
            (field.name, str(value))
            for field in fields(self)
            if field.name not in taken and (value := getattr(self, field.name)) != field.default
        ]
        return path + ("?" + urlencode(asked, quote_via=quote) if asked else "")

    def _path(self) -> tuple[str, set[str]]:
        if self.page is Page.CASE and self.case is not None:
            return f"/cases/{quote(self.case, safe='')}", {"page", "case"}
        if self.page is Page.STATUS and self.level is not Level.STATE:
            here = self.level.field
            return f"/{here}s/{quote(self.key, safe='')}", {"page", here}
        return f"/{self.page.value}", {"page"}

    @classmethod
    def parse(cls, href: str) -> View:
        try:
            parts = urlsplit(href)
        except ValueError:
            return cls()
        path = [unquote(part) for part in parts.path.strip("/").split("/", 1)]
        return cls.at(path, dict(parse_qsl(parts.query)))

    @classmethod
    def at(cls, path: list[str], asked: Mapping[str, object]) -> View:
        """A view from a split path and a query; what cannot be read limits nothing."""
        first, key = path[0], path[1] if len(path) > 1 else None
        known = {name: _read(name, value) for name, value in asked.items()}
        held = {
            name: value for name, value in known.items() if name in FILTERS and value is not None
        }
        if first in PLACES and key:
            return replace(cls(), **{**held, PLACES[first]: key})
        if first == Page.CASE and key:
            return replace(cls(page=Page.CASE), **{**held, "case": key})
        page = Page(first) if first in set(Page) - {Page.CASE} else Page.STATUS
        if page is Page.STATUS:
            held = {name: held[name] for name in held if name not in PLACES.values()}
        return replace(cls(page=page), **held)

    @classmethod
    def of(cls, level: str, key: str) -> View:
        """The page of an office, a unit or a worker; of the state for any other level."""
        return replace(cls(), **{level: key}) if level in PLACES.values() else cls()

    def into(self, key: str) -> View:
        """One level down; work whose place is not recorded has a list, not a page."""
        below = self.level.below
        if below is None:
            return self
        if key == NOT_RECORDED:
            return replace(self, page=Page.ITEMS, **{below.field: key})
        return View.of(below.field, key)

    def items(self, **limits: Any) -> View:
        """The list of this place with these limits and no others."""
        place = {level.field: getattr(self, level.field) for level in list(Level)[1:]}
        return replace(View(page=Page.ITEMS), **{**place, **limits})

    def but(self, **limits: Any) -> View:
        return replace(self, **limits)


PLACES = {"offices": "office", "units": "unit", "workers": "worker"}
NUMBERS = {"days", "older", "waited", "hearing", "rows"}
CHOICES = {
    "show": Listing,
    "turn": Turn,
    "headline": Yes,
    "waits": Yes,
    "still": Yes,
    "usual": Yes,
    "due": Yes,
}
FILTERS = tuple(field.name for field in fields(View) if field.name != "page")


def _read(name: str, value: object) -> object:
    said = str(value).strip()
    if not said or len(said) > 200:
        return None
    if name in NUMBERS:
        return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None
    if name in CHOICES:
        return CHOICES[name](said) if said in set(CHOICES[name]) else None
    return said
