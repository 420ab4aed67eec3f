"""The open items of a case, each with its steps on the map; and who held the next move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.lengths import weight
from dashboard.components.marks import badge, icon, look, tag
from dashboard.components.panel import cell, num, row_head, table


@dataclass(frozen=True)
class StepLine:
    label: str
    state: str
    said: str
    when: str


@dataclass(frozen=True)
class Story:
    title: str
    about: str
    standing: str
    wait: Any
    next: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True)
class Held:
    holder: str
    label: str
    side: str
    days: int
    step: str


STEP_ICONS = {"done": "check", "implied": "check", "waived": "check"}


def stories(shown: Sequence[Story], first: int) -> Component:
    """The first few in sight, the rest one key away."""
    listed = [html.Li(_story(story)) for story in shown]
    if len(listed) <= first + 1:
        return html.Ul(listed, className="stories")
    more = html.Details(
        [
            html.Summary(f"{len(listed) - first} more", className="btn-t"),
            html.Ul(listed[first:], className="stories"),
        ],
        className="twin-d",
    )
    return html.Div([html.Ul(listed[:first], className="stories"), more])


def _story(story: Story) -> Component:
    head = html.Div(
        [
            html.Span(
                [
                    html.B(story.title, className="b"),
                    html.Span(f" {story.about}", className="t13 ink2") if story.about else None,
                ]
            ),
            html.Span([story.wait or tag(story.standing)], className="st"),
            html.Span(story.next, className="t13 ink2 nx") if story.next else None,
        ],
        className="story-head",
    )
    if not story.steps:
        return head
    listed = html.Ol(
        [
            html.Li(
                [
                    icon(STEP_ICONS.get(step.state, "circle")),
                    html.Span([step.label, " ", html.Span(step.said, className="t13 ink2")]),
                    html.Span(step.when, className="t13 nw ink2"),
                ],
                className=f"sp {step.state}",
            )
            for step in story.steps
        ],
        className="sps",
    )
    count = words.many(len(story.steps), "step")
    return html.Div(
        [
            head,
            html.Details(
                [html.Summary(f"{count} on the map", className="btn-t"), listed], className="twin-d"
            ),
        ]
    )


def held_strip(held: Sequence[Held]) -> Component:
    """Order in time; the same as badges and as a table. Never printed."""
    shown = [each for each in held if each.days]
    says = "; ".join(f"{each.label} {words.days(each.days)}" for each in shown)
    whole = sum(each.days for each in shown)
    bar = html.Div(
        [html.Span(className=f"s-{look(e.side)}", style=weight(e.days)) for e in shown],
        className="side",
        role="img",
        **{"aria-label": f"{words.days(whole)} in order: {says}"},
    )
    flow = html.Ol(
        [html.Li(badge(e.holder, e.label, e.side, e.days)) for e in shown], className="flow"
    )
    rows = [html.Tr([row_head(e.label), cell(e.step), num(f"{e.days:,}")]) for e in shown]
    twin = html.Details(
        [
            html.Summary("Show as table", className="btn-t"),
            table("Who held the next move, in order", ["Holder", "Step", "Days"], rows),
        ],
        className="twin-d",
    )
    return html.Div([bar, flow, twin])


def checks(rows: Sequence[tuple[str, bool]]) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    icon("check" if passes else "circle"),
                    html.Span(
                        [
                            label,
                            html.Span(
                                " Passes" if passes else " Not yet, or not known", className="vh"
                            ),
                        ]
                    ),
                ],
                className="pass" if passes else "",
            )
            for label, passes in rows
        ],
        className="chk",
    )
