"""Records to fix: by rule, one by one, and by place."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.health import (
    Record,
    Rule,
    places_table,
    records_table,
    rules_table,
)
from dashboard.components.marks import sealed
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.pages.frame import Here
from dashboard.queries import health, org
from dashboard.queries.rows import Row
from dashboard.view import NOT_RECORDED, Level, Page, View

PAGE = 100
MOST_RULES = 10


def rules_panel(here: Here, rules: list[Row]) -> Component:
    if not rules:
        return panel("Rules with records to fix", empty("No record needs a fix here."))
    shown = [
        Rule(
            words.ERROR_TYPES.get(r["error_type"], words.said(r["error_type"])),
            r["label"],
            r["records"],
            _to(here, rule=r["finding"]),
        )
        for r in rules
    ]
    hidden = health.sealed_records(here.view, here.scope, here.con)
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
