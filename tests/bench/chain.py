"""Seconds and peak memory of each stage, at a scale: `python -m tests.bench.chain [SCALE]`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

SIGHTLINE = str(Path(sys.executable).with_name("sightline"))


def stage(name: str, *words: object) -> None:
    """Runs a command and prints what it took; the memory is that of its biggest process."""
    began = time.perf_counter()
    process = os.posix_spawn(SIGHTLINE, [SIGHTLINE, name, *map(str, words)], dict(os.environ))
    _, status, used = os.wait4(process, 0)
    if status != 0:
        raise SystemExit(f"sightline {name} failed")
    print(
        f"{name:10}{time.perf_counter() - began:8.1f} s"
        f"{used.ru_utime + used.ru_stime:8.1f} s of processor{used.ru_maxrss / 1024:8,.0f} MB",
        flush=True,
    )


def run(scale: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        drop, home = Path(folder) / "drop", Path(folder) / "home"
        stage("simulate", "--seed", 7, "--scale", scale, "--out", drop)
        stage("load", "--from", drop, "--source", "ccwis", "--home", home)
        stage("build", "--source", "ccwis", "--home", home)
        stage("publish", "--source", "ccwis", "--home", home)


if __name__ == "__main__":
    run(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
