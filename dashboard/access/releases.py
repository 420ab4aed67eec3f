"""One connection per thread to the release being served; a new release, a new one."""

from __future__ import annotations

import threading
from pathlib import Path

from duckdb import DuckDBPyConnection

from warehouse import release
from warehouse.release import Release


class Releases:
    """Opens nothing before the first request, so workers may fork after the app is made."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._held = threading.local()

    def current(self) -> tuple[Release, DuckDBPyConnection]:
        """The release of this moment; the connection belongs to this thread."""
        now = release.current(self.home)
        if getattr(self._held, "id", None) != now.id:
            self._close()
            self._held.con, self._held.id = release.connect(now), now.id
        return now, self._held.con

    def _close(self) -> None:
        if getattr(self._held, "con", None) is not None:
            self._held.con.close()
            self._held.con = None
            self._held.id = None
