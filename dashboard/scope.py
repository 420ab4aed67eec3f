"""What a reader may see: places they may not leave, levels of access, and blocks."""

from __future__ import annotations

from dataclasses import dataclass

STATE = "state"
SEALED = "sealed"


@dataclass(frozen=True)
class Grant:
    """One place (`office` O7, `state` state) and the access levels held there."""

    level: str
    key: str
    access_levels: frozenset[str]


@dataclass(frozen=True)
class Scope:
    """A row needs a grant and no block; otherwise it does not exist for this reader.

    Sealed rows are listed to nobody: no grant opens them, totals say how many.
    """

    user: str = ""
    role: str = ""
    grants: tuple[Grant, ...] = ()
    blocked_cases: frozenset[str] = frozenset()
    blocked_people: frozenset[str] = frozenset()

    @property
    def whole_state(self) -> bool:
        return any(grant.level == STATE for grant in self.grants)

    def keys(self, level: str) -> list[str]:
        return sorted({grant.key for grant in self.grants if grant.level == level})
