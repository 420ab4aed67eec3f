"""One worker's page: what can be done today and why, then the shared panels."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any
from urllib.parse import unquote

import dash
from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import number
from dashboard.components.morning import (
    Child,
    Held,
    Task,
    Tier,
    days_ahead,
    held_list,
    tiers,
    turns_line,
    unseen_table,
)
from dashboard.components.panel import panel
from dashboard.components.shell import copy_link, head, lead, print_page
from dashboard.components.states import empty
from dashboard.pages.frame import Here, framed, part
from dashboard.pages.panels import safety_panel
from dashboard.pages.panels_of_work import movement_panel, waiting_panel, work_panel
from dashboard.pages.standing_here import Seen, look_around
from dashboard.queries import caseload
from dashboard.queries.rows import Row
from dashboard.view import Page, Turn, View, Yes

NOTES = {
    "safety": "a child may need you today",
    "court": "a step before a hearing must be done",
    "family": "they did their part, or could not yet",
    "rest": "a date is near, or it has waited long",
}
TURNS = {
    Turn.NOW: "can be done now",
    Turn.SCHEDULED: "are scheduled",
    Turn.OTHERS: "wait on others",
    Turn.LATER: "have nothing due yet",
}


def page(here: Here) -> list[Component | None] | None:
    if here.place is None:
        return None
    seen = look_around(here)
    view = seen.view.but(headline=Yes.YES)
    turns = caseload.turns(view, here.scope, here.con)
    first = caseload.first(seen.view, here.scope, here.con)
    return [
        head(
            seen.title,
            "It orders work; it does not rate you or a family.",
            [copy_link(), print_page()],
        ),
        part("Today", _lead, seen, turns, first),
        turns_line(
            seen.total["items"],
            [(turns[t], label, seen.list(turn=t)) for t, label in TURNS.items()],
        ),
        part("Safety", safety_panel, seen),
        html.Div(
            [
                html.Div(
                    [
                        part("Can do now", _now, seen, view, first),
                        part("Children still to be seen this month", _unseen, seen),
                    ],
                    className="stack",
                ),
                html.Div(
                    [
                        part("Next two weeks", _ahead, seen),
                        part("Waiting on others", _others, seen, view, turns),
                    ],
                    className="stack",
                ),
            ],
            className="cols c-w",
        ),
        html.Div(
            [
                part("Where is the work?", work_panel, seen),
                part("What are we waiting for?", waiting_panel, seen),
                part("What moved?", movement_panel, seen),
            ],
            className="cols c-3",
        ),
    ]


def _lead(seen: Seen, turns: dict[Turn, int], first: list[Row]) -> Component:
    safety = sum(row["tier"] == "safety" for row in first)
    n, unseen = turns[Turn.NOW], caseload.unseen_count(seen.view, seen.here.scope, seen.here.con)
    said: list[Any] = [
        number(n, seen.list(turn=Turn.NOW), "Can be done now"),
        f" {'thing' if n == 1 else 'things'} can be done now",
        f"; {safety} {'is' if safety == 1 else 'are'} about safety. " if safety else ". ",
    ]
    if unseen:
        visits = seen.view.items(kind="caseworker_visit", step="seen_in_person").href
        said += [
            number(unseen, visits, "Visits still to be made"),
            f" {'visit is' if unseen == 1 else 'visits are'} still to be made this month.",
        ]
    return lead(*said)


def case_link(row: Row) -> str | None:
    return View(page=Page.CASE, case=row["case_id"]).href if row["case_id"] else None


def case_name(row: Row) -> str:
    return f"Case {row['case_id']}" if row["case_id"] else ""


def _now(seen: Seen, view: View, first: list[Row]) -> Component:
    here = seen.here
    groups = [
        Tier(
            tier,
            label,
            NOTES.get(tier, ""),
            tuple(
                Task(
                    row["next_action"] or row["title"],
                    case_link(row),
                    case_name(row),
                    row["sentences"],
                    f"By {here.day(row['by_date'])}" if row["by_date"] else "",
                )
                for row in rows
            ),
        )
        for (tier, label), rows in groupby(first, lambda r: (r["tier"], r["tier_label"]))
    ]
    rest = caseload.rest(view, here.scope, here.con)
    groups.append(
        Tier(
            "other",
            "Also yours to move",
            "when the above is in hand",
            tuple(
                Task(
                    row["next_action"] or row["title"],
                    case_link(row),
                    case_name(row),
                    f"{row['title']}. Waiting {words.days(row['waiting_days'])}.",
                    f"By {here.day(row['due_date'])}" if row["due_date"] else "",
                )
                for row in rest
            ),
        )
    )
    if not any(group.tasks for group in groups):
        return panel("Can do now", empty("Nothing is yours to move today.", "Nothing to do."))
    return panel("Can do now", tiers(groups), sub="Each row says why it is here.")


def _unseen(seen: Seen) -> Component:
    here = seen.here
    rows = caseload.unseen(seen.view, here.scope, here.con)
    if not rows:
        return panel(
            "Children still to be seen this month",
            empty("Every child with a visit due has been seen this month."),
        )
    shown = [
        Child(
            row["label"],
            case_name(row),
            case_link(row) or "/",
            row["days_since_seen"],
            here.day(row["last_seen_date"]) or "nothing recorded",
            _home(row),
            {True: "Yes", False: "No"}.get(row["last_seen_in_residence"], ""),
            here.day(row["planned_date"]) or "Not booked",
        )
        for row in rows
    ]
    return panel(
        "Children still to be seen this month", unseen_table(shown), sub="longest unseen first"
    )


def _home(row: Row) -> str:
    return "not shown" if row["is_location_confidential"] else row["where_now"] or "not recorded"


def _others(seen: Seen, view: View, turns: dict[Turn, int]) -> Component:
    here = seen.here
    rows = caseload.others(view, here.scope, here.con)
    labels = here.reading.labels
    waits = [
        Held(
            row["waiting_on"],
            labels.holder(row["waiting_on"]),
            row["side"],
            row["waiting_days"],
            row["label"],
            case_link(row),
            case_name(row),
            _asked(here, row),
        )
        for row in rows
    ]
    if not waits:
        return panel("Waiting on others", empty("Nothing waits on anybody else."))
    whole = turns[Turn.OTHERS]
    foot = html.P(
        [
            "All ",
            number(whole, seen.list(turn=Turn.OTHERS), "Wait on others"),
            " that wait on others. Asking again never restarts the days.",
        ],
        className="after t13 ink2",
    )
    return panel(
        "Waiting on others",
        held_list(waits),
        foot,
        sub=f"{turns[Turn.OTHERS]:,}; {len(waits)} shown, longest first",
    )


def _asked(here: Here, row: Row) -> str:
    if not row["times_asked"]:
        return "Not asked yet on record."
    return (
        f"Asked {words.many(row['times_asked'], 'time')}, last {here.day(row['last_asked_date'])}."
    )


def _ahead(seen: Seen) -> Component:
    here = seen.here
    rows = caseload.ahead(seen.view, here.scope, here.con)
    if not rows:
        return panel("Next two weeks", empty("Nothing is planned in the next two weeks."))
    days: list[tuple[str, list[Any]]] = []
    for on, planned in groupby(rows, lambda row: row["planned_date"]):
        same = Counter(
            (f"{row['title']}: {row['label'].lower()}", case_name(row), case_link(row))
            for row in planned
        )
        listed = [
            (f"{what} ({n})" if n > 1 else what, case, link)
            for (what, case, link), n in same.items()
        ]
        days.append(("Today" if on == here.reading.as_of else words.weekday(on), listed))
    return panel("Next two weeks", days_ahead(days), sub="what has a date")


def worker(key: str = "", **asked: object) -> Component:
    return framed(View.at(["workers", unquote(key)], asked), "Status", page)


dash.register_page(
    "worker", path_template="/workers/<key>", title="Sightline", name="Worker", layout=worker
)
