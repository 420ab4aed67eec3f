"""A need of a person and the referrals made for it."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.dates import earliest_day, latest_day
from tests.oracle.item import Happening, Item, moment
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said

IN_VAIN = {"withdrew", "moved", "other"}


def service_referral(records: Records) -> Iterator[Item]:
    for need in records.rows("needs"):
        case = records.one("cases", "case_id", need["case_id"]) or {}
        item = Item(
            f"service_referral/{need['need_id']}", "service_referral", need["identified_on"]
        )
        item.title, item.case_id, item.person_id = (
            "Service referral",
            need["case_id"],
            need["person_id"],
        )
        item.subject, item.source = ("case", need["case_id"]), ("needs", need["need_id"])
        item.office_id, item.unit_id = case.get("office_id"), case.get("unit_id")
        referrals = sorted(records.of("service_referrals", "need_id", need["need_id"]), key=sent)
        live = [row for row in referrals if given_up(row) is None]
        current = live[-1] if live else None
        item.fact("needs_authorisation", current and current["needs_authorisation"])
        item.happenings = list(steps(records, referrals, current))
        item.end(
            earliest_day(need["resolved_on"], current["ended_on"] if current else None), "done"
        )
        item.end(need["handed_over_on"], "cancelled")
        item.end(case.get("closed_on"), "cancelled")
        yield item


def given_up(row: Row) -> date | None:
    """The day a referral came to nothing: declined, or ended without meeting the need."""
    return row["declined_on"] or (row["ended_on"] if row["outcome"] in IN_VAIN else None)


def sent(row: Row) -> tuple[date, str]:
    at = row["decided_on"] or row["referred_on"] or day(row["recorded_at"])
    return (at, row["service_referral_id"])


def steps(records: Records, referrals: list[Row], current: Row | None) -> Iterator[Happening]:
    yield from referred(referrals)
    if current is None:
        return
    row, recorded, provider = current, day(current["recorded_at"]), current["provider_id"]

    def dated(step: str, column: str) -> Happening:
        return Happening(step, done=moment(row[column]), recorded=recorded, holder_id=provider)

    allowed = dated("prior_authorisation", "authorised_on")
    allowed.holder_id = None
    yield allowed.asked_once(row["authorisation_requested_on"], 1, None)
    accepted = dated("accepted", "accepted_on")
    accepted.tried = row["waitlisted_on"]
    yield accepted.asked_once(row["referred_on"], row["times_asked"], row["last_asked_on"])
    first = dated("first_appointment", "first_appointment_on")
    first.plan(row["first_appointment_planned_for"], row["first_appointment_planned_on"], row)
    yield first.asked_once(row["accepted_on"] or row["referred_on"], 1, None)
    taking = dated("taking_part", "ended_on")
    taking.holder_id = None
    taking.started = row["first_appointment_on"]
    taking.plan(row["end_planned_for"], None, row)
    offers = records.of("service_attendance", "referral_id", row["service_referral_id"])
    offered = [o["offered_on"] for o in offers]
    came = [o["offered_on"] for o in offers if o["attended"]]
    taking.asked_once(min(offered, default=None), len(offered), max(offered, default=None))
    taking.tried = latest_day(*came, row["last_progress_on"])
    rows = said(records, "service_referral", row["service_referral_id"], "taking_part")
    taking.done = None if any(r["done_on"] for r in rows) else taking.done
    yield add_said(taking, rows)
    ended = dated("ended", "ended_on")
    ended.plan(row["end_planned_for"], None, row)
    yield ended.asked_once(first_report_due(records, row), 1, None)


def first_report_due(records: Records, row: Row) -> date | None:
    """A provider is asked how it ends through the reports it owes."""
    reports = records.of("service_reports", "referral_id", row["service_referral_id"])
    return min((report["due_on"] for report in reports), default=None)


def referred(referrals: list[Row]) -> Iterator[Happening]:
    """Done when first sent; undone again from each decline to the next referral."""
    first = Happening("referred")
    first.done = moment(
        min((r["referred_on"] for r in referrals if r["referred_on"]), default=None)
    )
    first.recorded = max((day(row["recorded_at"]) for row in referrals), default=None)
    yield first
    for row in referrals:
        back = given_up(row)
        if back:
            later = [
                r["referred_on"] for r in referrals if r["referred_on"] and sent(r) > sent(row)
            ]
            again = moment(min((at for at in later if at >= back), default=None))
            yield Happening("referred", back.isoformat(), undone_since=back, done=again)
