"""The frame of every page: top bar, where you are, how old the data is, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.account import Reader, account_menu
from dashboard.components.marks import icon


@dataclass(frozen=True)
class Crumb:
    """One step of the way here; without an address it is only said."""

    label: str
    href: str | None = None


@dataclass(frozen=True)
class Frame:
    """What the frame says: `late` sources by name, `section` the lit place in the menu."""

    address: str
    section: str
    crumbs: tuple[Crumb, ...]
    as_of: str
    release: str
    late: int
    sources: int
    reader: Reader


SECTIONS = (("Status", "/", "home"), ("Items", "/items?headline=yes", "list"))


def shell(frame: Frame, inside: Sequence[Any]) -> Component:
    return html.Div(
        [
            html.A("Skip to content", className="skip", href="#main"),
            _top(frame),
            _tabbar(frame),
            _bar(frame),
            html.Main(
                [_printed(frame), *(part for part in inside if part is not None)],
                id="main",
                tabIndex="-1",
                **{"data-address": frame.address},
            ),
            html.Footer(
                [
                    html.Span(
                        "Ages are calendar days, counted from the start event to the data date."
                    ),
                    html.A("How each number is defined", href="/rules"),
                    html.A("Can I trust these numbers?", href="/data"),
                ],
                className="foot desk",
            ),
            html.P(id="said", className="vh", role="status"),
        ],
        className="page",
    )


def _printed(frame: Frame) -> Component:
    """What paper says of itself: who, what view, how old, and what it is not."""
    where = " / ".join(crumb.label for crumb in frame.crumbs)
    late = f" {frame.late} of {frame.sources} sources late." if frame.late else ""
    return html.P(
        f"Printed by {frame.reader.name}. View: {where}. Data as of {frame.as_of.rstrip('.')},"
        f" release {frame.release}.{late} Process record, not a finding.",
        className="only-pr t12",
    )


def _current(frame: Frame, label: str) -> dict[str, str]:
    return {"aria-current": "page"} if frame.section == label else {}


def _top(frame: Frame) -> Component:
    brand = html.A([icon("brand", "mark"), "Sightline"], className="brand", href="/")
    menu = html.Nav(
        [html.A(label, href=href, **_current(frame, label)) for label, href, _ in SECTIONS],
        className="nav1",
        **{"aria-label": "Main"},
    )
    return html.Header(
        html.Div([brand, menu, _find(), account_menu(frame.reader)], className="top-in"),
        className="top desk",
    )


def _find() -> Component:
    return html.Form(
        [
            icon("find"),
            html.Label("Find a case, worker or unit", htmlFor="find", className="vh"),
            dcc.Input(
                id="find",
                name="text",
                type="search",
                placeholder="Case, worker or unit",
                autoComplete="off",
                maxLength=60,
            ),
            html.Kbd("/", **{"aria-hidden": "true"}),
        ],
        action="/find",
        method="get",
        className="find",
        role="search",
    )


def _bar(frame: Frame) -> Component:
    return html.Div(
        html.Div(
            [
                html.Nav(
                    html.Ol([_crumb(crumb) for crumb in frame.crumbs], className="crumb"),
                    **{"aria-label": "Where you are"},
                ),
                html.P(_age(frame), className="asof"),
            ],
            className="bar-in",
        ),
        className="bar",
    )


def _crumb(crumb: Crumb) -> Component:
    if crumb.href is None:
        return html.Li(crumb.label, **{"aria-current": "page"})
    return html.Li(html.A(crumb.label, href=crumb.href) if crumb.href else crumb.label)


def _age(frame: Frame) -> list[Any]:
    said: list[Any] = [
        html.Span(["Data as of ", html.B(frame.as_of)]),
        html.Span("·", className="no-ph", **{"aria-hidden": "true"}),
    ]
    if frame.late:
        late = f"{frame.late} of {words.many(frame.sources, 'source')} late"
        said.append(html.A(late, href="/data"))
    else:
        said.append(html.A("All sources on time", href="/data"))
    said.append(html.Span(f"Release {frame.release}", className="rel mut no-ph"))
    return said


def _tabbar(frame: Frame) -> Component:
    places = [*SECTIONS, ("Find", "/find", "find"), ("Data", "/data", "data")]
    return html.Nav(
        [
            html.A([icon(mark), label], href=href, **_current(frame, label))
            for label, href, mark in places
        ],
        className="tabbar desk",
        **{"aria-label": "Main, phone"},
    )


def head(title: str, sub: Any = None, actions: Sequence[Any] = ()) -> Component:
    inside: list[Any] = [html.Div([html.H1(title), html.P(sub, className="sub") if sub else None])]
    if actions:
        inside.append(html.Div(list(actions), className="acts desk"))
    return html.Div(inside, className="head")


def copy_link() -> Component:
    return html.Button(
        [icon("link"), "Copy link"],
        className="btn-s no-ph",
        type="button",
        **{"data-copy-link": ""},
    )


def print_page() -> Component:
    return html.Button(
        [icon("print"), "Print"], className="btn-s no-ph", type="button", **{"data-print": ""}
    )


def lead(*parts: Any) -> Component:
    return html.P(list(parts), className="lead")
