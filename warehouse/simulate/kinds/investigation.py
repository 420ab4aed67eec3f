"""A report screened in is looked into: seen, talked to, staffed, decided, closed."""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.cases import Household, close_case, open_case
from warehouse.simulate.clock import next_working
from warehouse.simulate.inquiry import Inquiry
from warehouse.simulate.items import Item
from warehouse.simulate.kinds import process
from warehouse.simulate.kinds.safety_assessment import KIND as SAFETY
from warehouse.simulate.office import Office
from warehouse.simulate.practice import Kind, Step
from warehouse.simulate.records import Row
from warehouse.simulate.signing import Signing, sign
from warehouse.simulate.staff import Work, assign

KIND = Kind(
    "investigation",
    quiet=7,
    steps=(
        Step("child_seen", usual=2, protective=True, appointment=True),
        Step("caretakers_interviewed", usual=10, appointment=True),
        Step("safety_decided", usual=2, protective=True),
        Step("safety_plan_agreed", usual=1, protective=True),
        Step("safe_care_plan", usual=10),
        Step("risk_scored", usual=20),
        Step("early_staffing", usual=5, appointment=True),
        Step("records_requested", usual=5),
        Step("records_received", usual=14),
        Step("drug_screen_ordered", usual=5),
        Step("drug_sample_given", usual=3),
        Step("drug_screen_result", usual=7),
        Step("forensic_interview", usual=10, appointment=True),
        Step("staffed", usual=5, appointment=True),
        Step("findings_documented", usual=3),
        Step("approved", usual=5, closing=True),
        Step("parties_told", usual=5, closing=True),
        Step("accepted_by_unit", usual=5, closing=True),
        Step("closed", usual=3, closing=True),
    ),
)
HARMS = {"neglect": 62, "physical_abuse": 17, "sexual_abuse": 7, "emotional_abuse": 6}
FOUND = {"substantiated": 25, "unsubstantiated": 75}
EARLY_STAFFING_DAY = 10
TO_ASK_FOR = ("records_requested", "drug_screen_ordered", "drug_sample_given")
CARETAKERS = ("mother", "father", "caregiver")
STAFFED_ANYWAY, QUICK, QUICKLY = 0.12, 0.45, 0.3
LIMIT = 45


@process
def investigation(office: Office, intake: Row, household: Household) -> Generator:
    """From screening in to closing."""
    inquiry = _open(office, intake, household)
    item, work = inquiry.item, inquiry.work
    delay = office.chance("investigation").weighted({0: 88, 1: 9, 3: 2, 6: 1})
    assign(work, work.unit, 0 if inquiry.priority == "immediate" else delay)
    yield work.held()
    if not inquiry.case.is_ongoing and work.worker is not None:
        if inquiry.case.work.worker is None:
            inquiry.case.work.give_to(work.worker)
    office.begin("extension", inquiry)
    yield from _look_into(office, inquiry)
    yield from _conclude(office, inquiry)
    item.end()
    work.stop()
    if not inquiry.case.is_ongoing and not inquiry.case.is_closed:
        _close_cps_case(inquiry)


def _open(office: Office, intake: Row, household: Household) -> Inquiry:
    chance = office.chance("investigation")
    case = household.case or open_case(office, household, "cps")
    victims = [one for one in case.children if chance.flip(0.75)] or case.children[:1]
    infant = victims[0].age(office.today) == 0 and chance.flip(0.2)
    unit = office.unit_for("cps")
    row = office.out.row(
        "investigations",
        {
            "intake_id": intake["intake_id"],
            "case_id": case.id,
            "unit_id": unit.id,
            "office_id": office.id,
            "track": "alternative_response" if chance.flip(0.38) else "investigation",
            "opened_at": office.now,
            "unsafe": False,
            "substance_affected_infant": infant,
        },
    )
    work = Work(office, "investigation", row["investigation_id"], unit)
    item = Item(office, KIND, row["investigation_id"], work, office.today, case)
    item.victims = victims
    adults = [one for one in household.people if one.role in CARETAKERS]
    priority = intake["response_priority"]
    inquiry = Inquiry(
        office,
        row,
        item,
        work,
        case,
        household,
        victims,
        adults,
        priority,
        office.env.event(),
        infant,
        chance.flip(QUICK),
    )
    item.limit = item.opened + LIMIT
    item.ease = QUICKLY if inquiry.is_quick else 1.0
    key = f"{work.key}/initial/1"
    initial = Item(office, SAFETY, key, work, office.today, case)
    initial.ease = item.ease
    inquiry.tools.append(initial)
    _allege(inquiry)
    item.to_come = {"safety_decided", "staffed", "findings_documented"}
    return inquiry


def _allege(inquiry: Inquiry) -> None:
    chance = inquiry.office.chance("investigation")
    for victim in inquiry.victims:
        harm = "substance_exposure" if inquiry.with_infant else chance.weighted(HARMS)
        row = inquiry.office.out.row(
            "allegations",
            {
                "investigation_id": inquiry.id,
                "person_id": victim.id,
                "alleged_role": "victim",
                "victim_id": victim.id,
                "perpetrator_id": chance.one_of(inquiry.caretakers).id,
                "kind": harm,
            },
        )
        inquiry.alleged.append(row)


