"""Who holds the next move: one bar of five sides, and every holder by days waited."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.lengths import bar, weight
from dashboard.components.marks import look, number, party
from dashboard.components.panel import cell, col, num, row_head, table


@dataclass(frozen=True)
class Side:
    side: str
    label: str
    n: int


@dataclass(frozen=True)
class Wait:
    holder: str
    label: str
    side: str
    days: int
    n: int
    median: int | None
    href: str


def sides_bar(sides: list[Side], small: bool = False) -> Component:
    whole = sum(side.n for side in sides)
    says = "; ".join(f"{s.label} {s.n:,} ({words.share(s.n, whole)})" for s in sides)
    return html.Div(
        [html.Span(className=f"s-{look(s.side)}", style=weight(s.n)) for s in sides if s.n],
        className="side sm" if small else "side",
        role="img",
        **{"aria-label": f"Who holds the next move: {says}" if whole else "Nothing waits"},
    )


def sides_key(sides: list[Side], shares: bool = True) -> Component:
    whole = sum(side.n for side in sides)
    return html.Div(
        [
            html.Div(
                [
                    html.I(className=f"s-{look(side.side)}"),
                    html.Span(
                        [html.B(words.share(side.n, whole)), " ", side.label]
                        if shares
                        else side.label
                    ),
                ]
            )
            for side in sides
        ],
        className="sides",
        **{"aria-hidden": "true"},
    )


def waiting_table(waits: list[Wait]) -> Component:
    longest = max((wait.days for wait in waits), default=0)
    heads = [
        html.Th("Waiting on", scope="col"),
        html.Th("Days waited", scope="col"),
        col("Items"),
        col(["Median", html.Br(), "days"]),
    ]
    ordered = sorted(waits, key=lambda wait: -wait.days)
    return table(
        "Items that wait, by who holds the next move, most waiting days first",
        heads,
        [_wait(wait, longest) for wait in ordered],
        look="tb wbt",
    )


def _wait(wait: Wait, longest: int) -> Component:
    name = [party(wait.holder, wait.side), wait.label]
    unprinted = "unprinted" if wait.side == "family" else ""
    track = html.Span(
        [
            html.Span(className=f"s-{look(wait.side)}", style=bar(wait.days, longest)),
            html.Span(words.short(wait.days)),
        ],
        className="trk",
    )
    return html.Tr(
        [
            row_head(
                html.A(name, className="lab", href=wait.href)
                if wait.n
                else html.Span(name, className="lab")
            ),
            cell(track, unprinted),
            num(number(wait.n, wait.href)),
            cell("" if wait.median is None else f"{wait.median}", f"num nw {unprinted}"),
        ]
    )
