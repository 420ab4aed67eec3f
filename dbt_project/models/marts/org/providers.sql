-- One row per provider or other party that can hold a wait.
with

outside_parties as (

    select * from {{ ref('outside_parties') }}

),

open_waits as (

    select
        holder_id,
        count(*) as open_waits

    from {{ ref('open_waits') }}

    where holder_id is not null

    group by holder_id

),

providers as (

    select
        outside_parties.party_id as provider_id,
        outside_parties.name,
        outside_parties.party_kind,
        outside_parties.service_type,
        outside_parties.county_fips,
        outside_parties.slots,
        cast(coalesce(open_waits.open_waits, 0) as integer) as open_waits

    from outside_parties

    left join open_waits
        on outside_parties.party_id = open_waits.holder_id

)

select * from providers
