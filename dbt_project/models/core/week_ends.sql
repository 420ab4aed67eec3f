-- One row per week end of the history kept, on the weekday of the extract.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

windows as (

    select length as weeks from {{ ref('windows') }}
    where code = 'history'

),

weeks_back as (

    select generated_number - 1 as weeks_back
    from ({{ dbt.generate_series(520) }}) as series

),

week_ends as (

    select
        {{ add_days('as_of.as_of_date', '-7 * weeks_back.weeks_back') }} as week_end,
        cast(weeks_back.weeks_back as integer) as weeks_back

    from as_of

    cross join windows

    -- No more weeks than the history keeps.
    inner join weeks_back
        on windows.weeks > weeks_back.weeks_back

)

select * from week_ends
