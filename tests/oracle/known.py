"""What a source must supply for a step, a kind or the end of one to be known."""

from tests.oracle.process_map import map_of
from tests.oracle.records import Records
from tests.oracle.step import Step

# kind: the event it finishes on; none: its last step
FINISHES = {
    "intake_screening": "intakes.decision_approved_at",
    "investigation": "investigations.closed_on",
    "safety_assessment": "assessments.approved_at",
    "safety_plan": "safety_plans.ended_on",
    "family_assessment": "assessments.approved_at",
    "case_plan": "case_plans.signed_on",
    "caseworker_visit": "contacts.documented_at",
    "entry_to_care": "",
    "placement_need": "contacts.occurred_at",
    "missing_child": "missing_episodes.seen_after_at",
    "court_hearing": "hearings.order_signed_on",
    "service_referral": "service_referrals.ended_on",
    "home_study": "home_studies.decided_on",
    "permanency": "removals.ended_on",
    "case_closure": "cases.closed_on",
}
# kind: the table whose columns date its steps, where no other table does
HOME_TABLE = {
    "intake_screening": "intakes",
    "investigation": "investigations",
    "safety_assessment": "assessments",
    "safety_plan": "safety_plans",
    "family_assessment": "assessments",
    "case_plan": "case_plans",
    "caseworker_visit": "contacts",
    "placement_need": "step_dates",
    "court_hearing": "hearings",
    "service_referral": "service_referrals",
    "home_study": "home_studies",
    "permanency": "legal_events",
    "case_closure": "cases",
}
COLUMNS = {
    "entry_to_care/petition": "removals.petition_filed_on",
    "entry_to_care/first_hearing": "legal_events.kind",
    "entry_to_care/efforts_finding": "legal_events.kind",
    "entry_to_care/icwa_inquiry": "removals.icwa_inquiry_on",
    "entry_to_care/relatives_told": "removals.relatives_told_on",
    "entry_to_care/school_decided": "removals.school_decided_on",
    "entry_to_care/family_time_started": "family_time.offered_on",
    "entry_to_care/family_team_meeting": "step_dates.done_on",
    "entry_to_care/paternity": "removals.paternity_on",
    "entry_to_care/iv_e_decided": "removals.iv_e_decided_on",
    "entry_to_care/medicaid_active": "removals.medicaid_active_on",
    "entry_to_care/health_screen": "removals.health_screen_on",
    "missing_child/police_told": "missing_episodes.police_told_at",
    "missing_child/ncmec_told": "missing_episodes.ncmec_told_at",
    "missing_child/court_and_family_told": "missing_episodes.court_told_on",
    "missing_child/search": "step_dates.done_on",
    "missing_child/located": "missing_episodes.located_at",
    "missing_child/seen_after": "missing_episodes.seen_after_at",
    "court_hearing/hearing_set": "hearings.set_on",
    "court_hearing/parties_served": "hearings.parties_served_on",
    "court_hearing/interpreter_or_transport": "step_dates.done_on",
    "court_hearing/icwa_notice_sent": "hearings.icwa_notice_sent_on",
    "court_hearing/icwa_receipt": "hearings.icwa_receipt_on",
    "court_hearing/report_drafted": "hearings.report_drafted_at",
    "court_hearing/report_approved": "hearings.report_approved_at",
    "court_hearing/report_filed": "hearings.report_filed_on",
    "court_hearing/hearing_held": "hearings.held_on",
    "court_hearing/order_drafted": "hearings.order_drafted_on",
    "court_hearing/order_signed": "hearings.order_signed_on",
}


def step_is_known(records: Records, kind: str, step: Step) -> bool:
    if step.name == "assigned":
        return records.knows("assignments.worker_id")
    column = COLUMNS.get(f"{kind}/{step.name}")
    if column:
        return records.knows(column)
    table = HOME_TABLE[kind]
    if table == "cases":
        return records.knows("cases.closing_started_on")
    return any(name.startswith(f"{table}.") for name in records.supplied)


def end_is_known(records: Records, kind: str) -> bool:
    return bool(FINISHES[kind]) and records.knows(FINISHES[kind])


def kind_is_known(records: Records, kind: str) -> bool:
    """A kind is shown when a step of it, or its end, can be dated."""
    steps = [step for step in map_of(kind) if step.name != "assigned"]
    return end_is_known(records, kind) or any(step_is_known(records, kind, s) for s in steps)
