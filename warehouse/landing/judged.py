"""What stands against loading a delivery as a whole, once its files have been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from warehouse.landing.manifest import Manifest
from warehouse.landing.staged import StagedTable
from warehouse.landing.volume import changes_problem, volume_problem
from warehouse.ledger import Delivery, Hold
from warehouse.source import Source


def judge(
    manifest: Manifest,
    source: Source,
    staged: Mapping[str, StagedTable],
    before: Sequence[Delivery],
    go_on: set[Hold],
) -> list[Hold]:
    """Without what somebody decided to go on with. `before`: what was landed, in order."""
    expected = source.coverage if source.is_contract else source.tables
    found = [hold for table in staged.values() for hold in table.holds]
    found += [
        Hold(name, "", "missing", "the table is missing from the delivery")
        for name in expected
        if not staged[name].files
    ]
    unlike = _unlike_before if manifest.mode == "full" else _too_many_changes
    for name, table in staged.items():
        if table.files and not table.holds and not any(file.refused for file in table.files):
            found += unlike(manifest, source, name, table, before)
    return [hold for hold in found if hold not in go_on]


def _unlike_before(
    manifest: Manifest, source: Source, name: str, table: StagedTable, before: Sequence[Delivery]
) -> Iterator[Hold]:
    place = (manifest.order, manifest.delivery)
    problem = volume_problem(name, _readable(table), place, before, source.volume)
    if problem is not None:
        yield Hold(name, "", "volume", problem)
    known = {c for d in before if name in d.tables for c in d.tables[name].columns}
    lost = sorted(known - table.columns - {"deleted"})
    if lost:
        yield Hold(name, "", "columns", f"columns that came before are gone: {', '.join(lost)}")


def _too_many_changes(
    manifest: Manifest, source: Source, name: str, table: StagedTable, before: Sequence[Delivery]
) -> Iterator[Hold]:
    place = (manifest.order, manifest.delivery)
    problem = changes_problem(name, _readable(table), place, before, source.volume)
    if problem is not None:
        yield Hold(name, "", "volume", problem)


def _readable(table: StagedTable) -> int:
    return sum(file.rows_in - len(file.set_aside) for file in table.files)
