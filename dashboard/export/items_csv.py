"""The rows of a list as CSV, in the words of the screen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, request, stream_with_context

from dashboard.access.reading import Reading, reading
from dashboard.queries import lists
from dashboard.queries.rows import Row
from dashboard.view import Listing, Page, View

BLOCK = 1000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
OPEN = (
    "item_id", "kind", "title", "case_id", "office_id", "unit_id", "owner", "opened_date",
    "age_days", "standing", "waiting_on", "label", "waiting_since", "waiting_days",
    "planned_date", "next_action", "also_waiting_on", "due_date",
)  # fmt: skip
ENDED = (
    "item_id", "kind", "title", "case_id", "office_id", "unit_id", "owner", "opened_date",
    "ended_date", "ended_as", "elapsed_days",
)  # fmt: skip


def downloads(server: Flask) -> None:
    @server.get("/download/items.csv")
    def items_csv() -> Response:
        """Scope comes from the reader, filters from the address; sealed rows never leave."""
        view = View.at(["items"], request.args.to_dict())
        here = reading()
        name = f"items-{here.as_of:%Y-%m-%d}-release-{here.release.id}.csv"
        return Response(
            stream_with_context(_lines(view, here)),
            mimetype="text/csv",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _lines(view: View, here: Reading) -> Iterator[str]:
    assert view.page is Page.ITEMS
    columns = OPEN if view.show is Listing.OPEN else ENDED
    yield _line(columns)
    for start in range(0, lists.LONGEST_LIST, BLOCK):
        rows = lists.rows(view, here.scope, here.con, start, start + BLOCK)
        yield "".join(_line([_cell(row, column) for column in columns]) for row in rows)
        if len(rows) < BLOCK:
            return


def _cell(row: Row, column: str) -> str:
    """A spreadsheet runs what looks like a formula; a quote keeps it text."""
    value: Any = row.get(column)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(values: Any) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()
