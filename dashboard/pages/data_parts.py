"""The panels of the data page: what was read, put into components and words."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.health import (
    Record,
    Rule,
    Source,
    places_table,
    plain_table,
    records_table,
    rules_table,
    sources_table,
)
from dashboard.components.marks import sealed, tag
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.pages.frame import Here
from dashboard.queries import health, org
from dashboard.queries.rows import Row
from dashboard.view import NOT_RECORDED, Level, Page, View

PAGE = 100
MOST_RULES = 10
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
                [r["file"], r["reason"], OUTCOMES.get(r["outcome"], r["outcome"]), f"{r['rows']:,}"]
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


def rules_panel(here: Here, rules: list[Row]) -> Component:
    if not rules:
        return panel("Rules with records to fix", empty("No record needs a fix here."))
    shown = [
        Rule(
            words.ERROR_TYPES.get(r["error_type"], words.said(r["error_type"])),
            r["label"],
            r["records"],
            r["sealed"],
            _to(here, rule=r["finding"]),
        )
        for r in rules
    ]
    hidden = sum(rule.sealed for rule in shown)
    return panel(
        "Rules with records to fix",
        rules_table(shown, here.view.but(page=Page.DATA, rows=0).href),
        html.P([sealed(hidden)]) if hidden else None,
        sub="they are counted in the work all the same",
    )


def _to(here: Here, **limits: object) -> str:
    return here.view.but(page=Page.DATA, rows=None, **limits).href


def records_panel(here: Here, rules: list[Row]) -> Component:
    limited = here.view.rule is not None or here.view.rows is not None
    rows = health.records(here.view, here.scope, here.con, PAGE if limited else 8)
    if not rows:
        return panel("Next to fix", empty("No record needs a fix here."), anchor="records")
    whole, start = rows[0]["whole"], here.view.rows or 0
    shown = [
        Record(
            _name(row),
            here.reading.record(row["table_name"], row["record_id"]) or _case(row),
            f"{row['label']}. {row['detail'] or ''}".strip(),
            row["owner"] or words.said(row["fixer"]),
            row["age_days"],
        )
        for row in rows
    ]
    label = next((r["label"] for r in rules if r["finding"] == here.view.rule), None)
    last = start + len(rows)
    links: list[Any] = [f"Rows {start + 1:,} to {last:,} of {whole:,}. "]
    if last < whole:
        links.append(html.A("Next rows", href=here.view.but(rows=last).href))
    if limited:
        links += [" ", html.A("Back to data health", href=_to(here, rule=None))]
    return panel(
        label or "Next to fix",
        records_table(shown),
        html.P(links, className="t13 after"),
        sub=f"oldest first; {whole:,} in all",
        anchor="records",
    )


def _name(row: Row) -> str:
    record = f"{words.said(row['table_name'])} {row['record_id']}"
    return f"{record}, case {row['case_id']}" if row["case_id"] else record


def _case(row: Row) -> str | None:
    return View(page=Page.CASE, case=row["case_id"]).href if row["case_id"] else None


def places_panel(here: Here, rules: list[Row]) -> Component | None:
    """By the level below, by name; a work list, not a score."""
    below = here.view.level.below
    if here.place is None or below is None or below is Level.WORKER or not rules:
        return None
    codes = [r["finding"] for r in sorted(rules, key=lambda r: -r["records"])[:MOST_RULES]]
    labels = {r["finding"]: r["label"] for r in rules}
    found: dict[str, dict[str, int]] = {}
    for row in health.by_place(here.view, here.scope, here.con):
        found.setdefault(row["key"], {})[row["finding"]] = row["records"]
    names = {row["key"]: row["name"] for row in org.children(here.view, here.con)}
    order = sorted((k for k in found if k != NOT_RECORDED), key=lambda k: names.get(k, k))
    shown = []
    for key in [*order, *([NOT_RECORDED] if NOT_RECORDED in found else [])]:
        view = here.view.but(page=Page.DATA, rule=None, **{below.field: key})
        cells = [(found[key].get(code, 0), view.but(rule=code).href) for code in codes]
        cells.append((sum(found[key].values()), view.href))
        name = names.get(key, words.NOT_RECORDED[below.field])
        shown.append((name, view.href, cells))
    totals = [sum(each.get(code, 0) for each in found.values()) for code in codes]
    totals.append(sum(sum(each.values()) for each in found.values()))
    what = words.LEVELS[below.field]
    return panel(
        f"By {what.lower()}",
        places_table(what, [labels[c] for c in codes], shown, totals),
        html.P("Counts grow with size, so they are not compared.", className="t13 ink2 after"),
        sub="By name. A work list, not a score.",
    )


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
