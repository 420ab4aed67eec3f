"""What a number means: measures, the process map and policy, straight from the release."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.health import plain_table
from dashboard.components.marks import party, tag
from dashboard.components.panel import panel
from dashboard.components.shell import Crumb, copy_link, head, print_page
from dashboard.pages.frame import Here, framed
from dashboard.queries import rules
from dashboard.queries.rows import Row
from dashboard.view import Page, View


def page(here: Here) -> list[Component]:
    kinds = rules.kinds(here.con)
    return [
        head(
            "Rules and definitions",
            "Read from the same release as the numbers.",
            [copy_link(), print_page()],
        ),
        _contents(),
        _measures(rules.definitions(here.con)),
        _map(kinds, rules.process_map(here.con)),
        _policy(here, rules.policy(here.con)),
    ]


def _contents() -> Component:
    parts = (("measures", "Measures"), ("map", "Process map"), ("policy", "Policy"))
    return html.Nav(
        [html.A(label, href=f"#{anchor}") for anchor, label in parts],
        className="jump",
        **{"aria-label": "On this page"},
    )


def _measures(rows: list[Row]) -> Component:
    listed = [
        part
        for row in rows
        for part in (
            html.Dt(
                [html.B(row["label"]), html.Span(f" in {row['unit']}", className="t12 mut")],
                id=row["code"],
            ),
            html.Dd(row["definition"]),
        )
    ]
    return panel(
        "Measures",
        html.Dl(listed, className="defs"),
        sub="each is defined once, beside the table it is counted in",
        anchor="measures",
    )


def _map(kinds: list[Row], steps: dict[str, list[Row]]) -> Component:
    shown = [
        html.Details(
            [
                html.Summary(
                    [html.B(kind["plural"]), html.Span(_kind(kind), className="t13 ink2")]
                ),
                _steps(kind["plural"], steps.get(kind["kind"], [])),
            ],
            className="kind",
            id=f"kind-{kind['kind']}",
        )
        for kind in kinds
    ]
    return panel(
        "Process map",
        *shown,
        anchor="map",
        sub="what has to happen for each kind of work, in what order, and who can do it",
    )


def _kind(kind: Row) -> str:
    usual = "fewer than 20 finished"
    if kind["p85_days"] is not None:
        usual = f"usual {kind['p50_days']} to {kind['p85_days']} days, {kind['n']:,} finished"
    quiet = f"no next step after {words.days(kind['quiet_days'])} without a record"
    return f" {usual}; {quiet}; not moving after {words.days(kind['still_days'])}"


def _steps(name: str, steps: list[Row]) -> Component:
    rows = [
        [
            html.Span([row["label"], *_flags(row)]),
            html.Span(
                [party(row["holder"], row["side"]), " ", row["holder_label"]], className="lab"
            ),
            (row["after_labels"] or "").replace(";", "; "),
            _expected(row),
            row["next_action"] or "",
        ]
        for row in steps
    ]
    heads = ["Step", "Who can do it", "Comes after", "Usual", "What to do next"]
    return plain_table(f"Steps of {name.lower()}", heads, rows, frozenset())


def _flags(row: Row) -> list[Any]:
    said: list[Any] = []
    if row["is_protective"]:
        said += [" ", tag("protects a child")]
    if row["is_closing"]:
        said += [" ", tag("sign-off")]
    return said


def _expected(row: Row) -> str:
    if row["is_shown"] and row["p85"] is not None:
        return f"{row['p50']} to {row['p85']} days ({row['n']:,})"
    return f"standard: {words.days(row['expected_days'])}" if row["expected_days"] else ""


def _policy(here: Here, rows: list[Row]) -> Component:
    listed = [
        [
            html.Span(row.get("label") or words.said(row["code"]), id=f"policy-{row['code']}"),
            "" if row["value"] is None else f"{float(row['value']):g} {row['unit'] or ''}",
            row["clock"] or "",
            " to ".join(each for each in (row["start_event"], row["stop_event"]) if each),
            row["authority"] or "",
            row["verified_label"],
        ]
        for row in rows
    ]
    heads = ["Rule", "Limit", "Clock", "Counts from, to", "Authority", "Checked"]
    return panel(
        "Policy",
        plain_table("Policy", heads, listed, frozenset()),
        anchor="policy",
        sub="a state changes rows, never code",
    )


def layout(**asked: object) -> Component:
    return framed(View(page=Page.RULES), "Rules", page, [Crumb("Rules and definitions")])


dash.register_page("rules", path="/rules", title="Sightline", name="Rules", layout=layout)
