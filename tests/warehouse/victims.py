"""Processes to be killed: `python -m tests.warehouse.victims load|publish HOME [DROP]`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.warehouse.builds import publish_generation
from tests.warehouse.desk import SMALL
from warehouse.home import Home
from warehouse.landing.load import load
from warehouse.release import kept
from warehouse.source import load_source


def publish_for_ever(home: Home) -> None:
    while True:
        publish_generation(home, max((r.id for r in kept(home.path)), default=0) + 1)


def load_in_any_order(home: Home, drop: Path) -> None:
    folders = sorted(drop.iterdir())
    random.shuffle(folders)
    for folder in folders:
        with home.lock():
            load(home, load_source("ccwis"), folder, SMALL, lambda *_: None)


if __name__ == "__main__":
    what, where, *more = sys.argv[1:]
    print("ready", flush=True)
    if what == "publish":
        publish_for_ever(Home(Path(where)))
    else:
        load_in_any_order(Home(Path(where)), Path(more[0]))
