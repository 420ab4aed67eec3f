-- One row per piece of work and part of its approval: submitted, returned, decided.
with

approval_rounds as (

    select * from {{ ref('approval_rounds') }}

),

submitted as (

    select
        subject_type,
        subject_id,
        'submitted' as part,
        '' as step_ref,
        cast(null as date) as asked_date,
        cast(null as integer) as times_asked,
        cast(null as date) as last_asked_date,
        min(requested_at) as done_at,
        cast(null as date) as undone_since,
        cast(null as {{ dbt.type_string() }}) as holder_id

    from approval_rounds

    group by subject_type, subject_id

),

returned as (

    select
        subject_type,
        subject_id,
        'submitted' as part,
        {{ iso_day('returned_at') }} as step_ref,
        cast(null as date) as asked_date,
        cast(null as integer) as times_asked,
        cast(null as date) as last_asked_date,
        max(next_requested_at) as done_at,
        min(cast(returned_at as date)) as undone_since,
        cast(null as {{ dbt.type_string() }}) as holder_id

    from approval_rounds

    where returned_at is not null

    group by subject_type, subject_id, {{ iso_day('returned_at') }}

),

decided as (

    select
        subject_type,
        subject_id,
        'decided' as part,
        '' as step_ref,
        min(cast(requested_at as date)) as asked_date,
        cast(count(*) as integer) as times_asked,
        max(cast(requested_at as date)) as last_asked_date,
        min(approved_at) as done_at,
        cast(null as date) as undone_since,
        max(case when next_requested_at is null then requested_from end) as holder_id

    from approval_rounds

    group by subject_type, subject_id

),

united as (

    select * from submitted
    union all
    select * from returned
    union all
    select * from decided

)

select * from united
