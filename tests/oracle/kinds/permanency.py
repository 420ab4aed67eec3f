"""A child in care on the way to a lasting home."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.dates import earliest_day, plus
from tests.oracle.item import Happening, Item, Truth, moment
from tests.oracle.kinds.care import in_care, legal_step, of_removal
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said

CLOCK_DAYS, WINDOW_DAYS = 456, 669  # fifteen and twenty-two months
NOT_COUNTED = {"trial_home", "runaway"}
ROUTES = {
    "adopt": ("tpr_route", "tpr_decision_due", "subsidy_route"),
    "guardian": ("subsidy_route",),
}
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
    plans = {
        plan["case_plan_id"]: plan for plan in records.of("case_plans", "case_id", row["case_id"])
    }
    set_on = []
    for goal in records.of("plan_goals", "person_id", row["person_id"]):
        plan = plans.get(goal["plan_id"])
        if plan:
            at = goal["set_on"] or plan["starts_on"] or day(goal["recorded_at"])
            set_on.append((at, goal["plan_goal_id"], goal["permanency_goal"]))
    if records.knows("plan_goals.permanency_goal"):  # before a goal is set it is to go home
        set_on.append((None, "", "reunify"))
    set_on.sort(key=lambda said: (said[0] or date.min, said[1]))
    kept = [s for n, s in enumerate(set_on) if n == 0 or set_on[n - 1][2] != s[2]]
    for n, (since, _, goal) in enumerate(kept):
        until = kept[n + 1][0] if n + 1 < len(kept) else None
        for fact in (f"goal_{goal}", *ROUTES.get(goal, ())):
            yield Truth(fact, since, until)


def clock_runs_out(records: Records, row: Row) -> date:
    """The day on which fifteen months of the last twenty-two in care are reached."""
    stays = [
        r
        for r in records.of("removals", "person_id", row["person_id"])
        if r["removed_on"] < row["removed_on"] and r["exit_reason"] != "adopted"
    ]
    entered = entered_care(records, row)
    earlier = [d for stay in stays for d in days_counted(records, stay, entered)]
    if in_window(earlier, entered) >= CLOCK_DAYS:
        return entered
    mine: list[date] = []
    for at in days_counted(records, row, date.max):
        mine.append(at)
        if in_window(mine[-CLOCK_DAYS:], at) + in_window(earlier, at) >= CLOCK_DAYS:
            return plus(at, 1)
    return date.max


def in_window(days: list[date], at: date) -> int:
    return sum(0 <= (at - other).days < WINDOW_DAYS for other in days)


def days_counted(records: Records, row: Row, until: date) -> list[date]:
    """The days of a stay that count: from entering care, without trial visits and runaway."""
    apart = [
        (stay["starts_on"], stay["ends_on"] or date.max)
        for stay in records.of("placements", "removal_id", row["removal_id"])
        if stay["setting"] in NOT_COUNTED
    ]
    starts = entered_care(records, row)
    last = min(row["ended_on"] or records.as_of, until, plus(records.as_of, 1))
    days = (plus(starts, n) for n in range((last - starts).days))
    return [at for at in days if not any(a <= at < b for a, b in apart)]


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
        yield Happening(
            "reunification_safety", done=tool["documented_at"], recorded=day(tool["recorded_at"])
        )
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
            if step in {"custody_returned", "finalised", "order"}:
                happening.done = exit_day(row, step)
            yield happening


def exit_day(row: Row, step: str):
    reasons = {"reunified": "custody_returned", "adopted": "finalised", "guardianship": "order"}
    return moment(row["ended_on"]) if reasons.get(row["exit_reason"]) == step else None


def trial_visit(records: Records, row: Row) -> Iterator[Happening]:
    """Living at home on trial, unless the child had to move on: under way until it ends."""
    stays = records.of("placements", "removal_id", row["removal_id"])
    last = max((stay["starts_on"] for stay in stays), default=None)
    trials = [s for s in stays if s["setting"] == "trial_home" and s["starts_on"] == last]
    rows = said(records, "removal", row["removal_id"], "trial_visit")
    if trials or rows:
        visit = Happening("trial_visit")
        for stay in trials:
            visit.started = earliest_day(visit.started, stay["starts_on"])
            visit.done = None if any(r["done_on"] for r in rows) else moment(stay["ends_on"])
            visit.recorded = day(stay["recorded_at"])
        yield add_said(visit, rows)
