"""Which ones: exactly the rows of the number one came from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dash
from dash import Input, Output, State, callback, html
from dash.development.base_component import Component

from dashboard import words
from dashboard.access.reading import reading
from dashboard.components.filters import Choice, Tab, add_filter, chips, tabs
from dashboard.components.items_grid import GRID, VIEW, grid, plain
from dashboard.components.marks import icon, number, sealed
from dashboard.components.shell import Crumb, copy_link, head, print_page
from dashboard.components.states import empty
from dashboard.pages import items_words
from dashboard.pages.frame import Here, framed
from dashboard.queries import counts, lists
from dashboard.view import Level, Listing, Page, View, Yes

PLAIN_ROWS = 50
TABS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("Moved forward this week", "forward", {"movement": "forward"}),
    ("Only sign-off left", "sign_off", {"standing": "sign_off"}),
    ("Not moving", "still", {"still": Yes.YES}),
    ("No next step", "no_next_step", {"standing": "no_next_step"}),
    ("Past usual", "past_usual", {"usual": Yes.YES}),
)
HEARING = 30


def page(here: Here) -> list[Component] | None:
    if here.place is None and here.view.level is not Level.STATE:
        return None
    view, shown = here.view, items_words.chips(here)
    n = lists.size(view, here.scope, here.con)
    hidden = counts.sealed_in(view, here.scope, here.con)
    is_open = view.show is Listing.OPEN
    title = items_words.title(here, n, shown)
    return [
        head(title, _sub(here, n), [copy_link(), print_page(), _download(view, n)]),
        chips(
            shown, _menu(here), View(page=Page.ITEMS).href, [number_found(here, n), sealed(hidden)]
        ),
        html.Div([_tabs(here) if is_open else None, *_rows(here, n, title, is_open)]),
        _key() if is_open else None,
    ]


def number_found(here: Here, n: int) -> Component:
    place = here.view.items(headline=here.view.headline, show=here.view.show, days=here.view.days)
    whole = lists.size(place, here.scope, here.con)
    name = here.place.name if here.place and here.place.level is not Level.STATE else "all"
    level = here.place.level if here.place else Level.STATE
    where = "" if name == "all" else f" {items_words.inside(level)} {name}"
    return html.Span([html.B(words.count(n)), " of ", number(whole, place.href), f" items{where}"])


def _sub(here: Here, n: int) -> Any:
    if here.view.show is not Listing.OPEN or not here.view.holder:
        return "Each row is one piece of work; the number you came from counted exactly these."
    total = counts.count(here.view, here.scope, here.con)
    return f"These rows add up to {words.days(int(total['waiting_days']))} of waiting."


def _download(view: View, n: int) -> Component:
    href = "/download/items.csv" + view.href.removeprefix("/items")
    return html.A(
        [icon("download"), f"Download {words.many(n, 'row')}"],
        href=href,
        className="btn-s no-ph",
        **{"download": ""},
    )


def _rows(here: Here, n: int, title: str, is_open: bool) -> list[Component]:
    if not n:
        return [_nothing(here)]
    rows = lists.rows(here.view, here.scope, here.con, 0, PLAIN_ROWS)
    said = items_words.rows_words(rows, here)
    more = html.P(f"The first {PLAIN_ROWS} of {n:,} rows.", className="only-plain t12 mut")
    return [
        grid(here.view.href, n, is_open, here.view.sort, "Items, grid"),
        plain(said, is_open, title),
        *([more] if n > PLAIN_ROWS else []),
    ]


def _nothing(here: Here) -> Component:
    """Names the filter whose removal brings rows, with the number."""
    best: tuple[int, items_words.Chip] | None = None
    for chip in items_words.chips(here):
        n = lists.size(View.parse(chip.without), here.scope, here.con)
        if n and (best is None or n < best[0]):
            best = (n, chip)
    if best is None:
        return empty("No items here.", "Nothing to do.")
    n, chip = best
    return empty(
        "No items match all filters.",
        f"Closest: {words.many(n, 'item')} without the filter “{chip.field}: {chip.value}”.",
        html.A("Remove that filter", href=chip.without, className="btn-s sm"),
    )


def _tabs(here: Here) -> Component:
    view = here.view
    clean = {"movement": None, "still": None, "usual": None, "hearing": None}
    if view.standing in ("sign_off", "no_next_step"):
        clean["standing"] = None
    base = view.but(**clean)
    row = counts.count(base, here.scope, here.con)
    hearing = base.but(hearing=HEARING)
    shown = [Tab("All", row["items"], base.href, base == view)]
    shown += [
        Tab(label, row[measure], base.but(**limits).href, base.but(**limits) == view)
        for label, measure, limits in TABS
        if not base.standing or "standing" not in limits
    ]
    shown.append(
        Tab(
            "Hearing in 30 days",
            lists.size(hearing, here.scope, here.con),
            hearing.href,
            hearing == view,
        )
    )
    return tabs(shown, row["items"])


def _menu(here: Here) -> Component:
    view, labels = here.view.but(rows=None), here.reading.labels

    def choices(name: str, values: dict[Any, str]) -> list[Choice]:
        return [
            Choice(label, view.but(**{name: value}).href)
            for value, label in values.items()
            if getattr(view, name) != value
        ]

    groups = [
        ("Kind of work", choices("kind", {k: v.plural for k, v in labels.kinds.items()})),
        ("Waiting on", choices("holder", {k: v.label for k, v in labels.holders.items()})),
        ("Standing", choices("standing", words.STANDINGS)),
        ("Safety", choices("safety", labels.safety)),
        (
            "Age",
            [
                *choices("older", {n: f"{n} days or more" for n in (30, 60, 90, 180)}),
                *choices("usual", {Yes.YES: "Past usual"}),
                *choices("due", {Yes.YES: "Past due"}),
            ],
        ),
        (
            "Wait",
            [
                *choices("waited", {n: f"{n} days or more" for n in (7, 30, 60)}),
                *choices("mark", words.MARKS),
            ],
        ),
        (
            "Movement",
            [*choices("movement", words.MOVEMENTS), *choices("still", {Yes.YES: "Not moving"})],
        ),
        ("Hearing", choices("hearing", {n: f"within {n} days" for n in (7, 14, 30, 60)})),
    ]
    kept = [
        pair.split("=", 1) for pair in view.but(text=None).href.partition("?")[2].split("&") if pair
    ]
    return add_filter(groups, "/items", [(name, value) for name, value in kept])


def _key() -> Component:
    return html.P(
        [
            html.Span([html.I(className="k-band"), "usual for this kind, half to 85%"]),
            html.Span([html.I(className="k-age"), "age today"]),
            html.Span([html.I(className="k-past"), "past usual"]),
        ],
        className="key",
    )


@callback(
    Output(GRID, "getRowsResponse"),
    Input(GRID, "getRowsRequest"),
    State(VIEW, "data"),
    prevent_initial_call=True,
)
def block(asked: dict[str, Any] | None, address: str | None) -> Any:
    """One block of rows for the grid; scope comes from the session, never from here."""
    if not isinstance(asked, dict) or not isinstance(address, str):
        return dash.no_update
    view = View.parse(address)
    if view.page is not Page.ITEMS:
        return dash.no_update
    here = Here(_sorted(view, asked.get("sortModel")), reading())
    start, stop = (_whole(asked.get(name)) for name in ("startRow", "endRow"))
    rows = lists.rows(here.view, here.scope, here.con, start, stop)
    return {
        "rowData": items_words.rows_words(rows, here),
        "rowCount": lists.size(here.view, here.scope, here.con),
    }


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value <= lists.LONGEST_LIST else 0


def _sorted(view: View, model: Any) -> View:
    first = model[0] if isinstance(model, list) and model and isinstance(model[0], dict) else {}
    name = str(first.get("colId", "")).upper()
    if name not in lists.Sort.__members__:
        return view
    return replace(view, sort=("-" if first.get("sort") == "desc" else "") + name.lower())


def layout(**asked: object) -> Component:
    view = View.at(["items"], asked)
    return framed(view, "Items", page, [Crumb("Items")])


dash.register_page("items", path="/items", title="Sightline", name="Items", layout=layout)
