"""Cases judged ready to end."""

from collections.abc import Iterator

from tests.oracle.approvals import rounds
from tests.oracle.item import Happening, Item, moment
from tests.oracle.kinds.services import first_report_due
from tests.oracle.records import Records, Row, day


def case_closure(records: Records) -> Iterator[Item]:
    for case in records.rows("cases"):
        started = case["closing_started_on"]
        if started is None:
            continue
        key = case["case_id"]
        item = Item(f"case_closure/{key}", "case_closure", started, track=case["program"])
        item.title, item.case_id, item.subject = f"Closing of case {key}", key, ("case", key)
        item.office_id, item.unit_id = case["office_id"], case["unit_id"]
        item.source = ("cases", key)
        item.fact("in_court", case["court_case"])
        running = [
            r for r in records.of("service_referrals", "case_id", key) if is_running(r, case)
        ]
        item.fact("services_open", running)
        item.happenings = list(steps(records, case, running))
        item.end(case["closed_on"], "done")
        yield item


def is_running(referral: Row, case: Row) -> bool:
    """Taken up, and not over on the day closing started."""
    started = case["closing_started_on"]
    return bool(
        referral["accepted_on"]
        and referral["accepted_on"] <= started
        and referral["declined_on"] is None
        and (referral["ended_on"] is None or referral["ended_on"] >= started)
    )


def steps(records: Records, case: Row, running: list[Row]) -> Iterator[Happening]:
    for row in running:
        ended = Happening(
            "services_ended", row["service_referral_id"], done=moment(row["ended_on"])
        )
        ended.plan(row["end_planned_for"], None, row)
        ended.holder_id, ended.recorded = row["provider_id"], day(row["recorded_at"])
        yield ended.asked_once(first_report_due(records, row), 1, None)
    key = case["case_id"]
    last = [a for a in records.of("assessments", "case_id", key) if a["occasion"] == "closing"]
    for tool in last:
        yield Happening(
            "final_safety_assessment", done=tool["documented_at"], recorded=day(tool["recorded_at"])
        )
    for event in records.of("legal_events", "case_id", key):
        if event["kind"] == "dismissal":
            dismissed = Happening("court_dismissal", done=moment(event["occurred_on"]))
            dismissed.holder_id, dismissed.recorded = event["party_id"], day(event["recorded_at"])
            dismissed.plan(event["planned_for"], event["planned_on"], event)
            yield dismissed.asked_once(event["asked_on"], 1, None)
    asked = [r for r in rounds(records, "case", key) if r["purpose"] == "close"]
    approved = Happening(
        "approved", done=case["closing_approved_at"], recorded=day(case["recorded_at"])
    )
    for row in asked:
        approved.asked_once(day(asked[0]["requested_at"]), len(asked), day(row["requested_at"]))
        approved.holder_id = row["requested_from"]
        approved.done = row["decided_at"] if row["state"] == "approved" else None
    yield approved
    yield Happening("closed", done=moment(case["closed_on"]), recorded=day(case["recorded_at"]))
