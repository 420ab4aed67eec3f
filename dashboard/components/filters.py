"""What limits a list: removable chips, a menu of more, and tabs within the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import words


@dataclass(frozen=True)
class Chip:
    field: str
    value: str
    without: str


@dataclass(frozen=True)
class Choice:
    label: str
    href: str


@dataclass(frozen=True)
class Tab:
    label: str
    n: int
    href: str
    current: bool


def chips(
    shown: Sequence[Chip], menu: Component, clear: str | None, says: Sequence[Any]
) -> Component:
    parts: list[Any] = [_chip(chip) for chip in shown]
    parts.append(menu)
    if clear and shown:
        parts.append(html.A("Clear all", href=clear, className="btn-t no-pr"))
    parts.append(html.Span(list(says), className="ink2 t13 found", role="status"))
    return html.Div(parts, className="chips", role="group", **{"aria-label": "Filters in use"})


def _chip(chip: Chip) -> Component:
    return html.Span(
        [
            html.Span([f"{chip.field}: ", html.B(chip.value)]),
            html.A(
                "\N{MULTIPLICATION SIGN}",
                href=chip.without,
                className="x no-pr",
                **{"aria-label": f"Remove filter {chip.field}: {chip.value}"},
            ),
        ],
        className="chip",
    )


def add_filter(
    groups: Sequence[tuple[str, Sequence[Choice]]], action: str, kept: Sequence[tuple[str, str]]
) -> Component:
    """A menu of links; the words typed go to the same address beside what is kept."""
    search = html.Form(
        [
            html.Label("Words in the title, or a case number", htmlFor="words"),
            html.Div(
                [
                    dcc.Input(
                        id="words", name="text", type="text", maxLength=60, autoComplete="off"
                    ),
                    html.Button("Add", type="submit", className="btn-s sm"),
                ]
            ),
            *[dcc.Input(type="hidden", name=name, value=value) for name, value in kept],
        ],
        action=action,
        method="get",
        className="words",
    )
    listed = [
        html.Section(
            [
                html.H3(name),
                html.Ul([html.Li(html.A(choice.label, href=choice.href)) for choice in choices]),
            ]
        )
        for name, choices in groups
        if choices
    ]
    return html.Details(
        [
            html.Summary("+ Add filter", className="chip add"),
            html.Div([search, html.Div(listed, className="groups")], className="sheetlet wide"),
        ],
        className="menu no-pr",
    )


def tabs(shown: Sequence[Tab], whole: int) -> Component:
    return html.Nav(
        [_tab(tab) for tab in shown],
        className="tabs no-pr",
        **{"aria-label": f"Within these {whole:,}"},
    )


def _tab(tab: Tab) -> Component:
    inside = [f"{tab.label} ", html.B(words.count(tab.n))]
    if not tab.n and not tab.current:
        return html.Span(inside)
    extra = {"aria-current": "true"} if tab.current else {}
    return html.A(inside, href=tab.href, **extra)
