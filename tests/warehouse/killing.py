"""Kills a loader or publisher again and again, while a reader looks all the time."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.warehouse.builds import generations, land_something, publish_generation
from tests.warehouse.desk import Desk
from tests.warehouse.extracts import an_office, write_extract
from tests.warehouse.victims import load_in_any_order
from warehouse.home import Home
from warehouse.ledger import landed
from warehouse.release import connect, current

ROOT = Path(__file__).parents[2]
DELIVERIES = 5


@dataclass
class Reader:
    """Reads whatever is current, for ever, and notes what should never be seen."""

    home: Home
    reads: int = 0
    faults: list[str] = field(default_factory=list)
    stop: bool = False
    last: int = 0

    def run(self) -> None:
        while not self.stop:
            release = current(self.home.path)
            with connect(release) as con:
                found = generations(con)
            if found != [(release.id, 4000)]:
                self.faults.append(f"release {release.id} read {found}")
            if release.id < self.last:
                self.faults.append(f"release {release.id} after {self.last}")
            self.last = max(self.last, release.id)
            self.reads += 1


def kill_publishers(folder: Path, kills: int) -> tuple[int, int]:
    """(reads, releases seen); raises when a read was wrong or a publish needed a repair."""
    home = Home(folder / "home")
    land_something(home)
    publish_generation(home, 1)
    reader = Reader(home)
    thread = threading.Thread(target=reader.run, daemon=True)
    thread.start()
    for _ in range(kills):
        _start_and_kill(["publish", str(home.path)], longest=2.0)
    reader.stop = True
    thread.join(30)
    assert not reader.faults, reader.faults[:5]
    number = current(home.path).id
    assert publish_generation(home, number + 1).id > number
    return reader.reads, number


def kill_loaders(folder: Path, kills: int) -> int:
    """Kills loads of a drop in any order, again and again until all of it is landed, then begins
    with an empty home. The state is always as if none was killed. Returns the homes filled."""
    drop = folder / "drop"
    for number in range(1, DELIVERIES + 1):
        offices = [an_office(str(k), f"{k % number}") for k in range(number * 20, 3000)]
        mode = "changes" if number == 3 else "full"
        write_extract(drop / f"{number}", {"offices": offices}, number, mode)
    calm = Desk(folder / "calm")
    load_in_any_order(calm.home, drop)
    homes = 0
    desk = Desk(folder / "0")
    for _ in range(kills):
        _start_and_kill(["load", str(desk.home.path), str(drop)], longest=2.0)
        if len(landed(desk.home, "ccwis")) == DELIVERIES:
            assert desk.rows("offices") == calm.rows("offices")
            homes += 1
            desk = Desk(folder / f"{homes}")
    load_in_any_order(desk.home, drop)
    assert desk.rows("offices") == calm.rows("offices")
    return homes + 1


def _start_and_kill(arguments: list[str], longest: float) -> None:
    """Kills at a random moment after the victim has begun its work."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.victims", *arguments], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as victim:  # fmt: skip
        assert victim.stdout is not None and victim.stderr is not None
        victim.stdout.readline()
        time.sleep(random.random() * longest)
        victim.kill()
        told = victim.stderr.read().decode()
    assert "Error" not in told, told
