-- One row per episode of a child missing.
with

episodes as (

    select
        *,
        cast(seen_after_at as date) as seen_date

    from {{ ref('missing_children') }}

),

cases as (

    select * from {{ ref('cases') }}

),

items as (

    select
        episodes.item_id,
        'missing_child' as kind,
        cast(null as {{ dbt.type_string() }}) as track,
        'Missing child' as title,
        episodes.case_id,
        episodes.person_id,
        cast(null as {{ dbt.type_string() }}) as intake_id,
        'case' as subject_type,
        episodes.case_id as subject_id,
        cases.office_id,
        cases.unit_id,
        episodes.item_id as chain_id,
        episodes.missing_date as opened_date,
        least(episodes.seen_date, episodes.rest_ended_date) as ended_date,
        case
            when episodes.seen_date
                <= coalesce(episodes.rest_ended_date, episodes.seen_date)
                then 'done'
            when episodes.rest_ended_date is not null then 'cancelled'
        end as ended_as,
        episodes.missing_date as due_anchor_date,
        cast(null as {{ dbt.type_string() }}) as due_policy,
        cast(null as date) as due_date,
        'missing_episodes' as source_table,
        episodes.missing_episode_id as source_id

    from episodes

    left join cases
        on episodes.case_id = cases.case_id

)

select * from items
