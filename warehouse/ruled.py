"""The rule book of a kind in words, for 100 columns of a terminal."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from warehouse.rulebook import MapStep, RuleBook

HELD_UP = """
select step, count(distinct item_id) from marts.open_waits where kind = ? group by step
"""


def held_up(con: duckdb.DuckDBPyConnection, kind: str) -> dict[str, int]:
    """Open items with an open wait on the step; an item that waits on two counts at both."""
    return dict(con.execute(HELD_UP, [kind]).fetchall())


def told(book: RuleBook, waiting: Mapping[str, int] | None = None) -> Group:
    """`waiting` adds how many open items each step holds up now."""
    limits = "; ".join(book.limits_of(book.due_policy))
    return Group(
        Text(book.label, style="bold"),
        Text(f"Opens on {book.opens_on}; finishes on {book.finishes_on or 'its last step'}."),
        Text(f"Due: {limits or 'as recorded, or no limit of its own'}."),
        Text(f"No next step: when nothing was recorded for more than {book.quiet_days} days."),
        _table(book, waiting),
    )


def _table(book: RuleBook, waiting: Mapping[str, int] | None) -> Table:
    """Steps that follow others name them by their number."""
    number = {step: str(place) for place, step in enumerate(_in_order(book), 1)}
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("", justify="right")
    table.add_column("step", width=23)
    table.add_column("after", width=7)
    table.add_column("holder", width=11)
    table.add_column("needed when", width=12)
    table.add_column("usual days", justify="right", width=5)
    table.add_column("limit (authority, verified)", ratio=1)
    if waiting is not None:
        table.add_column("waits now", justify="right", width=5)
    for step in book.steps:
        now = () if waiting is None else (f"{waiting.get(step.step, 0):,}",)
        table.add_row(
            number[step.step],
            _label(step),
            ", ".join(number[earlier] for earlier in step.after),
            book.holders.get(step.holder, step.holder),
            step.needed_when.replace("_", " ") or "always",
            "" if step.expected_days is None else str(step.expected_days),
            "\n".join(book.limits_of(step.policy)),
            *now,
        )
    return table


def _in_order(book: RuleBook) -> list[str]:
    return list(dict.fromkeys(step.step for step in book.steps))


def _label(step: MapStep) -> str:
    marks = ("protects a child", step.is_protective), ("closes the item", step.is_closing)
    said = [step.label, *(f"({words})" for words, holds in marks if holds)]
    if step.ends_on is not None:
        said.append(f"(items opened before {step.ends_on})")
    return " ".join(said)
