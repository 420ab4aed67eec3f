"""The shared panels of state, office, unit and worker: what was seen, put into components."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.children import Child, children_table
from dashboard.components.marks import defined, number, sealed
from dashboard.components.movement import Moved, movement
from dashboard.components.panel import panel
from dashboard.components.safety_line import Measure, safety_line
from dashboard.components.shell import lead
from dashboard.components.states import empty
from dashboard.components.tallies import Tally, tallies, weeks_table
from dashboard.components.waiting import Side, Wait, sides_bar, sides_key, waiting_table
from dashboard.components.work_table import Total, Work, work_table
from dashboard.pages.frame import clock
from dashboard.pages.standing_here import Seen
from dashboard.queries.counts import change
from dashboard.queries.labels import SAFETY_KINDS
from dashboard.queries.rows import Row
from dashboard.view import NOT_RECORDED, Level, Listing, View, Yes


def lead_sentence(seen: Seen) -> Component:
    """The finding in words: how much, what changed, and who holds most of the waiting."""
    n = seen.total["items"]
    net = change(seen.flow)
    parts = [
        number(n, seen.list(), "Open items"),
        f" open {'item' if n == 1 else 'items'}",
        *([" ", sealed(seen.total["sealed"]["items"])] if seen.total["sealed"]["items"] else []),
        ", ",
        html.B(words.fewer(net)),
        f" {'than' if net else 'as'} on {seen.since}.",
    ]
    return lead(*parts, *_most_waited(seen))


def _most_waited(seen: Seen) -> list[object]:
    """Never the family: a headline of family days reads as blame."""
    outside = {
        holder: row
        for holder, row in seen.holders.items()
        if holder in seen.here.reading.labels.holders and row["items"] and holder != "family"
    }
    if not outside:
        return []
    holder, row = max(outside.items(), key=lambda pair: pair[1]["waiting_days"])
    share = words.share(row["waiting_days"], seen.total["waiting_days"])
    label = words.the(seen.here.reading.labels.holder(holder))
    wait = "waits" if row["items"] == 1 else "wait"
    said = "have nothing recorded" if holder == "nobody" else f"{wait} on {label}"
    half = (
        f", half of them longer than {words.days(row['waiting_p50'])}"
        if row["items"] > 1 and row["waiting_p50"]
        else ""
    )
    return [
        " ",
        number(row["items"], seen.list(holder=holder), label),
        f" {said}{half}: ",
        html.B(f"{share} of all waiting days"),
        ".",
    ]


def safety_panel(seen: Seen) -> Component:
    measures = [
        Measure(
            label,
            seen.safety.get(code, {}).get("items", 0),
            seen.safety.get(code, {}).get("sealed", 0),
            seen.every(safety=code),
            seen.here.reading.labels.knows(SAFETY_KINDS.get(code, "")),
        )
        for code, label in seen.here.reading.labels.safety.items()
    ]
    at = clock(seen.here.reading)
    first = next(iter(seen.here.reading.labels.safety), "")
    return safety_line(measures, first, at if at.endswith(".") else f"{at}.")


def tally_panel(seen: Seen) -> Component:
    def tally(label: str, icon: str, code: str, measure: str, says: str, **limits: object) -> Tally:
        line = tuple(int(week[measure]) for week in seen.weeks)
        moved = line[-1] - line[-2] if len(line) > 1 else 0
        than = "as last week" if not moved else "than last week"
        return Tally(
            label,
            icon,
            code,
            seen.total[measure],
            seen.total["sealed"][measure],
            seen.list(**limits),
            line,
            f"{says}; {words.fewer(moved)} {than}",
        )

    days = sorted(
        {k.still_days for k in seen.here.reading.labels.kinds.values() if k.is_in_headline}
    )
    shown = [
        tally(
            "Moved forward this week",
            "forward",
            "moved_forward",
            "forward",
            "A step was done",
            movement="forward",
        ),
        tally(
            "Only sign-off left",
            "sign_off",
            "sign_off",
            "sign_off",
            "Closing checks pass",
            standing="sign_off",
        ),
        tally(
            "Not moving",
            "still",
            "not_moving",
            "still",
            f"No step done in {days[0]} to {days[-1]} days",
            still=Yes.YES,
        ),
        tally(
            "No next step",
            "nobody",
            "no_next_step",
            "no_next_step",
            "No date and no live request",
            standing="no_next_step",
        ),
    ]
    ends = [seen.here.day(week["week_end"]) for week in seen.weeks]
    return html.Div([tallies(shown), weeks_table(shown, ends)])


def work_panel(seen: Seen) -> Component:
    labels = seen.here.reading.labels
    known = [kind for kind, each in labels.kinds.items() if each.is_supplied or kind in seen.kinds]
    missing = [each.plural.lower() for kind, each in labels.kinds.items() if kind not in known]
    kinds = [_work(seen, kind) for kind in known if labels.kinds[kind].is_in_headline]
    apart = [_work(seen, kind) for kind in known if not labels.kinds[kind].is_in_headline]
    total = Total(
        seen.total["items"],
        seen.total["sealed"]["items"],
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
    sides = _sides(seen, seen.total)
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


def _sides(seen: Seen, row: Row) -> list[Side]:
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


def children_panel(seen: Seen) -> Component | None:
    below = seen.place.level.below
    if below is None:
        return None
    what = words.LEVELS[below.field]
    shown = [
        _child(seen, row["key"], row["name"], row)
        for row in seen.children
        if below is not Level.WORKER
        or row["role"] == "caseworker"
        or row["key"] in seen.child_counts
    ]
    known = {row["key"] for row in seen.children}
    gone = [key for key in seen.child_counts if key not in known and key != NOT_RECORDED]
    shown += [_child(seen, key, f"{what} {key}", None) for key in gone]
    if NOT_RECORDED in seen.child_counts:
        shown.append(_child(seen, NOT_RECORDED, words.NOT_RECORDED[below.field], None))
    total = _line(seen, seen.place.name, "", seen.total, change(seen.flow), seen.view, None)
    note = f"By name. {what}s differ in size and kind of work, so they are not ranked."
    if below is Level.WORKER:
        note = "By name. A view of room, not of performance."
    return panel(
        f"{what}s",
        children_table(what, shown, total, seen.total["sealed"]["items"], seen.since),
        sub=note,
        right=defined("open", "open items"),
    )


def _child(seen: Seen, key: str, name: str, row: Row | None) -> Child:
    view = seen.view.into(key)
    counted = seen.child_counts.get(key, {})
    posts = row["posts"] if row and seen.place.level in (Level.STATE, Level.OFFICE) else None
    link = view.but(headline=Yes.YES) if key == NOT_RECORDED else view
    return _line(seen, name, link.href, counted, change(seen.child_flows.get(key)), view, posts)


def _line(
    seen: Seen, name: str, href: str, row: Row, moved: int, view: View, posts: int | None
) -> Child:
    def rows(**limits: object) -> str:
        return view.items(headline=Yes.YES, **limits).href

    if not href and seen.place.level in (Level.STATE, Level.OFFICE):
        posts = seen.place.row["posts"]
    return Child(
        name,
        href,
        row.get("items", 0),
        moved,
        _sides(seen, row),
        row.get("forward", 0),
        row.get("sign_off", 0),
        row.get("still", 0),
        row.get("no_next_step", 0),
        {
            "items": rows(),
            "forward": rows(movement="forward"),
            "sign_off": rows(standing="sign_off"),
            "still": rows(still=Yes.YES),
            "no_next_step": rows(standing="no_next_step"),
        },
        posts,
    )
