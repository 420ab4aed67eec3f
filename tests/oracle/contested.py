"""Where the oracle holds to the design and a mart has not followed, or cannot; see README.md."""

from collections.abc import Callable
from typing import Protocol


class Said(Protocol):
    """A difference, as far as it matters here."""

    @property
    def mart(self) -> str: ...

    @property
    def column(self) -> str: ...

    @property
    def key(self) -> tuple[object, ...]: ...


PAST_PLANS = {"no_next_step", "waits_began", "waits_ended"}
RULES: dict[str, Callable[[Said], bool]] = {
    "in past weeks a mart knows a plan by its last date alone": (
        lambda said: said.mart == "level_weeks" and said.column in PAST_PLANS
    ),
    "a turn that fell due again is a wait that changed": (
        lambda said: (
            (said.mart, said.column)
            in {("open_items", "movement"), ("level_totals", "moved_sideways")}
        )
    ),
}


def is_contested(said: Said) -> bool:
    return any(rule(said) for rule in RULES.values())
