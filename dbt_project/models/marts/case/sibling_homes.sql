-- One row per child in care with brothers or sisters in care in the same case: together or apart.
{{ config(schema='counts') }}

with

children as (

    select
        members_now.case_id,
        members_now.person_id,
        care_now.provider_id,
        coalesce(people.is_confidential_location, false) as is_confidential

    from {{ ref('members_now') }} as members_now

    -- Children who live at home are not placed together or apart.
    inner join {{ ref('care_now') }} as care_now
        on members_now.person_id = care_now.person_id

    left join {{ ref('people') }} as people
        on members_now.person_id = people.person_id

    where members_now.role = 'child'

),

paired as (

    select
        child.case_id,
        child.person_id,
        count(*) as others,
        {{ count_where('child.provider_id = sibling.provider_id') }} as together,
        {{ count_where('child.is_confidential or sibling.is_confidential') }} as confidential

    from children as child

    -- A child without brothers or sisters in care has nothing to say here.
    inner join children as sibling
        on child.case_id = sibling.case_id
        and child.person_id <> sibling.person_id

    group by child.case_id, child.person_id

),

worded as (

    select
        case_id,
        person_id,
        case
            when confidential > 0 then 'Not shown: a location is confidential'
            when together = others then 'All together'
            when together = 0 then 'Apart'
            else 'With some of them'
        end as siblings

    from paired

)

select * from worded
