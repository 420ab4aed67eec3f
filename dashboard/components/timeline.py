"""A case over time in four lanes: filled happened, open planned, dashed cross missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from dash import html
from dash.development.base_component import Component

from dashboard.components.panel import scroll, table


class Fact(Protocol):
    on: Any
    until: Any
    lane: str
    label: str
    state: str
    is_wait: bool
    words: str
    n: int


def drawn(line: Any, names: dict[str, str], today: str, says: str) -> Component:
    """`line` is a figures.timeline.Timeline; `says` tells it in one sentence."""
    lanes = [
        html.Div(
            [
                html.Span(names[lane], className="tl-name"),
                html.Div([_mark(each, lane) for each in marks], className="tl-track"),
            ],
            className="tl-lane",
        )
        for lane, marks in line.lanes
    ]
    grid = [
        html.Span(name, className="tl-month", style={"--at": f"{at:g}%"})
        for at, name in line.months
    ]
    now = html.Span(html.B(today), className="tl-now", style={"--at": f"{line.today:g}%"})
    return html.Div(
        html.Div(
            [html.Div([*grid, now], className="tl-grid"), *lanes],
            className="tl",
            role="img",
            **{"aria-label": says},
        ),
        className="scroll",
        tabIndex="0",
        role="region",
        **{"aria-label": "Timeline, scrolls sideways on small screens"},
    )


def _mark(each: Any, lane: str) -> Component:
    fact = each.fact
    look = "wait" if fact.is_wait else fact.state
    if lane == "court" and fact.state == "planned":
        look = "hearing"
    label = (
        html.Span(fact.words, className=f"tl-label {each.room} {each.align} {look}")
        if each.room != "none"
        else None
    )
    length = {"--at": f"{each.at:g}%", "--len": f"{each.length:g}%"}
    kind = "tl-bar" if each.length else "tl-dot"
    several = str(fact.n) if fact.n > 1 and kind == "tl-dot" else None
    mark = html.I(several, className=f"{kind} {look}{' several' if several else ''}")
    return html.Span([mark, label], className="tl-fact", style=length)


def key() -> Component:
    words = (
        ("past", "happened"),
        ("planned", "planned"),
        ("missing", "expected, nothing recorded"),
        ("hearing", "court date set"),
    )
    return html.P(
        [
            *[html.Span([html.I(className=f"tl-dot {look}"), said]) for look, said in words],
            html.Span([html.I("6", className="tl-dot past several"), "several close together"]),
            html.Span([html.I(className="tl-bar wait"), "waiting"]),
        ],
        className="key tl-key",
    )


def as_table(rows: Sequence[tuple[str, str, str, str, str]]) -> Component:
    """The same facts as a table: date, lane, fact, state, record."""
    heads = ["Date", "Lane", "What", "State", "Record"]
    body = [
        html.Tr(
            [html.Th(row[0], scope="row", className="nw"), *[html.Td(part) for part in row[1:]]]
        )
        for row in rows
    ]
    return html.Details(
        [
            html.Summary("Show as table", className="btn-t"),
            scroll("Timeline, table", table(f"Timeline, {len(rows)} rows", heads, body)),
        ],
        className="twin-d",
    )
