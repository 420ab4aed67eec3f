"""SIGKILL at random moments: what is served stays whole, and the next run needs no repair."""

from __future__ import annotations

from pathlib import Path

from tests.warehouse.killing import kill_loaders, kill_publishers


def test_a_killed_publisher_never_shows_and_needs_no_repair(tmp_path: Path) -> None:
    reads, _ = kill_publishers(tmp_path, kills=3)
    assert reads > 5


def test_a_killed_loader_leaves_nothing_that_counts(tmp_path: Path) -> None:
    kill_loaders(tmp_path, kills=3)
