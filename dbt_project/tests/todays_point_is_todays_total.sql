-- The last point of every tally line equals the total of the same key today.
with

today as (

    select
        level,
        key,
        parent_key,
        open,
        moved_forward,
        sign_off,
        not_moving,
        no_next_step,
        opened,
        finished,
        ended

    from {{ ref('level_weeks') }}

    where is_current

),

totals as (

    select * from {{ ref('level_totals') }}
    where kind = 'all'

)

select
    totals.level,
    totals.key,
    totals.open,
    today.open as last_point

from totals

full join today
    on totals.level = today.level
    and totals.key = today.key
    and totals.parent_key = today.parent_key

where totals.open is distinct from today.open
    or totals.moved_forward is distinct from today.moved_forward
    or totals.sign_off is distinct from today.sign_off
    or totals.not_moving is distinct from today.not_moving
    or totals.no_next_step is distinct from today.no_next_step
    or totals.opened_7 is distinct from today.opened
    or totals.finished_7 is distinct from today.finished
    or totals.ended_7 is distinct from today.ended
