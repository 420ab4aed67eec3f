-- One row per person and case with known barriers on the as-of date, listed in words.
{{ config(schema='counts') }}

with

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

barrier_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'barrier'

),

known as (

    select distinct
        barriers.case_id,
        barriers.person_id,
        coalesce(barrier_labels.label, barriers.kind) as words

    from {{ ref('barriers') }} as barriers

    cross join as_of

    left join barrier_labels
        on barriers.kind = barrier_labels.code

    where barriers.starts_date <= as_of.as_of_date
        and (barriers.ends_date is null or barriers.ends_date > as_of.as_of_date)

),

listed as (

    select
        case_id,
        person_id,
        {{ dbt.listagg('words', "'; '", 'order by words') }} as barriers

    from known

    group by case_id, person_id

)

select * from listed
