"""Safety plans in force, case plans made and owed."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.approvals import approval_steps, from_columns, rounds
from tests.oracle.dates import add_months, earliest_day, plus
from tests.oracle.item import Happening, Item, moment
from tests.oracle.records import Records, Row, day

REVIEW_MONTHS, WINDOW_DAYS = 6, 30


def safety_plan(records: Records) -> Iterator[Item]:
    for row in records.rows("safety_plans"):
        if row["agreed_on"] is None:
            continue
        case = records.one("cases", "case_id", row["case_id"]) or {}
        item = Item(f"safety_plan/{row['safety_plan_id']}", "safety_plan", row["agreed_on"])
        item.title, item.case_id = f"Safety plan {row['safety_plan_id']}", row["case_id"]
        item.subject, item.source = (
            ("case", row["case_id"]),
            ("safety_plans", row["safety_plan_id"]),
        )
        item.office_id, item.unit_id = case.get("office_id"), case.get("unit_id")
        item.due = row["review_due_on"]
        item.happenings = list(safety_steps(records, row))
        item.end(row["ended_on"], "done")
        item.end(case.get("closed_on"), "cancelled")
        yield item


def safety_steps(records: Records, row: Row) -> Iterator[Happening]:
    recorded = day(row["recorded_at"])
    agreed = Happening("agreed", done=moment(row["agreed_on"]), recorded=recorded)
    yield agreed.asked_once(row["proposed_on"], 1, None)
    yield turn("plan_checked", moment(row["agreed_on"]), row)
    for check in records.of("safety_plan_checks", "safety_plan_id", row["safety_plan_id"]):
        yield turn("plan_checked", check["checked_at"], check)
    yield Happening("reviewed", done=moment(row["reviewed_on"]), recorded=recorded)
    yield Happening("ended_or_petition", done=moment(row["ended_on"]), recorded=recorded)


def turn(step: str, done, row: Row) -> Happening:
    """One turn of a periodic step; its ref is its day."""
    return Happening(step, day(done).isoformat(), done=done, recorded=day(row["recorded_at"]))


def case_plan(records: Records) -> Iterator[Item]:
    for case in records.rows("cases"):
        plans = records.of("case_plans", "case_id", case["case_id"])
        for kind in ("youth", "transition", "safe_care"):
            mine = sorted((p for p in plans if p["kind"] == kind), key=begun)
            for n, plan in enumerate(mine, 1):
                yield planned(records, case, kind, n, began(plan), plan)
        yield from main_plans(records, case, plans)


def begun(plan: Row) -> tuple[date, str]:
    return (began(plan), plan["case_plan_id"])


def began(plan: Row) -> date:
    """The first day anything is known of a plan."""
    days = [plan[c] for c in ("family_invited_on", "family_team_meeting_on", "starts_on")]
    return earliest_day(*days, day(plan["drafted_at"]), day(plan["recorded_at"])) or date.max


def main_plans(records: Records, case: Row, plans: list[Row]) -> Iterator[Item]:
    """The first plan and its reviews, whether or not there is a record of them."""
    if case["program"] not in {"in_home", "foster_care"}:
        return
    made = sorted((p for p in plans if p["kind"] in {"first", "review"}), key=begun)
    removals = [r["removed_on"] for r in records.of("removals", "case_id", case["case_id"])]
    opened, due, n = earliest_day(case["opened_on"], *removals), None, 0
    for plan in [*made, None]:
        if opened is None or opened > records.as_of:
            return
        if case["closed_on"] and opened >= case["closed_on"] and plan is None:
            return
        item = planned(records, case, "review" if n else "first", n or 1, opened, plan)
        item.due = due
        yield item
        if plan is None or item.ended is None or item.ended_as != "done":
            return
        due = add_months(item.ended, REVIEW_MONTHS)
        opened, n = plus(due, -WINDOW_DAYS), n + 1


def planned(records: Records, case: Row, kind: str, n: int, opened: date, plan: Row | None) -> Item:
    item = Item(f"case_plan/{case['case_id']}/{kind}/{n}", "case_plan", opened, track=kind)
    item.case_id, item.subject = case["case_id"], ("case", case["case_id"])
    item.office_id, item.unit_id = case["office_id"], case["unit_id"]
    words = {"first": "First case plan", "review": f"Case plan review {n}"}
    item.title = words.get(kind, f"Case plan ({kind.replace('_', ' ')})")
    item.fact("in_court", case["court_case"])
    item.source = ("cases", case["case_id"])
    if plan:
        item.source = ("case_plans", plan["case_plan_id"])
        item.person_id = plan["person_id"]
        item.due = plan["due_on"]
        item.happenings = list(plan_steps(records, plan))
        item.end(finished(item, bool(case["court_case"])), "done")
    item.end(case["closed_on"], "cancelled")
    return item


def finished(item: Item, in_court: bool) -> date | None:
    """Signed, and filed when in court."""
    ends = [
        h.done for h in item.happenings if h.step == "signed" or (in_court and h.step == "filed")
    ]
    done = [day(end) for end in ends if end]
    return max(done) if done and len(done) == len(ends) else None


def plan_steps(records: Records, plan: Row) -> Iterator[Happening]:
    recorded = day(plan["recorded_at"])
    met = Happening(
        "family_team_meeting", done=moment(plan["family_team_meeting_on"]), recorded=recorded
    )
    met.plan(plan["family_meeting_planned_for"], plan["family_meeting_planned_on"], plan)
    yield met.asked_once(plan["family_invited_on"], 1, None)
    drafted = Happening(
        "drafted", started=day(plan["drafted_at"]), done=plan["drafted_at"], recorded=recorded
    )
    requests = rounds(records, "case_plan", plan["case_plan_id"]) or from_columns(plan)
    yield from approval_steps(requests, drafted, Happening("approved", recorded=recorded))
    yield comments(plan, drafted, recorded)
    yield from signatures(records, plan)
    filed = Happening("filed", done=moment(plan["filed_on"]), recorded=recorded)
    yield filed.asked_once(plan["filing_asked_on"], 1, None)


def comments(plan: Row, drafted: Happening, recorded: date | None) -> Happening:
    """A plan submitted without the family's comments waits for them no longer."""
    happening = Happening("family_comments", done=moment(plan["comments_on"]), recorded=recorded)
    submitted = day(drafted.done)
    if submitted and (plan["comments_on"] is None or plan["comments_on"] > submitted):
        happening.cancelled = submitted
    return happening.asked_once(plan["invited_on"] or day(plan["drafted_at"]), 1, None)


def signatures(records: Records, plan: Row) -> Iterator[Happening]:
    signers = records.of("plan_signatures", "plan_id", plan["case_plan_id"])
    for row in signers:
        done = earliest_day(row["signed_on"], row["refused_on"])
        signed = Happening(
            "signed", row["person_id"], done=moment(done), recorded=day(row["recorded_at"])
        )
        yield signed.asked_once(row["sent_on"], 1, None)
    if not signers:
        done = earliest_day(plan["signed_on"], plan["refusal_recorded_on"])
        signed = Happening("signed", done=moment(done), recorded=day(plan["recorded_at"]))
        yield signed.asked_once(plan["sent_for_signature_on"], 1, None)
