"""The synthetic state: a seed number in, deliveries and their truth out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from warehouse.simulate.simulation import Progress, simulate

__all__ = ["run"]


def run(
    seed: int,
    scale: float,
    as_of: date | str,
    out: Path | str,
    deliveries: int = 1,
    every: int = 7,
    mode: str = "full",
    progress: Callable[[Progress], None] | None = None,
) -> list[Path]:
    """Write the deliveries and the truth of each; returns their folders, in order."""
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return simulate(seed, scale, day.toordinal(), Path(out), deliveries, every, mode, progress)
