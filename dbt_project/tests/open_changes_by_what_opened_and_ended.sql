-- For the state, open items of an access level in a week are those of the week before, plus opened, less ended.
with

weeks as (

    select
        week_end,
        access_level,
        open,
        opened,
        ended,
        lag(open) over (partition by access_level order by week_end) as open_before

    from {{ ref('level_weeks_by_access') }}

    where level = 'state'

)

select * from weeks
where open_before is not null
    and open <> open_before + opened - ended
