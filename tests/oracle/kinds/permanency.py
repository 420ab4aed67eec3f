"""A child in care on the way to a lasting home."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.dates import add_months, earliest_day, plus
from tests.oracle.item import Happening, Item, Truth, moment
from tests.oracle.kinds.care import in_care, legal_step, of_removal
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said

CLOCK_MONTHS = 15
NOT_COUNTED = {"trial_home", "runaway"}
SAID = ("conditions_met", "family_matched", "home_study", "kin_licensed", "subsidy_agreed")


def permanency(records: Records) -> Iterator[Item]:
    for row in records.rows("removals"):
        item = of_removal(records, row, "permanency", "Permanency")
        item.facts = list(goals(records, row))
        item.facts.append(Truth("tpr_decision_due", clock_runs_out(records, row)))
        item.happenings = list(steps(records, row))
        item.end(row["ended_on"], "done")
        yield item


def goals(records: Records, row: Row) -> Iterator[Truth]:
    """Each goal from the day it was set until the next is."""
    plans = {plan["case_plan_id"]: plan for plan in records.of("case_plans", "case_id", row["case_id"])}
    set_on = []
    for goal in records.of("plan_goals", "person_id", row["person_id"]):
        plan = plans.get(goal["plan_id"])
        if plan:
            at = goal["set_on"] or plan["starts_on"] or day(goal["recorded_at"])
            set_on.append((at, goal["plan_goal_id"], goal["permanency_goal"]))
    set_on.sort()
    for n, (since, _, goal) in enumerate(set_on):
        until = set_on[n + 1][0] if n + 1 < len(set_on) else None
        yield Truth(f"goal_{goal}", since, until)
        if goal == "adopt":
            yield Truth("tpr_route", since, until)
            yield Truth("tpr_decision_due", since, until)
        if goal in {"adopt", "guardian"}:
            yield Truth("subsidy_route", since, until)


def clock_runs_out(records: Records, row: Row) -> date:
    """The last day of the fifteenth month in care, without trial visits and runaway days."""
    entered = entered_care(records, row)
    last = plus(add_months(entered, CLOCK_MONTHS), -1)
    stays = records.of("placements", "removal_id", row["removal_id"])
    for stay in sorted(stays, key=lambda stay: stay["starts_on"]):
        if stay["setting"] in NOT_COUNTED and stay["starts_on"] <= last:
            starts = max(stay["starts_on"], entered)
            last = plus(last, max(((stay["ends_on"] or date.max) - starts).days, 0)) if stay["ends_on"] else date.max
    return last


def entered_care(records: Records, row: Row) -> date:
    findings = [e["occurred_on"] for e in in_care(records, row, "first_finding")]
    sixty = date.fromordinal(row["removed_on"].toordinal() + 60)
    return earliest_day(sixty, *findings) or sixty


def steps(records: Records, row: Row) -> Iterator[Happening]:
    key = row["removal_id"]
    for step in SAID:
        rows = said(records, "removal", key, step)
        if rows:
            yield add_said(Happening(step), rows)
    for tool in records.of("assessments", "removal_id", key):
        yield Happening("reunification_safety", done=tool["documented_at"], recorded=day(tool["recorded_at"]))
    yield from trial_visit(records, row)
    events = {
        "return_order": ("return_order",),
        "custody_returned": ("custody_returned",),
        "tpr_decided": ("tpr_decided", "tpr_exception"),
        "petition": ("tpr_petition",),
        "parents_served": ("parents_served",),
        "tpr_order": ("tpr_order",),
        "appeal_over": ("appeal_over",),
        "finalised": ("adoption_final",),
        "order": ("guardianship_order",),
    }
    for step, kinds in events.items():
        found = in_care(records, row, *kinds)
        if found or exit_day(row, step):
            happening = legal_step(step, found)
            if step == "appeal_over":
                order = in_care(records, row, "tpr_order")
                happening.started = order[0]["occurred_on"] if order else None
            happening.done = happening.done or exit_day(row, step)
            yield happening


def exit_day(row: Row, step: str):
    reasons = {"reunified": "custody_returned", "adopted": "finalised", "guardianship": "order"}
    return moment(row["ended_on"]) if reasons.get(row["exit_reason"]) == step else None


def trial_visit(records: Records, row: Row) -> Iterator[Happening]:
    """Living at home on trial: under way from its first day, done when it ends."""
    stays = records.of("placements", "removal_id", row["removal_id"])
    trials = [stay for stay in stays if stay["setting"] == "trial_home"]
    rows = said(records, "removal", row["removal_id"], "trial_visit")
    if trials or rows:
        visit = Happening("trial_visit")
        for stay in trials:
            visit.started = earliest_day(visit.started, stay["starts_on"])
            visit.done = moment(stay["ends_on"])
            visit.recorded = day(stay["recorded_at"])
        yield add_said(visit, rows)
