"""Deliveries: the same bytes for the same seed, hashes that hold, changes that add up."""

import csv
import gc
import gzip
import hashlib
import json
from pathlib import Path

import pytest

from tests.simulate.conftest import AS_OF, SCALE, read
from warehouse.simulate import run
from warehouse.simulate.office import Office
from warehouse.simulate.schema import tables

BOUNDS = {"unreadable date", "a comma too many", "key used twice", "empty key"}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(state: Path, tmp_path: Path) -> None:
    run(1, SCALE, AS_OF.isoformat(), tmp_path)
    assert _files(tmp_path) == _files(state)


def test_another_seed_gives_another_state(state: Path, tmp_path: Path) -> None:
    run(2, SCALE, AS_OF, tmp_path)
    assert (tmp_path / "contacts.csv.gz").read_bytes() != (state / "contacts.csv.gz").read_bytes()


def test_the_manifest_describes_every_file(state: Path) -> None:
    manifest = json.loads((state / "manifest.json").read_text())
    assert manifest["extract_date"] == "2026-11-20"
    assert manifest["extract_stamp"] == "2026-11-21T02:10:00-05:00"
    assert manifest["synthetic"] is True
    assert set(manifest["tables"]) == set(tables())
    for table in manifest["tables"].values():
        for file in table["files"]:
            path = state / file["name"]
            assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                assert sum(1 for _ in lines) - 1 == file["rows"]


def test_nothing_is_entered_after_the_stamp(state: Path) -> None:
    late = [row for row in read(state, "contacts") if row["recorded_at"] > "2026-11-21"]
    assert late == []


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Path]]:
    out = tmp_path_factory.mktemp("deliveries")
    kinds = ("full", "changes")
    full, changes = (
        run(3, 0.012, AS_OF, out / kind, deliveries=3, every=7, mode=kind) for kind in kinds
    )
    return full, changes


@pytest.mark.parametrize("table", ["cases", "contacts", "intakes", "assignments"])
def test_changes_end_in_the_same_rows_as_the_full_delivery(
    both_ways: tuple[list[Path], list[Path]], table: str
) -> None:
    full, changes = both_ways
    key = tables()[table].key
    replayed: dict[str, dict[str, str]] = {}
    for folder in changes:
        for row in read(folder, table):
            gone = row.pop("deleted", "false") == "true"
            replayed[row[key]] = row
            if gone:
                del replayed[row[key]]
    wanted = {row[key]: row for row in read(full[-1], table)}
    assert replayed == wanted


def test_each_delivery_knows_less_than_the_next(
    both_ways: tuple[list[Path], list[Path]],
) -> None:
    full, _ = both_ways
    days = ["2026-11-06", "2026-11-13", "2026-11-20"]
    assert [folder.name for folder in full] == days
    for folder, day in zip(full, days, strict=True):
        assert max(row["recorded_at"] for row in read(folder, "contacts")) < f"{day}T24"
        assert (folder / "truth" / "open_items.csv.gz").exists()


def test_an_expunged_report_is_gone_and_named(state: Path) -> None:
    purged = {row["record_id"] for row in read(state, "purges")}
    assert purged
    assert purged.isdisjoint(row["intake_id"] for row in read(state, "intakes"))


def test_imperfect_rows_are_in_the_delivery_and_say_what_they_do(state: Path) -> None:
    with (state / "truth" / "imperfect.csv").open(encoding="utf-8") as lines:
        flaws = list(csv.DictReader(lines))
    assert {flaw["what"] for flaw in flaws} >= BOUNDS
    assert {flaw["effect"] for flaw in flaws} == {"set aside", "loaded with a finding"}
    for flaw in flaws:
        keys = {row[tables()[flaw["table"]].key] for row in read(state, flaw["table"])}
        assert flaw["key"] in keys


def test_only_one_office_is_in_memory_at_a_time(tmp_path: Path) -> None:
    def offices() -> int:
        gc.collect()
        return sum(isinstance(one, Office) for one in gc.get_objects())

    before, there = offices(), []
    run(1, 0.004, AS_OF, tmp_path, progress=lambda _: there.append(offices() - before))
    assert len(there) > 1
    assert set(there) == {1}
