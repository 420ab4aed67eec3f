"""What moved from one release to another, in the columns of the mart `moved`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Moved:
    """One item. Dates decide what opened and ended, as in the mart; `recorded_late` says that it
    did so by the earlier date but the earlier release did not know. An item the later release no
    longer has (purged, or never due) is not told of."""

    from_date: date
    to_date: date
    span_days: int
    item_id: str
    kind: str
    case_id: str | None
    office_id: str | None
    unit_id: str | None
    worker_id: str | None
    access_level: str
    is_in_headline: bool
    opened: bool
    finished: bool
    ended: bool
    waits_began: int
    waits_ended: int
    holder_changed: bool
    from_waiting_on: str | None
    to_waiting_on: str | None
    recorded_late: bool


# The releases are attached as a and b; the values are the two dates, and the unit twice.
MOVED = """
with dates as (
    select cast(? as date) as from_date, cast(? as date) as to_date
),
changed as (
    select
        coalesce(a.item_id, b.item_id) as item_id,
        count(*) filter (where a.item_id is null) as waits_began,
        count(*) filter (where b.item_id is null) as waits_ended,
        max(a.holder) filter (where a.is_primary) as from_waiting_on,
        max(b.holder) filter (where b.is_primary) as to_waiting_on
    from a.marts.open_waits as a
    full join b.marts.open_waits as b
        on a.item_id = b.item_id and a.step = b.step and a.step_ref = b.step_ref
    group by all
),
items as (
    select
        now.*,
        dates.*,
        now.opened_date > dates.from_date as opened,
        coalesce(now.ended_date > dates.from_date, false) as ended,
        coalesce(changed.waits_began, 0) as waits_began,
        coalesce(changed.waits_ended, 0) as waits_ended,
        changed.from_waiting_on,
        changed.to_waiting_on,
        coalesce(changed.from_waiting_on <> changed.to_waiting_on, false)
            and now.opened_date <= dates.from_date
            and now.ended_date is null as holder_changed,
        coalesce(
            now.opened_date <= dates.from_date and was.item_id is null
            or now.ended_date <= dates.from_date and was.ended_date is null,
            false
        ) as recorded_late
    from b.marts.items as now
    cross join dates
    left join a.marts.items as was on now.item_id = was.item_id
    left join changed on now.item_id = changed.item_id
)
select
    from_date, to_date, to_date - from_date as span_days, item_id, kind, case_id, office_id,
    unit_id, worker_id, access_level, is_in_headline, opened,
    ended and ended_as = 'done' as finished, ended, waits_began, waits_ended, holder_changed,
    from_waiting_on, to_waiting_on, recorded_late
from items
where (opened or ended or waits_began > 0 or waits_ended > 0 or holder_changed or recorded_late)
    and (? is null or unit_id = ?)
order by office_id, unit_id, worker_id, item_id
"""
