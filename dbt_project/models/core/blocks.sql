-- One row per conflict of interest on record.
with

access_blocks as (

    select * from {{ ref('contract_access_blocks') }}

)

select
    access_block_id,
    user_email,
    office_id,
    case_id,
    person_id,
    coalesce(reason, 'not recorded') as reason

from access_blocks
