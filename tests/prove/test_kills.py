"""A hundred kills each of the loader and the publisher, while readers look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.killing import kill_loaders, kill_publishers

KILLS = 100


@pytest.mark.prove
def test_a_hundred_killed_publishers_never_show(tmp_path: Path) -> None:
    reads, releases = kill_publishers(tmp_path, KILLS)
    print(f"\n{KILLS} killed publishers, {releases} releases, {reads} reads, 0 wrong, 0 repairs")
    assert releases > KILLS / 4


@pytest.mark.prove
def test_a_hundred_killed_loaders_leave_nothing_that_counts(tmp_path: Path) -> None:
    homes = kill_loaders(tmp_path, KILLS)
    print(f"\n{KILLS} killed loaders, {homes} homes filled all the same: same state, 0 repairs")
