-- One row per case with known barriers of its people, listed in words.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

barriers as (

    select distinct
        barriers.case_id,
        coalesce(role_labels.label || ': ', '')
        || lower(coalesce(barrier_labels.label, barriers.kind)) as words

    from {{ ref('barriers') }} as barriers

    cross join as_of

    left join {{ ref('members_now') }} as members_now
        on barriers.case_id = members_now.case_id
        and barriers.person_id = members_now.person_id

    left join {{ ref('code_labels') }} as role_labels
        on members_now.role = role_labels.code
        and role_labels.code_set = 'role'

    left join {{ ref('code_labels') }} as barrier_labels
        on barriers.kind = barrier_labels.code
        and barrier_labels.code_set = 'barrier'

    where barriers.starts_date <= as_of.as_of_date
        and (barriers.ends_date is null or barriers.ends_date > as_of.as_of_date)

),

listed as (

    select
        case_id,
        {{ dbt.listagg('words', "'; '", 'order by words') }} as barriers

    from barriers

    group by case_id

)

select * from listed
