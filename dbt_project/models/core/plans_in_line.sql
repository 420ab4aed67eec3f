-- One row per case plan on record, with its number, its chain and the plan before it.
with

plans_signed as (

    select * from {{ ref('plans_signed') }}

),

plans_obliged as (

    select * from {{ ref('plans_obliged') }}

),

firsts as (

    select
        case_id,
        max(case when kind = 'first' then 1 else 0 end) as has_first

    from plans_signed

    group by case_id

),

numbered as (

    select
        *,
        row_number() over (
            partition by case_id, kind
            order by first_date, case_plan_id
        ) as place

    from plans_signed

),

in_line as (

    select
        *,
        lag(finished_date) over (
            partition by case_id
            order by first_date, case_plan_id
        ) as previous_finished_date,
        -- A plan nobody finished gives way to the next one on the day that is begun.
        case
            when finished_date is null then lead(first_date) over (
                partition by case_id
                order by first_date, case_plan_id
            )
        end as superseded_date

    from numbered

    where kind in ('first', 'review')

),

followed as (

    select
        in_line.*,
        lag(in_line.superseded_date) over (
            partition by in_line.case_id
            order by in_line.first_date, in_line.case_plan_id
        ) as previous_superseded_date,
        plans_obliged.obliged_date,
        firsts.has_first

    from in_line

    left join plans_obliged
        on in_line.case_id = plans_obliged.case_id

    left join firsts
        on in_line.case_id = firsts.case_id

),

linked as (

    select
        *,
        sum(case when previous_superseded_date is null then 1 else 0 end) over (
            partition by case_id
            order by first_date, case_plan_id
            rows between unbounded preceding and current row
        ) as chain_number

    from followed

),

recorded as (

    select
        case_id,
        kind,
        place,
        case_plan_id,
        person_id,
        first_date,
        finished_date,
        superseded_date,
        case when kind = 'first' and place = 1 then obliged_date end as obliged_date,
        case when kind = 'review' then previous_finished_date end
            as previous_finished_date,
        due_date,
        case
            when chain_number = 1 and has_first = 0 and obliged_date is not null
                then 'first/1'
            else first_value(
                kind || '/' || cast(place as {{ dbt.type_string() }})
            ) over (
                partition by case_id, chain_number
                order by first_date, case_plan_id
            )
        end as chain_head

    from linked

),

on_their_own as (

    select
        case_id,
        kind,
        place,
        case_plan_id,
        person_id,
        first_date,
        finished_date,
        cast(null as date) as superseded_date,
        cast(null as date) as obliged_date,
        cast(null as date) as previous_finished_date,
        due_date,
        kind || '/' || cast(place as {{ dbt.type_string() }}) as chain_head

    from numbered

    where kind not in ('first', 'review')

),

united as (

    select * from recorded
    union all
    select * from on_their_own

)

select * from united
