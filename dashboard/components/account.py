"""The menu under the reader's initials: display, rules, data, and demo identities."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import icon


@dataclass(frozen=True)
class Identity:
    user: str
    name: str
    role: str
    place: str

    @property
    def where(self) -> str:
        return self.name if self.name == self.place else f"{self.name}, {self.place}"


@dataclass(frozen=True)
class Reader:
    """`others` are demo identities; empty where people sign in for real."""

    user: str
    name: str
    role: str
    others: tuple[Identity, ...] = ()

    @property
    def initials(self) -> str:
        return "".join(part[0] for part in self.name.replace(".", " ").split()[:2]).upper()


def account_menu(reader: Reader) -> Component:
    inside = [
        html.P([html.B(reader.name), html.Br(), html.Span(reader.role, className="t13 ink2")]),
        html.Ul(
            [
                html.Li(html.A([icon("book"), "Rules and definitions"], href="/rules")),
                html.Li(html.A([icon("data"), "Data health"], href="/data")),
            ]
        ),
        html.Fieldset(
            [
                html.Legend("Display"),
                *[
                    html.Button(
                        label, type="button", className="btn-s sm", **{"data-theme-choice": choice}
                    )
                    for choice, label in (
                        ("light", "Light"),
                        ("dark", "Dark"),
                        ("system", "As the system"),
                    )
                ],
            ],
            className="display",
        ),
    ]
    if reader.others:
        inside.append(_switch(reader))
    return html.Details(
        [
            html.Summary(
                reader.initials,
                className="me",
                **{"aria-label": f"Account and display settings for {reader.name}"},
            ),
            html.Div(inside, className="sheetlet"),
        ],
        className="menu",
    )


def _switch(reader: Reader) -> Component:
    return html.Form(
        [
            html.P("Made-up data: read as", className="t13 ink2"),
            html.Ul(
                [
                    html.Li(
                        html.Button(
                            [
                                html.B(other.role),
                                html.Span(other.where, className="t13 ink2"),
                            ],
                            type="submit",
                            name="user",
                            value=other.user,
                            className="who",
                            **({"aria-current": "true"} if other.user == reader.user else {}),
                        )
                    )
                    for other in reader.others
                ]
            ),
        ],
        action="/identity",
        method="post",
        className="identities",
    )
