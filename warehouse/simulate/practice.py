"""How this state works: the steps of each kind, in the order people name them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """What everybody in the agency knows about a step.

    `usual` is in days; `protective` steps come first whatever else waits; an
    `appointment` is missed when its day passes; `closing` steps are sign-offs;
    `turn` is the number of days between turns of a step that comes round again.
    """

    name: str
    usual: int
    protective: bool = False
    appointment: bool = False
    closing: bool = False
    turn: int = 0


@dataclass(frozen=True)
class Kind:
    """`quiet` is how many days an item may go without anything on record."""

    name: str
    quiet: int
    steps: tuple[Step, ...]
    headline: bool = True
    by_name: dict[str, Step] = field(default_factory=dict, compare=False, repr=False)
    order: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for number, step in enumerate(self.steps):
            self.by_name[step.name] = step
            self.order[step.name] = number
