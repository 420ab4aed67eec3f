"""The places one level down, put into the table that adds up to this one."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import words
from dashboard.components.children import Child, children_table
from dashboard.components.marks import defined
from dashboard.components.panel import panel
from dashboard.pages.panels_of_work import sides_of
from dashboard.pages.standing_here import Seen
from dashboard.queries.counts import change
from dashboard.queries.rows import Row
from dashboard.view import NOT_RECORDED, Level, View, Yes


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
        children_table(what, shown, total, seen.since),
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
        sides_of(seen, row),
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
