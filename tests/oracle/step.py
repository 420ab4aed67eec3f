"""One line of a process map."""

from dataclasses import dataclass

OUTSIDE_ASKED = {"provider", "collateral", "lab", "other_agency", "other_state", "tribe"}
ASKED = OUTSIDE_ASKED | {"funding", "caregiver"}


@dataclass(frozen=True)
class Step:
    """Flags: p protective, c closing, e event, i may be implied, u under way."""

    name: str
    holder: str = "supervisor"
    after: tuple[str, ...] = ("assigned",)
    flags: str = ""
    repeats: str = ""
    needed_when: str = ""
    protective_when: str = ""
    period: int = 0
    before: str = ""
    opens_before: int = 0
    lead: int | None = None
    opens_after: int = 0
    rests_on: tuple[str, ...] = ()

    @property
    def needs_ask(self) -> bool:
        return self.holder in ASKED

    def is_(self, flag: str) -> bool:
        return flag in self.flags


def step(name: str, holder: str, after: str = "assigned", flags: str = "", **more) -> Step:
    return Step(name, holder, tuple(after.split()), flags, **more)
