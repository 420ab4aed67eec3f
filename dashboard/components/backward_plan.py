"""What must happen before the next court date, counted back from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.marks import tag
from dashboard.components.panel import cell, row_head, scroll, table

LOOKS = {"done": "", "planned_in_time": "a", "at_risk": "w", "late": "w", "not_started": ""}


@dataclass(frozen=True)
class Step:
    when: str
    label: str
    state: str
    said: str
    hint: str


@dataclass(frozen=True)
class Plan:
    days_left: int
    target: str
    target_day: str
    verdict: tuple[Any, ...]
    needs_thought: bool
    steps: tuple[Step, ...]


def backward_plan(plan: Plan) -> Component:
    days = "day" if plan.days_left == 1 else "days"
    head = html.Div(
        [
            html.Div(
                [
                    html.Span(f"{plan.days_left:,}", className="days-left"),
                    html.Span(f" {days} to the {plan.target.lower()}", className="ink2"),
                ]
            ),
            html.Div(list(plan.verdict), className="note w" if plan.needs_thought else "note"),
        ],
        className="plan-head",
    )
    steps = [_step(step) for step in plan.steps]
    steps.append(_step(Step(plan.target_day, plan.target, "court", "Set", "")))
    return html.Div([head, html.Ol(steps, className="plan"), as_table(plan.steps)])


def _step(step: Step) -> Component:
    mark = "warning" if step.state in ("at_risk", "late") else None
    return html.Li(
        [
            html.Span(step.when, className="dt"),
            html.I(className=f"dot d-{step.state}"),
            html.Div(html.B(step.label, className="b")),
            html.Span(tag(step.said, LOOKS.get(step.state, ""), mark), className="st"),
            html.Span(step.hint, className="hint") if step.hint else None,
        ]
    )


def as_table(steps: Sequence[Step]) -> Component:
    body = [
        html.Tr([row_head(step.label), cell(step.when, "nw"), cell(step.said), cell(step.hint)])
        for step in steps
    ]
    heads = ["Step", "Needed by", "State", "More"]
    return html.Details(
        [
            html.Summary("Show as table", className="btn-t"),
            scroll("Backward plan, table", table("Backward plan", heads, body)),
        ],
        className="twin-d no-pr",
    )
