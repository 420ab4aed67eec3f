-- One row per policy code that a kind or a step names and policy does not hold.
with

named as (

    select due_policy as code from {{ ref('item_kinds') }}
    union all
    select policy as code from {{ ref('process_map') }}

),

policy as (

    select * from {{ ref('policy') }}

)

select named.code

from named

left join policy
    on named.code = policy.code
    -- `response:<priority>` is completed from the item.
    or (
        named.code like '%<%'
        and policy.code like substring(named.code, 1, position('<' in named.code) - 1) || '%'
    )

where coalesce(named.code, '') <> ''
    and policy.code is null
