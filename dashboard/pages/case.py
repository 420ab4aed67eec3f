"""The story of one case, and what would move it."""

from __future__ import annotations

from urllib.parse import unquote

import dash
from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.shell import Crumb, copy_link, head, print_page
from dashboard.components.states import stale
from dashboard.pages.case_ahead import backward_panel, checks_panel, timeline_panel
from dashboard.pages.case_parts import blocks, children_panel
from dashboard.pages.case_story import CaseStory, read_case
from dashboard.pages.case_work import closed_panel, held_panel, items_panel, needs_panel
from dashboard.pages.frame import Here, framed, part
from dashboard.queries import case as cases
from dashboard.queries.health import late
from dashboard.view import View


def page(here: Here) -> list[Component | None] | None:
    story = read_case(here)
    if story is None:
        return None
    actions = [copy_link(), print_page(), *_own_system(here)]
    if story.status["opened_date"] is None:
        return [
            head(f"Case {here.view.case}", "Not open in this release.", actions),
            closed_panel(story),
        ]
    return [
        head(f"Case {here.view.case}", _sub(story), actions),
        part("Late sources", _late, here),
        part("Now", blocks, story),
        part("Each child", children_panel, story),
        html.Div(
            [
                html.Div(
                    [
                        part("Backward plan from the next court date", backward_panel, story),
                        part("Checks before closing", checks_panel, story),
                        part("Who held the next move", held_panel, story),
                    ],
                    className="stack",
                ),
                html.Div(
                    [
                        part("Open work", items_panel, story),
                        part("Needs", needs_panel, story),
                    ],
                    className="stack",
                ),
            ],
            className="cols c-case",
        ),
        part("Timeline", timeline_panel, story),
    ]


def _late(here: Here) -> Component | None:
    rows = [(row["label"], here.day(row["stamp"].date())) for row in late(here.con)]
    return stale(rows, "/data")


def _own_system(here: Here) -> list[Component]:
    href = here.reading.record("cases", here.view.case or "")
    return [html.A("Open in case system", href=href, className="btn-s pri")] if href else []


def _sub(story: CaseStory) -> str:
    row, here = story.status, story.here
    said = [f"Open since {here.day(row['opened_date'])}"]
    if row["in_care_since"]:
        care = (here.reading.as_of - row["in_care_since"]).days
        said = [f"In care since {here.day(row['in_care_since'])} ({words.days(care)})"]
    if row["goal"]:
        said.append(f"Goal: {row['goal'][0].lower()}{row['goal'][1:]}")
    said.append(words.many(len(story.items), "open item"))
    return ". ".join(said) + "."


def layout(key: str = "", **asked: object) -> Component:
    """The crumbs show the place of the case, once it is known that it may be opened."""
    view = View.at(["cases", unquote(key)], {})
    if view.case is None:
        return framed(view, "Items", lambda here: None)

    def body(here: Here) -> list[Component | None] | None:
        return page(Here(view, here.reading, here.place))

    def place(here: Here) -> View:
        row = cases.status(unquote(key), here.scope, here.con)
        return View.of(*cases.place_of(row)) if row else View()

    return framed(view, "Items", body, [Crumb(f"Case {view.case}")], place)


dash.register_page(
    "case", path_template="/cases/<key>", title="Sightline", name="Case", layout=layout
)
