-- One row per open case and thing that makes it complex. Listed, never summed into a score.
with

cases_now as (

    select * from {{ ref('cases_now') }}

),

needs as (

    select distinct
        case_id,
        'need' as sort,
        domain as what,
        domain_label as label
    from {{ ref('needs_services') }}
    where stage not in ('met', 'handed_over')

),

children as (

    select
        case_id,
        'child' as sort,
        person_id as what,
        label
    from {{ ref('case_people') }}
    where role = 'child'

),

legal_matters as (

    select distinct
        case_id,
        'legal' as sort,
        track as what,
        title as label
    from {{ ref('open_items') }}
    where kind = 'court_hearing'

    union all

    select
        cases_now.case_id,
        'legal' as sort,
        'icwa' as what,
        'Indian Child Welfare Act: ' || lower(code_labels.label) as label
    from cases_now

    -- Where the Act does not apply it is no matter.
    inner join {{ ref('code_labels') }} as code_labels
        on code_labels.code_set = 'icwa'
        and cases_now.icwa_status = code_labels.code
        and code_labels.code in ('applies', 'inquiry_pending')

),

languages as (

    select
        cases_now.case_id,
        'language' as sort,
        cases_now.primary_language as what,
        coalesce(code_labels.label, cases_now.primary_language) as label
    from cases_now

    left join {{ ref('code_labels') }} as code_labels
        on code_labels.code_set = 'language'
        and lower(cases_now.primary_language) = code_labels.code

    where cases_now.primary_language is not null
        and lower(cases_now.primary_language) <> 'en'

),

-- Somebody outside the agency who holds a step of the case, or serves one of its needs.
parties as (

    select
        case_id,
        holder_id as party_id
    from {{ ref('open_waits') }}
    where side not in ('agency', 'family', 'nothing')
        and case_id is not null
        and holder_id is not null

    union

    select
        case_id,
        provider_id as party_id
    from {{ ref('need_places') }}
    where stage in ('referred', 'accepted', 'taking_part', 'to_end')
        and provider_id is not null

),

outside_parties as (

    select
        parties.case_id,
        'party' as sort,
        parties.party_id as what,
        case
            when service_types.is_protected then 'Protected service'
            else coalesce(outside_parties.name, parties.party_id)
        end as label

    from parties

    left join {{ ref('outside_parties') }} as outside_parties
        on parties.party_id = outside_parties.party_id

    left join {{ ref('service_types') }} as service_types
        on outside_parties.service_type = service_types.service_type

),

listed as (

    select * from needs
    union all
    select * from children
    union all
    select * from legal_matters
    union all
    select * from languages
    union all
    select * from outside_parties

)

select
    listed.case_id,
    listed.sort,
    listed.what,
    listed.label,
    cases_now.office_id,
    cases_now.unit_id,
    cases_now.worker_id,
    cases_now.access_level

from listed

-- Closed cases are not complex any more.
inner join cases_now
    on listed.case_id = cases_now.case_id
