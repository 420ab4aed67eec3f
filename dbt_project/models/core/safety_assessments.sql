-- One row per safety assessment due or recorded, numbered by ground and occasion.
with

investigations as (

    select * from {{ ref('contract_investigations') }}
    where opened_at is not null

),

coverage as (

    select
        max(case when is_supplied then 1 else 0 end) = 1 as is_supplied

    from {{ ref('coverage') }}

    where table_column = 'assessments.assessment_id'

),

recorded as (

    select
        assessment_id,
        case_id,
        person_id,
        investigation_id,
        removal_id,
        coalesce(investigation_id, removal_id, case_id) as rests_on_id,
        case
            when investigation_id is not null then 'investigation'
            when removal_id is not null then 'removal'
            else 'case'
        end as rests_on,
        coalesce(
            occasion,
            case
                when kind = 'reunification' then 'reunification' else 'not_recorded'
            end
        ) as occasion,
        coalesce(opened_on, cast(documented_at as date), cast(recorded_at as date))
            as opened_date,
        due_on as due_date

    from {{ ref('contract_assessments') }}

    where kind in ('safety', 'reunification')
        and coalesce(investigation_id, removal_id, case_id) is not null

),

numbered as (

    select
        *,
        row_number() over (
            partition by rests_on_id, occasion
            order by opened_date, assessment_id
        ) as place

    from recorded

),

-- The first assessment of an investigation is due whether or not anybody began it.
due as (

    select
        investigations.investigation_id as rests_on_id,
        'initial' as occasion,
        1 as place,
        investigations.investigation_id,
        investigations.case_id,
        cast(investigations.opened_at as date) as opened_date

    from investigations

    cross join coverage

    where coverage.is_supplied

),

joined as (

    select
        coalesce(numbered.rests_on_id, due.rests_on_id) as rests_on_id,
        coalesce(numbered.rests_on, 'investigation') as rests_on,
        coalesce(numbered.occasion, due.occasion) as occasion,
        coalesce(numbered.place, due.place) as place,
        numbered.assessment_id,
        coalesce(numbered.investigation_id, due.investigation_id) as investigation_id,
        numbered.removal_id,
        coalesce(numbered.case_id, due.case_id) as case_id,
        numbered.person_id,
        coalesce(due.opened_date, numbered.opened_date) as opened_date,
        numbered.due_date

    from numbered

    full outer join due
        on numbered.rests_on_id = due.rests_on_id
        and numbered.occasion = due.occasion
        and numbered.place = due.place

)

select * from joined
