-- One row per need of an open case, and somebody who can help with it.
with

needs as (

    select
        needs_served.need_id,
        needs_served.case_id,
        needs_served.domain,
        needs_served.service_type,
        cases_now.office_id,
        cases_now.unit_id,
        cases_now.worker_id,
        cases_now.access_level
    from {{ ref('needs_served') }} as needs_served

    -- Needs of closed cases are over.
    inner join {{ ref('cases_now') }} as cases_now
        on needs_served.case_id = cases_now.case_id

    where needs_served.resolved_date is null
        and needs_served.handed_over_date is null

),

expertise as (

    select * from {{ ref('expertise') }}

),

skilled as (

    select
        needs.need_id,
        expertise.sort,
        expertise.sequence,
        skilled_workers.worker_id as helper_id,
        skilled_workers.name
        || case when skilled_workers.unit_id = needs.unit_id then ', your unit'
            else ', your office'
        end as words,
        row_number() over (
            partition by needs.need_id
            order by
                case when skilled_workers.unit_id = needs.unit_id then 0 else 1 end,
                skilled_workers.name,
                skilled_workers.worker_id
        ) as place

    from needs

    inner join expertise
        on needs.domain = expertise.domain
        and expertise.sort = 'specialist'

    -- Somebody in another office is no help today.
    inner join {{ ref('skilled_workers') }} as skilled_workers
        on expertise.skill = skilled_workers.skill
        and needs.office_id = skilled_workers.office_id
        and skilled_workers.worker_id is distinct from needs.worker_id

),

helpers as (

    -- Two names are enough to ask.
    select
        need_id,
        sort,
        sequence,
        helper_id,
        words
    from skilled
    where place <= 2

    union all

    select
        needs.need_id,
        expertise.sort,
        expertise.sequence,
        cast(null as {{ dbt.type_string() }}) as helper_id,
        expertise.label as words
    from needs

    inner join expertise
        on needs.domain = expertise.domain
        and expertise.sort <> 'specialist'
        -- Not the service that has been asked already.
        and coalesce(expertise.service_type, '') <> coalesce(needs.service_type, '-')

)

select
    helpers.need_id,
    needs.case_id,
    helpers.sort,
    cast(helpers.sequence as integer) as sequence,
    helpers.words,
    helpers.helper_id,
    needs.office_id,
    needs.unit_id,
    needs.worker_id,
    needs.access_level

from helpers

left join needs
    on helpers.need_id = needs.need_id
