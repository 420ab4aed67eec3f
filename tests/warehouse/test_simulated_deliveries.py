"""The laws of landing on deliveries as big and odd as the synthetic state's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.desk import SMALL, Desk, adds_up
from warehouse import simulate
from warehouse.landing.load import load
from warehouse.landing.state import connect
from warehouse.raw import create_raw

pytestmark = pytest.mark.chain


def state(desk: Desk, folders: list[Path]) -> dict[str, Any]:
    """Rows and hash of each table after landing the folders in that order."""
    for folder in folders:
        with desk.home.lock():
            (landing,) = load(desk.home, desk.source, folder, SMALL, lambda *_: None)
        assert not landing.delivery.is_held
        assert adds_up(landing.delivery)
    con = connect(SMALL, desk.home.path)
    create_raw(con, desk.home, desk.source)
    return {
        table: con.execute(
            f"select count(*), sum(cast(hash(row_) as hugeint)) from raw.{table} as row_"
        ).fetchall()
        for table in desk.source.tables
    }


def test_order_and_mode_of_simulated_deliveries_do_not_matter(tmp_path: Path) -> None:
    drops = {
        mode: simulate.run(11, 0.01, "2026-11-19", tmp_path / mode, 3, 7, mode)
        for mode in ("full", "changes")
    }
    in_order = state(Desk(tmp_path / "a"), drops["full"])
    assert sum(table[0][0] for table in in_order.values()) > 10_000
    assert state(Desk(tmp_path / "b"), drops["full"][::-1]) == in_order
    assert state(Desk(tmp_path / "c"), drops["changes"]) == in_order
