"""Where the work is, what it waits for and what moved, at any level."""

from __future__ import annotations

from urllib.parse import unquote

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.shell import copy_link, head, print_page
from dashboard.pages import places
from dashboard.pages.frame import Here, framed, part
from dashboard.pages.needs_you import needs_panel
from dashboard.pages.panel_of_children import children_panel
from dashboard.pages.panels import lead_sentence, safety_panel, tally_panel
from dashboard.pages.panels_of_work import movement_panel, people_panel, waiting_panel, work_panel
from dashboard.pages.standing_here import Seen, look_around
from dashboard.view import Level, View


def page(here: Here) -> list[Component | None] | None:
    """The same layout at every level, so that a reader learns it once."""
    if here.place is None:
        return places.page(here) if here.view.level is Level.STATE else None
    seen = look_around(here)
    return [
        head(seen.title, seen.sub, [copy_link(), print_page()]),
        part("Open items", lead_sentence, seen),
        part("Safety", safety_panel, seen),
        part("Four counts", tally_panel, seen),
        _unit(seen) if seen.place.level is Level.UNIT else _overview(seen),
        part("Places inside this one", children_panel, seen),
    ]


def _overview(seen: Seen) -> Component:
    side = html.Div([_moved(seen), _people(seen)], className="stack")
    return html.Div([_work(seen), _waiting(seen), side], className="cols c-3")


def _unit(seen: Seen) -> Component:
    """The same panels, with what only the supervisor can move first."""
    left = html.Div([part("Needs you", needs_panel, seen), _work(seen)], className="stack")
    right = html.Div([_people(seen), _moved(seen), _waiting(seen)], className="stack")
    return html.Div([left, right], className="cols c-u")


def _work(seen: Seen) -> Component | None:
    return part("Where is the work?", work_panel, seen)


def _waiting(seen: Seen) -> Component | None:
    return part("What are we waiting for?", waiting_panel, seen)


def _moved(seen: Seen) -> Component | None:
    return part("What moved?", movement_panel, seen)


def _people(seen: Seen) -> Component | None:
    return part("Caseworkers", people_panel, seen)


def state(**asked: object) -> Component:
    return framed(View.at([""], asked), "Status", page)


def office(key: str = "", **asked: object) -> Component:
    return framed(View.at(["offices", unquote(key)], asked), "Status", page)


def unit(key: str = "", **asked: object) -> Component:
    return framed(View.at(["units", unquote(key)], asked), "Status", page)


dash.register_page("status", path="/", title="Sightline", name="Status", layout=state)
dash.register_page(
    "office", path_template="/offices/<key>", title="Sightline", name="Office", layout=office
)
dash.register_page(
    "unit", path_template="/units/<key>", title="Sightline", name="Unit", layout=unit
)