def _look_into(office: Office, inquiry: Inquiry) -> Generator:
    """Everything that comes before the staffing, each in its own time."""
    item = inquiry.item
    parts = [
        office.begin("see_children", inquiry),
        office.begin("talk_to_caretakers", inquiry),
        office.begin("score_risk", inquiry),
        office.begin("get_records", inquiry),
    ]
    early = office.begin("staff_early", inquiry)
    if not inquiry.is_quick:
        parts.append(early)
    if inquiry.with_infant:
        parts.append(office.begin("plan_safe_care", inquiry))
    everything = office.env.all_of(parts)
    if office.chance("investigation").flip(STAFFED_ANYWAY):
        limit = 25 + office.chance("investigation").days(18, 0.5)
        yield everything | office.in_days(limit)
    else:
        yield everything
    yield from item.work.until_held()
    if not everything.processed:
        yield parts[0]
        while _has_requests_to_make(item) and not everything.processed:
            yield everything | office.in_workdays(2)
        item.to_come.discard("staffed")
    if everything.processed and item.entry("early_staffing") is None:
        yield from _staff(office, inquiry)
    else:
        item.to_come.discard("staffed")
        _staffed(inquiry)


def _has_requests_to_make(item: Item) -> bool:
    """Nobody staffs before what has to be asked for has been asked for."""
    return any(step in TO_ASK_FOR for step, _ in item.entries)


def _staff(office: Office, inquiry: Inquiry) -> Generator:
    """The supervisor holds the staffing, mostly by appointment."""
    item, chance = inquiry.item, office.chance("staffing")
    desk = item.work.supervisor
    entry = item.held_by(desk, "staffed", since=item.cleared)
    while chance.flip(0.45):
        day = next_working(office.today + 1 + chance.days(4))
        entry.plan(day, overwrites=True)
        office.out.change(inquiry.row, staffing_planned_for=day, staffing_planned_on=office.today)
        yield office.at(day, 16)
        if chance.flip(0.8):
            break
        yield office.in_workdays(1)
    else:
        yield desk.serve(entry)
    _staffed(inquiry)
    entry.finish()


def _staffed(inquiry: Inquiry) -> None:
    item, office = inquiry.item, inquiry.office
    office.out.change(inquiry.row, staffed_at=office.now)
    item.noted()
    early = item.entry("early_staffing")
    if early is not None:
        early.drop()


def _conclude(office: Office, inquiry: Inquiry) -> Generator:
    item, row, chance = inquiry.item, inquiry.row, office.chance("findings")
    findings = item.held_by(inquiry.work, "findings_documented")
    yield from office.work_on(findings, 3)
    disposition = chance.weighted(FOUND)
    if row["track"] == "alternative_response":
        disposition = chance.weighted({"services_needed": 15, "no_services_needed": 85})
    opens = not inquiry.case.is_ongoing and chance.flip(0.09)
    office.out.change(row, findings_at=office.now, disposition=disposition, case_opens=opens)
    _find(inquiry, disposition)
    if opens:
        item.facts.add("case_opens")
    if chance.flip(0.3):
        item.noted()
        yield office.in_workdays(1)
    findings.finish()
    what = Signing("investigation", inquiry.id, "finding", "findings_documented", "approved", row)
    yield from sign(office, item, what)
    told = item.held_by(inquiry.work, "parties_told")
    yield from office.work_on(told, 1.2)
    office.out.change(row, parties_told_on=office.today)
    told.finish()
    if opens:
        yield from _hand_over(office, inquiry)
    yield from _close(office, inquiry)


def _find(inquiry: Inquiry, disposition: str) -> None:
    """Each child's allegation gets its own finding; an alternative response makes none."""
    if disposition not in FOUND:
        return
    chance = inquiry.office.chance("findings")
    for number, row in enumerate(inquiry.alleged):
        here = disposition == "substantiated" and (number == 0 or chance.flip(0.85))
        inquiry.office.out.change(row, finding="substantiated" if here else "unsubstantiated")


def _hand_over(office: Office, inquiry: Inquiry) -> Generator:
    """The ongoing unit accepts the case, which opens then."""
    unit = office.unit_for("in_home")
    entry = inquiry.item.held_by(unit.supervisor, "accepted_by_unit")
    if office.chance("findings").flip(0.3):
        yield office.in_workdays(1)
    office.out.change(inquiry.row, handed_over_on=office.today)
    entry.ask()
    yield unit.supervisor.serve(entry)
    office.out.change(inquiry.row, accepted_on=office.today)
    entry.finish()
    office.begin("open_in_home", inquiry.household, inquiry.case)


def _close(office: Office, inquiry: Inquiry) -> Generator:
    closed = inquiry.item.held_by(inquiry.work, "closed")
    for tool in inquiry.tools:
        if tool.is_open:
            yield tool.ended
    yield from office.work_on(closed, 1)
    office.out.change(inquiry.row, closed_on=office.today)
    closed.finish()


def _close_cps_case(inquiry: Inquiry) -> None:
    case = inquiry.case
    others = [one for one in case.items.values() if one.kind is KIND]
    if not others and not case.undecided_reports:
        close_case(case, "no_services_needed")
