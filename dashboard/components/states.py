"""Empty, not allowed, error and stale: designed states, said in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import icon


def empty(title: str, says: str = "", action: Any = None) -> Component:
    return html.Div(
        [html.B(title), html.P(says, className="ink2") if says else None, action],
        className="emp",
    )


def not_found() -> Component:
    """The same words for what does not exist and for what the reader may not see."""
    return html.Section(
        [
            html.H1("Nothing here that you can see"),
            html.P(
                "There is no such page, or your access does not cover it."
                " Ask your administrator if that is wrong.",
                className="ink2",
            ),
            html.P(html.A("Go to the start page", href="/", className="btn-s")),
        ],
        className="pan",
    )


def failed(says: str, reference: str) -> Component:
    return html.Div(
        [
            html.B(says),
            html.P(
                f"Try again. If it fails twice, send reference {reference} to the data team.",
                className="ink2",
            ),
        ],
        className="emp",
        role="alert",
    )


def stale(sources: Sequence[tuple[str, str]], href: str) -> Component | None:
    """Late sources by name and date; nothing when all are as fresh as agreed."""
    if not sources:
        return None
    said = ", ".join(f"{name} is of {on}" for name, on in sources)
    return html.P(
        [
            icon("warning"),
            " ",
            html.B(f"{said}. "),
            "What rests on it is shown as it was then. ",
            html.A("Why", href=href),
        ],
        className="note w late",
    )
