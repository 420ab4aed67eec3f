"""Work by kind: how much is open, how old against its own usual, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.lengths import part, span
from dashboard.components.marks import number
from dashboard.components.panel import cell, col, num, row_head, scroll, table

FEWEST_FOR_P85 = 20


@dataclass(frozen=True)
class Work:
    label: str
    n: int
    href: str
    age_p50: int | None
    age_p85: int | None
    usual_p50: int | None
    usual_p85: int | None
    past_usual: int
    past_href: str
    change: int


@dataclass(frozen=True)
class Total:
    n: int
    href: str
    past_usual: int
    past_href: str
    change: int


def work_table(kinds: list[Work], total: Total, apart: list[Work], since: str) -> Component:
    axis = html.Span(
        [html.Span("0"), html.Span("usual"), html.Span("twice")],
        className="axis",
        **{"aria-hidden": "true"},
    )
    heads = [
        html.Th("Kind of work", scope="col"),
        col("Open"),
        col(["Half are", html.Br(), "older than"], "num no-ph no-wall"),
        html.Th(["Age against usual", axis], scope="col"),
        col(["Past", html.Br(), "usual"]),
        col(["Since", html.Br(), since], "num nw"),
    ]
    shown = table(
        f"Open items by kind of work, with age against usual and change since {since}."
        " Monthly visits are counted apart.",
        heads,
        [_kind(work) for work in kinds],
        [_total(total), *[_apart(work) for work in apart]],
        "tb wht",
    )
    return html.Div([scroll("Where the work is, table", shown), _key()])


def _kind(work: Work) -> Component:
    name = html.A if work.n else html.Span
    linked = {"href": work.href} if work.n else {}
    return html.Tr(
        [
            row_head(name(work.label, className="rowl", **linked)),
            num(number(work.n, work.href)),
            cell(f"{work.age_p50} d" if work.n else "", "num nw ink2 no-ph no-wall"),
            cell(strip(work)),
            num(number(work.past_usual, work.past_href)),
            cell(words.change(work.change), "num nw"),
        ]
    )


def _total(total: Total) -> Component:
    return html.Tr(
        [
            row_head("All in the headline"),
            num(number(total.n, total.href)),
            cell("", "no-ph no-wall"),
            cell(""),
            num(number(total.past_usual, total.past_href)),
            cell(words.change(total.change), "num nw"),
        ],
        className="tot",
    )


def _apart(work: Work) -> Component:
    return html.Tr(
        [
            html.Th(
                html.A(work.label, href=work.href, className="rowl"), scope="row", className="apart"
            ),
            num(number(work.n, work.href)),
            cell("", "no-ph no-wall"),
            cell("counted apart", "apart"),
            num(""),
            cell("", "num nw"),
        ]
    )


def strip(work: Work) -> Component:
    """Own history against now: 0, usual (P85), twice; the scale is the kind's own."""
    if work.usual_p85 is None:
        return html.Span("fewer than 20 finished", className="t12 mut")
    twice = 2 * max(work.usual_p85, 1)
    half, most = part(work.usual_p50 or 0, twice), part(work.usual_p85, twice)
    parts = [html.I(style=span(half, most - half))]
    says = f"Usual {work.usual_p50} to {work.usual_p85} days; "
    if not work.n:
        return _strip(parts, "None open. " + says.rstrip("; "))
    now = part(work.age_p50 or 0, twice)
    says += f"open now median {work.age_p50}"
    old = part(work.age_p85 or 0, twice)
    if work.n >= FEWEST_FOR_P85:
        parts.append(html.U(style=span(now, old - now)))
        says += f", 85th percentile {work.age_p85}"
    parts.append(html.S(style=span(now)))
    if work.n >= FEWEST_FOR_P85:
        parts.append(html.Em(style=span(old)))
    return _strip(parts, says + " days")


def _strip(parts: list[Component], says: str) -> Component:
    return html.Div(parts, className="rng", role="img", **{"aria-label": says})


def _key() -> Component:
    return html.P(
        [
            html.Span(
                [
                    html.I(className="k-band"),
                    "usual for this kind: half to 85% of those finished in 12 months",
                ]
            ),
            html.Span([html.I(className="k-half"), "half of the open ones are older"]),
            html.Span([html.I(className="k-old"), "15% are older"]),
        ],
        className="key",
    )
