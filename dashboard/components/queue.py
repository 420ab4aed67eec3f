"""Actions waiting for one person: days in the queue, what, for which case, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class Action:
    days: int
    what: str
    href: str | None
    case: str
    why: str


def queue(actions: Sequence[Action]) -> Component:
    return html.Ol([_action(action) for action in actions], className="q")


def _action(action: Action) -> Component:
    name: Any = html.B(action.what)
    if action.href:
        name = html.A(action.what, href=action.href, className="b")
    unit = "day" if action.days == 1 else "days"
    return html.Li(
        [
            html.Span([f"{action.days:,}", html.Small(unit)], className="age"),
            html.Div(
                [
                    name,
                    html.Span(f" {action.case}", className="ink2"),
                    html.Span(action.why, className="t13 ink2 note-l"),
                ]
            ),
        ]
    )
