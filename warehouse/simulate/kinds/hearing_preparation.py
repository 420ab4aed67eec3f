"""What has to be ready before a hearing: service, notice, report, interpreter.

Each has a window that counts back from the day set; what is not done when the hearing
was held has lapsed.
"""

from __future__ import annotations

from collections.abc import Generator

from warehouse.simulate.clock import day_of
from warehouse.simulate.hearings import Hearing
from warehouse.simulate.items import Entry, Item
from warehouse.simulate.signing import Signing, sign
from warehouse.simulate.step_dates import StepDates
from warehouse.simulate.tied import while_true

SERVED, NOTICE, RIDE, REPORT = 45, 60, 30, 30


def prepare(hearing: Hearing, item: Item) -> None:
    """Start everything that the day just set makes necessary."""
    row = hearing.row
    _run(hearing, item, _serve_parties(hearing, item))
    if hearing.needs_notice:
        _run(hearing, item, _give_notice(hearing, item))
    else:
        item.to_come -= {"icwa_notice_sent", "icwa_receipt"}
    if _needs_help(hearing):
        _arrange(hearing, item)
    else:
        item.to_come.discard("interpreter_or_transport")
    if row.get("report_approved_at") is None:
        _run(hearing, item, _report(hearing, item))
    else:
        item.to_come -= {"report_drafted", "report_approved"}
        if row.get("report_filed_on") is None:
            _run(hearing, item, _file(hearing, item))
        item.to_come.discard("report_filed")


def _run(hearing: Hearing, item: Item, steps: Generator) -> None:
    def is_ahead() -> bool:
        return item.is_open and not hearing.held.triggered

    hearing.office.run(while_true(is_ahead, steps))


def _opens(hearing: Hearing, days: int) -> int:
    return max(hearing.office.today, hearing.day - days)


def _serve_parties(hearing: Hearing, item: Item) -> Generator:
    office = hearing.office
    entry = item.held_by(office.legal, "parties_served", since=_opens(hearing, SERVED))
    yield office.at(entry.since)
    yield office.legal.serve(entry)
    office.out.change(hearing.row, parties_served_on=office.today)
    entry.finish()


def _give_notice(hearing: Hearing, item: Item) -> Generator:
    office = hearing.office
    entry = item.held_by(office.legal, "icwa_notice_sent", since=_opens(hearing, NOTICE))
    yield office.at(entry.since)
    yield office.legal.serve(entry)
    office.out.change(hearing.row, icwa_notice_sent_on=office.today)
    entry.finish()
    receipt = item.held_by(office.partner("tribe"), "icwa_receipt").ask()
    yield office.in_days(office.chance("court").days(15))
    office.out.change(hearing.row, icwa_receipt_on=office.today)
    receipt.finish()


def _needs_help(hearing: Hearing) -> bool:
    chance = hearing.office.chance("court")
    english = hearing.stay.case.row["primary_language"] == "en"
    return chance.flip(0.04 if english else 0.8)


def _arrange(hearing: Hearing, item: Item) -> None:
    """That help is needed is on record from the day the hearing is set."""
    entry = item.held_by(item.work, "interpreter_or_transport", since=_opens(hearing, RIDE))
    dates = StepDates(entry, ("hearing", hearing.row["hearing_id"]), item.person)
    dates.needed()
    _run(hearing, item, _find_help(hearing, entry, dates))


def _find_help(hearing: Hearing, entry: Entry, dates: StepDates) -> Generator:
    office = hearing.office
    yield office.at(entry.since)
    yield from office.work_on(entry, 4)
    dates.done()


def _report(hearing: Hearing, item: Item) -> Generator:
    """Drafted by the worker, approved by the supervisor, filed by legal.

    The worker can see from the calendar when it is time, whoever set the day when.
    """
    office = hearing.office
    yield from item.work.until_held()
    hearing.free = hearing.free or office.today
    window = max(hearing.free, item.opened, hearing.day - REPORT)
    entry = item.held_by(item.work, "report_drafted", since=window)
    yield office.at(window)
    yield from office.work_on(entry, 1 if hearing.kind == "shelter" else 4)
    office.out.change(hearing.row, report_drafted_at=office.now)
    item.noted()
    yield office.in_workdays(1)
    entry.finish()
    yield from sign(
        office,
        item,
        Signing(
            "hearing",
            hearing.row["hearing_id"],
            "report",
            "report_drafted",
            "report_approved",
            hearing.row,
            ("report_submitted_at", "", "report_approved_at"),
        ),
    )
    yield from _file(hearing, item)


def _file(hearing: Hearing, item: Item) -> Generator:
    office = hearing.office
    approved = day_of(hearing.row["report_approved_at"])
    window = max(approved, item.opened, hearing.day - REPORT)
    entry = item.held_by(office.legal, "report_filed", since=window)
    yield office.at(window)
    yield office.legal.serve(entry)
    office.out.change(hearing.row, report_filed_on=office.today)
    entry.finish()
