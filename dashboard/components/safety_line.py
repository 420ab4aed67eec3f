"""Children first: plain links above the counts, zero as text, no colour of its own."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import defined, icon


@dataclass(frozen=True)
class Measure:
    label: str
    n: int
    href: str
    is_known: bool = True


def safety_line(measures: list[Measure], first: str, as_of: str, apart: str = "") -> Component:
    """`first` is the code whose definition the line leads to; the others stand beside it."""
    return html.Section(
        [
            html.H2([icon("safety"), "Safety"]),
            html.Ul([html.Li(_measure(measure)) for measure in measures]),
            html.P(
                [
                    f"As of {as_of} Check the system of record. {apart} ",
                    defined(first, "the safety line") if first else None,
                ],
                className="t12 mut no-wall",
            ),
        ],
        className="safe",
        **{"aria-label": "Safety line"},
    )


def _measure(measure: Measure) -> Component:
    if not measure.is_known:
        return html.Span(f"{measure.label}: not known from this source", className="sf0")
    inside = [html.B(words.count(measure.n)), f" {words.one_of(measure.n, measure.label)}"]
    if not measure.n:
        return html.Span(inside, className="sf0")
    return html.A(inside, href=measure.href, className="sf")
