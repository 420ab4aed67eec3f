"""One connection per thread to the release being served; a new release, a new one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from duckdb import DuckDBPyConnection

from warehouse import release
from warehouse.release import Release

Said = TypeVar("Said")


class Releases:
    """Opens nothing before the first request, so workers may fork after the app is made."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._held = threading.local()
        self._said: dict[tuple[int, str], Any] = {}

    def current(self) -> tuple[Release, DuckDBPyConnection]:
        """The release of this moment; the connection belongs to this thread."""
        now = release.current(self.home)
        if getattr(self._held, "id", None) != now.id:
            self._close()
            self._held.con, self._held.id = release.connect(now), now.id
        return now, self._held.con

    def once(self, release: Release, what: str, ask: Callable[[], Said]) -> Said:
        """The same answer for the whole life of a release; `what` names the reader too."""
        key = (release.id, what)
        if key not in self._said:
            if any(known != release.id for known, _ in self._said):
                self._said = {}
            self._said[key] = ask()
        return self._said[key]

    def _close(self) -> None:
        if getattr(self._held, "con", None) is not None:
            self._held.con.close()
            self._held.con = None
            self._held.id = None
