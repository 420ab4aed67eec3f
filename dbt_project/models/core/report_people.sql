-- One row per report received and child it was about.
with

intakes as (

    select * from {{ ref('contract_intakes') }}

),

intake_people as (

    select * from {{ ref('contract_intake_people') }}
    where role = 'child'

),

reported as (

    select distinct
        intakes.intake_id,
        intake_people.person_id,
        cast(intakes.received_at as date) as received_date

    from intakes

    -- A report that names no child is about nobody yet.
    inner join intake_people
        on intakes.intake_id = intake_people.intake_id

    where intake_people.person_id is not null

)

select * from reported
