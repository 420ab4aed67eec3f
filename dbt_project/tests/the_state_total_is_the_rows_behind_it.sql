-- What level_totals counts for the state is what open_items lists, by kind.
with

open_items as (

    select
        kind,
        count(*) as open,
        {{ count_where("standing = 'sign_off'") }} as sign_off,
        {{ count_where("waiting_on = 'court'") }} as items_court,
        {{ count_where("movement = 'forward'") }} as moved_forward,
        {{ count_where('is_past_usual') }} as past_usual,
        {{ count_where("access_level = 'sealed'") }} as sealed

    from {{ ref('open_items') }}

    group by kind

),

totals as (

    select * from {{ ref('level_totals') }}
    where level = 'state' and kind <> 'all'

)

select
    totals.kind,
    totals.open,
    open_items.open as rows_behind

from totals

full join open_items
    on totals.kind = open_items.kind

where totals.open is distinct from coalesce(open_items.open, 0)
    or totals.sign_off is distinct from coalesce(open_items.sign_off, 0)
    or totals.items_court is distinct from coalesce(open_items.items_court, 0)
    or totals.moved_forward is distinct from coalesce(open_items.moved_forward, 0)
    or totals.past_usual is distinct from coalesce(open_items.past_usual, 0)
    or totals.sealed is distinct from coalesce(open_items.sealed, 0)
