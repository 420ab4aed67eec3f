-- One row per request for approval, in order within its subject and purpose.
with

approvals as (

    select * from {{ ref('contract_approvals') }}
    where requested_at is not null
        and state <> 'request_not_submitted'

),

ordered as (

    select
        approval_id,
        subject_type,
        subject_id,
        coalesce(purpose, '') as purpose,
        level,
        requested_at,
        requested_from,
        decided_at,
        state,
        row_number() over (
            partition by subject_type, subject_id, coalesce(purpose, '')
            order by requested_at, approval_id
        ) as request_number,
        lead(requested_at) over (
            partition by subject_type, subject_id, coalesce(purpose, '')
            order by requested_at, approval_id
        ) as next_requested_at

    from approvals

),

described as (

    select
        *,
        state = 'approved' and decided_at is not null as is_approved,
        state in ('requires_modification', 'rejected') and decided_at is not null
            as is_returned,
        state in ('pending_approval', 'pending_higher_approval')
        or decided_at is null as is_pending,
        next_requested_at is null as is_last

    from ordered

)

select * from described
