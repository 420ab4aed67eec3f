"""Sources, rows, holds and records to fix: plain tables by name, never tinted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import icon, number, tag
from dashboard.components.panel import cell, col, num, row_head, scroll, table


@dataclass(frozen=True)
class Source:
    label: str
    late: str
    arrived: str
    expected: str
    read: int
    unmapped: int
    aside: int
    refused: int
    supplied: bool


@dataclass(frozen=True)
class Rule:
    standard: str
    label: str
    n: int
    href: str


@dataclass(frozen=True)
class Record:
    record: str
    href: str | None
    wrong: str
    who: str
    days: int | None


def sources_table(shown: Sequence[Source]) -> Component:
    heads = [
        "Source",
        "State",
        "Last arrived",
        html.Th("Expected", scope="col", className="no-ph"),
        col("Rows read"),
        col(["Unmapped,", html.Br(), "counted"], "num no-ph"),
        col(["Set", html.Br(), "aside"]),
        col("Refused", "num no-ph"),
    ]
    total = html.Tr(
        [
            row_head(f"All {len(shown)}"),
            cell(html.B(f"{sum(bool(s.late) for s in shown)} late")),
            cell(""),
            cell("", "no-ph"),
            num(words.count(sum(s.read for s in shown))),
            cell(words.count(sum(s.unmapped for s in shown)), "num no-ph"),
            num(words.count(sum(s.aside for s in shown))),
            cell(words.count(sum(s.refused for s in shown)), "num no-ph"),
        ]
    )
    body = table("Sources and their age", heads, [_source(s) for s in shown], [total], "tb cards")
    return scroll("Sources, table", body)


def _source(source: Source) -> Component:
    state: Any = html.Span([icon("check"), " On time"], className="nw")
    if source.late:
        state = tag(source.late, "w", "now")
    if not source.supplied:
        state = html.Span("Not supplied", className="ink2")
    return html.Tr(
        [
            row_head(source.label),
            cell(state),
            cell(source.arrived, "nw"),
            cell(source.expected, "no-ph"),
            num(words.count(source.read)),
            cell(words.count(source.unmapped), "num no-ph"),
            num(
                html.A(words.count(source.aside), href="#aside", className="n")
                if source.aside
                else "0"
            ),
            cell(words.count(source.refused), "num no-ph"),
        ]
    )


def rules_table(shown: Sequence[Rule], all_href: str) -> Component:
    rows = [
        html.Tr(
            [
                cell(r.standard),
                row_head(html.A(r.label, href=r.href, className="rowl wrap")),
                num(number(r.n, r.href)),
            ]
        )
        for r in shown
    ]
    foot = html.Tr(
        [
            cell(""),
            row_head(words.many(len(shown), "rule")),
            num(number(sum(r.n for r in shown), all_href)),
        ]
    )
    heads = ["Standard", "Rule", col("To fix")]
    return scroll("Rules, table", table("Rules with records to fix", heads, rows, [foot]))


def records_table(shown: Sequence[Record]) -> Component:
    rows = [
        html.Tr(
            [
                row_head(html.A(r.record, href=r.href, className="rowl") if r.href else r.record),
                cell(r.wrong),
                cell(r.who),
                num("" if r.days is None else f"{r.days:,}"),
            ]
        )
        for r in shown
    ]
    heads = ["Record", "What is wrong", "Who can fix it", col("Days")]
    return scroll(
        "Records, table", table("Records to fix, oldest first", heads, rows, look="tb cards text")
    )


def places_table(
    what: str,
    rules: Sequence[str],
    shown: Sequence[tuple[str, str, Sequence[tuple[int, str]]]],
    totals: Sequence[int],
) -> Component:
    """By name; each cell opens its records. The last column is all rules together."""
    heads = [html.Th(what, scope="col"), *[col(rule) for rule in rules], col("All")]
    rows = [
        html.Tr(
            [
                row_head(html.A(name, href=href, className="rowl") if href else name),
                *[num(number(n, to)) for n, to in cells],
            ]
        )
        for name, href, cells in shown
    ]
    foot = html.Tr([row_head("All"), *[num(words.count(n)) for n in totals]])
    return scroll(
        f"Records to fix by {what.lower()}, table",
        table(f"Records to fix by {what.lower()}", heads, rows, [foot], "tb cards"),
    )


def plain_table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], numbers: frozenset[int]
) -> Component:
    """A small table of words; `numbers` are the columns set to the right."""
    body = [
        html.Tr(
            [
                row_head(row[0]),
                *[num(v) if n in numbers else cell(v) for n, v in enumerate(row[1:], 1)],
            ]
        )
        for row in rows
    ]
    listed = [col(head) if n in numbers else head for n, head in enumerate(heads)]
    return scroll(f"{caption}, table", table(caption, listed, body, look="tb cards text"))
