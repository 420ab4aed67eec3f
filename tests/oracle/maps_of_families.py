"""Maps of the work with families: reports, investigations, assessments, plans, visits."""

from tests.oracle.step import Step, step

EVIDENCE = (
    "child_seen caretakers_interviewed safety_decided safety_plan_agreed safe_care_plan "
    "risk_scored early_staffing records_received drug_screen_result forensic_interview"
)

FAMILIES: dict[str, tuple[Step, ...]] = {
    "intake_screening": (
        step("screened", "worker", flags="i"),
        step("decision_approved", "supervisor", "screened", "c"),
    ),
    "investigation": (
        step("child_seen", "worker", flags="pe", repeats="child"),
        step("caretakers_interviewed", "family", flags="e", repeats="caretaker"),
        step("safety_decided", "worker", "child_seen", "p"),
        step("safety_plan_agreed", "family", flags="p", needed_when="unsafe"),
        step("safe_care_plan", "worker", needed_when="substance_affected_infant"),
        step("risk_scored", "worker"),
        step("early_staffing", "supervisor", flags="ie", opens_after=10),
        step("records_requested", "worker", flags="i", repeats="record"),
        step("records_received", "collateral", "records_requested", repeats="record"),
        step(
            "drug_screen_ordered",
            "worker",
            flags="i",
            repeats="drug_screen",
            needed_when="drug_screen_needed",
        ),
        step(
            "drug_sample_given",
            "family",
            "drug_screen_ordered",
            "i",
            repeats="drug_screen",
            needed_when="drug_screen_needed",
        ),
        step(
            "drug_screen_result",
            "lab",
            "drug_sample_given",
            repeats="drug_screen",
            needed_when="drug_screen_needed",
        ),
        step(
            "forensic_interview",
            "provider",
            flags="e",
            repeats="forensic_interview",
            needed_when="forensic_interview_needed",
        ),
        step("staffed", "supervisor", EVIDENCE, "e"),
        step("findings_documented", "worker", "staffed"),
        step("approved", "supervisor", "findings_documented", "c"),
        step("parties_told", "worker", "approved", "c"),
        step("accepted_by_unit", "supervisor", "parties_told", "c", needed_when="case_opens"),
        step("closed", "worker", "accepted_by_unit", "c"),
    ),
    "safety_assessment": (
        step("child_seen", "worker", flags="pe", repeats="child"),
        step("documented", "worker", "child_seen", "i"),
        step("approved", "supervisor", "documented", "c"),
    ),
    "safety_plan": (
        step("agreed", "family"),
        step("plan_checked", "worker", "agreed", "p", period=7),
        step("reviewed", "supervisor", "agreed", before="due", opens_before=10, lead=3),
        step("ended_or_petition", "supervisor", "reviewed"),
    ),
    "family_assessment": (
        step("family_met", "family", flags="e"),
        step("documented", "worker", "family_met", "i"),
        step("approved", "supervisor", "documented", "c"),
    ),
    "case_plan": (
        step("family_team_meeting", "family", flags="e"),
        step("drafted", "worker", "family_team_meeting", "i"),
        step("family_comments", "family", "drafted", "i"),
        step("approved", "supervisor", "drafted family_comments"),
        step("signed", "family", "approved", repeats="signer"),
        step("filed", "legal", "signed", needed_when="in_court"),
    ),
    "caseworker_visit": (
        step("planned", "worker", flags="i"),
        step("seen_in_person", "worker", "planned", "pe", protective_when="is_child"),
        step("documented", "worker", "seen_in_person", "i"),
    ),
}
