"""Lists of a caseload: each row says what, for which case, why, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.marks import badge, icon, number
from dashboard.components.panel import cell, col, row_head, scroll, table

TIER_ICONS = {"safety": "safety", "court": "court", "family": "home"}


@dataclass(frozen=True)
class Task:
    what: str
    href: str | None
    case: str
    why: str
    when: str = ""


@dataclass(frozen=True)
class Tier:
    tier: str
    label: str
    note: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Child:
    label: str
    case: str
    href: str
    days: int | None
    seen: str
    lives: str
    there: str
    planned: str


@dataclass(frozen=True)
class Held:
    """A wait somebody else can end."""

    holder: str
    label: str
    side: str
    days: int
    what: str
    href: str | None
    case: str
    asked: str


def turns_line(whole: int, parts: Sequence[tuple[int, str, str]]) -> Component:
    """Counts that add up to the open items, each a door."""
    return html.P(
        [
            html.Span(f"{words.many(whole, 'open item')}:"),
            *[html.Span([number(n, href, label), label]) for n, label, href in parts],
        ],
        className="four ink2",
    )


def tiers(shown: Sequence[Tier]) -> Component:
    return html.Div([_tier(tier) for tier in shown if tier.tasks])


def _tier(tier: Tier) -> Component:
    return html.Section(
        [
            html.H3([icon(TIER_ICONS.get(tier.tier, "list")), tier.label, html.Small(tier.note)]),
            html.Ul([_task(task) for task in tier.tasks], className="do"),
        ],
        className="tier",
    )


def _task(task: Task) -> Component:
    name: Any = html.Span(task.what, className="what")
    if task.href:
        name = html.A(task.what, href=task.href, className="what")
    return html.Li(
        [
            html.Div([name, html.Span(f" {task.case}", className="ink2")]),
            html.Span(html.B(task.when, className="t13 nw") if task.when else "", className="act"),
            html.Span(task.why, className="why"),
        ]
    )


def unseen_table(children: Sequence[Child]) -> Component:
    heads = [
        html.Th("Child", scope="col"),
        col(["Days since", html.Br(), "seen"]),
        html.Th("Last seen", scope="col"),
        html.Th("Lives in", scope="col"),
        html.Th(["Seen there", html.Br(), "then"], scope="col"),
        html.Th("This month", scope="col"),
    ]
    rows = [
        html.Tr(
            [
                row_head(
                    [
                        html.A(child.label, href=child.href, className="rowl"),
                        html.Span(f" {child.case}", className="t12 mut"),
                    ]
                ),
                cell(html.B("never" if child.days is None else str(child.days)), "num"),
                cell(child.seen),
                cell(child.lives),
                cell(child.there),
                cell(child.planned, "nw"),
            ]
        )
        for child in children
    ]
    return scroll(
        "Children still to be seen, table",
        table(
            "Children still to be seen this month, longest unseen first",
            heads,
            rows,
            look="tb flat cards",
        ),
    )


def held_list(waits: Sequence[Held]) -> Component:
    return html.Ul([_held(wait) for wait in waits], className="do")


def _held(wait: Held) -> Component:
    name: Any = html.Span(wait.what, className="what")
    if wait.href:
        name = html.A(wait.what, href=wait.href, className="what")
    return html.Li(
        [
            html.Div(
                [
                    badge(wait.holder, wait.label, wait.side, wait.days),
                    " ",
                    name,
                    html.Span(f" {wait.case}", className="ink2"),
                ]
            ),
            html.Span("", className="act"),
            html.Span(wait.asked, className="why"),
        ]
    )


def days_ahead(days: Sequence[tuple[str, Sequence[tuple[str, str, str | None]]]]) -> Component:
    """Days with what is planned on each: (what, case, address)."""
    parts: list[Component] = []
    for day, planned in days:
        parts.append(html.Dt(day))
        for what, case, href in planned:
            linked = html.A(case, href=href) if href else case
            parts.append(html.Dd([f"{what}, " if case else what, linked]))
    return html.Dl(parts, className="day")
