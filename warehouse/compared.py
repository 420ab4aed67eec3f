"""A comparison of two releases in words, for 100 columns of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from warehouse.compare import Change, Difference
from warehouse.moved import Moved
from warehouse.release import Release


def summary(a: Release, b: Release, found: Sequence[Difference]) -> Group:
    """Marts that differ, row by row of a table; those that do not, in one line."""
    same = [d.mart for d in found if d.is_same]
    differ = [d for d in found if not d.is_same]
    return Group(
        Text(
            f"From release {a.id} (data as of {a.extract_date}) to release {b.id}"
            f" (data as of {b.extract_date})"
        ),
        *([_table(differ)] if differ else []),
        *([Text(f"No row differs in: {', '.join(same)}.")] if same else []),
    )


def _table(found: Iterable[Difference]) -> Table:
    table = Table("mart", box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("rows before", "after", "added", "lost", "changed"):
        table.add_column(name, justify="right")
    table.add_column("changed by", overflow="fold", ratio=1)
    for d in found:
        counts = (d.before, d.after, d.added, d.lost, d.changed)
        table.add_row(d.mart, *(f"{count:,}" for count in counts), _by(d))
    return table


def _by(found: Difference, most: int = 4) -> str:
    each = [f"{column} {count:,}" for column, count in found.changed_by.items()]
    more = f", {len(each) - most} more" if len(each) > most else ""
    return "; ".join(filter(None, (", ".join(each[:most]) + more, found.note)))


def detail(found: Difference, changes: Iterable[Change]) -> Group:
    """Every column that differs with its count, then the rows themselves."""
    counts = (f"{column}: {count:,} rows" for column, count in found.changed_by.items())
    return Group(*map(Text, (*counts, *(_row(found, change) for change in changes))))


def _row(found: Difference, change: Change) -> str:
    row = f"{change.what} {' / '.join(found.key)} = {' / '.join(map(str, change.key))}"
    if not change.column:
        return row
    return f"{row}: {change.column} was {_value(change.before)}, is {_value(change.after)}"


def movement(a: Release, b: Release, found: Sequence[Moved], most: int) -> Group:
    """How many moved and how, then the first of them."""
    counts = {
        "opened": sum(m.opened for m in found),
        "finished": sum(m.finished for m in found),
        "ended otherwise": sum(m.ended and not m.finished for m in found),
        "waits began": sum(m.waits_began for m in found),
        "waits ended": sum(m.waits_ended for m in found),
        "holder changed": sum(m.holder_changed for m in found),
        "recorded late": sum(m.recorded_late for m in found),
    }
    told = ", ".join(f"{name} {count:,}" for name, count in counts.items())
    return Group(
        Text(
            f"From release {a.id} (data as of {a.extract_date}) to release {b.id}"
            f" (data as of {b.extract_date}): {len(found):,} items moved"
        ),
        Text(told),
        *(Text(_moved(m)) for m in found[:most]),
    )


def _moved(m: Moved) -> str:
    what = [
        word
        for word, is_so in (
            ("opened", m.opened),
            ("finished", m.finished),
            ("ended otherwise", m.ended and not m.finished),
            (f"from {m.from_waiting_on} to {m.to_waiting_on}", m.holder_changed),
            (f"{m.waits_began} waits began", m.waits_began),
            (f"{m.waits_ended} waits ended", m.waits_ended),
            ("recorded late", m.recorded_late),
        )
        if is_so
    ]
    return f"{m.item_id}: {', '.join(what)}"


def _value(value: object) -> str:
    return "empty" if value in (None, "") else str(value)
