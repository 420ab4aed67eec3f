-- One row per user and part of the agency they may see, with the access levels they may see there.
with

signers_in as (

    select * from {{ ref('signers_in') }}

    union all

    select * from {{ ref('demo_leader') }}

),

access_roles as (

    select * from {{ ref('access_roles') }}

),

granted as (

    select
        lower(signers_in.email) as user_email,
        max(signers_in.name) as user_name,
        max(signers_in.worker_id) as worker_id,
        max(access_roles.role) as role,
        coalesce(signers_in.level, access_roles.level) as level,
        signers_in.key,
        max(access_roles.access_levels) as access_levels,
        signers_in.starts_date as starts_on,
        -- Two periods from the same day: the one still open, else the longer.
        case
            when count(*) = count(signers_in.ends_date) then max(signers_in.ends_date)
        end as ends_on

    from signers_in

    -- A role nobody has given a scope sees nothing.
    inner join access_roles
        on signers_in.source_role = access_roles.source_role

    where coalesce(signers_in.level, access_roles.level) is not null

    group by
        lower(signers_in.email),
        coalesce(signers_in.level, access_roles.level),
        signers_in.key,
        signers_in.starts_date

)

select * from granted
