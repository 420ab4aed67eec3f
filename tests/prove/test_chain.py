"""The whole chain: any order of deliveries and any zone of the machine end in the same marts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.chain.fingerprint import differing
from tests.conftest import Published, sightline

SEED, SCALE, HISTORIES = 23, 0.01, 20
# Ahead of and behind every office, half hours, and a summer time that starts in October.
ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Australia/Lord_Howe")
LEAP_DAY = "2024-02-29"


def simulated(folder: Path, as_of: str, *more: object) -> Path:
    sightline(
        "simulate", "--seed", SEED, "--scale", SCALE, "--as-of", as_of, "--out", folder, *more
    )
    return folder


def chain(home: Path, batches: list[Path]) -> Published:
    """Each batch loaded by itself, in the order given, then one build and one release."""
    for batch in batches:
        sightline("load", "--from", batch, "--source", "ccwis", "--home", home)
    sightline("build", "--source", "ccwis", "--home", home)
    sightline("publish", "--source", "ccwis", "--home", home)
    return Published(batches[-1], home, "ccwis")


@pytest.mark.prove
def test_twenty_orders_repetitions_and_batchings_end_in_the_same_marts(tmp_path: Path) -> None:
    drops = {
        mode: simulated(
            tmp_path / mode, "2026-11-20", "--deliveries", 3, "--every", 7, "--mode", mode
        )
        for mode in ("full", "changes")
    }
    days = {mode: sorted(p for p in drop.iterdir() if p.is_dir()) for mode, drop in drops.items()}
    first = chain(tmp_path / "first", [drops["full"]])
    draw = random.Random(SEED)
    for number in range(HISTORIES):
        some = days[draw.choice(("full", "changes"))]
        batches = [*draw.sample(some, len(some)), *draw.choices(some, k=draw.randrange(2))]
        other = chain(tmp_path / f"home-{number}", batches)
        assert not differing(first.release, other.release), [batch.name for batch in batches]
    print(f"\n{HISTORIES} histories through the whole chain, 0 marts differ")


@pytest.mark.prove
@pytest.mark.parametrize("as_of", [LEAP_DAY, "2026-11-20"])
def test_the_zone_of_the_machine_changes_no_date(
    as_of: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = simulated(tmp_path / "drop", as_of)
    releases = []
    for zone in ZONES:
        monkeypatch.setenv("TZ", zone)
        releases.append(chain(tmp_path / zone.replace("/", "-"), [drop]).release)
    found = {z: differing(releases[0], r) for z, r in zip(ZONES, releases, strict=True)}
    assert not any(found.values()), found
    print(f"\nas of {as_of}: {len(ZONES)} zones, 0 marts differ")
