"""A child without a settled home; a child missing; a home to be studied."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.contacts import by_person, meeting, saw
from tests.oracle.item import Happening, Item, Truth, moment
from tests.oracle.kinds.care import of_removal
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said, turns

UNSETTLED = {"office", "hotel", "emergency"}


def unsettled_from(placement: Row) -> date | None:
    """The first day of a placement on which a settled home is needed."""
    if placement["setting"] in UNSETTLED:
        return placement["starts_on"]
    if placement["setting"] == "hospital":
        return placement["discharge_ready_on"]
    return placement["notice_given_on"]


def placement_need(records: Records) -> Iterator[Item]:
    for removal in records.rows("removals"):
        stays = records.of("placements", "removal_id", removal["removal_id"])
        stays = sorted(stays, key=lambda row: (row["starts_on"], row["placement_id"]))
        at = 0
        while at < len(stays):
            since = unsettled_from(stays[at])
            after = at + 1
            if since:
                while after < len(stays) and still_unsettled(stays[after]):
                    after += 1
                yield need(records, removal, stays[at], since, stays[after : after + 1])
            at = after


def still_unsettled(stay: Row) -> bool:
    since = unsettled_from(stay)
    return since is not None and since <= stay["starts_on"]


def need(records: Records, removal: Row, stay: Row, since: date, settled: list[Row]) -> Item:
    item = of_removal(records, removal, "placement_need", "No settled home")
    item.item_id, item.opened = f"placement_need/{stay['placement_id']}", since
    item.source = ("placements", stay["placement_id"])
    moved = settled[0]["starts_on"] if settled else None
    item.facts = []
    item.fact("qrtp", said(records, "placement", stay["placement_id"], "assessed"))
    item.facts.append(Truth("unsettled", None, moved))
    key = stay["placement_id"]
    for step in (
        "kin_asked",
        "home_found",
        "accepted",
        "funding_authorised",
        "assessed",
        "approved",
    ):
        rows = said(records, "placement", key, step)
        if rows:
            item.happenings.append(add_said(Happening(step), rows))
    item.happenings += turns(said(records, "placement", key, "safe_tonight"))
    item.happenings.append(Happening("moved", done=moment(moved)))
    seen = seen_after(records, removal, moved or date.max)
    item.happenings.append(seen)
    item.end(day(seen.done), "done")
    item.end(removal["ended_on"], "cancelled")
    return item


def seen_after(records: Records, removal: Row, moved: date) -> Happening:
    person = removal["person_id"]
    contacts = by_person(records, records.of("contacts", "case_id", removal["case_id"]))[person]
    later = [c for c in contacts if c["occurred_at"] and day(c["occurred_at"]) >= moved]
    made = [c for c in later if saw(records, c, person)]
    if made:
        first = min(c["occurred_at"] for c in made)
        later = [c for c in later if c["occurred_at"] <= first]
    seen = meeting("seen_after", "", later, made)
    return Happening("seen_after", done=seen.done, recorded=seen.recorded)


def missing_child(records: Records) -> Iterator[Item]:
    for row in records.rows("missing_episodes"):
        key = row["missing_episode_id"]
        item = Item(f"missing_child/{key}", "missing_child", day(row["missing_at"]))
        item.title, item.case_id, item.person_id = "Missing child", row["case_id"], row["person_id"]
        case = records.one("cases", "case_id", row["case_id"]) or {}
        item.subject, item.source = ("case", row["case_id"]), ("missing_episodes", key)
        item.office_id, item.unit_id = case.get("office_id"), case.get("unit_id")
        item.facts.append(Truth("still_missing", None, day(row["located_at"])))
        recorded = day(row["recorded_at"])
        for step in ("police_told", "ncmec_told", "located", "seen_after"):
            item.happenings.append(Happening(step, done=row[f"{step}_at"], recorded=recorded))
        item.happenings[2].asked_once(day(row["police_told_at"]), 1, None)
        told = [row["court_told_on"], row["family_told_on"]]
        both = Happening("court_and_family_told", recorded=recorded)
        both.started = min((at for at in told if at), default=None)
        both.done = moment(max(told)) if all(told) else None
        item.happenings.append(both)
        item.happenings += turns(said(records, "missing_episode", key, "search"))
        item.end(day(row["seen_after_at"]), "done")
        item.end(left_care(records, row), "cancelled")
        yield item


def left_care(records: Records, row: Row) -> date | None:
    """The day the stay in care ended in which the child went missing."""
    stays = [
        stay
        for stay in records.of("removals", "person_id", row["person_id"])
        if stay["removed_on"] <= day(row["missing_at"])
        and (stay["ended_on"] is None or stay["ended_on"] >= day(row["missing_at"]))
    ]
    return max(stays, key=lambda stay: stay["removed_on"])["ended_on"] if stays else None


LOCAL = {"kin", "foster", "renewal", "icpc_in"}


def home_study(records: Records) -> Iterator[Item]:
    for row in records.rows("home_studies"):
        days = [row["identified_on"], row["applied_on"], day(row["recorded_at"])]
        item = Item(f"home_study/{row['home_study_id']}", "home_study", next(d for d in days if d))
        item.track, item.title = row["kind"], "Home study"
        item.case_id, item.person_id = row["case_id"], row["person_id"]
        item.subject = ("home_study", row["home_study_id"])
        item.source = ("home_studies", row["home_study_id"])
        item.office_id, item.unit_id = row["office_id"], row["unit_id"]
        item.fact("local_study", row["kind"] in LOCAL)
        item.fact("kin", row["kind"] == "kin")
        item.fact("interstate_out", row["kind"] == "icpc_out")
        item.happenings = list(study_steps(records, row))
        item.end(row["decided_on"], "done")
        item.end(row["withdrawn_on"], "cancelled")
        case = records.one("cases", "case_id", row["case_id"]) or {}
        item.end(case.get("closed_on"), "cancelled")
        yield item


def study_steps(records: Records, row: Row) -> Iterator[Happening]:
    columns = {
        "application": "applied_on",
        "fingerprints": "fingerprints_on",
        "background_checks": "background_done_on",
        "provisional_decision": "provisional_on",
        "training": "training_done_on",
        "home_visits": "visits_done_on",
        "packet": "packet_sent_on",
        "study_done": "study_done_on",
    }
    out = row["kind"] == "icpc_out"
    columns["decision_elsewhere" if out else "decision"] = "decided_on"
    for step, column in columns.items():
        happening = Happening(step, done=moment(row[column]), recorded=day(row["recorded_at"]))
        if step in {"application", "fingerprints"} and not out:
            happening.asked_once(row["identified_on"], 1, None)
        if step == "background_checks":
            happening.asked_once(row["background_requested_on"], 1, None)
        if step in {"study_done", "decision_elsewhere"} and out:
            happening.asked_once(row["packet_sent_on"], 1, None).holder_id = row["party_id"]
        if step == "training":
            happening.plan(row["training_planned_for"], row["training_planned_on"], row)
        if step == "home_visits":
            happening.plan(row["visit_planned_for"], row["visit_planned_on"], row)
        yield add_said(happening, said(records, "home_study", row["home_study_id"], step))
