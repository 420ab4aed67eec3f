"""What only a supervisor can move, oldest first after what is about safety."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import number
from dashboard.components.panel import panel
from dashboard.components.queue import Action, queue
from dashboard.components.states import empty
from dashboard.pages.standing_here import Seen
from dashboard.queries import caseload
from dashboard.view import Page, View

SHOWN = 7


def needs_panel(seen: Seen) -> Component:
    here = seen.here
    rows = caseload.for_supervisor(seen.view, here.scope, here.con, SHOWN)
    whole = seen.holders.get("supervisor", {}).get("items", 0)
    if not rows:
        return panel("Needs you", empty("Nothing waits on the supervisor.", "Nothing to do."))
    actions = [
        Action(
            row["waiting_days"],
            row["next_action"] or row["label"],
            View(page=Page.CASE, case=row["case_id"]).href if row["case_id"] else None,
            f"Case {row['case_id']}" if row["case_id"] else row["title"],
            _why(row, here.day(row["next_milestone_date"]), row["reasons"]),
        )
        for row in rows
    ]
    foot = html.P(
        [
            "All ",
            number(whole, seen.list(holder="supervisor"), "Waits on the supervisor"),
            " that wait on the supervisor. An action leaves this list at the next data refresh.",
        ],
        className="after t13 ink2",
    )
    sub = f"{words.many(whole, 'item')}, safety first, then oldest"
    return panel("Needs you", queue(actions), foot, sub=sub)


def _why(row: dict[str, str], hearing: str, reasons: str | None) -> str:
    said = [f"{row['title']}."]
    if row["owner"]:
        said.append(f"From {row['owner']}.")
    if reasons:
        said.append(reasons)
    elif hearing and row["next_milestone"]:
        said.append(f"{row['next_milestone']} {hearing}.")
    return " ".join(said)
