"""Since when a step waits, on whom, and which wait an item is counted under."""

from datetime import date

from tests.oracle.dates import earliest_day, latest_day
from tests.oracle.item import Happening, Item
from tests.oracle.occurrence import Occurrence
from tests.oracle.records import Records, day
from tests.oracle.states import Steps


def waiting_since(item: Item, occurrence: Occurrence, at: date) -> date | None:
    """The latest of the days that began or restarted the wait."""
    record, step = occurrence.on_record, occurrence.step
    moved_past = None
    if step.is_("e") and not protective(item, occurrence) and record.first_planned:
        moved_past = record.first_planned if record.first_planned < at else None
    return latest_day(
        occurrence.free_since, occurrence.opens, record.undone_since, record.asked, moved_past
    )


def protective(item: Item, occurrence: Occurrence) -> bool:
    """Some steps protect only where a fact holds: a visit protects a child, not a parent."""
    only = occurrence.step.protective_when
    return occurrence.step.is_("p") and (not only or any(fact.name == only for fact in item.facts))


def holder(records: Records, item: Item, occurrence: Occurrence, at: date) -> str:
    step, record = occurrence.step, occurrence.on_record
    if occurrence.state != "waiting" and not occurrence.was_free:
        return step.holder
    if step.needs_ask and not ever_approached(item, occurrence, at):
        return "nobody"
    if step.holder == "family":
        offered = record.asked or record.planned or record.tried
        return "family" if offered and not has_barrier(records, item, at) else "worker"
    return step.holder


def ever_approached(item: Item, occurrence: Occurrence, at: date) -> bool:
    """A request, plan or attempt on record by that day, even one dated ahead."""
    step = occurrence.step.name
    return any(
        is_approach(h) and (entered := on_record_from(h)) is not None and entered <= at
        for h in item.happenings
        if h.step == step and h.ref == occurrence.ref
    )


def is_approach(happening: Happening) -> bool:
    said = happening.asked or happening.planned or happening.tried
    return bool(said or happening.contacts)


def on_record_from(happening: Happening) -> date | None:
    """The first day anything of it can have been entered."""
    h = happening
    entered = [h.recorded, h.asked, h.planned_on, h.tried]
    contacts = [day(row["recorded_at"]) for row in h.contacts]
    return earliest_day(*entered, *contacts) or (h.planned and date.min)


def has_barrier(records: Records, item: Item, at: date) -> bool:
    return any(
        row["starts_on"] <= at and (row["ends_on"] is None or row["ends_on"] > at)
        for row in records.of("barriers", "case_id", item.case_id)
    )


def waits(records: Records, item: Item, steps: Steps, at: date) -> list[Occurrence]:
    """The open waits of an item; work nobody is responsible for has only that one."""
    unassigned = [o for o in steps.of["assigned"] if o.state == "waiting"]
    found = unassigned[-1:] or [o for o in steps.all() if o.state == "waiting"]
    for occurrence in steps.all():
        if occurrence.state == "waiting" and occurrence not in found:
            occurrence.state = "later"
    for occurrence in found:
        occurrence.waiting_since = waiting_since(item, occurrence, at)
    for occurrence in steps.all():
        occurrence.holder = holder(records, item, occurrence, at)
    return found


def primary(item: Item, steps: Steps, found: list[Occurrence], at: date) -> Occurrence | None:
    """Protective first; else the longest unplanned; else the one planned soonest."""
    order = list(steps.map)

    def oldest(o: Occurrence):
        return (o.waiting_since, order.index(o.step.name), o.ref)

    guarding = [o for o in found if protective(item, o)]
    unplanned = [o for o in found if not is_planned(o, at)]
    if guarding or unplanned:
        return min(guarding or unplanned, key=oldest)
    return min(found, key=lambda o: (o.planned, *oldest(o)), default=None)


def is_planned(occurrence: Occurrence, at: date) -> bool:
    return occurrence.planned is not None and occurrence.planned >= at
