"""A case in ten seconds: now, scheduled, next milestone, who, barriers; then each child."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import icon
from dashboard.components.panel import panel


@dataclass(frozen=True)
class Block:
    title: str
    icon: str
    inside: tuple[Any, ...]
    source: str


@dataclass(frozen=True)
class ChildFacts:
    label: str
    facts: tuple[tuple[str, Any], ...]


def five(blocks: Sequence[Block]) -> Component:
    return html.Div(
        [
            html.Section(
                [
                    html.H2([icon(block.icon), block.title]),
                    *block.inside,
                    html.P(block.source, className="src"),
                ]
            )
            for block in blocks
        ],
        className="five",
    )


def each_child(children: Sequence[ChildFacts], as_of: str) -> Component:
    shown = [
        html.Section(
            [
                html.H3(child.label),
                html.Dl(
                    [part for term, said in child.facts for part in (html.Dt(term), html.Dd(said))],
                    className="kv",
                ),
            ]
        )
        for child in children
    ]
    foot = (
        f"As of {as_of} Check the system of record."
        " Addresses and schools are not shown; where a location is confidential, nothing is."
    )
    return panel(
        "Each child",
        html.Div(shown, className="per" if len(shown) > 1 else ""),
        html.P(foot, className="t12 mut after"),
    )


def lines(rows: Sequence[Any], ordered: bool = False) -> Component:
    kind = html.Ol if ordered else html.Ul
    return kind([html.Li(row) for row in rows], className="t13")
