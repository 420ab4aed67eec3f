-- One row per person in an open case, and service or child: their sessions counted.
{{ config(schema='counts') }}

with

cases_now as (

    select * from {{ ref('cases_now') }}

),

windows as (

    select cast(length as integer) as weeks from {{ ref('windows') }}
    where code = 'taking_part'

),

sessions as (

    select
        *,
        coalesce(need_id, referral_id, child_id, '-') as about_id,
        coalesce(person_id, '-') as who
    from {{ ref('sessions_offered') }}

),

dated as (

    select
        sessions.*,
        windows.weeks,
        cases_now.as_of_date,
        sessions.offered_date > {{ add_days('cases_now.as_of_date', '-7 * windows.weeks') }}
            as is_recent,
        sessions.offered_date > {{ add_days('cases_now.as_of_date', '-14 * windows.weeks') }}
        and sessions.offered_date
            <= {{ add_days('cases_now.as_of_date', '-7 * windows.weeks') }} as is_before

    from sessions

    cross join windows

    -- What was offered in cases now closed is over.
    inner join cases_now
        on sessions.case_id = cases_now.case_id

),

counted as (

    select
        case_id,
        sort,
        about_id,
        who,
        max(as_of_date) as as_of_date,
        max(weeks) as window_weeks,
        max(person_id) as person_id,
        max(child_id) as child_id,
        max(need_id) as need_id,
        cast(count(*) as integer) as offered,
        {{ count_where('is_attended') }} as attended,
        {{ count_where('is_recent') }} as offered_recent,
        {{ count_where('is_recent and is_attended') }} as attended_recent,
        {{ count_where('is_recent and is_attended is null') }} as not_recorded_recent,
        {{ count_where('is_before') }} as offered_before,
        {{ count_where('is_before and is_attended') }} as attended_before,
        max(offered_date) as last_offered_date,
        max(case when is_attended then offered_date end) as last_attended_date

    from dated

    group by case_id, sort, about_id, who

),

-- The latest referral of the need says which service it is, and whether it goes on.
latest as (

    select
        case_id,
        sort,
        about_id,
        who,
        service_type,
        provider_id,
        end_planned_date,
        ended_date,
        row_number() over (
            partition by case_id, sort, about_id, who
            order by offered_date desc, referral_id desc
        ) as place
    from dated

),

described as (

    select
        counted.*,
        latest.service_type,
        latest.provider_id,
        latest.end_planned_date,
        latest.ended_date

    from counted

    left join latest
        on counted.case_id = latest.case_id
        and counted.sort = latest.sort
        and counted.about_id = latest.about_id
        and counted.who = latest.who
        and latest.place = 1

)

select * from described
