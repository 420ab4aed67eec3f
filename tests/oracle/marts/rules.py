"""The process map and the limits, as the rules page shows them."""

from typing import Any

from tests.oracle.day import Day
from tests.oracle.policy import POLICY
from tests.oracle.process_map import MAPS, map_of

Rows = dict[tuple[Any, ...], dict[str, Any]]


def process_map(_: Day) -> Rows:
    return {
        (kind, step.name): {
            "after": ";".join(step.after),
            "holder": step.holder,
            "needed_when": step.needed_when,
            "is_protective": step.is_("p"),
            "is_closing": step.is_("c"),
            "is_event": step.is_("e"),
            "lead_days": step.lead,
        }
        for kind in MAPS
        for step in map_of(kind)
    }


def policy(_: Day) -> Rows:
    return {
        (code,): {"value": value, "unit": unit, "verified": verified}
        for code, (value, unit, _, verified) in POLICY.items()
    }
