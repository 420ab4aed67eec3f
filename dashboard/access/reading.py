"""What one request reads: a release, the reader's scope, and the words of its marts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from duckdb import DuckDBPyConnection
from flask import g

from dashboard.queries.labels import Labels
from dashboard.queries.rows import Row
from dashboard.scope import Scope
from warehouse.release import Release


@dataclass(frozen=True)
class Reading:
    """`users` are the demo identities to switch between; empty when there are none."""

    release: Release
    con: DuckDBPyConnection
    scope: Scope
    name: str
    labels: Labels
    users: tuple[Row, ...] = ()
    record_url: str | None = None

    @property
    def as_of(self) -> date:
        return self.release.extract_date

    def record(self, table: str, key: str) -> str | None:
        """The address of a record in the agency's own system, where one is set."""
        if self.record_url is None:
            return None
        return self.record_url.replace("{table}", quote(table, safe="")).replace(
            "{id}", quote(key, safe="")
        )


def reading() -> Reading:
    """The reading of this request; the gate has put it there or stopped the request."""
    return g.reading
