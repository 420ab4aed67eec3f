-- For the state, open items of a week are those of the week before, plus opened, less ended.
with

weeks as (

    select
        week_end,
        open,
        opened,
        ended,
        lag(open) over (order by week_end) as open_before

    from {{ ref('level_weeks') }}

    where level = 'state'

)

select * from weeks
where open_before is not null
    and open <> open_before + opened - ended
