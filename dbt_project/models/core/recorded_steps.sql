-- One row per record and step that is dated in step_dates.
with

step_dates as (

    select * from {{ ref('contract_step_dates') }}

),

read as (

    select
        step_date_id,
        subject_type,
        subject_id,
        step,
        asked_on,
        coalesce(last_asked_on, asked_on) as last_asked_on,
        coalesce(
            times_asked,
            case when last_asked_on > asked_on then 2 when asked_on is not null then 1 end
        ) as times_asked,
        planned_for,
        coalesce(planned_on, cast(recorded_at as date)) as planned_on,
        tried_on,
        started_on,
        done_on,
        case
            when not coalesce(needed, true)
                then coalesce(cancelled_on, cast(recorded_at as date))
            else cancelled_on
        end as cancelled_on,
        coalesce(party_id, provider_id) as holder_id,
        recorded_at

    from step_dates

),

ordered as (

    -- The row that counts now: the last one entered, before all that were cancelled.
    select
        *,
        row_number() over (
            partition by subject_type, subject_id, step
            order by
                case when cancelled_on is null then 0 else 1 end,
                coalesce(planned_on, asked_on) desc,
                step_date_id desc
        ) as position

    from read

),

gathered as (

    select
        subject_type,
        subject_id,
        step,
        min(asked_on) as asked_date,
        cast(sum(times_asked) as integer) as times_asked,
        max(last_asked_on) as last_asked_date,
        min(planned_for) as first_planned_date,
        max(case when position = 1 and cancelled_on is null then planned_for end)
            as planned_date,
        max(
            case
                when position = 1 and cancelled_on is null and planned_for is not null
                    then planned_on
            end
        ) as planned_on,
        {{ count_where('position > 1 and planned_for is not null') }} as times_moved,
        max(tried_on) as tried_date,
        min(case when cancelled_on is null then started_on end) as started_date,
        cast(min(done_on) as {{ dbt.type_timestamp() }}) as done_at,
        max(case when position = 1 then cancelled_on end) as cancelled_date,
        max(case when position = 1 then holder_id end) as holder_id,
        max(recorded_at) as recorded_at,
        'step_dates' as source_table,
        max(case when position = 1 then step_date_id end) as source_id

    from ordered

    group by subject_type, subject_id, step

)

select * from gathered
