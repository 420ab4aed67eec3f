-- One row per need of a person in an open case: its service, how far it is, and who can help.
with

cases_now as (

    select * from {{ ref('cases_now') }}

),

need_places as (

    select * from {{ ref('need_places') }}

),

need_stages as (

    select * from {{ ref('need_stages') }}

),

need_domains as (

    select * from {{ ref('need_domains') }}

),

service_types as (

    select * from {{ ref('service_types') }}

),

outside_parties as (

    select * from {{ ref('outside_parties') }}

),

taking_part as (

    select * from {{ ref('taking_part') }}
    where sort = 'service'

),

helpers as (

    select
        need_id,
        {{ dbt.listagg('words', "'; '", 'order by sequence, words') }} as who_can_help
    from {{ ref('need_helpers') }}
    group by need_id

),

described as (

    select
        need_places.need_id,
        need_places.case_id,
        need_places.person_id,
        need_places.domain,
        coalesce(need_domains.shown_label, need_places.domain) as domain_label,
        coalesce(need_domains.is_protected, false)
        or coalesce(service_types.is_protected, false) as is_protected,
        need_places.identified_date,
        need_places.service_type,
        coalesce(service_types.shown_label, 'No service recorded') as service_label,
        case
            when not coalesce(need_domains.is_protected, false)
                and not coalesce(service_types.is_protected, false)
                then outside_parties.name
        end as provider,
        need_places.stage,
        need_stages.label as stage_label,
        need_stages.sequence as stage_order,
        need_places.item_id,
        need_places.holder,
        need_places.since_date,
        {{ days_between('need_places.since_date', 'cases_now.as_of_date') }} as since_days,
        need_places.planned_date,
        taking_part.offered_recent as sessions_offered,
        taking_part.attended_recent as sessions_attended,
        taking_part.last_attended_date,
        helpers.who_can_help,
        cases_now.office_id,
        cases_now.unit_id,
        cases_now.worker_id,
        cases_now.access_level

    from need_places

    -- Needs of closed cases are over.
    inner join cases_now
        on need_places.case_id = cases_now.case_id

    left join need_stages
        on need_places.stage = need_stages.stage

    left join need_domains
        on need_places.domain = need_domains.domain

    left join service_types
        on need_places.service_type = service_types.service_type

    left join outside_parties
        on need_places.provider_id = outside_parties.party_id

    left join taking_part
        on need_places.need_id = taking_part.about_id
        and need_places.person_id = taking_part.person_id

    left join helpers
        on need_places.need_id = helpers.need_id

)

select * from described
