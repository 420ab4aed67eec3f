"""A titled panel, and a table that scrolls inside it without scrolling the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component


def panel(
    title: str,
    *inside: Any,
    sub: Any = None,
    right: Any = None,
    look: str = "",
    anchor: str | None = None,
) -> Component:
    header = [html.H2(title)]
    if sub:
        header.append(html.Span(sub, className="sub"))
    if right:
        header.append(html.Span(right, className="right"))
    named = {"id": anchor} if anchor else {}
    shown = [part for part in inside if part is not None]
    return html.Section([html.Header(header), *shown], className=f"pan {look}".strip(), **named)


def scroll(name: str, inside: Any) -> Component:
    return html.Div(inside, className="scroll", tabIndex="0", role="region", **{"aria-label": name})


def table(
    caption: str,
    heads: Sequence[Any],
    rows: Sequence[Any],
    foot: Sequence[Any] = (),
    look: str = "tb",
) -> Component:
    """`heads` are words or header cells; `rows` are lists of cells, the first a header.

    With `cards` in its look each row is a card on a phone, and each cell says its column.
    """
    if "cards" in look.split():
        for row in (*rows, *foot):
            _say_columns(row, heads)
    cells = [head if isinstance(head, Component) else html.Th(head, scope="col") for head in heads]
    parts = [
        html.Caption(caption, className="vh"),
        html.Thead(html.Tr(cells)),
        html.Tbody(list(rows)),
    ]
    if foot:
        parts.append(html.Tfoot(list(foot)))
    return html.Table(parts, className=look)


def _say_columns(row: Any, heads: Sequence[Any]) -> None:
    for cell, head in zip(row.children, heads, strict=True):
        setattr(cell, "data-l", _said(head))


def _said(head: Any) -> str:
    if isinstance(head, html.Br):
        return " "
    if isinstance(head, Component):
        return _said(getattr(head, "children", ""))
    return "".join(_said(part) for part in head) if isinstance(head, list) else str(head)


def col(text: Any, look: str = "num") -> Component:
    return html.Th(text, scope="col", className=look)


def row_head(inside: Any) -> Component:
    return html.Th(inside, scope="row")


def cell(inside: Any, look: str = "") -> Component:
    return html.Td(inside, className=look) if look else html.Td(inside)


def num(inside: Any) -> Component:
    return html.Td(inside, className="num")
