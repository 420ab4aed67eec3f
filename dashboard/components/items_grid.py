"""The rows behind a number: a grid for any length, and a plain table for print and phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.lengths import part, span
from dashboard.components.marks import badge
from dashboard.components.panel import scroll, table

GRID, VIEW = "items-grid", "items-view"
TALLEST = 12


def _column(
    field: str, head: str, look: str | None, sort: str | None, width: int
) -> dict[str, Any]:
    return {
        "field": field,
        "colId": sort or field,
        "headerName": head,
        "sortable": sort is not None,
        "flex": width,
        "minWidth": 8 * width,
        **({"cellRenderer": look} if look else {}),
    }


OPEN = (
    _column("title", "Item", "ItemCell", "title", 23),
    _column("age", "Age against usual", "AgeCell", "age", 16),
    _column("wait", "Waiting on, since", "WaitCell", "wait", 24),
    _column("asked", "Asked, last try", None, "asked", 14),
    _column("also", "Also waiting on", None, None, 14),
    _column("next", "Next step", None, "next", 18),
    _column("planned", "Scheduled", None, "planned", 10),
    _column("owner", "Owner", None, "owner", 11),
)
ENDED = (
    _column("title", "Item", "ItemCell", "title", 26),
    _column("opened", "Opened", None, "opened", 12),
    _column("ended", "Ended", None, "ended", 12),
    _column("how", "How it ended", None, None, 16),
    _column("days", "Days", None, None, 8),
    _column("owner", "Owner", None, "owner", 14),
)


def grid(address: str, n: int, is_open: bool, sort: str | None, name: str) -> Component:
    columns = [dict(column) for column in (OPEN if is_open else ENDED)]
    for column in columns:
        if sort and column["colId"] == sort.removeprefix("-"):
            column["sort"] = "desc" if sort.startswith("-") else "asc"
    return html.Div(
        [
            dcc.Store(id=VIEW, data=address),
            dag.AgGrid(
                id=GRID,
                className="sl-grid",
                columnDefs=columns,
                defaultColDef={
                    "suppressMovable": True,
                    "resizable": True,
                    "sortingOrder": ["desc", "asc"],
                },
                rowModelType="infinite",
                getRowId="params.data.id",
                eventListeners={
                    "sortChanged": ["sorted(params)"],
                    "cellKeyDown": ["opened(params)"],
                },
                dashGridOptions={
                    "theme": {"function": "themeQuartz"},
                    "cacheBlockSize": 100,
                    "maxBlocksInCache": 10,
                    "infiniteInitialRowCount": max(1, min(n, 100)),
                    "rowHeight": 52,
                    "headerHeight": 40,
                    "ensureDomOrder": True,
                    "enableCellTextSelection": True,
                    "suppressDragLeaveHidesColumns": True,
                    "suppressColumnVirtualisation": True,
                    "loadThemeGoogleFonts": False,
                },
                style={"--rows": str(max(1, min(n, TALLEST)))},
            ),
        ],
        className="grid-box no-ph no-pr",
        role="region",
        **{"aria-label": name},
    )


def plain(rows: Sequence[dict[str, Any]], is_open: bool, caption: str) -> Component:
    """The first rows as a real table: what a phone shows and what paper shows."""
    columns = OPEN if is_open else ENDED
    heads = [html.Th(column["headerName"], scope="col") for column in columns]
    body = [html.Tr([_plain(column, row) for column in columns]) for row in rows]
    return html.Div(
        html.Div(scroll("Items, table", table(caption, heads, body, look="agt")), className="ag"),
        className="only-plain",
    )


def _plain(column: dict[str, Any], row: dict[str, Any]) -> Component:
    field, label = column["field"], {"data-l": column["headerName"]}
    if field == "title":
        name = (
            html.A(row["title"], href=row["href"], className="b") if row["href"] else row["title"]
        )
        return html.Th([name, " ", html.Span(row["case"], className="two")], scope="row")
    if field == "age":
        return html.Td(age_bar(row), **label)
    if field == "wait":
        wait = row["wait"]
        shown = badge(wait["icon"], wait["label"], wait["side"], wait["days"]) if wait else ""
        return html.Td(shown, **label)
    return html.Td(row[field], **label)


def age_bar(row: dict[str, Any]) -> Component:
    """An item's age on the scale of its kind: 0, usual (P85), twice."""
    inside = [html.Span([html.B(str(row["age"])), " d"], className="num")]
    if row["p85"]:
        twice = 2 * row["p85"]
        half, most = part(row["p50"] or 0, twice), part(row["p85"], twice)
        inside.append(
            html.Span(
                [
                    html.Span(className="u", style=span(half, most - half)),
                    html.Span(
                        className="f x" if row["past"] else "f",
                        style=span(0, part(row["age"], twice)),
                    ),
                ],
                className="t",
                role="img",
                **{"aria-label": row["against"]},
            )
        )
    return html.Div(inside, className="ageb")
