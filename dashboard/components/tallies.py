"""Four counts of equal weight, each with its weeks and its change in words."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components import spark
from dashboard.components.marks import defined, icon
from dashboard.components.panel import col, num, row_head, scroll, table


@dataclass(frozen=True)
class Tally:
    label: str
    icon: str
    code: str
    n: int
    href: str
    weeks: tuple[int, ...]
    says: str


def tallies(shown: list[Tally]) -> Component:
    return html.Section(
        [_tally(tally) for tally in shown],
        className="tal",
        **{"aria-label": "Four counts of equal weight"},
    )


def weeks_table(shown: list[Tally], ends: list[str]) -> Component:
    """The lines of the four counts as a table, of the items the reader may open."""
    rows = [
        html.Tr([row_head(end), *[num(words.count(tally.weeks[n])) for tally in shown]])
        for n, end in enumerate(ends)
    ]
    heads = ["Week to", *[col(tally.label) for tally in shown]]
    return html.Details(
        [
            html.Summary("Show the weeks as a table", className="btn-t"),
            html.Div(
                scroll("The weeks, table", table("The four counts by week", heads, rows)),
                className="pan",
            ),
        ],
        className="twin-d weeks no-pr",
    )


def _tally(tally: Tally) -> Component:
    return html.Div(
        [
            html.H2([icon(tally.icon), tally.label, defined(tally.code, tally.label)]),
            html.Div([_count(tally), _line(tally)], className="row1"),
            html.P(tally.says, className="d"),
        ]
    )


def _count(tally: Tally) -> Component:
    if not tally.n:
        return html.Span("0", className="big zero")
    return html.A(
        words.count(tally.n),
        href=tally.href,
        className="big",
        **{"aria-label": f"{tally.label}: {tally.n:,}. Show these items"},
    )


def _line(tally: Tally) -> Component | None:
    if len(tally.weeks) < 2:
        return None
    first, last = tally.weeks[0], tally.weeks[-1]
    return html.Span(
        className="spark",
        role="img",
        style=spark.style(tally.weeks),
        **{
            "aria-label": f"{tally.label}: weekly values for {len(tally.weeks) - 1} weeks,"
            f" from {first:,} to {last:,}"
        },
    )
