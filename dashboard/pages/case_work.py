"""The open work of a case: its items and their steps, its needs, who held the next move."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.item_story import Held, StepLine, Story, held_strip, stories
from dashboard.components.marks import badge
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.pages.case_story import CaseStory
from dashboard.queries.rows import Row

SHOWN = 6


def items_panel(story: CaseStory) -> Component:
    labels, here = story.here.reading.labels, story.here
    people = {person["person_id"]: person["label"] for person in story.people}
    shown = [
        Story(
            row["title"],
            people.get(row["person_id"], ""),
            words.STANDINGS.get(row["standing"], ""),
            badge(
                row["waiting_on"],
                labels.holder(row["waiting_on"]),
                row["side"],
                row["waiting_days"],
            )
            if row["waiting_on"]
            else None,
            row["label"] or "",
            tuple(
                StepLine(
                    step["label"],
                    step["state"],
                    _step_words(story, step),
                    here.day(_step_day(step)),
                )
                for step in story.steps.get(row["item_id"], [])
            ),
        )
        for row in story.items
    ]
    inside = stories(shown, SHOWN) if shown else empty("No open items in this case.")
    return panel("Open work", inside, sub="longest wait first")


def _step_words(story: CaseStory, step: Row) -> str:
    said = words.STEP_STATES[step["state"]]
    if step["state"] != "waiting":
        return said
    who = words.the(story.here.reading.labels.holder(step["holder"]) or "nobody")
    return f"Waits on {who}, {words.days(step['waited_days'])}"


def _step_day(step: Row) -> Any:
    if step["done_at"]:
        return step["done_at"].date()
    return step["planned_date"]


def needs_panel(story: CaseStory) -> Component | None:
    needs = [
        words.said(each.strip())
        for each in (story.status["needs"] or "").split(";")
        if each.strip()
    ]
    said = [*needs, *([story.status["safety"]] if story.status["safety"] else [])]
    if not said:
        return None
    title = f"Needs still open: {len(needs)}" if needs else "Safety on record"
    return panel(
        title,
        html.Ul([html.Li(each) for each in said], className="lines"),
        sub="neither met nor handed over" if needs else None,
    )


def held_panel(story: CaseStory) -> Component | None:
    if not story.holds:
        return None
    labels = story.here.reading.labels
    item = next(row for row in story.items if row["item_id"] == story.holds[0]["item_id"])
    held = [
        Held(r["holder"], labels.holder(r["holder"]), r["side"], r["days"], r["label"])
        for r in story.holds
    ]
    whole = sum(each.days for each in held)
    if not whole:
        return None
    sub = f"{item['title']}, {words.days(whole)}. Never printed."
    return panel("Who held the next move", held_strip(held), sub=sub, look="no-pr")


def closed_panel(story: CaseStory) -> Component:
    rows = [
        html.Li(
            [
                html.B(row["title"]),
                f", {words.ENDINGS.get(row['ended_as'] or '', 'ended').lower()}"
                f" {story.here.day(row['ended_date'])}",
            ]
        )
        for row in story.closed
    ]
    return panel("Work that ended", html.Ul(rows, className="lines"))
