"""Maps of the work for children in care, of services and of closing."""

from tests.oracle.step import Step, step

STUDIED = "background_checks provisional_decision training home_visits"


def in_court(name: str, holder: str, after: str, opens: int, lead: int, **more) -> Step:
    """A preparation of a hearing: its window opens ahead of the hearing."""
    return step(name, holder, after, before="hearing_held", opens_before=opens, lead=lead, **more)


CARE: dict[str, tuple[Step, ...]] = {
    "entry_to_care": (
        step("petition", "legal", flags="i"),
        step("first_hearing", "court", "petition", "e"),
        step("efforts_finding", "court", "first_hearing"),
        step("icwa_inquiry", "worker"),
        step("relatives_told", "worker"),
        step("school_decided", "worker", needed_when="school_age"),
        step("family_time_started", "worker"),
        step("family_team_meeting", "worker", flags="e"),
        step("paternity", "court", needed_when="paternity_open"),
        step("iv_e_decided", "funding"),
        step("medicaid_active", "other_agency"),
        step("health_screen", "provider", flags="e"),
    ),
    "placement_need": (
        step("safe_tonight", "worker", flags="p", needed_when="unsettled", period=1),
        step("kin_asked", "worker", flags="i"),
        step("home_found", "placement", "kin_asked", "i"),
        step("accepted", "caregiver", "home_found"),
        step("funding_authorised", "funding", "accepted"),
        step("moved", "worker", "funding_authorised"),
        step("seen_after", "worker", "moved", "pe"),
        step("assessed", "provider", flags="e", needed_when="qrtp"),
        step("approved", "court", "assessed", needed_when="qrtp"),
    ),
    "missing_child": (
        step("police_told", "worker", flags="p"),
        step("ncmec_told", "worker", flags="p"),
        step("court_and_family_told", "worker"),
        step("search", "worker", needed_when="still_missing", period=7),
        step("located", "other_agency", "police_told"),
        step("seen_after", "worker", "located", "pe"),
    ),
    "court_hearing": (
        step("hearing_set", "legal", flags="i"),
        in_court("parties_served", "legal", "hearing_set", 45, 14),
        in_court(
            "interpreter_or_transport",
            "worker",
            "hearing_set",
            30,
            7,
            needed_when="interpreter_or_transport",
        ),
        in_court("icwa_notice_sent", "legal", "hearing_set", 60, 30, needed_when="icwa_applies"),
        in_court("icwa_receipt", "tribe", "icwa_notice_sent", 60, 10, needed_when="icwa_applies"),
        in_court("report_drafted", "worker", "assigned", 30, 17),
        in_court("report_approved", "supervisor", "report_drafted", 30, 12),
        in_court("report_filed", "legal", "report_approved", 30, 10),
        step("hearing_held", "court", "hearing_set", "ue"),
        step("order_drafted", "legal", "hearing_held", "i"),
        step("order_signed", "court", "order_drafted", "c"),
    ),
    "service_referral": (
        step("referred", "worker", flags="i"),
        step("prior_authorisation", "funding", "referred", "i", needed_when="needs_authorisation"),
        step("accepted", "provider", "prior_authorisation", "i"),
        step("first_appointment", "provider", "accepted", "ie"),
        step("taking_part", "family", "first_appointment", "u"),
        step("ended", "provider", "taking_part"),
    ),
    "home_study": (
        step("application", "family", flags="i", needed_when="local_study"),
        step("fingerprints", "family", flags="i", needed_when="local_study"),
        step(
            "background_checks",
            "other_agency",
            "application fingerprints",
            needed_when="local_study",
        ),
        step("provisional_decision", "licensing", "background_checks", needed_when="kin"),
        step("training", "family", flags="u", needed_when="local_study"),
        step("home_visits", "licensing", flags="e", needed_when="local_study"),
        step("packet", "worker", flags="i", needed_when="interstate_out"),
        step("study_done", "other_state", "packet", needed_when="interstate_out"),
        step("decision", "licensing", STUDIED, "c", needed_when="local_study"),
        step("decision_elsewhere", "other_state", "study_done", needed_when="interstate_out"),
    ),
    "permanency": (
        step("conditions_met", "family", flags="u", needed_when="goal_reunify"),
        step("reunification_safety", "worker", "conditions_met", "p", needed_when="goal_reunify"),
        step("return_order", "court", "reunification_safety", needed_when="goal_reunify"),
        step("trial_visit", "worker", "return_order", "u", needed_when="goal_reunify"),
        step("custody_returned", "court", "trial_visit", "c", needed_when="goal_reunify"),
        step("tpr_decided", "supervisor", needed_when="tpr_decision_due"),
        step("petition", "legal", "tpr_decided", "i", needed_when="tpr_route"),
        step("parents_served", "legal", "petition", needed_when="tpr_route"),
        step("tpr_order", "court", "parents_served", needed_when="tpr_route"),
        step("appeal_over", "court", "tpr_order", "u", needed_when="tpr_route"),
        step("family_matched", "placement", needed_when="goal_adopt"),
        step("home_study", "licensing", "family_matched", needed_when="goal_adopt"),
        step("kin_licensed", "licensing", needed_when="goal_guardian"),
        step("subsidy_agreed", "funding", "home_study kin_licensed", needed_when="subsidy_route"),
        step("finalised", "court", "appeal_over subsidy_agreed", "c", needed_when="goal_adopt"),
        step("order", "court", "subsidy_agreed", "c", needed_when="goal_guardian"),
    ),
    "case_closure": (
        step("services_ended", "provider", repeats="referral", needed_when="services_open"),
        step("final_safety_assessment", "worker", flags="p"),
        step("court_dismissal", "court", flags="u", needed_when="in_court"),
        step(
            "approved", "supervisor", "services_ended final_safety_assessment court_dismissal", "c"
        ),
        step("closed", "worker", "approved", "c"),
    ),
}
