-- One row per extract: the weeks up to it that arrivals and completions are averaged over.
with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

lengths as (

    select
        cast(max(case when code = 'recent_weeks' then length end) as integer) as weeks,
        cast(max(case when code = 'shown_from' then length end) as integer) as shown_from

    from {{ ref('windows') }}

),

recent as (

    select
        as_of.as_of_date,
        lengths.weeks,
        lengths.weeks * 7 as days,
        {{ add_days('as_of.as_of_date', '-7 * lengths.weeks') }} as starts_after_date,
        lengths.shown_from

    from as_of

    cross join lengths

)

select * from recent
