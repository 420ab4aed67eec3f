"""The panels of a case page: what was read, put into components and words."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components.case_blocks import Block, ChildFacts, each_child, five, lines
from dashboard.components.marks import badge
from dashboard.pages.case_story import CaseStory
from dashboard.pages.frame import stamp
from dashboard.queries.rows import Row


def blocks(story: CaseStory) -> Component:
    on = f"As of {story.here.day(story.here.reading.as_of)}"
    return five(
        [
            Block("Now", "now", _now(story), f"Waits of this case. {on}"),
            Block("Scheduled", "calendar", _scheduled(story), f"Planned dates on record. {on}"),
            Block("Next milestone", "milestone", _milestone(story), f"Hearings on record. {on}"),
            Block("Who", "worker", _who(story), f"Assignments and members. {on}"),
            Block("Barriers", "barrier", _barriers(story), f"Barriers on record. {on}"),
        ]
    )


def _now(story: CaseStory) -> tuple[Any, ...]:
    row = story.status
    if not row["now"]:
        return (
            html.P("Nothing waits", className="k"),
            html.P("Work is under way or not due yet.", className="t13 ink2"),
        )
    label = story.here.reading.labels.holder(row["now_waiting_on"])
    since = story.here.day(row["now_since"])
    return (
        html.P(
            badge(row["now_waiting_on"], label, row["now_side"], row["now_days"]), className="bd"
        ),
        html.P(row["now"], className="k"),
        html.P(f"Waiting since {since}.", className="t13 ink2"),
    )


def _scheduled(story: CaseStory) -> tuple[Any, ...]:
    titles = {item["item_id"]: item["title"] for item in story.items}
    rows = [
        [
            html.B(story.here.day(row["planned_date"])),
            f" {titles[row['item_id']]}: {row['label'].lower()}",
        ]
        for row in story.scheduled
    ]
    if not rows and story.status["next_scheduled"]:
        on = story.here.day(story.status["next_scheduled_date"])
        rows = [[html.B(on), f" {story.status['next_scheduled']}"]]
    return (lines(rows),) if rows else (html.P("Nothing has a date.", className="ink2"),)


def _milestone(story: CaseStory) -> tuple[Any, ...]:
    row = story.status
    if not row["next_milestone"]:
        return (html.P("No hearing is set or due.", className="ink2"),)
    left = (row["next_milestone_date"] - story.here.reading.as_of).days
    on = story.here.day(row["next_milestone_date"])
    when = (
        f"In {words.days(left)}." if left > 0 else "Today." if left == 0 else "Its date has passed."
    )
    return (
        html.P(f"{row['next_milestone']}, {on}", className="k"),
        html.P(when, className="t13 ink2"),
    )


def _who(story: CaseStory) -> tuple[Any, ...]:
    row, here = story.status, story.here
    said: list[Any] = []
    if row["worker_name"]:
        since = (
            f", worker since {here.day(row['worker_since'])}" if row["worker_since"] else ", worker"
        )
        said.append([html.B(row["worker_name"]), since])
    else:
        alone = any(item["standing"] == "unassigned" for item in story.items)
        said.append(html.B("Nobody responsible") if alone else "Who is responsible: not known")
    if row["supervisor_names"]:
        said.append([html.B(row["supervisor_names"].replace(";", ", ")), ", supervisor"])
    grown = [p["label"] for p in story.people if p["role"] in ("mother", "father", "caregiver")]
    said += [", ".join(dict.fromkeys(grown))] if grown else []
    said.append(words.many(row["children"], "child", "children") + "; with whom: see below")
    if row["interpreter_language"]:
        said.append(f"Speaks {row['interpreter_language']}")
    return (lines(said),)


def _barriers(story: CaseStory) -> tuple[Any, ...]:
    known = [each.strip() for each in (story.status["barriers"] or "").split(";") if each.strip()]
    if not known:
        return (html.P("None on record.", className="ink2"),)
    return (lines([[html.B(f"{n}. "), text] for n, text in enumerate(known, 1)], ordered=True),)


def children_panel(story: CaseStory) -> Component | None:
    if not story.children:
        return None
    at = stamp(story.here.reading)
    as_of = at if at.endswith(".") else f"{at}."
    return each_child([_child(story, child) for child in story.children], as_of)


def _child(story: CaseStory, row: Row) -> ChildFacts:
    here = story.here
    facts: list[tuple[str, Any]] = [("Where", _where(story, row)), ("Last seen", _seen(story, row))]
    knows = here.reading.labels.knows("safety_plan")
    none = "None in force" if knows else "Not known from this source"
    facts.append(("Safety plan", row["safety_plan"] or none))
    if row["siblings"]:
        facts.append(("Siblings", row["siblings"]))
    if row["family_time_offered"]:
        held = here.day(row["family_time_last"])
        last = f"last {held}" if held else "none held yet"
        facts.append(
            (
                "Family time",
                f"{row['family_time_attended']} of"
                f" {row['family_time_offered']} offered in 4 weeks, {last}",
            )
        )
    if row["next_visit_date"]:
        facts.append(("Next visit", here.day(row["next_visit_date"])))
    return ChildFacts(row["label"], tuple(facts))


def _where(story: CaseStory, row: Row) -> str:
    if row["is_location_confidential"]:
        return "Not shown: the location is confidential"
    since = f", since {story.here.day(row['where_since'])}" if row["where_since"] else ""
    return f"{row['where_now']}{since}" if row["where_now"] else "At home, or not recorded"


def _seen(story: CaseStory, row: Row) -> Any:
    if row["last_seen_date"] is None:
        if not story.here.reading.labels.knows("caseworker_visit"):
            return "Not known from this source"
        return html.B("Nothing recorded")
    alone = {True: "alone", False: "not alone"}.get(row["last_seen_alone"], "alone: not recorded")
    there = {True: "where the child lives"}.get(row["last_seen_in_residence"])
    confidential = row["is_location_confidential"]
    by = row["seen_by"] or row["last_seen_by"]
    said = [f"{words.ago(row['days_since_seen'])}, {story.here.day(row['last_seen_date'])}"]
    said += [there] if there and not confidential else []
    return ", ".join([*said, alone, *([f"by {by}"] if by else [])])
