"""Investigations and alternative responses."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.approvals import approval_steps, from_columns, rounds
from tests.oracle.contacts import by_person, meeting, saw, talked
from tests.oracle.item import Happening, Item, Truth, moment
from tests.oracle.records import Records, Row, day

CARETAKERS = {"mother", "father", "caregiver"}
APART = {"drug_screen", "forensic_interview"}


def investigation(records: Records) -> Iterator[Item]:
    for row in records.rows("investigations"):
        key = row["investigation_id"]
        response = row["track"] == "alternative_response"
        item = Item(
            f"investigation/{key}",
            "investigation",
            day(row["opened_at"]),
            track=row["track"],
            title=f"{'Alternative response' if response else 'Investigation'} {key}",
            case_id=row["case_id"],
            intake_id=row["intake_id"],
            subject=("investigation", key),
            office_id=row["office_id"],
            unit_id=row["unit_id"],
        )
        for fact in ("substance_affected_infant", "case_opens"):
            item.fact(fact, row[fact])
        item.source = ("investigations", key)
        requests = requested(records, key)
        for kind in ("drug_screen", "forensic_interview"):
            seen_on = [
                r["identified_on"] or r["requested_on"] for r in requests if r["kind"] == kind
            ]
            if seen_on:
                item.facts.append(Truth(f"{kind}_needed", min(seen_on)))
        if row["unsafe"]:
            item.facts.append(Truth("unsafe", decided_on(records, key)))
        item.happenings = [*seen(records, row), *own_steps(records, row), *asked(requests)]
        item.end(row["closed_on"], "done")
        yield item


def decided_on(records: Records, investigation_id: str) -> date | None:
    """The day the safety decision was recorded: that a child is unsafe is known from then."""
    tools = records.of("assessments", "investigation_id", investigation_id)
    days = [day(row["documented_at"]) for row in tools if row["kind"] == "safety"]
    return min((at for at in days if at), default=None)


def requested(records: Records, investigation_id: str) -> list[Row]:
    found = records.of("record_requests", "subject_id", investigation_id)
    return [row for row in found if row["subject_type"] == "investigation"]


def alleged_victims(records: Records, investigation_id: str) -> list[str]:
    found: dict[str, None] = {}
    for row in records.of("allegations", "investigation_id", investigation_id):
        victim = row["victim_id"] or (row["person_id"] if row["alleged_role"] == "victim" else None)
        if victim:
            found[victim] = None
    return list(found)


def caretakers(records: Records, row: Row) -> list[str]:
    """The parents and caregivers named in the report it answers."""
    named = records.of("intake_people", "intake_id", row["intake_id"])
    return sorted({person["person_id"] for person in named if person["role"] in CARETAKERS})


def seen(records: Records, row: Row) -> Iterator[Happening]:
    key = row["investigation_id"]
    contacts = by_person(records, records.of("contacts", "investigation_id", key))
    for child in alleged_victims(records, key):
        made = [c for c in contacts[child] if saw(records, c, child)]
        yield meeting("child_seen", child, contacts[child], made)
    for person in caretakers(records, row):
        made = [c for c in contacts[person] if talked(records, c, person)]
        yield meeting("caretakers_interviewed", person, contacts[person], made)


def own_steps(records: Records, row: Row) -> Iterator[Happening]:
    key, recorded = row["investigation_id"], day(row["recorded_at"])
    for tool, step in (("safety", "safety_decided"), ("risk", "risk_scored")):
        for found in records.of("assessments", "investigation_id", key):
            if found["kind"] == tool:
                yield Happening(
                    step, done=found["documented_at"], recorded=day(found["recorded_at"])
                )
    yield from plans_made(records, key)
    early = Happening("early_staffing", done=row["early_staffed_at"], recorded=recorded)
    yield early.plan(row["early_staffing_planned_for"], row["early_staffing_planned_on"], row)
    staffed = Happening("staffed", done=row["staffed_at"], recorded=recorded)
    yield staffed.plan(row["staffing_planned_for"], row["staffing_planned_on"], row)
    findings = Happening("findings_documented", started=day(row["findings_at"]), recorded=recorded)
    findings.done = row["findings_at"]
    requests = rounds(records, "investigation", key) or from_columns(row)
    yield from approval_steps(requests, findings, Happening("approved", recorded=recorded))
    yield Happening("parties_told", done=moment(row["parties_told_on"]), recorded=recorded)
    accepted = Happening("accepted_by_unit", done=moment(row["accepted_on"]), recorded=recorded)
    yield accepted.asked_once(row["handed_over_on"], 1, None)
    yield Happening("closed", done=moment(row["closed_on"]), recorded=recorded)


def of_the_case(records: Records, investigation_id: str) -> list[Row]:
    """Plans that name no investigation, from the day this one opened on."""
    row = records.one("investigations", "investigation_id", investigation_id) or {}
    return [
        plan
        for plan in records.of("safety_plans", "case_id", row.get("case_id"))
        if plan["investigation_id"] is None
        and (first := plan["proposed_on"] or plan["agreed_on"])
        and first >= day(row["opened_at"])
    ]


def plans_made(records: Records, investigation_id: str) -> Iterator[Happening]:
    said = [
        row
        for row in records.of("step_dates", "subject_id", investigation_id)
        if row["subject_type"] == "investigation" and row["step"] == "safety_plan_agreed"
    ]
    plans = [*records.of("safety_plans", "investigation_id", investigation_id)]
    plans += of_the_case(records, investigation_id)
    if plans or said:
        agreed = min((p["agreed_on"] for p in plans if p["agreed_on"]), default=None)
        plan = Happening("safety_plan_agreed", done=moment(agreed))
        plan.asked_once(
            min((p["proposed_on"] for p in plans if p["proposed_on"]), default=None), 1, None
        )
        plan.cancelled = next((row["cancelled_on"] for row in said), None)
        plan.recorded = max(day(row["recorded_at"]) for row in [*plans, *said])
        yield plan
    for row in records.of("case_plans", "investigation_id", investigation_id):
        if row["kind"] == "safe_care":
            yield Happening(
                "safe_care_plan", done=row["drafted_at"], recorded=day(row["recorded_at"])
            )


def asked(requests: list[Row]) -> Iterator[Happening]:
    for row in requests:
        known = row["identified_on"] or row["requested_on"] or day(row["recorded_at"])
        for happening in asked_for(row):
            happening.known_from = known
            yield happening


def asked_for(row: Row) -> Iterator[Happening]:
    kind, ref, recorded = row["kind"], row["record_request_id"], day(row["recorded_at"])
    who = row["party_id"] or row["provider_id"]
    sent = row["requested_on"]
    if kind == "forensic_interview":
        held = Happening(kind, ref, done=moment(row["held_on"]), holder_id=who, recorded=recorded)
        held.plan(row["planned_for"], row["planned_on"], row)
        yield held.asked_once(sent, row["times_asked"], row["reminded_on"])
        return
    names = (
        ("drug_screen_ordered", "drug_screen_result")
        if kind == "drug_screen"
        else ("records_requested", "records_received")
    )
    first = Happening(names[0], ref, done=moment(sent), recorded=recorded)
    yield first.asked_once(row["identified_on"] or sent, 1, None)
    if kind == "drug_screen":
        sample = Happening(
            "drug_sample_given", ref, done=moment(row["collected_on"]), recorded=recorded
        )
        sample.plan(row["planned_for"], row["planned_on"], row)
        yield sample.asked_once(sent, row["times_asked"], row["reminded_on"])
    last = Happening(
        names[1],
        ref,
        done=moment(row["received_on"]),
        cancelled=row["cancelled_on"],
        holder_id=who,
        recorded=recorded,
    )
    last.plan(row["promised_on"], None, row)
    yield last.asked_once(sent, row["times_asked"], row["reminded_on"])
