-- One row per provider, court or other body outside casework that can hold a wait.
with

providers as (

    select * from {{ ref('contract_providers') }}

),

parties as (

    select * from {{ ref('contract_parties') }}

),

bodies as (

    select
        provider_id as party_id,
        coalesce(name, provider_id) as name,
        'provider' as party_kind,
        service_type,
        county_fips,
        cast(slots as integer) as slots

    from providers

    union all

    select
        party_id,
        coalesce(name, party_id) as name,
        coalesce(kind, 'other') as party_kind,
        cast(null as {{ dbt.type_string() }}) as service_type,
        county_fips,
        cast(null as integer) as slots

    from parties
    where party_id not in (select provider_id from providers)

)

select * from bodies
