"""The steps of each kind, in order, as domain.md section 3 tells them."""

from dataclasses import dataclass

OUTSIDE_ASKED = {"provider", "collateral", "lab", "other_agency", "other_state", "tribe"}
ASKED = OUTSIDE_ASKED | {"funding", "caregiver"}


@dataclass(frozen=True)
class Step:
    """One line of a map. `flags`: p protective, c closing, e event, i may be implied, u under way."""

    name: str
    holder: str = "supervisor"
    after: tuple[str, ...] = ("assigned",)
    flags: str = ""
    repeats: str = ""
    needed_when: str = ""
    protective_when: str = ""
    period: int = 0
    before: str = ""
    opens_before: int = 0
    lead: int | None = None
    opens_after: int = 0
    rests_on: tuple[str, ...] = ()

    @property
    def needs_ask(self) -> bool:
        return self.holder in ASKED

    def is_(self, flag: str) -> bool:
        return flag in self.flags


def step(name: str, holder: str, after: str = "assigned", flags: str = "", **more) -> Step:
    return Step(name, holder, tuple(after.split()), flags, **more)


ASSIGNED = Step("assigned", "supervisor", ())
EVIDENCE = (
    "child_seen caretakers_interviewed safety_decided safety_plan_agreed safe_care_plan risk_scored "
    "early_staffing records_received drug_screen_result forensic_interview"
)
STUDIED = "background_checks provisional_decision training home_visits"


def in_court(name: str, holder: str, after: str, opens: int, lead: int, **more) -> Step:
    """A preparation of a hearing: its window opens ahead of the hearing."""
    return step(name, holder, after, before="hearing_held", opens_before=opens, lead=lead, **more)


MAPS: dict[str, tuple[Step, ...]] = {
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
        step("drug_screen_ordered", "worker", flags="i", repeats="drug_screen", needed_when="drug_screen_needed"),
        step("drug_sample_given", "family", "drug_screen_ordered", "i", repeats="drug_screen", needed_when="drug_screen_needed"),
        step("drug_screen_result", "lab", "drug_sample_given", repeats="drug_screen", needed_when="drug_screen_needed"),
        step("forensic_interview", "provider", flags="e", repeats="forensic_interview", needed_when="forensic_interview_needed"),
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
        in_court("interpreter_or_transport", "worker", "hearing_set", 30, 7, needed_when="interpreter_or_transport"),
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
        step("background_checks", "other_agency", "application fingerprints", needed_when="local_study"),
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
        step("approved", "supervisor", "services_ended final_safety_assessment court_dismissal", "c"),
        step("closed", "worker", "approved", "c"),
    ),
}


def map_of(kind: str) -> tuple[Step, ...]:
    """Every kind begins with somebody being responsible."""
    return (ASSIGNED, *MAPS[kind])
