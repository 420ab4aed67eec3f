"""What a release says, as one number per mart: equal releases have equal fingerprints."""

from __future__ import annotations

from pathlib import Path

from warehouse.release import connect

# What tells when and how often somebody ran the loader, not what the records say.
OF_THE_RUN = ("ledger", "releases", "feeds", "holds")


def fingerprints(release: Path) -> dict[str, tuple[int, int]]:
    """Rows and a hash that does not depend on their order, by mart."""
    with connect(release) as con:
        names = con.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts' order by all"
        ).fetchall()
        return {
            name: con.execute(
                f"select count(*), coalesce(sum(cast(hash(row_) as hugeint)), 0)"
                f' from marts."{name}" as row_'
            ).fetchall()[0]
            for (name,) in names
            if name not in OF_THE_RUN
        }


def differing(one: Path, other: Path) -> list[str]:
    """The marts that do not say the same in two releases."""
    first, second = fingerprints(one), fingerprints(other)
    return sorted(name for name in first | second if first.get(name) != second.get(name))
