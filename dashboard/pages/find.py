"""Find a case, worker, unit or office."""

from __future__ import annotations

import dash
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.panel import panel
from dashboard.components.shell import Crumb, head
from dashboard.components.states import empty
from dashboard.pages.frame import Here, framed
from dashboard.queries import find
from dashboard.view import Page, View


def page(here: Here) -> list[Component]:
    text = (here.view.text or "").lower()
    if not text:
        return [head("Find"), _form()]
    cases = find.cases(text, here.scope, here.con)
    places = find.places(text, here.scope, here.con)
    if not cases and not places:
        return [
            head("Find"),
            _form(),
            panel(f"“{text}”", empty("Nothing you can see has this name or number.")),
        ]
    return [
        head("Find"),
        _form(),
        panel(
            f"“{text}”",
            html.Ul(
                [
                    *[_place(row) for row in places],
                    *[_case(row) for row in cases],
                ],
                className="lines",
            ),
            sub=words.many(len(cases) + len(places), "match", "matches"),
        ),
    ]


def _form() -> Component:
    return html.Form(
        [
            html.Label("Case number, or name of a worker, unit or office", htmlFor="find-here"),
            html.Div(
                [
                    dcc.Input(
                        id="find-here", name="text", type="search", maxLength=60, autoComplete="off"
                    ),
                    html.Button("Find", type="submit", className="btn-s pri"),
                ]
            ),
        ],
        action="/find",
        method="get",
        className="words pan",
    )


def _place(row: dict[str, str]) -> Component:
    href = View.of(row["level"], row["key"]).href
    return html.Li(
        [
            html.A(row["name"], href=href, className="b"),
            html.Span(f" {words.LEVELS[row['level']]}", className="ink2 t13"),
        ]
    )


def _case(row: dict[str, int]) -> Component:
    href = View(page=Page.CASE, case=str(row["case_id"])).href
    return html.Li(
        [
            html.A(f"Case {row['case_id']}", href=href, className="b"),
            html.Span(f" {words.many(row['items'], 'open item')}", className="ink2 t13"),
        ]
    )


def layout(**asked: object) -> Component:
    view = View.at(["find"], asked)
    return framed(view, "Find", page, [Crumb("Find")])


dash.register_page("find", path="/find", title="Sightline", name="Find", layout=layout)
