"""The ledger of one delivery: where the rows of each of its files went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from warehouse.landing.manifest import Manifest
from warehouse.landing.staged import StagedTable
from warehouse.ledger import LOADED, QUARANTINED, REFUSED, Entry, Hold

NOT_OURS = "the table is not in the contract"
HELD_WITH = "the delivery it came in is held"


def landed_entries(manifest: Manifest, staged: Mapping[str, StagedTable]) -> list[Entry]:
    found = [entry for name, table in staged.items() for entry in _of_table(name, table)]
    return found + not_ours(manifest, staged)


def held_entries(
    manifest: Manifest, staged: Mapping[str, StagedTable], holds: Sequence[Hold]
) -> list[Entry]:
    """All rows of all files are refused as long as it is held."""
    said = {(hold.table, hold.file): hold.reason for hold in holds}
    counted = {(t, f.name): f.rows_in for t, table in staged.items() for f in table.files}
    found = []
    for file in manifest.files:
        rows = file.rows if file.rows is not None else counted.get((file.table, file.name), 0)
        why = said.get((file.table, file.name)) or said.get((file.table, "")) or HELD_WITH
        found.append(Entry(file.table, file.name, REFUSED, why, rows, rows))
    return found


def not_ours(manifest: Manifest, staged: Mapping[str, StagedTable]) -> list[Entry]:
    """Files of tables nobody knows: not read, but counted."""
    return [
        Entry(file.table, file.name, REFUSED, NOT_OURS, file.rows or 0, file.rows or 0)
        for file in manifest.files
        if file.table not in staged
    ]


def warnings(manifest: Manifest, staged: Mapping[str, StagedTable]) -> list[str]:
    beside = [
        f"{name}: columns beyond the contract, kept beside: {', '.join(sorted(table.extras))}"
        for name, table in staged.items()
        if table.extras
    ]
    return beside + [
        f"{entry.table}: {entry.reason}; {entry.file} is refused"
        for entry in not_ours(manifest, staged)
    ]


def _of_table(name: str, table: StagedTable) -> Iterator[Entry]:
    for file in table.files:
        if file.refused:
            yield Entry(name, file.name, REFUSED, file.refused, file.rows_in, file.rows_in)
            continue
        loaded = file.rows_in - len(file.set_aside)
        yield Entry(name, file.name, LOADED, "", loaded, file.rows_in)
        reasons = Counter(row.reason for row in file.set_aside)
        for reason, count in sorted(reasons.items()):
            yield Entry(name, file.name, QUARANTINED, reason, count, file.rows_in)
