"""The panels of a case page: what was read, put into components and words."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import words
from dashboard.components import timeline as drawing
from dashboard.components.backward_plan import Plan, Step, backward_plan
from dashboard.components.case_blocks import Block, ChildFacts, each_child, five, lines
from dashboard.components.item_story import Held, StepLine, Story, checks, held_strip, stories
from dashboard.components.marks import badge
from dashboard.components.panel import panel
from dashboard.components.states import empty
from dashboard.figures.timeline import Fact, timeline
from dashboard.pages.case_story import CaseStory
from dashboard.pages.frame import clock
from dashboard.queries.rows import Row

SHOWN = 6


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
    at = clock(story.here.reading)
    as_of = f"{story.here.day(story.here.reading.as_of)}, {at if at.endswith('.') else at + '.'}"
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


def timeline_panel(story: CaseStory) -> Component | None:
    if not story.events:
        return None
    here = story.here
    facts = [
        Fact(r["event_date"], r["end_date"], r["lane"], r["label"], r["state"], r["is_wait"])
        for r in story.events
    ]
    line = timeline(facts, here.reading.as_of, words.LANES)
    today = f"Today, {here.day(here.reading.as_of)}"
    states = {"past": "Happened", "planned": "Planned", "missing": "Expected, nothing recorded"}
    rows = [
        (
            here.day(r["event_date"]) + (f" to {here.day(r['end_date'])}" if r["end_date"] else ""),
            words.LANES[r["lane"]],
            r["label"],
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
