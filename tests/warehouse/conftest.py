"""A home to land in, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def desks(tmp_path: Path) -> Callable[[str], Desk]:
    return lambda name: Desk(tmp_path / name)
