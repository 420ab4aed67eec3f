"""Settings of the warehouse, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Settings:
    """`memory` is DuckDB's own limit while loading, building and publishing. Of `history_weeks`
    the last nine are always told."""

    home: Path = Path(".sightline/home")
    dbt_project: Path = ROOT / "dbt_project"
    threads: int = 2
    memory: str = "6GB"
    keep_releases: int = 12
    history_weeks: int = 104

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        return cls(
            home=Path(env.get("SIGHTLINE_HOME", str(cls.home))),
            dbt_project=Path(env.get("SIGHTLINE_DBT_PROJECT", str(cls.dbt_project))),
            threads=int(env.get("SIGHTLINE_BUILD_THREADS", str(os.cpu_count() or cls.threads))),
            memory=env.get("SIGHTLINE_BUILD_MEMORY", cls.memory),
            history_weeks=int(env.get("SIGHTLINE_HISTORY_WEEKS", str(cls.history_weeks))),
            keep_releases=int(env.get("SIGHTLINE_KEEP_RELEASES", str(cls.keep_releases))),
        )
