"""The steps of each kind, in order: what comes after what, and who holds it."""

from tests.oracle.maps_of_care import CARE
from tests.oracle.maps_of_families import FAMILIES
from tests.oracle.step import Step

ASSIGNED = Step("assigned", "supervisor", ())
MAPS: dict[str, tuple[Step, ...]] = {**FAMILIES, **CARE}


def map_of(kind: str) -> tuple[Step, ...]:
    """Every kind begins with somebody being responsible."""
    return (ASSIGNED, *MAPS[kind])
