"""The places a count is given for: the state, an office, a unit, a worker."""

from collections.abc import Iterator

Place = tuple[str, str, str]
NOT_RECORDED = "-"


def places(worker: str | None, unit: str | None, office: str | None) -> Iterator[Place]:
    """Level, key and the key one level up."""
    office, unit = office or NOT_RECORDED, unit or NOT_RECORDED
    yield "state", "state", ""
    yield "office", office, "state"
    yield "unit", unit, office
    yield "worker", worker or NOT_RECORDED, unit
