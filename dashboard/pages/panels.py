"""The shared panels of state, office, unit and worker: what was seen, put into components."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import number, sealed
from dashboard.components.safety_line import Measure, safety_line
from dashboard.components.shell import lead
from dashboard.components.tallies import Tally, tallies, weeks_table
from dashboard.pages.frame import clock
from dashboard.pages.standing_here import Seen
from dashboard.queries.counts import change
from dashboard.queries.labels import SAFETY_KINDS
from dashboard.view import Yes


def lead_sentence(seen: Seen) -> Component:
    """The finding in words: how much, what changed, and who holds most of the waiting."""
    n = seen.total["items"]
    net = change(seen.flow)
    parts = [
        number(n, seen.list(), "Open items"),
        f" open {'item' if n == 1 else 'items'}",
        *([" ", sealed(seen.sealed)] if seen.sealed else []),
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
            seen.safety.get(code, 0),
            seen.every(safety=code),
            seen.here.reading.labels.knows(SAFETY_KINDS.get(code, "")),
        )
        for code, label in seen.here.reading.labels.safety.items()
    ]
    at = clock(seen.here.reading)
    first = next(iter(seen.here.reading.labels.safety), "")
    apart = "Sealed items are not among these." if seen.sealed else ""
    return safety_line(measures, first, at if at.endswith(".") else f"{at}.", apart)


def tally_panel(seen: Seen) -> Component:
    def tally(label: str, icon: str, code: str, measure: str, says: str, **limits: object) -> Tally:
        line = tuple(int(week[measure]) for week in seen.weeks)
        return Tally(
            label,
            icon,
            code,
            seen.total[measure],
            seen.list(**limits),
            line,
            says + _since_last_week(line),
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
    return html.Div([tallies(shown), weeks_table(shown, ends) if ends else None])


def _since_last_week(line: tuple[int, ...]) -> str:
    if len(line) < 2:
        return ""
    moved = line[-1] - line[-2]
    return f"; {words.fewer(moved)} {'than' if moved else 'as'} last week"
