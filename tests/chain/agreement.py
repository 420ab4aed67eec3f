"""Where the marts and the truth of a synthetic state differ.

    python -m tests.chain.agreement FILE.duckdb EXTRACT [KIND]

FILE is a release or a build file, EXTRACT the folder `simulate` wrote. Prints how many rows of
each kind differ, and some of them.
"""

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb

ITEMS = ("item_id", "standing", "waiting_on", "step", "step_ref", "waiting_since")
WAITS = ("item_id", "step", "step_ref", "holder", "waiting_since", "planned_date")


@dataclass(frozen=True, order=True)
class Difference:
    """One row that only one side has. `what` is `open_items` or `open_waits`; `side` who has it."""

    item_id: str
    what: str
    side: str
    row: tuple[str, ...]

    @property
    def kind(self) -> str:
        return self.item_id.split("/")[0]


def differences(marts: Path, extract: Path) -> list[Difference]:
    """Every row of open items (standing and primary wait) and open waits that differs."""
    # Attached, since others may hold the release open under its own closed settings.
    with duckdb.connect() as con:
        con.execute(f"attach '{marts}' as release (read_only)")
        return sorted(
            difference
            for what, columns in (("open_items", ITEMS), ("open_waits", WAITS))
            for difference in _only_one_side(con, what, columns, extract)
        )


def _only_one_side(con, what, columns, extract):
    cast = ", ".join(f"coalesce(cast({c} as varchar), '') as {c}" for c in columns)
    listed = ", ".join(columns)
    truth = f"select {cast} from read_csv('{extract}/truth/{what}.csv.gz', all_varchar=true)"
    marts = f"select {cast} from release.marts.{what}"
    for side, here, there in (("truth", truth, marts), ("marts", marts, truth)):
        for row in con.execute(f"select {listed} from ({here}) except all ({there})").fetchall():
            yield Difference(row[0], what, side, row[1:])


def main(marts: str, extract: str, kind: str | None = None) -> int:
    found = [d for d in differences(Path(marts), Path(extract)) if kind in (None, d.kind)]
    counted = Counter((d.kind, d.what, d.side) for d in found)
    for (name, what, side), count in sorted(counted.items()):
        print(f"{count:6} {name:20} {what} only in {side}")
    shown: Counter[str] = Counter()
    for d in found:
        shown[d.kind] += 1
        if shown[d.kind] <= (200 if kind else 6):
            print(f"{d.side:5} {d.what:10} {d.item_id}  {' | '.join(d.row)}")
    print(f"{len(found)} differences on {len({d.item_id for d in found})} items")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
