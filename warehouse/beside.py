"""Beside an explanation: why the item comes first today, and what to fix in its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

Row = Mapping[str, Any]


def reasons(rows: Sequence[Row], is_open: bool) -> Iterator[RenderableType]:
    """By tier, in the sentences a worker reads; an ended item has none."""
    if not is_open:
        return
    yield Rule("Why it comes first today", style="dim")
    if not rows:
        yield Text("No reason to come before other work.")
    for tier in dict.fromkeys(row["tier_label"] for row in rows):
        place = next(row["order_in_tier"] for row in rows if row["tier_label"] == tier)
        yield Text(f"{tier}, place {place} for whoever is responsible")
        said = "\n".join(row["sentence"] for row in rows if row["tier_label"] == tier)
        yield Padding(Text(said), (0, 0, 0, 2))


def findings(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """Records to fix among those the item and its steps come from."""
    yield Rule("Records to fix among its rows", style="dim")
    if not rows:
        yield Text("None.")
    for row in rows:
        told = f"{row['table_name']} {row['record_id']}: {row['label']}."
        more = f" {row['detail']}." if row["detail"] else ""
        yield Text(f"{told}{more} To fix: {row['fixer']}, since {row['since']}.")
