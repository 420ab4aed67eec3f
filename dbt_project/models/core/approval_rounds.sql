-- One row per submission of a piece of work for approval, and what was decided on it.
with

approvals as (

    select * from {{ ref('approvals') }}
    where purpose <> 'exception'
        and (subject_type <> 'case' or purpose = 'close')

),

columns_only as (

    select * from {{ ref('approval_columns') }}

),

recorded_subjects as (

    select distinct
        subject_type,
        subject_id

    from approvals

),

-- The columns of a record keep its last submission and decision only. A return before
-- the last submission shows that there was an earlier one.
first_kept as (

    select
        columns_only.subject_type,
        columns_only.subject_id,
        case
            when columns_only.returned_at < columns_only.submitted_at
                then columns_only.returned_at
            else coalesce(
                columns_only.submitted_at,
                columns_only.returned_at,
                columns_only.approved_at
            )
        end as requested_at,
        columns_only.returned_at,
        case
            when columns_only.returned_at is null then columns_only.approved_at
        end as approved_at

    from columns_only

),

last_kept as (

    select
        subject_type,
        subject_id,
        case
            when submitted_at > returned_at then submitted_at
            else approved_at
        end as requested_at,
        cast(null as {{ dbt.type_timestamp() }}) as returned_at,
        approved_at

    from columns_only

    where submitted_at > returned_at
        or approved_at > returned_at

),

kept as (

    select * from first_kept

    union all

    select * from last_kept

),

rounds as (

    select
        subject_type,
        subject_id,
        requested_at,
        requested_from,
        case when is_returned then decided_at end as returned_at,
        case when is_approved then decided_at end as approved_at

    from approvals

    union all

    select
        kept.subject_type,
        kept.subject_id,
        kept.requested_at,
        cast(null as {{ dbt.type_string() }}) as requested_from,
        kept.returned_at,
        kept.approved_at

    from kept

    left join recorded_subjects
        on kept.subject_type = recorded_subjects.subject_type
        and kept.subject_id = recorded_subjects.subject_id

    where recorded_subjects.subject_id is null

),

numbered as (

    select
        *,
        row_number() over (
            partition by subject_type, subject_id
            order by requested_at, coalesce(returned_at, approved_at)
        ) as round,
        lead(requested_at) over (
            partition by subject_type, subject_id
            order by requested_at, coalesce(returned_at, approved_at)
        ) as next_requested_at

    from rounds

)

select * from numbered
