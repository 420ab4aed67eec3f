-- One row per caseworker and fact for a coaching talk: evidence under three headings, no verdict.
{{ config(alias='coaching') }}

with

coaching_facts as (

    select * from {{ ref('coaching_facts') }}

),

facts as (

    select * from {{ ref('coaching') }}

),

courses as (

    select * from {{ ref('courses') }}

),

units as (

    select
        unit_id,
        fact,
        count(*) as workers,
        sum(hits) as hits,
        sum(n) as n,
        percentile_disc(0.5) within group (order by hits) as middle

    from coaching_facts

    group by unit_id, fact

),

compared as (

    select
        coaching_facts.*,
        units.workers,
        units.hits as unit_hits,
        units.n as unit_n,
        units.middle

    from coaching_facts

    left join units
        on coaching_facts.unit_id = units.unit_id
        and coaching_facts.fact = units.fact

),

worded as (

    select
        compared.worker_id,
        compared.unit_id,
        compared.office_id,
        -- The worker and who supervises the worker directly; nobody else.
        compared.worker_id || coalesce(';' || compared.supervisor_ids, '') as visible_to,
        facts.heading,
        facts.fact,
        facts.sequence,
        facts.label,
        compared.hits,
        compared.n,
        case
            when compared.n is not null
                then {{ of_words('compared.hits', 'compared.n') }}
            else cast(compared.hits as {{ dbt.type_string() }})
        end as value,
        case
            when compared.fact = 'questions' then null
            when compared.unit_n is not null and compared.workers >= 3
                then 'Unit: ' || {{ of_words('compared.unit_hits', 'compared.unit_n') }}
            -- The middle of two is the other one's own number.
            when compared.workers >= 3
                then 'Middle of the unit: '
                || cast(compared.middle as {{ dbt.type_string() }})
        end as comparison,
        facts.days as evidence_days,
        facts.question_1,
        facts.question_2,
        facts.question_3,
        facts.action,
        courses.label as course,
        facts.source,
        facts.verified

    from compared

    -- Every fact counted has its words.
    inner join facts
        on compared.fact = facts.fact

    left join courses
        on facts.course_code = courses.course_code

)

select * from worded
order by worker_id, heading, sequence
