"""What moved in the week: what came and went, and what moved among the open."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.lengths import bar
from dashboard.components.marks import number


@dataclass(frozen=True)
class Moved:
    finished: int
    finished_href: str
    opened: int
    opened_href: str
    ended: int
    ended_href: str
    forward: int
    forward_href: str
    sideways: int
    sideways_href: str

    @property
    def net(self) -> int:
        return self.opened - self.finished - self.ended


def movement(moved: Moved) -> Component:
    flow = max(moved.finished, moved.opened)
    still = max(moved.forward, moved.sideways)
    return html.Div(
        [
            html.Div(
                [
                    _line("Finished", moved.finished, moved.finished_href, flow),
                    _line("New", moved.opened, moved.opened_href, flow, "g"),
                    html.P(
                        [
                            number(moved.ended, moved.ended_href),
                            " ended in other ways. ",
                            html.B(words.fewer(moved.net)),
                            " open.",
                        ]
                    ),
                ],
                className="mp",
            ),
            html.Div(
                [
                    _line("Forward", moved.forward, moved.forward_href, still),
                    _line("Sideways", moved.sideways, moved.sideways_href, still, "g"),
                    html.P(
                        "Still open. Forward: a step was done. Sideways: the wait changed"
                        " hands or date, no step done."
                    ),
                ],
                className="mp",
            ),
        ]
    )


def _line(label: str, n: int, href: str, longest: int, look: str = "") -> Component:
    return html.Dl(
        [
            html.Dt(label),
            html.Dd(number(n, href, label)),
            html.Dd(html.I(className=look, style=bar(n, longest)), className="x"),
        ]
    )
