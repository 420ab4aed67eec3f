"""The start page of somebody who may not see the whole state: the places they may."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.panel import panel
from dashboard.components.shell import head
from dashboard.components.states import empty
from dashboard.pages.frame import Here
from dashboard.queries import org
from dashboard.view import View


def page(here: Here) -> list[Component]:
    rows = [row for row in org.granted(here.scope, here.con) if row["level"] != "state"]
    if not rows:
        return [
            head("Your places"),
            empty("No place is open to you yet.", "Ask your administrator for access."),
        ]
    listed = html.Ul(
        [
            html.Li(
                [
                    html.A(row["name"], href=View.of(row["level"], row["key"]).href, className="b"),
                    html.Span(f" {words.LEVELS[row['level']]}", className="ink2 t13"),
                ]
            )
            for row in rows
        ],
        className="lines",
    )
    return [
        head("Your places", "What your access covers, widest first."),
        panel("Open one", listed),
    ]
