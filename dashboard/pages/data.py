"""Can I trust today's numbers: sources, rows, holds, records to fix, checks."""

from __future__ import annotations

from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import number
from dashboard.components.shell import Crumb, copy_link, head, lead, print_page
from dashboard.pages.data_parts import (
    aside_panel,
    checks_panel,
    coverage_panel,
    holds_panel,
    meaning_panel,
    releases_panel,
    sources_panel,
)
from dashboard.pages.data_records import places_panel, records_panel, rules_panel
from dashboard.pages.frame import Here, framed, part
from dashboard.queries import health, org
from dashboard.view import PLACES, Level, Page, View


def page(here: Here) -> list[Component | None] | None:
    if here.place is None and here.view.level is not Level.STATE:
        return None
    here = _own_place(here)
    feeds = health.feeds(here.con)
    rules = health.rules(here.view, here.scope, here.con)
    if here.view.rule is not None or here.view.rows is not None:
        return [
            head("Records to fix", _where(here), [copy_link(), print_page()]),
            records_panel(here, rules),
        ]
    return [
        head(f"Data health{_in(here)}", _release(here), [copy_link(), print_page()]),
        part("Today", _lead, here, feeds, rules),
        html.Div(
            [
                html.Div(
                    [
                        part("Sources", sources_panel, here, feeds),
                        part("Rows set aside or refused", aside_panel, here),
                    ],
                    className="stack",
                ),
                html.Div(
                    [
                        part("What this means for today", meaning_panel, here, feeds),
                        part("Rules with records to fix", rules_panel, here, rules),
                        part("Deliveries held back", holds_panel, here),
                        part("Checks of the build", checks_panel, here),
                    ],
                    className="stack",
                ),
            ],
            className="cols c-21",
        ),
        part("Next to fix", records_panel, here, rules),
        part("By place", places_panel, here, rules),
        html.Div(
            [
                part("What the source supplies", coverage_panel, here),
                part("Releases", releases_panel, here),
            ],
            className="cols c-2",
        ),
    ]


def _own_place(here: Here) -> Here:
    """Somebody with one place reads of that place when the address names none."""
    grants = {(grant.level, grant.key) for grant in here.scope.grants}
    if here.place is not None or len(grants) != 1:
        return here
    level, key = grants.pop()
    if level not in PLACES.values():
        return here
    view = here.view.but(**{level: key})
    return Here(view, here.reading, org.place(view, here.scope, here.con))


def _in(here: Here) -> str:
    return f", {here.place.name}" if here.place and here.place.level is not Level.STATE else ""


def _where(here: Here) -> str:
    return here.place.name if here.place else "Everything you may see"


def _release(here: Here) -> str:
    release = here.reading.release
    return f"Release {release.id}, taken {words.moment(release.extract_stamp)}"


def _lead(here: Here, feeds: list[Any], rules: list[Any]) -> Component:
    supplied = [feed for feed in feeds if feed["is_supplied"]]
    late = sum(feed["is_late"] for feed in supplied)
    rows = health.rows_total(here.con)
    fix = sum(rule["records"] for rule in rules)
    every = "All" if not late else f"{len(supplied) - late} of"
    aside: Any = (
        html.A(words.count(rows["aside"]), href="#aside", className="n") if rows["aside"] else "0"
    )
    return lead(
        f"{every} {len(supplied)} tables arrived on time. ",
        aside,
        " rows are set aside, and ",
        number(fix, here.view.but(page=Page.DATA, rows=0).href, "Records to fix"),
        " records need a fix.",
    )


def layout(**asked: object) -> Component:
    view = View.at(["data"], asked)
    return framed(view, "Data", page, [Crumb("Data health")])


dash.register_page("data", path="/data", title="Sightline", name="Data", layout=layout)
