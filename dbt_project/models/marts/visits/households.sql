-- One row per person in an open case: the other people of the case, in words.
{{ config(schema='counts') }}

with

members_now as (

    select distinct
        case_id,
        person_id,
        role

    from {{ ref('members_now') }}

),

role_labels as (

    select * from {{ ref('code_labels') }}
    where code_set = 'role'

),

others as (

    select
        person.case_id,
        person.person_id,
        other.role,
        count(distinct other.person_id) as people

    from members_now as person

    -- A person alone in a case has nobody to list.
    inner join members_now as other
        on person.case_id = other.case_id
        and person.person_id <> other.person_id

    group by person.case_id, person.person_id, other.role

),

worded as (

    select
        others.case_id,
        others.person_id,
        case
            when others.people = 1 then lower(coalesce(role_labels.label, others.role))
            when others.role = 'child'
                then cast(others.people as {{ dbt.type_string() }}) || ' children'
            when others.role = 'other'
                then cast(others.people as {{ dbt.type_string() }}) || ' other people'
            else cast(others.people as {{ dbt.type_string() }}) || ' '
                || lower(coalesce(role_labels.label, others.role)) || 's'
        end as words

    from others

    left join role_labels
        on others.role = role_labels.code

),

listed as (

    select
        case_id,
        person_id,
        {{ dbt.listagg('words', "', '", 'order by words') }} as people_of_case

    from worded

    group by case_id, person_id

)

select * from listed
