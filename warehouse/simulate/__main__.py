"""`python -m warehouse.simulate`: the same as `sightline simulate`."""

import argparse
import sys

from warehouse.simulate import run
from warehouse.simulate.simulation import Progress


def say(progress: Progress) -> None:
    sys.stderr.write(f"{progress.done}/{progress.of} {progress.office}: {progress.rows:,} rows\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="warehouse.simulate", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=0.05)
    parser.add_argument("--as-of", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--deliveries", type=int, default=1)
    parser.add_argument("--every", type=int, default=7)
    parser.add_argument("--mode", choices=["full", "changes"], default="full")
    said = parser.parse_args()
    run(
        said.seed,
        said.scale,
        said.as_of,
        said.out,
        said.deliveries,
        said.every,
        said.mode,
        say,
    )


if __name__ == "__main__":
    main()
