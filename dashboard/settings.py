"""Settings of the dashboard, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


@dataclass(frozen=True)
class Settings:
    """`bind` is the address the server listens on; `hosts` the names it answers to.

    `record_url` links a record to the agency's own system: `{table}` and `{id}` in it.
    """

    home: Path
    bind: str = "127.0.0.1"
    hosts: frozenset[str] = LOOPBACK
    record_url: str | None = None

    @classmethod
    def from_env(
        cls, home: Path, bind: str = "127.0.0.1", env: Mapping[str, str] | None = None
    ) -> Settings:
        said = os.environ if env is None else env
        named = {host.strip() for host in said.get("SIGHTLINE_HOSTS", "").split(",")}
        return cls(
            home=Path(home),
            bind=bind,
            hosts=LOOPBACK | (named - {""}),
            record_url=_web_address(said.get("SIGHTLINE_RECORD_URL", "")),
        )


def _web_address(said: str) -> str | None:
    """Only http and https: a record link never runs a script."""
    if said and not said.startswith(("https://", "http://")):
        raise ValueError(f"SIGHTLINE_RECORD_URL is no web address: {said[:40]}")
    return said or None
