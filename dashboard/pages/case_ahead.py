"""What a case has to do before its next court date and before it closes, and its timeline."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components import timeline as drawing
from dashboard.components.backward_plan import Plan, Step, backward_plan
from dashboard.components.item_story import checks
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.figures.timeline import Fact, timeline
from dashboard.pages.case_story import CaseStory
from dashboard.queries.rows import Row


def backward_panel(story: CaseStory) -> Component:
    name = "Backward plan from the next court date"
    rows = story.countdown
    if not rows:
        ahead = story.status["next_milestone"]
        why = "No step before the next hearing is known." if ahead else "No hearing is set or due."
        return panel(name, empty("Nothing to count back.", why))
    first, here = rows[0], story.here
    behind = [row for row in rows if row["state"] in ("at_risk", "late")]
    fine = len(rows) - len(behind)
    verdict: list[Any] = [f"{fine} of {words.many(len(rows), 'step')} on time. "]
    if behind:
        verdict = [
            verdict[0],
            html.B("Behind: "),
            ", ".join(r["label"].lower() for r in behind),
            ". ",
        ]
    position = story.status["plan_position_days"]
    if position is not None:
        way = "ahead of" if position >= 0 else "behind"
        verdict += [
            html.B(f"Against the plan: {words.days(abs(position))} {way}"),
            f" its first target, {here.day(story.status['target_date'])}",
            _retargeted(story),
        ]
    steps = tuple(
        Step(
            here.day(row["needed_by"]),
            row["label"],
            row["state"],
            words.PREPARATION[row["state"]],
            _hint(story, row),
        )
        for row in rows
    )
    plan = Plan(
        first["days_left"],
        first["target"],
        here.day(first["target_date"]),
        tuple(verdict),
        bool(behind),
        steps,
    )
    return panel(name, backward_plan(plan))


def _retargeted(story: CaseStory) -> str:
    on = story.status["retargeted_date"]
    return f"; set again for {story.here.day(on)}." if on else "."


def _hint(story: CaseStory, row: Row) -> str:
    here, who = story.here, story.here.reading.labels.holder(row["holder"])
    if row["done_date"]:
        return f"Done {here.day(row['done_date'])}."
    if row["planned_date"]:
        return f"{who}. Planned for {here.day(row['planned_date'])}."
    return f"{who} can do it. Nothing is planned."


def checks_panel(story: CaseStory) -> Component | None:
    if not story.checks:
        return None
    item = story.checks[0]["item_id"]
    rows = [row for row in story.checks if row["item_id"] == item]
    passed = sum(row["passes"] for row in rows)
    return panel(
        f"Checks before closing: {passed} of {len(rows)} pass",
        checks([(row["label"], row["passes"]) for row in rows]),
        sub="A number on its own never closes a case. What is not known does not pass.",
    )


def timeline_panel(story: CaseStory) -> Component | None:
    if not story.events:
        return None
    here = story.here
    facts = [
        Fact(
            r["event_date"],
            r["end_date"],
            r["lane"],
            words.sentence(r["label"]),
            r["state"],
            r["is_wait"],
        )
        for r in story.events
    ]
    line = timeline(facts, here.reading.as_of, words.SEVERAL)
    today = f"Today, {here.day(here.reading.as_of)}"
    states = {"past": "Happened", "planned": "Planned", "missing": "Expected, nothing recorded"}
    rows = [
        (
            here.day(r["event_date"]) + (f" to {here.day(r['end_date'])}" if r["end_date"] else ""),
            words.LANES[r["lane"]],
            words.sentence(r["label"]),
            "Waiting" if r["is_wait"] else states[r["state"]],
            words.said(r["source_table"] or ""),
        )
        for r in reversed(story.events)
    ]
    counted = {state: sum(r["state"] == state for r in story.events) for state in states}
    says = (
        f"Timeline in four lanes: {counted['past']} happened, {counted['planned']} planned,"
        f" {counted['missing']} expected and missing. The table has every fact."
    )
    earlier = f"{line.earlier} more in the table" if line.earlier else None
    if not any(marks for _, marks in line.lanes):
        near = f"Nothing near today; {words.many(len(rows), 'fact')} in the table."
        return panel("Timeline", empty(near), drawing.as_table(rows))
    return panel(
        "Timeline",
        drawing.drawn(line, words.LANES, today, says),
        drawing.key(),
        drawing.as_table(rows),
        sub=earlier or "What happened, what is planned, what is missing",
    )
