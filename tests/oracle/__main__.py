"""python -m tests.oracle RELEASE HOME: what the marts of a release and the oracle do not share.

Instead of a home, the folder of England's return can be given.
"""

import sys
from collections import Counter
from pathlib import Path

from tests.oracle.day import Day
from tests.oracle.differences import MARTS, differences
from tests.oracle.engine import Casework
from tests.oracle.numbers import numbers
from tests.oracle.records import landed
from tests.oracle.ssda903 import returned
from warehouse.release import connect

SHOWN = 5


def main(release: Path, home: Path, only: list[str]) -> int:
    with connect(release) as con:
        records = landed(home) if (home / "landed").is_dir() else returned(home)
        today = Day(Casework(records, numbers(con)))
        total = 0
        for name, mart in MARTS.items():
            if only and name not in only:
                continue
            found = differences(con, mart, today)
            total += len(found)
            print(f"{name}: {len(found)} differences")
            for column, times in Counter(d.column for d in found).most_common():
                print(f"  {column}: {times}")
                print(*[f"    {d}" for d in found if d.column == column][:SHOWN], sep="\n")
        return min(total, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
