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
from warehouse.release import connect, current

ROOT = Path(__file__).parents[2]


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
        _start_and_kill(["publish", str(home.path)], longest=1.2)
    reader.stop = True
    thread.join(30)
    assert not reader.faults, reader.faults[:5]
    number = current(home.path).id
    assert publish_generation(home, number + 1).id > number
    return reader.reads, number


def kill_loaders(folder: Path, kills: int) -> int:
    """Kills loads of a drop in any order, then lets one finish; the state is as if none was
    killed. Returns how many deliveries there were."""
    drop = folder / "drop"
    deliveries = 5
    for number in range(1, deliveries + 1):
        offices = [an_office(str(k), f"{k % number}") for k in range(number * 20, 3000)]
        mode = "changes" if number == 3 else "full"
        write_extract(drop / f"{number}", {"offices": offices}, number, mode)
    desk, calm = Desk(folder / "killed"), Desk(folder / "calm")
    victim = ["load", str(desk.home.path), str(drop)]
    for _ in range(kills):
        _start_and_kill(victim, longest=2.5)
    load_in_any_order(desk.home, drop)
    load_in_any_order(calm.home, drop)
    assert desk.rows("offices") == calm.rows("offices")
    return deliveries


def _start_and_kill(arguments: list[str], longest: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.warehouse.victims", *arguments], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as victim:  # fmt: skip
        time.sleep(0.8 + random.random() * longest)
        victim.kill()
        assert victim.stderr is not None
        told = victim.stderr.read().decode()
    assert "Error" not in told, told
