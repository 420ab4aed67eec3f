"""A new release is served from the next request on; an old connection is not kept."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboard.access.releases import Releases
from warehouse import release
from warehouse.release import Release


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Release]:
    """Releases of which the last is the current one."""
    found = []
    for number in (1, 2):
        file = tmp_path / f"{number}.duckdb"
        with duckdb.connect(str(file)) as con:
            con.execute(f"create table said as select {number} as n")
        found.append(Release(file, number, {}))
    shown = found[:1]
    monkeypatch.setattr(release, "current", lambda home: shown[-1])
    monkeypatch.setattr(release, "connect", lambda r: duckdb.connect(str(r.path), read_only=True))
    shown.append(found[0])
    return shown


def test_the_next_request_reads_the_new_release(published: list[Release], tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    other = Release(tmp_path / "2.duckdb", 2, {})
    first = releases.current()[1]
    assert first.execute("select n from said").fetchall() == [(1,)]
    assert releases.current()[1] is first
    published.append(other)
    assert releases.current()[1].execute("select n from said").fetchall() == [(2,)]
    with pytest.raises(duckdb.Error):
        first.execute("select 1")


def test_what_is_said_once_is_said_again_for_a_new_release(
    published: list[Release], tmp_path: Path
) -> None:
    releases, asked = Releases(tmp_path), []

    def ask() -> int:
        asked.append(1)
        return len(asked)

    one, two = published[0], Release(tmp_path / "2.duckdb", 2, {})
    assert [releases.once(one, "a", ask), releases.once(one, "a", ask)] == [1, 1]
    assert releases.once(one, "b", ask) == 2
    assert releases.once(two, "a", ask) == 3
