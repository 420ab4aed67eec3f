-- One row per case plan due or recorded: which plan, and since when it is due.
with

plans_signed as (

    select * from {{ ref('plans_signed') }}

),

cases as (

    select * from {{ ref('cases') }}

),

removals as (

    select
        case_id,
        min(removed_on) as removed_date

    from {{ ref('contract_removals') }}

    group by case_id

),

coverage as (

    select
        max(case when is_supplied then 1 else 0 end) = 1 as is_supplied

    from {{ ref('coverage') }}

    where table_column = 'case_plans.case_plan_id'

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

-- A plan is due from the first removal, or from the opening of an in-home case.
obliged as (

    select
        cases.case_id,
        case
            when cases.program <> 'in_home' or cases.program is null
                then removals.removed_date
            when removals.removed_date < cases.opened_date then removals.removed_date
            else cases.opened_date
        end as obliged_date

    from cases

    left join removals
        on cases.case_id = removals.case_id

    cross join coverage

    where coverage.is_supplied

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
        min(finished_date) over (
            partition by case_id
            order by first_date, case_plan_id
            rows between 1 following and unbounded following
        ) as later_finished_date,
        row_number() over (
            partition by case_id
            order by first_date desc, case_plan_id desc
        ) as place_from_last

    from numbered

    where kind in ('first', 'review')

),

recorded as (

    select
        in_line.case_id,
        in_line.kind,
        in_line.place,
        in_line.case_plan_id,
        in_line.person_id,
        in_line.first_date,
        in_line.finished_date,
        case
            when in_line.finished_date is null then in_line.later_finished_date
        end as superseded_date,
        case
            when in_line.kind = 'first' and in_line.place = 1 then obliged.obliged_date
        end as obliged_date,
        case
            when in_line.kind = 'review' then in_line.previous_finished_date
        end as previous_finished_date,
        in_line.due_date

    from in_line

    left join obliged
        on in_line.case_id = obliged.case_id

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
        due_date

    from numbered

    where kind not in ('first', 'review')

),

plans_of_cases as (

    select
        case_id,
        max(case when kind = 'first' then place else 0 end) as firsts,
        max(case when kind = 'review' then place else 0 end) as reviews,
        max(case when place_from_last = 1 then finished_date end) as last_finished_date,
        min(finished_date) as first_finished_date

    from in_line

    group by case_id

),

firsts_missing as (

    select
        obliged.case_id,
        'first' as kind,
        1 as place,
        cast(null as {{ dbt.type_string() }}) as case_plan_id,
        cast(null as {{ dbt.type_string() }}) as person_id,
        cast(null as date) as first_date,
        cast(null as date) as finished_date,
        plans_of_cases.first_finished_date as superseded_date,
        obliged.obliged_date,
        cast(null as date) as previous_finished_date,
        cast(null as date) as due_date

    from obliged

    left join plans_of_cases
        on obliged.case_id = plans_of_cases.case_id

    where obliged.obliged_date is not null
        and coalesce(plans_of_cases.firsts, 0) = 0

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
        cast(null as date) as due_date

    from plans_of_cases

    where plans_of_cases.last_finished_date is not null

),

united as (

    select * from recorded
    union all
    select * from on_their_own
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
