"""What was published: which release is current, and opening it so that it can only be read.

The dashboard's one door to the warehouse. A release file is never written again, and a new one
has a new name: a reader holds what it opened, whole, for as long as it likes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import ReleaseError as ReleaseError
from warehouse.home import Home, read_json
from warehouse.moved import MOVED, Moved

READ_ONLY: Mapping[str, str | bool | int] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "threads": 1,
    "memory_limit": "1GB",
    "max_temp_directory_size": "2GB",
    "lock_configuration": True,
}
_known_whole: dict[tuple[str, int, int], bool] = {}


@dataclass(frozen=True)
class Release:
    """One published, immutable build of the marts. `extract_stamp` is wall time of the source."""

    path: Path
    id: int
    manifest: Mapping[str, Any]

    @property
    def file(self) -> str:
        return self.path.name

    @property
    def extract_date(self) -> date:
        return date.fromisoformat(self.manifest["extract_date"])

    @property
    def extract_stamp(self) -> datetime:
        return datetime.fromisoformat(self.manifest["extract_stamp"])

    @property
    def synthetic(self) -> bool:
        """Only a release that says so is: demo identities hang on it."""
        return self.manifest.get("synthetic") is True


def current(home: Path) -> Release:
    """The release the pointer names; when that is not whole, the newest older one that is.

    Raises ReleaseError when there is none, or when it was written by a newer DuckDB.
    """
    pointer = Home(Path(home)).pointer
    try:
        named = pointer.read_text(encoding="utf-8").strip()
        number = int(Path(named).stem)
    except FileNotFoundError as error:
        raise ReleaseError(f"Nothing is published in {home} yet. Run: sightline refresh") from error
    except ValueError as error:
        raise ReleaseError(f"{pointer} names no release. Run: sightline rollback") from error
    release = _sealed(Home(Path(home)).releases / f"{number}.json")
    if release is None or not is_whole(release):
        older = [r for r in kept(home) if r.id < number and is_whole(r)]
        if not older:
            raise ReleaseError(f"No release in {home} is whole. Run: sightline refresh")
        release = older[-1]
    _check_version(release)
    return release


def kept(home: Path) -> list[Release]:
    """Every release with its manifest, oldest first; whole or not."""
    found = (_sealed(path) for path in Home(Path(home)).releases.glob("*.json"))
    return sorted((release for release in found if release), key=lambda release: release.id)


def _sealed(manifest: Path) -> Release | None:
    """A release counts once its manifest is written beside it."""
    file = manifest.with_suffix(".duckdb")
    if not (manifest.stem.isdigit() and manifest.exists() and file.exists()):
        return None
    return Release(file.resolve(), int(manifest.stem), read_json(manifest))


def is_whole(release: Release) -> bool:
    """The file is the one its manifest describes; looked at once a process and file."""
    try:
        stat = release.path.stat()
    except FileNotFoundError:
        return False
    seen = (str(release.path), stat.st_size, stat.st_mtime_ns)
    if seen not in _known_whole:
        with release.path.open("rb") as handle:
            found = hashlib.file_digest(handle, "sha256").hexdigest()
        _known_whole[seen] = found == release.manifest["sha256"]
    return _known_whole[seen]


def connect(release: Release | Path) -> duckdb.DuckDBPyConnection:
    """A connection that can read this file and do nothing else. One per thread, after a fork."""
    path = release.path if isinstance(release, Release) else release
    try:
        return duckdb.connect(str(path), read_only=True, config=dict(READ_ONLY))
    except duckdb.IOException as error:
        raise ReleaseError(f"{path} cannot be opened: {error}") from error


@contextmanager
def connect_both(a: Release, b: Release) -> Iterator[duckdb.DuckDBPyConnection]:
    """The two attached as `a` and `b`, to be read; after that nothing else can be opened."""
    closed = ("enable_external_access", "lock_configuration")
    with duckdb.connect(config={k: v for k, v in READ_ONLY.items() if k not in closed}) as con:
        for name, release in (("a", a), ("b", b)):
            path = str(release.path).replace("'", "''")
            con.execute(f"attach '{path}' as {name} (read_only)")
        con.execute("set enable_external_access = false")
        con.execute("set lock_configuration = true")
        yield con


def moved(a: Release, b: Release, unit: str | None = None) -> list[Moved]:
    """What moved from release `a` to the later `b`, of one unit or of all."""
    if a.extract_date > b.extract_date:
        raise ReleaseError(f"Release {a.id} is of a later date than release {b.id}.")
    values = [a.extract_date, b.extract_date, unit, unit]
    with connect_both(a, b) as con:
        return [Moved(*row) for row in con.execute(MOVED, values).fetchall()]


def _check_version(release: Release) -> None:
    wrote, reads = release.manifest["duckdb"], duckdb.__version__
    if _major(wrote) > _major(reads):
        raise ReleaseError(
            f"Release {release.id} was written by DuckDB {wrote}; this program has {reads}."
            " Install the version the release was published with, or roll back."
        )


def _major(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2])
