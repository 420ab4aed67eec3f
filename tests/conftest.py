"""A synthetic state and the second source, each taken through the real commands once a session.

Tests that need them share one worker, so that each is built once however many workers run.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from warehouse.release import connect

ROOT = Path(__file__).parents[1]
SIGHTLINE = Path(sys.executable).with_name("sightline")
SEED, SCALE, AS_OF = 7, 0.05, "2026-11-20"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """First, so that the groups are there when xdist reads them."""
    for item in items:
        if item.get_closest_marker("chain"):
            _share_a_worker(config, item, "chain")
        elif "browser" in item.path.parts:
            _share_a_worker(config, item, "browser")


def _share_a_worker(config: pytest.Config, item: pytest.Item, group: str) -> None:
    """xdist 3.8 writes the group to a field that pytest 9.2 no longer reads, and says nothing:
    https://github.com/pytest-dev/pytest-xdist/issues/1386. So the id that it sends is set here.
    """
    item.add_marker(pytest.mark.xdist_group(group))
    if getattr(config.option, "loadgroup", False):
        item._id = item.id.parse(f"{item.nodeid}@{group}")


def sightline(*words: object) -> str:
    """Runs the command as a person would; fails the test with its words when it fails."""
    ran = subprocess.run(
        [str(SIGHTLINE), *map(str, words)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"sightline {' '.join(map(str, words))}\n{ran.stdout}\n{ran.stderr}"
    return ran.stdout


@dataclass(frozen=True)
class Published:
    """An extract and the home it was published in."""

    extract: Path
    home: Path
    source: str

    @property
    def status(self) -> dict:
        return json.loads(sightline("status", "--home", self.home, "--json"))

    @property
    def release(self) -> Path:
        return self.home / "releases" / (self.home / "current").read_text(encoding="utf-8").strip()

    def refresh(self) -> str:
        return sightline(
            "refresh", "--from", self.extract, "--source", self.source, "--home", self.home
        )

    def rows(self, query: str, *values: object) -> list[tuple]:
        """Rows of the release; `marts` is the schema."""
        with connect(self.release) as con:
            return con.execute(query, list(values)).fetchall()


def publish(extract: Path, home: Path, source: str) -> Published:
    published = Published(extract, home, source)
    published.refresh()
    return published


def synthetic_state(folder: Path, seed: int = SEED, scale: float = SCALE) -> Published:
    extract = folder / "extract"
    sightline("simulate", "--seed", seed, "--scale", scale, "--as-of", AS_OF, "--out", extract)
    return publish(extract, folder / "home", "ccwis")


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A small synthetic state, published. Only to be read: a test that changes a home makes one."""
    yield synthetic_state(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session")
def ssda903(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The second source, published. Only to be read."""
    home = tmp_path_factory.mktemp("ssda903") / "home"
    yield publish(ROOT / "tests" / "data" / "ssda903", home, "ssda903")
