"""The one place where a view and a scope become a condition on rows of items."""

from __future__ import annotations

from dashboard.queries.rows import Where, any_of, one_of
from dashboard.scope import SEALED, STATE, Grant, Scope
from dashboard.view import NOT_RECORDED, Level, Listing, Turn, View, Yes

COLUMNS = {
    "office": "office_id",
    "unit": "unit_id",
    "worker": "worker_id",
    "case": "case_id",
}
EQUAL = {
    "kind": "kind",
    "case": "case_id",
    "holder": "waiting_on",
    "side": "side",
    "standing": "standing",
    "movement": "movement",
    "mark": "mark",
}
ON_ANY_ITEM = {"kind", "case"}
FLAGS = {"still": "not_moving", "usual": "is_past_usual", "due": "is_past_due"}
AT_LEAST = {"older": "age_days", "waited": "waiting_days"}
TURNS = {
    Turn.NOW: "waiting_on in ('worker', 'nobody') and standing <> 'scheduled'",
    Turn.SCHEDULED: "waiting_on is not null and standing = 'scheduled'",
    Turn.OTHERS: "waiting_on not in ('worker', 'nobody') and standing <> 'scheduled'",
    Turn.LATER: "waiting_on is null",
}
AS_OF = "(select max(week_end) from marts.level_weeks_by_access)"


def inside(scope: Scope) -> Where:
    """The places of the scope, whatever the access level of a row."""
    return _places(scope.grants)


def openable(scope: Scope) -> Where:
    """Rows the reader may open. The rest of their places is counted as sealed."""
    levels = {grant.access_levels - {SEALED} for grant in scope.grants}
    allowed = [
        _places(tuple(g for g in scope.grants if g.access_levels - {SEALED} == held))
        & one_of("access_level", sorted(held))
        for held in sorted(levels, key=sorted)
    ]
    return any_of(allowed) & _unblocked(scope)


def _places(grants: tuple[Grant, ...]) -> Where:
    if any(grant.level == STATE for grant in grants):
        return Where()
    return any_of(
        [
            one_of(column, sorted({g.key for g in grants if g.level == level}))
            for level, column in COLUMNS.items()
            if any(g.level == level for g in grants)
        ]
    )


def _unblocked(scope: Scope) -> Where:
    where = Where()
    for column, keys in (
        ("case_id", scope.blocked_cases),
        ("person_id", scope.blocked_people),
    ):
        if keys:
            held = one_of(column, sorted(keys))
            where &= Where(f"not coalesce({held.sql}, false)", held.values)
    return where


def place(view: View) -> Where:
    """The place of the view. `-` is work whose place is not recorded."""
    where = Where()
    for level in list(Level)[1:]:
        key = getattr(view, level.field)
        if key == NOT_RECORDED:
            where &= Where(f"coalesce({level.value}, '-') = '-'")
        elif key is not None:
            where &= Where(f"{level.value} = ?", (key,))
    return where


def narrowest(view: View) -> Where:
    """Its narrowest level alone: the place a number is about, whatever else the address says."""
    return place(View.of(view.level.field, view.key))


def asked(view: View) -> Where:
    """The filters of a list of open items."""
    where = _any_item(view)
    for name in EQUAL.keys() - ON_ANY_ITEM:
        if (value := getattr(view, name)) is not None:
            where &= Where(f"{EQUAL[name]} = ?", (value,))
    for name, column in FLAGS.items():
        if (value := getattr(view, name)) is not None:
            where &= Where(column if value is Yes.YES else f"not {column}")
    for name, column in AT_LEAST.items():
        if (value := getattr(view, name)) is not None:
            where &= Where(f"{column} >= ?", (value,))
    if view.turn is not None:
        where &= Where(TURNS[view.turn])
    if view.waits is not None:
        where &= Where(f"waiting_on is {'not ' if view.waits is Yes.YES else ''}null")
    if view.hearing is not None:
        where &= Where(
            f"next_milestone_date between {AS_OF} and {AS_OF} + ?::integer",
            (view.hearing,),
        )
    return where & _listed_in(view)


def happened(view: View) -> Where:
    """The filters of a list of what was opened, finished or otherwise ended."""
    column = "opened_date" if view.show is Listing.OPENED else "ended_date"
    where = _any_item(view) & Where(
        f"{column} > {AS_OF} - ?::integer and {column} <= {AS_OF}", (view.days or 7,)
    )
    if view.show is Listing.FINISHED:
        where &= Where("ended_as = 'done'")
    if view.show is Listing.ENDED:
        where &= Where("ended_as <> 'done'")
    return where


def _any_item(view: View) -> Where:
    where = Where()
    if view.headline is not None:
        where &= Where("is_in_headline" if view.headline is Yes.YES else "not is_in_headline")
    for name in sorted(ON_ANY_ITEM):
        if (value := getattr(view, name)) is not None:
            where &= Where(f"{EQUAL[name]} = ?", (value,))
    if view.text is not None:
        words = f"%{view.text}%"
        where &= Where("(title ilike ? or case_id ilike ? or item_id ilike ?)", (words,) * 3)
    return where


def _listed_in(view: View) -> Where:
    where = Where()
    for value, mart, column in (
        (view.safety, "safety_items", "measure"),
        (view.reason, "do_next", "reason"),
        (view.step, "open_waits", "step"),
    ):
        if value is not None:
            listed = f"item_id in (select item_id from marts.{mart} where {column} = ?)"
            where &= Where(listed, (value,))
    return where
