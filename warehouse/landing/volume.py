"""Whether a delivery is as big as the ones before it.

A full one is compared with the median of the full ones before it. A delivery of changes has no
usual size (a holiday, a data clean-up), but is no delivery of changes any more when it holds more
than half as many rows as the last full one.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from warehouse.ledger import Delivery
from warehouse.source import Volume


def volume_problem(
    table: str, rows: int, place: tuple[str, str], landed: Sequence[Delivery], volume: Volume
) -> str | None:
    """None, or why the number of rows is not believed. Compared with the full deliveries just
    before this one in time; for a late one with none before, with those after it."""
    full = [d for d in landed if d.mode == "full" and table in d.tables]
    earlier = [d for d in full if d.place < place][-volume.deliveries :]
    compared = earlier or full[: volume.deliveries]
    if not compared:
        return None
    usual = median(d.tables[table].rows_in for d in compared)
    bound = volume.tables.get(table, volume.bound)
    apart = abs(rows - usual)
    vanished = rows == 0 and usual >= volume.rows / 2
    if not vanished and (apart <= bound * usual or apart < volume.rows):
        return None
    return (
        f"{rows:,} rows where about {usual:,.0f} are usual"
        f" (more than {bound:.0%} from the last {len(compared)})"
    )


def changes_problem(
    table: str, rows: int, place: tuple[str, str], landed: Sequence[Delivery], volume: Volume
) -> str | None:
    """None, or why so many changes are not believed."""
    full = [d for d in landed if d.mode == "full" and table in d.tables and d.place < place]
    if not full:
        return None
    whole = full[-1].tables[table].rows_in
    if rows < volume.rows or rows <= volume.changes * whole:
        return None
    return (
        f"{rows:,} changed rows where the last full delivery had {whole:,} in all"
        f" (more than {volume.changes:.0%} of it)"
    )
