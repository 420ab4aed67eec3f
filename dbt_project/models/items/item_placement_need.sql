-- One row per stretch in which a child in care has no settled home.
with

stretches as (

    select * from {{ ref('unsettled_placements') }}
    where placement_id = first_placement_id

),

cases as (

    select * from {{ ref('cases') }}

),

visits as (

    select * from {{ ref('contacts_by_person') }}
    where is_seen

),

seen as (

    -- Children not yet seen where they moved to have no row here.
    select
        stretches.item_id,
        min(visits.occurred_date) as seen_date

    from stretches

    inner join visits
        on stretches.person_id = visits.person_id
        and stretches.moved_date <= visits.occurred_date

    group by stretches.item_id

),

ended as (

    select
        stretches.*,
        case
            when seen.seen_date <= coalesce(stretches.care_ended_date, seen.seen_date)
                then seen.seen_date
            else stretches.care_ended_date
        end as ended_date,
        case
            when seen.seen_date <= coalesce(stretches.care_ended_date, seen.seen_date)
                then 'done'
            when stretches.care_ended_date is not null then 'cancelled'
        end as ended_as

    from stretches

    left join seen
        on stretches.item_id = seen.item_id

),

items as (

    select
        ended.item_id,
        'placement_need' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'No settled home' as title,
        ended.case_id,
        ended.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        ended.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        ended.item_id as chain_id,
        ended.unsettled_date as opened_date,
        ended.ended_date,
        ended.ended_as,
        ended.unsettled_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'placements' as source_table,
        ended.first_placement_id as source_id

    from ended

    left join cases
        on ended.case_id = cases.case_id

)

select * from items
