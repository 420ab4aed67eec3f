"""Where the work is, what it waits for, what moved, and who there is to do it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import defined, number
from dashboard.components.movement import Moved, movement
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.components.waiting import Side, Wait, sides_bar, sides_key, waiting_table
from dashboard.components.work_table import Total, Work, work_table
from dashboard.pages.standing_here import Seen
from dashboard.queries.counts import change
from dashboard.queries.rows import Row
from dashboard.view import Level, Listing, Yes


def work_panel(seen: Seen) -> Component:
    labels = seen.here.reading.labels
    known = [kind for kind, each in labels.kinds.items() if each.is_supplied or kind in seen.kinds]
    missing = [each.plural.lower() for kind, each in labels.kinds.items() if kind not in known]
    kinds = [_work(seen, kind) for kind in known if labels.kinds[kind].is_in_headline]
    apart = [_work(seen, kind) for kind in known if not labels.kinds[kind].is_in_headline]
    total = Total(
        seen.total["items"],
        seen.list(),
        seen.total["past_usual"],
        seen.list(usual=Yes.YES),
        change(seen.flow),
    )
    note = html.P(f"Not known from this source: {', '.join(missing)}.", className="after t13 ink2")
    return panel(
        "Where is the work?",
        work_table(kinds, total, apart, seen.since),
        note if missing else None,
        right=defined("is_past_usual", "past usual"),
    )


def _work(seen: Seen, kind: str) -> Work:
    label, row = seen.here.reading.labels.kinds[kind], seen.kinds.get(kind, {})
    return Work(
        label.plural,
        row.get("items", 0),
        seen.every(kind=kind),
        row.get("age_p50"),
        row.get("age_p85"),
        label.p50,
        label.p85,
        row.get("past_usual", 0),
        seen.every(kind=kind, usual=Yes.YES),
        change(seen.kind_flows.get(kind)),
    )


def waiting_panel(seen: Seen) -> Component:
    labels = seen.here.reading.labels
    sides = sides_of(seen, seen.total)
    waits = [
        Wait(
            holder,
            each.label,
            each.side,
            int(row.get("waiting_days", 0)),
            row.get("items", 0),
            row.get("waiting_p50"),
            seen.list(holder=holder),
        )
        for holder, each in labels.holders.items()
        for row in [seen.holders.get(holder, {})]
    ]
    later, unknown = seen.total["later"], seen.total["not_known"]
    shown = [wait for wait in waits if wait.n or wait.holder == "nobody"]
    idle = [words.the(wait.label) for wait in waits if wait not in shown]
    foot = html.P(
        [
            number(seen.total["waiting"], seen.list(waits=Yes.YES)),
            " items wait. ",
            number(later, seen.list(standing="later")),
            " have nothing due yet or are under way. ",
            *(
                [number(unknown, seen.list(standing="not_known")), " are not known. "]
                if unknown
                else []
            ),
            f"Nothing waits on {words.either(idle)}." if idle else "",
        ],
        className="after t13 ink2",
    )
    if not seen.total["waiting"]:
        return panel("What are we waiting for?", empty("Nothing waits here."), foot)
    return panel(
        "What are we waiting for?",
        sides_bar(sides),
        sides_key(sides),
        waiting_table(shown),
        foot,
        right=defined("waiting_days", "days waited"),
    )


def sides_of(seen: Seen, row: Row) -> list[Side]:
    """In the fixed order of the screen; nothing recorded is always last and always there."""
    order = ("agency", "partners", "court", "family")
    labels = seen.here.reading.labels.sides
    rest = next((label for side, label in labels.items() if side not in order), "")
    return [
        *(Side(side, labels.get(side, ""), row.get(side, 0)) for side in order),
        Side("nobody", rest or "Nothing recorded", row.get("nobody", 0)),
    ]


def movement_panel(seen: Seen) -> Component:
    flow = seen.flow or {"opened": 0, "finished": 0, "ended": 0}
    moved = Moved(
        flow["finished"],
        seen.list(show=Listing.FINISHED, days=7),
        flow["opened"],
        seen.list(show=Listing.OPENED, days=7),
        flow["ended"],
        seen.list(show=Listing.ENDED, days=7),
        seen.total["forward"],
        seen.list(movement="forward"),
        seen.total["sideways"],
        seen.list(movement="sideways"),
    )
    return panel(
        f"What moved since {seen.since}?",
        movement(moved),
        right=defined("moved_forward", "moved forward and sideways"),
    )


def people_panel(seen: Seen) -> Component | None:
    """Posts are shown where they are counted: from the unit upwards."""
    row = seen.place.row
    if seen.place.level is Level.WORKER:
        return None
    if not row["posts"] and not seen.children:
        return panel("Caseworkers", html.P("Not known from this source.", className="ink2"))
    posts, training, leave = row["posts"], row["in_training"], row["on_leave"]
    said = [html.B(words.count(posts)), f" {'caseworker' if posts == 1 else 'caseworkers'}"]
    said.append(f"; {training:,} in training, {leave:,} on leave." if posts else ".")
    return panel("Caseworkers", html.P(said), sub=f"as of {seen.here.day(seen.here.reading.as_of)}")
