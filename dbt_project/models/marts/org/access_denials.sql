-- One row per user or office and case or person they must not see, because of a conflict of interest.
with

blocks as (

    select * from {{ ref('blocks') }}

),

denials as (

    select
        access_block_id as denial_id,
        lower(user_email) as user_email,
        office_id,
        case_id,
        person_id,
        reason

    from blocks

)

select * from denials
