-- One row per case plan due or recorded: which plan, and since when it is due.
with

plans_in_line as (

    select * from {{ ref('plans_in_line') }}

),

plans_obliged as (

    select * from {{ ref('plans_obliged') }}
    where obliged_date is not null

),

as_of as (

    select as_of_date from {{ ref('as_of_dates') }}
    where is_current

),

review_policy as (

    select
        max(case when code = 'case_plan_review' then value end) as months,
        max(case when code = 'case_plan_review_window' then value end) as window_days

    from {{ ref('policy') }}

),

last_in_line as (

    select
        *,
        row_number() over (
            partition by case_id
            order by first_date desc, case_plan_id desc
        ) as place_from_last

    from plans_in_line

    where kind in ('first', 'review')

),

plans_of_cases as (

    select
        case_id,
        max(case when kind = 'first' then place else 0 end) as firsts,
        max(case when kind = 'review' then place else 0 end) as reviews,
        max(case when place_from_last = 1 then finished_date end) as last_finished_date,
        min(first_date) as first_begun_date

    from last_in_line

    group by case_id

),

firsts_missing as (

    select
        plans_obliged.case_id,
        'first' as kind,
        1 as place,
        cast(null as {{ dbt.type_string() }}) as case_plan_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as date) as first_date,
        cast(null as date) as finished_date,
        plans_of_cases.first_begun_date as superseded_date,
        plans_obliged.obliged_date,
        cast(null as date) as previous_finished_date,
        cast(null as date) as due_date,
        'first/1' as chain_head

    from plans_obliged

    left join plans_of_cases
        on plans_obliged.case_id = plans_of_cases.case_id

    where coalesce(plans_of_cases.firsts, 0) = 0

),

reviews_missing as (

    select
        plans_of_cases.case_id,
        'review' as kind,
        plans_of_cases.reviews + 1 as place,
        cast(null as {{ dbt.type_string() }}) as case_plan_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as date) as first_date,
        cast(null as date) as finished_date,
        cast(null as date) as superseded_date,
        cast(null as date) as obliged_date,
        plans_of_cases.last_finished_date as previous_finished_date,
        cast(null as date) as due_date,
        'review/' || cast(plans_of_cases.reviews + 1 as {{ dbt.type_string() }})
            as chain_head

    from plans_of_cases

    where plans_of_cases.last_finished_date is not null

),

united as (

    select * from plans_in_line
    union all
    select * from firsts_missing
    union all
    select * from reviews_missing

),

windowed as (

    select
        united.*,
        {{ add_days(
            add_months('united.previous_finished_date', 'review_policy.months'),
            '-1 * review_policy.window_days'
        ) }} as window_opens_date

    from united

    cross join review_policy

),

opened as (

    select
        *,
        case
            when previous_finished_date is not null
                then least(window_opens_date, first_date)
            else least(obliged_date, first_date)
        end as opened_date

    from windowed

)

select opened.* from opened
cross join as_of
where opened.opened_date <= as_of.as_of_date
