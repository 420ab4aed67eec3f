"""Court hearings, due, set or held, with their continuances."""

from collections import Counter
from collections.abc import Iterator

from tests.oracle.approvals import approval_steps, rounds
from tests.oracle.dates import earliest_day, latest_day, plus
from tests.oracle.item import Happening, Item, moment
from tests.oracle.kinds.hearings_due import hearings_due
from tests.oracle.records import Records, Row, day
from tests.oracle.said import add_said, said

WINDOW_DAYS = 60
NOTICE = {"shelter", "adjudication", "disposition", "tpr"}  # placing in care, ending rights
TITLES = {"shelter": "First hearing", "tpr": "Hearing on parental rights"}


def court_hearing(records: Records) -> Iterator[Item]:
    names = numbered(records)
    for row in records.rows("hearings"):
        if row["continues_hearing_id"] is None:
            yield from chain(records, row, names[row["hearing_id"]])
    yield from hearings_due(records)


def numbered(records: Records) -> dict[str, str]:
    """Hearings of one subject, kind and day are told apart by a number."""
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for row in sorted(records.rows("hearings"), key=lambda row: row["hearing_id"]):
        if row["continues_hearing_id"] is None:
            about = row["person_id"] or row["case_id"]
            name = f"court_hearing/{about}/{row['kind']}/{row['due_on'] or row['scheduled_for']}"
            taken[name] += 1
            names[row["hearing_id"]] = name if taken[name] == 1 else f"{name}~{taken[name]}"
    return names


def chain(records: Records, first: Row, name: str) -> Iterator[Item]:
    row, before, n = first, None, 1
    while row:
        item = hearing(records, row, name if n == 1 else f"{name}/{n}", before)
        item.chain_id = name
        yield item
        before, n = item, n + 1
        last, row = row, records.one("hearings", "continues_hearing_id", row["hearing_id"])
        if row is None and last["outcome"] == "continued":
            yield to_be_set(records, last, f"{name}/{n}", item)


def to_be_set(records: Records, row: Row, name: str, before: Item) -> Item:
    """A hearing that was continued and has no new date yet."""
    blank = dict.fromkeys(row) | {c: row[c] for c in ("case_id", "person_id", "kind", "due_on")}
    kept = {"hearing_id": row["hearing_id"], "recorded_at": row["recorded_at"]}
    item = hearing(records, blank | kept, name, before)
    item.happenings, item.chain_id = [], before.chain_id
    removal = removal_of(records, row)
    item.end(removal["ended_on"] if removal else None, "cancelled")
    return item


def removal_of(records: Records, row: Row) -> Row | None:
    """The stay in care a hearing belongs to: the last begun by the day it was asked or set."""
    at = (
        earliest_day(row["set_requested_on"], row["set_on"])
        or row["due_on"]
        or row["scheduled_for"]
    )
    stays = [
        stay
        for stay in records.of("removals", "person_id", row["person_id"])
        if stay["case_id"] == row["case_id"] and (at is None or stay["removed_on"] <= at)
    ]
    return max(stays, key=lambda stay: stay["removed_on"], default=None)


def hearing(records: Records, row: Row, name: str, before: Item | None) -> Item:
    removal = removal_of(records, row)
    case = records.one("cases", "case_id", row["case_id"]) or {}
    window = plus(row["due_on"], -WINDOW_DAYS) if row["due_on"] else None
    if removal and window:
        window = max(window, removal["removed_on"])
    opened = earliest_day(row["set_requested_on"], row["set_on"], window)
    if opened is None:  # only its date is known: its window, but not after the delivery
        opened = min(plus(row["scheduled_for"], -WINDOW_DAYS), records.as_of)
    if before and before.ended:
        opened = before.ended
    item = Item(name, "court_hearing", opened, track=row["kind"])
    item.title = TITLES.get(row["kind"], f"{row['kind'].capitalize()} hearing")
    item.case_id, item.person_id = row["case_id"], row["person_id"]
    item.subject, item.due = ("case", row["case_id"]), row["due_on"]
    item.source = ("hearings", row["hearing_id"])
    item.office_id, item.unit_id = case.get("office_id"), case.get("unit_id")
    item.fact("icwa_applies", case.get("icwa_status") == "applies" and row["kind"] in NOTICE)
    wanted = said(records, "hearing", row["hearing_id"], "interpreter_or_transport")
    item.fact("interpreter_or_transport", any(w["needed"] is not False for w in wanted))
    item.happenings = list(steps(records, row, wanted))
    ends(item, row, removal, case)
    return item


def ends(item: Item, row: Row, removal: Row | None, case: Row) -> None:
    item.end(row["order_signed_on"], "done")
    if row["outcome"] == "continued":
        item.end(row["scheduled_for"], "continued")
    item.end(case.get("closed_on"), "cancelled")
    if row["outcome"] == "vacated":
        item.end(removal["ended_on"] if removal else None, "cancelled")
        item.end(row["scheduled_for"], "cancelled")


def steps(records: Records, row: Row, wanted: list[Row]) -> Iterator[Happening]:
    recorded = day(row["recorded_at"])

    def dated(step: str, column: str) -> Happening:
        return Happening(step, done=moment(row[column]), recorded=recorded)

    yield dated("hearing_set", "set_on").asked_once(row["set_requested_on"], 1, None)
    yield dated("parties_served", "parties_served_on")
    yield dated("icwa_notice_sent", "icwa_notice_sent_on")
    yield dated("icwa_receipt", "icwa_receipt_on").asked_once(row["icwa_notice_sent_on"], 1, None)
    yield dated("report_filed", "report_filed_on")
    yield dated("order_drafted", "order_drafted_on")
    signed = dated("order_signed", "order_signed_on")
    signed.holder_id = row["court_id"]
    yield signed
    if wanted:
        yield add_said(Happening("interpreter_or_transport"), wanted)
    drafted = Happening("report_drafted", started=day(row["report_drafted_at"]), recorded=recorded)
    drafted.done = row["report_drafted_at"]
    approved = Happening("report_approved", recorded=recorded)
    yield from approval_steps(
        rounds(records, "hearing", row["hearing_id"]) or own(row), drafted, approved
    )
    held = dated("hearing_held", "held_on")
    held.started, held.holder_id = row["set_on"], row["court_id"]
    if row["scheduled_for"]:
        held.first_planned = held.planned = row["scheduled_for"]
        held.planned_on = row["set_on"] or recorded
    if row["outcome"] in {"continued", "vacated"}:
        held.cancelled = latest_day(row["scheduled_for"])
    yield held


def own(row: Row) -> list[Row]:
    submitted, approved = row["report_submitted_at"], row["report_approved_at"]
    if not (submitted or approved):
        return []
    state = "approved" if approved else "pending_approval"
    said_so = {"requested_at": submitted, "decided_at": approved, "state": state}
    return [{**said_so, "requested_from": None}]
