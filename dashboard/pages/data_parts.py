"""The panels of the data page: what was read, put into components and words."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.health import (
    Source,
    plain_table,
    sources_table,
)
from dashboard.components.marks import tag
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.pages.frame import Here
from dashboard.queries import health
from dashboard.queries.rows import Row

CHECKED = {"warn": "to look at", "fail": "failed", "error": "did not run"}
OUTCOMES = {"quarantined": "Set aside", "refused": "Refused with its file"}


def sources_panel(here: Here, feeds: list[Row]) -> Component:
    rows = health.rows_total(here.con)
    shown = [_feed(name, tables, here) for name, tables in _by_feed(feeds).items()]
    tables = [
        Source(
            feed["label"],
            _late(feed),
            here.day(feed["stamp"].date()) if feed["stamp"] else "never",
            feed["cadence"] or "",
            feed["rows_in"],
            feed["unmapped"],
            feed["quarantined"],
            feed["refused"],
            feed["is_supplied"],
        )
        for feed in feeds
        if feed["is_supplied"]
    ]
    missing = [feed["label"].lower() for feed in feeds if not feed["is_supplied"]]
    note = html.P(
        [
            html.B("Every row is accounted for: "),
            f"{rows['read']:,} read = {rows['loaded']:,} loaded + {rows['aside']:,} set aside"
            f" + {rows['refused']:,} refused, from {words.many(rows['files'], 'file')}.",
        ],
        className="note",
    )
    rest = (
        html.P(f"Not supplied by this source: {', '.join(missing)}.", className="t13 ink2 after")
        if missing
        else None
    )
    every = html.Details(
        [
            html.Summary(f"All {words.many(len(tables), 'table')}", className="btn-t"),
            sources_table(tables),
        ],
        className="twin-d",
    )
    return panel("Sources", sources_table(shown), note, every, rest, anchor="sources")


def _by_feed(feeds: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for feed in feeds:
        if feed["is_supplied"]:
            found.setdefault(feed["feed"], []).append(feed)
    return found


def _feed(name: str, tables: list[Row], here: Here) -> Source:
    """A feed is as late as its latest table, and as old as its oldest."""
    stamps = [table["stamp"] for table in tables if table["stamp"]]
    late = [table for table in tables if table["is_late"]]
    oldest = max(late, key=lambda table: table["age_days"]) if late else None
    return Source(
        words.said(name),
        _late(oldest) if oldest else "",
        here.day(min(stamps).date()) if stamps else "never",
        " or ".join(sorted({table["cadence"] or "" for table in tables})),
        *(
            sum(table[column] for table in tables)
            for column in ("rows_in", "unmapped", "quarantined", "refused")
        ),
        supplied=True,
    )


def _late(feed: Row) -> str:
    return f"{words.days(feed['age_days'])} old" if feed["is_late"] else ""


def aside_panel(here: Here) -> Component:
    rows = health.set_aside(here.con)
    if not rows:
        inside: Any = empty("Every row of the latest delivery was loaded.", "Nothing to do.")
    else:
        inside = plain_table(
            "Rows not loaded",
            ["File", "Why", "What became of them", "Rows"],
            [
                [
                    r["file"],
                    words.without_code(r["reason"]),
                    OUTCOMES.get(r["outcome"], r["outcome"]),
                    f"{r['rows']:,}",
                ]
                for r in rows
            ],
            frozenset({3}),
        )
    return panel("Rows set aside or refused", inside, sub="latest delivery", anchor="aside")


def meaning_panel(here: Here, feeds: list[Row]) -> Component:
    late = [feed for feed in feeds if feed["is_late"]]
    if not late:
        return panel(
            "What this means for today",
            empty("Every source is as fresh as agreed.", "Nothing to keep in mind."),
        )
    rows = [
        html.Li(
            [
                html.B(f"{feed['label']} may be {words.days(feed['age_days'])} old"),
                html.Span(
                    " Numbers that rest on it are shown as they were then.", className="ink2 t13"
                ),
            ]
        )
        for feed in late
    ]
    return panel("What this means for today", html.Ul(rows, className="lines"))


def holds_panel(here: Here) -> Component:
    rows = health.holds(here.con)
    if not rows:
        return panel("Deliveries held back", empty("No delivery is held back."))
    listed = [
        html.Li(
            [
                html.B(f"{row['delivery']}: {row['reason']}"),
                " ",
                tag("held", "w", "warning") if row["is_open"] else tag("let through"),
                html.Span(_decided(here, row), className="ink2 t13 note-l"),
            ]
        )
        for row in rows
    ]
    return panel("Deliveries held back", html.Ul(listed, className="lines"))


def _decided(here: Here, row: Row) -> str:
    if row["is_open"]:
        return "The last release stays until somebody says why to go on."
    on = f" on {here.day(row['acknowledged_at'].date())}" if row["acknowledged_at"] else ""
    return f"{row['acknowledged_by']}{on}: {row['acknowledged_reason']}"


def checks_panel(here: Here) -> Component | None:
    total = health.tests_total(here.con)
    if total is None:
        return None
    failed = health.failing_tests(here.con)
    said = html.P(
        [
            html.B(f"{total['passed']:,} of {words.many(total['tests'], 'check')}"),
            " passed before this release was published.",
        ]
    )
    rest = (
        html.Ul(
            [
                html.Li(f"{words.said(row['test'])}: {CHECKED.get(row['status'], row['status'])}")
                for row in failed
            ],
            className="lines",
        )
        if failed
        else None
    )
    return panel("Checks of the build", said, rest)


def coverage_panel(here: Here) -> Component:
    kinds = health.coverage(here.con)
    said = {"full": "All of it", "part": "Part of it", "none": "Nothing"}
    rows = [
        [row["plural"], said.get(row["coverage"], row["coverage"])]
        for row in kinds
        if row["coverage"] != "full"
    ]
    if not rows:
        return panel(
            "What the source supplies",
            empty(f"Everything that the {len(kinds)} kinds of work rest on."),
        )
    return panel(
        "What the source supplies",
        plain_table("Coverage by kind of work", ["Kind of work", "Supplied"], rows, frozenset()),
        sub="what is not supplied is said as not known, never as undone",
    )


def releases_panel(here: Here) -> Component | None:
    rows = health.releases(here.con)
    if not rows:
        return None
    listed = [
        [
            f"Release {row['release_id']}" + (" (this one)" if row["is_this"] else ""),
            here.day(row["extract_date"]),
            words.moment(row["published_at"]),
            words.count(row["row_count"]),
        ]
        for row in rows
    ]
    heads = ["Release", "Data of", "Published", "Rows"]
    return panel("Releases", plain_table("Releases", heads, listed, frozenset({3})))
