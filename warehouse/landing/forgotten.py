"""Rows kept raw that name a purged record: their text goes, their line in the ledger stays.

A row whose key could not be read may be the purged record itself, or lie in another table and
only name it: both are found by the id in their text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

Ids = Mapping[str, frozenset[str]]
WORD = re.compile(r"[0-9A-Za-z_]")


def forget(aside: pl.DataFrame, purged: Ids, beside: Ids | None = None) -> pl.DataFrame:
    """`purged`: table -> keys of purged records. `beside`: table -> people and cases those records
    were about, which count against rows of that table whose key could not be read."""
    by_key = pl.any_horizontal(
        pl.lit(False),
        *(
            (pl.col("table_name") == table) & pl.col("record_id").is_in(list(keys))
            for table, keys in purged.items()
        ),
    )
    by_text = _names(aside["raw"], frozenset().union(*purged.values()))
    for table, ids in (beside or {}).items():
        nameless = aside["record_id"].is_null() & (aside["table_name"] == table)
        by_text |= nameless & _names(aside["raw"], ids)
    gone = pl.when(by_key | by_text).then(pl.lit(""))
    return aside.with_columns(gone.otherwise(pl.col("raw")).alias("raw"))


def _names(raw: pl.Series, ids: frozenset[str]) -> pl.Series:
    """Which texts hold one of the ids as a word of its own, however they are cut into fields."""
    wanted = sorted(one for one in ids if one)
    if not wanted or raw.is_empty():
        return pl.Series([False] * len(raw), dtype=pl.Boolean)
    likely = raw.str.contains_any(wanted)
    return pl.Series(
        [
            maybe and any(_holds(text, one) for one in wanted)
            for text, maybe in zip(raw, likely, strict=True)
        ],
        dtype=pl.Boolean,
    )


def _holds(text: str, one: str) -> bool:
    at = text.find(one)
    while at >= 0:
        end = at + len(one)
        if not (WORD.match(text[at - 1 : at]) or WORD.match(text[end : end + 1])):
            return True
        at = text.find(one, at + 1)
    return False
